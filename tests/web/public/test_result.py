"""The result, asked as a browser asks."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from django.test import Client

from anju.demo import queries
from tests.web.people import HOME, INSURED, visitor
from tests.web.reading import words

pytestmark = pytest.mark.django_db
OFF_PLAN = [{**HOME[0], "stage": "off_plan", "owned": False, "handed_over_on": "2026-01-01"}]


@pytest.mark.parametrize("path", ["/result", "/en/result"])
def test_every_sample_is_shown_and_marked_as_nobody_real(residents: None, path: str) -> None:
    for resident in queries.sample_residents():
        answer = Client().get(path, {"sample": resident.slug})
        head = words(answer.content, "content")
        assert answer.status_code == 200
        assert (resident.label_zh if path == "/result" else resident.label_en) == head[0]
        assert ("示例人物，非真实个人" if path == "/result" else "Sample person, nobody real") == head[1]


def test_sample_costs_one_query_and_ones_own_answers_none(
    residents: None, django_assert_num_queries: Callable[[int], AbstractContextManager[None]]
) -> None:
    with django_assert_num_queries(1):
        Client().get("/result?sample=courier")
    with django_assert_num_queries(0):
        visitor().get("/result")


def test_own_answers_are_explained_in_chinese() -> None:
    answer = visitor(insurance_month=INSURED, home=OFF_PLAN).get("/result")
    assert words(answer.content, "total-title") == ["总积分"]
    assert words(answer.content, "indicator-insurance")[:4] == ["社会保险", "转述", "24分", "48个月 × 0.5分 = 24分"]
    assert "到计分基准日既未取得产权，也未交付" in words(answer.content, "indicator-home")


def test_line_of_the_edition_stands_with_its_distance_article_and_standing() -> None:
    answer = visitor(insurance_month=INSURED).get("/en/result")
    assert words(answer.content, "to-line-1") == [
        "has a total of at least 100",
        "46 points short",
        "The public text on settlement by points in 2024, conditions of application",
        "Published",
    ]


def test_edition_without_a_line_shows_none() -> None:
    assert words(visitor("hangzhou-2020").get("/result").content, "to-line-1") == []


def test_what_is_not_known_gives_a_range_and_is_named() -> None:
    answer = visitor(home=None).get("/result")
    assert words(answer.content, "missing")[2:] == ["住房", "补充或修改答案"]
    assert "30–110" in words(answer.content, "content")


def test_who_may_not_apply_learns_why_and_what_can_be_done() -> None:
    answer = visitor(permit=[]).get("/result")
    shown = words(answer.content, "refused")
    assert shown[:4] == [
        "为什么还不能申请，可以怎么办",
        "持有市区签发的有效《浙江省居住证》",
        "不符合",
        "核查部门：公安",
    ]
    assert words(visitor(home=HOME).get("/result").content, "refused") == []


def test_day_that_the_edition_does_not_cover_is_judged_as_if_and_said() -> None:
    answer = visitor("hangzhou-2021", as_of=date(2030, 1, 1)).get("/en/result")
    assert "As if in force." in words(answer.content, "content")


def test_nobody_known_is_told_how_to_begin() -> None:
    answer = Client().get("/result")
    assert (answer.status_code, words(answer.content, "content")[0]) == (200, "还没有填写内容")


def test_unknown_sample_is_not_found() -> None:
    assert Client().get("/result?sample=nobody").status_code == 404


def test_result_is_kept_by_nobody_between() -> None:
    assert visitor().get("/result")["Cache-Control"] == "private, no-cache"


def test_question_that_narrows_most_is_asked_next_and_leads_back(residents: None) -> None:
    answer = visitor(home=None).get("/result").content.decode()
    assert words(answer, "next-question") == ["下一题：住房"]
    assert "next=result" in answer
    assert words(Client().get("/result?sample=three-facts").content, "next-question") == []


def test_edition_is_changed_on_a_page_that_leads_back(residents: None) -> None:
    answer = Client().get("/result?sample=courier").content.decode()
    assert 'href="/estimate/edition?sample=courier&amp;next=result"' in answer
