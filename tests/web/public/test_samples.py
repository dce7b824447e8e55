"""The sample residents are offered with their stories, each a way to a result."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from anju.demo import queries
from tests.web.reading import words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("path", "language"), [("/samples", "zh"), ("/en/samples", "en")])
def test_every_sample_is_offered_in_the_language_of_the_page(residents: None, path: str, language: str) -> None:
    page = Client().get(path).content
    shown = words(page, "content")
    assert [getattr(one, f"label_{language}") in shown for one in queries.sample_residents()] == [True] * 8
    assert [getattr(one, f"story_{language}") in shown for one in queries.sample_residents()] == [True] * 8


def test_every_sample_leads_to_a_result(residents: None) -> None:
    page = Client().get("/samples").content.decode()
    for resident in queries.sample_residents():
        assert f'href="/result?sample={resident.slug}"' in page
        assert Client().get(f"/result?sample={resident.slug}").status_code == 200


def test_page_costs_one_query(
    residents: None, django_assert_num_queries: Callable[[int], AbstractContextManager[None]]
) -> None:
    with django_assert_num_queries(1):
        Client().get("/samples")
