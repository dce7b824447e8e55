"""The first page, asked as a browser asks."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from anju.demo import queries
from tests.web.reading import words

pytestmark = pytest.mark.django_db
NURSE = {
    "person": {"birth_date": "1990-05-01", "household_registration": "elsewhere"},
    "facts": {
        "registration": [{"from": "2015-03-01", "to": "2018-02-28", "ended": "cancelled"}],
        "insurance_month": [{"from": "2015-04", "to": "2020-02"}, {"month": "2015-03", "payment": "back_paid"}],
    },
}
ASKED = {"edition": "hangzhou-2020", "as_of": "2020-03-09"}


def post(pasted: Any, address: str = "/", **asked: Any) -> HttpResponse:
    """Paste a file and send it."""
    text = pasted if isinstance(pasted, str) else json.dumps(pasted)
    return Client().post(address, ASKED | {"text": text} | asked)  # type: ignore[return-value]  # the client answers a response with more on it


@contextmanager
def reading_only() -> Iterator[None]:
    """Refuse every statement that is no SELECT."""

    def refuse(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        assert sql.lstrip().upper().startswith("SELECT"), sql
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        yield


def test_first_page_offers_every_sample_and_a_form(residents: None) -> None:
    answer = Client().get("/")
    shown = words(answer.content, "content")
    assert answer.status_code == 200
    assert [r.label_zh in shown for r in queries.sample_residents()] == [True] * queries.sample_residents().count()
    assert words(answer.content, "question") == [
        "载入文件",
        "JSON 格式的个人事实文件，不超过 1 MB。在此载入文件后，以文件为准，不看下面粘贴的内容。",
        "或粘贴内容",
        "没有写的表示不清楚，结果是一个范围；空列表 [] 表示没有。不需要姓名和身份证号码。",
        "细则版本",
        "计分基准日",
        "假设该版本在这一天有效，进行假设计算",
        "计算积分",
    ]


@pytest.mark.parametrize("path", ["/", "/en/"])
def test_every_sample_renders_and_nothing_is_written(residents: None, path: str) -> None:
    for resident in queries.sample_residents():
        with reading_only():
            answer = Client().get(path, {"sample": resident.slug})
        assert answer.status_code == 200
        assert words(answer.content, "total-title") == ["总积分" if path == "/" else "Total"]


@pytest.mark.parametrize(("path", "rest"), [("/", 1), ("/?sample=courier", 1)])
def test_page_costs_one_query(
    residents: None, path: str, rest: int, django_assert_num_queries: Callable[[int], AbstractContextManager[None]]
) -> None:
    with django_assert_num_queries(rest):
        Client().get(path)


def test_pasted_file_is_explained_in_chinese() -> None:
    with reading_only():
        answer = post(NURSE)
    assert answer.status_code == 200
    assert words(answer.content, "indicator-insurance") == [
        "社会保险",
        "已公布",
        "14.75分",
        "59个月 × 0.25分 = 14.75分",
        "依据",
        "杭州市居住证积分管理问答（2020年3月9日）·F12",
        "解读",
        "计至基准日上月；不分险种",
        "社保实缴月数",
        "59个月",
        "计入",
        "社会保险缴费月 2015年4月至2020年2月",
        "2015年4月至2020年2月，共59个月",
        "杭州市居住证积分管理问答（2020年3月9日）·F12",
        "facts.insurance_month[0]",
        "不计入",
        "社会保险缴费月 2015年3月（补缴）",
        "2015年3月，共1个月",
        "补缴不计",
        "杭州市居住证积分管理问答（2020年3月9日）·F12",
        "facts.insurance_month[1]",
    ]


def test_pasted_file_is_explained_in_english() -> None:
    answer = post(NURSE, "/en/")
    assert words(answer.content, "timelines") == [
        "Timeline",
        "Days of residence",
        "2016",
        "2017",
        "2018",
        "2019",
        "2020",
        "counted",
        "1096 days",
        "run on",
        "731 days",
        "undecided",
        "9 days",
        "Days of residence: every stretch of days",
        "State",
        "Dates",
        "Length",
        "Reason",
        "counted",
        "1 Mar 2015 to 28 Feb 2018",
        "1096 days",
        "run on",
        "1 Mar 2018 to 29 Feb 2020",
        "731 days",
        "cancelled while the lease, the labour contract or the insurance went on unbroken",
        "undecided",
        "1 Mar 2020 to 9 Mar 2020",
        "9 days",
        "depends on facts that are missing",
    ]


def test_loaded_file_comes_before_the_pasted_text_and_is_shown_again() -> None:
    loaded = SimpleUploadedFile("me.json", b"\xef\xbb\xbf" + json.dumps(NURSE).encode())
    answer = post("{", file=loaded)
    assert (answer.status_code, words(answer.content, "id_text")) == (200, [json.dumps(NURSE)])


def test_every_fault_is_listed_with_its_place_and_the_text_is_kept() -> None:
    bad = {"person": {"birth_date": "1990-13-01"}, "facts": {"insurance_month": [{"month": "2020-1"}]}}
    answer = post(bad, as_of="soon")
    listed = words(answer.content, "problems")
    assert answer.status_code == 422
    assert [word for word in listed if "." in word and word.isascii()] == [
        "person.birth_date",
        "facts.insurance_month[0].month",
    ]
    assert "日期请写作 2020-03-09。" in listed
    assert words(answer.content, "id_text") == [json.dumps(bad)]
    assert "<title>错误：有内容需要更正 · 安居</title>" in answer.content.decode()


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ("", "请载入或粘贴个人事实文件。"),
        ("{", "line 1 column 2"),
        ("[]", "$"),
        ('{"household": []}', "household"),
        ("[" * 100_000, "$"),
        ('{"facts": {"\\ud800": []}}', "facts.?"),
        ("\x00", "内容中有文本不应有的字符，请检查文件是否完整。"),
        ('{"a": 1, "a": 2}', "$"),
        ('{"person": {"<script>": 1}}', "person.<script>"),
    ],
)
def test_bad_file_is_told_in_words(pasted: str, said: str) -> None:
    answer = post(pasted)
    assert (answer.status_code, said in words(answer.content, "problems")) == (422, True)
    assert "<script>" not in answer.content.decode()


def test_file_that_is_no_text_is_told_in_words() -> None:
    answer = post("", file=SimpleUploadedFile("me.json", b"\xff\x00\xfe"))
    assert (answer.status_code, words(answer.content, "problems")[0]) == (422, "有内容需要更正")


def test_day_outside_the_edition_is_refused_with_a_way_on(residents: None) -> None:
    answer = Client().get("/?sample=courier&as_of=2022-01-01")
    assert (answer.status_code, words(answer.content, "problems")) == (
        422,
        [
            "该日不在版本适用期内",
            "“杭州市居住证积分（2018年试行细则）”适用于2018年1月1日至2021年9月30日，不能判定2022年1月1日的积分。",
            "请选择适用期内的日期；也可以假设它当日有效来计算，明细上会注明。",
            "假设计算",
        ],
    )
    as_if = Client().get("/?sample=courier&as_of=2022-01-01&as_if=on")
    assert (as_if.status_code, "以下是假设它当日有效的结果，不能作为判定。" in as_if.content.decode()) == (200, True)


@pytest.mark.parametrize("asked", ["as_of=1066-10-14", "as_of=2020-02-30", "edition=nowhere-1999"])
def test_question_that_makes_no_sense_is_told_in_words(residents: None, asked: str) -> None:
    answer = Client().get(f"/?sample=courier&{asked}")
    assert (answer.status_code, words(answer.content, "problems")[0]) == (422, "有内容需要更正")


@pytest.mark.parametrize("address", ["/?sample=nobody", "/?sample=%00", "/en/?draft=nobody"])
def test_sample_that_does_not_exist_is_not_found(residents: None, address: str) -> None:
    assert Client().get(address).status_code == 404


def test_draft_puts_the_samples_facts_into_the_form(residents: None) -> None:
    for resident in queries.sample_residents():
        text = words(Client().get(f"/?draft={resident.slug}").content, "id_text")
        assert json.loads(text[0]) == resident.person_file


def test_language_switch_keeps_the_question(residents: None) -> None:
    page = Client().get("/?sample=courier&as_of=2020-06-01").content.decode()
    assert 'href="/en/?sample=courier&amp;as_of=2020-06-01" lang="en"' in page
    back = Client().get("/en/?sample=courier&as_of=2020-06-01").content.decode()
    assert 'href="/?sample=courier&amp;as_of=2020-06-01" lang="zh-Hans"' in back


def test_language_switch_sends_a_pasted_file_again() -> None:
    page = post(NURSE).content.decode()
    assert 'type="submit" form="question" formaction="/en/" lang="en"' in page


def test_language_is_in_the_address_whatever_the_browser_prefers() -> None:
    pages = [Client().get(path, headers={"accept-language": "en"}).content.decode() for path in ("/", "/en/")]
    assert ['<html lang="zh-Hans" ' in pages[0], '<html lang="en" ' in pages[1]] == [True, True]


def test_answer_to_a_file_is_kept_nowhere_and_named_nowhere() -> None:
    answer = post(NURSE)
    assert answer["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "<title>积分明细 · 安居</title>" in answer.content.decode()


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(method: str) -> None:
    assert getattr(Client(), method)("/").status_code == 405
