"""What lies ahead, asked as a browser asks and as htmx asks."""

import re
from typing import Any

import pytest
from django.test import Client

from tests.web.people import HOME, INSURED, visitor
from tests.web.reading import words

KNOWN: dict[str, Any] = {"insurance_month": INSURED, "home": HOME}


def test_plan_stands_in_one_sentence_towards_the_line_of_the_edition() -> None:
    answer = visitor(insurance_month=INSURED).get("/en/result/outlook")
    assert words(answer.content, "plan") == [
        "100 points on 1 Dec 2032 if you go on as now; "
        'with "Buy a completed home, take the title and live in it" (+80 points) already by 1 Feb 2025.'
    ]


def test_target_is_chosen_in_the_address_and_shown_again() -> None:
    answer = visitor(**KNOWN).get("/en/result/outlook?target=140.25&years=3")
    assert b'value="140.25"' in answer.content
    assert words(answer.content, "plan")[0].startswith("140.25 points on 1 Sep 2025 if you go on as now")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"target": "many"}, "积分请写成数字，例如 100。"),
        ({"target": "-1"}, "积分须在 0 至 100,000 之间。"),
        ({"target": "NaN"}, "积分请写成数字，例如 100。"),
        ({"target": "1e99"}, "积分须在 0 至 100,000 之间。"),
        ({"years": "7"}, "请选择列出的年数。"),
    ],
)
def test_what_cannot_be_asked_is_told_with_its_field(asked: dict[str, str], said: str) -> None:
    answer = visitor().get("/result/outlook", asked)
    assert answer.status_code == 422
    assert words(answer.content, "problems") == ["有内容需要更正", said]
    assert "错误：今后几年" in answer.content.decode()


def test_part_that_htmx_fetches_is_the_same_as_in_the_page() -> None:
    """The fragment is contained in the page word by word."""
    client = visitor(**KNOWN)
    page = client.get("/result/outlook")
    part = client.get("/result/outlook", headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()
    assert part.content.decode().strip() in page.content.decode()
    assert "HX-Request" in page["Vary"]


@pytest.mark.django_db
def test_sample_is_looked_ahead_of_too_and_stays_in_the_form(residents: None) -> None:
    answer = Client().get("/en/result/outlook?sample=factory-worker&target=120")
    assert b'name="sample" value="factory-worker"' in answer.content
    assert words(answer.content, "plan")[0].startswith("120 points on")


def test_nobody_known_is_told_how_to_begin() -> None:
    assert words(Client().get("/result/outlook").content, "content")[0] == "还没有填写内容"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/result/outlook", ["1年", "3年", "5年", "10年", "20年"]),
        ("/en/result/outlook", ["1 year", "3 years", "5 years", "10 years", "20 years"]),
    ],
)
@pytest.mark.django_db
def test_years_are_offered_in_the_language_of_the_page(residents: None, address: str, said: list[str]) -> None:
    page = Client().get(f"{address}?sample=courier").content.decode()
    assert re.findall(r"<option[^>]*>([^<]+)</option>", page) == said
