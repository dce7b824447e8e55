"""The QR code points to a page of this site, under the name by which the visitor reached it."""

import io

import pytest
import segno
from django.test import Client


def drawn(address: str) -> bytes:
    """Draw an address as the page does."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", border=2, omitsize=True, light="#fff", svgclass=None, lineclass=None
    )
    return out.getvalue()


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("/estimate", "http://anju.example/estimate"),
        ("/en/result?sample=welder", "http://anju.example/en/result?sample=welder"),
        ("", "http://anju.example/"),
        ("//elsewhere.example/", "http://anju.example/"),
        ("https://elsewhere.example/", "http://anju.example/"),
        ("/" + "x" * 400, "http://anju.example/"),
    ],
)
def test_code_shows_a_page_of_this_site_and_no_other(settings: object, page: str, address: str) -> None:
    settings.ALLOWED_HOSTS = ["anju.example"]  # type: ignore[attr-defined]  # pytest-django's fixture has no type
    answer = Client(headers={"host": "anju.example"}).get("/qr.svg", {"page": page})
    assert (answer["Content-Type"], answer.content) == ("image/svg+xml", drawn(address))


def test_code_may_be_kept_by_the_browser_for_a_day() -> None:
    assert Client().get("/qr.svg")["Cache-Control"] == "public, max-age=86400"
