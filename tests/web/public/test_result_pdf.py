"""The print, asked as a browser asks."""

import pytest
from django.test import Client

from tests.web.people import HOME, visitor


@pytest.mark.parametrize("path", ["/result.pdf", "/en/result.pdf"])
def test_print_is_a_file_to_keep_named_by_edition_and_day(path: str) -> None:
    answer = visitor(home=HOME).get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Content-Disposition"] == 'attachment; filename="anju-hangzhou-2024-2024-08-01.pdf"'
    assert answer.content.startswith(b"%PDF-")


@pytest.mark.django_db
def test_sample_is_printed_too(residents: None) -> None:
    assert Client().get("/result.pdf?sample=courier").content.startswith(b"%PDF-")


def test_nobody_known_is_sent_to_the_page_that_tells_how_to_begin() -> None:
    answer = Client().get("/result.pdf")
    assert (answer.status_code, answer["Location"]) == (302, "/result")
