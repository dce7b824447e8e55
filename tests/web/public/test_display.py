"""Large print and colours are chosen with one press, stay on the device, and lead back to where one was."""

import pytest
from django.test import Client

from tests.web.reading import words


@pytest.mark.parametrize(
    ("chosen", "cookies"),
    [
        ({"display": "elderly"}, {"display": "elderly"}),
        ({"theme": "dark"}, {"theme": "dark"}),
        ({"display": "plain", "theme": "auto"}, {"display": "plain", "theme": "auto"}),
        ({"display": "huge", "theme": "<b>"}, {}),
        ({}, {}),
    ],
)
def test_choice_is_kept_for_a_year_and_nothing_else_is(chosen: dict[str, str], cookies: dict[str, str]) -> None:
    answer = Client().post("/display", chosen)
    kept = {name: morsel.value for name, morsel in answer.cookies.items()}
    lives = {(morsel["max-age"], morsel["samesite"], morsel["httponly"]) for morsel in answer.cookies.values()}
    assert (kept, lives) == (cookies, {(365 * 86_400, "Lax", True)} if cookies else set())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("/en/?sample=welder", "/en/?sample=welder"),
        ("/result#parts", "/result#parts"),
        ("https://elsewhere.example/", "/display"),
        ("//elsewhere.example/", "/display"),
        ("javascript:alert(1)", "/display"),
        ("", "/display"),
    ],
)
def test_visitor_goes_back_to_the_page_before_but_never_to_another_site(before: str, after: str) -> None:
    answer = Client().post("/display", {"display": "elderly", "next": before})
    assert (answer.status_code, answer["Location"]) == (302, after)


def test_page_shows_what_was_chosen_and_offers_the_way_back() -> None:
    client = Client()
    client.post("/display", {"display": "elderly", "theme": "dark"})
    page = client.get("/en/display").content.decode()
    assert (
        'data-bs-theme="dark" data-display="elderly"' in page,
        "Back to the standard view" in words(page, "content"),
    ) == (
        True,
        True,
    )


def test_choice_that_another_site_sends_is_refused() -> None:
    assert Client(enforce_csrf_checks=True).post("/display", {"display": "elderly"}).status_code == 403
