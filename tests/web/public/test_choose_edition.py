"""City, edition, day and purpose are chosen; another city asks first."""

from datetime import date
from typing import Any

from django.test import Client

from tests.web.public.answering import carried, carrying, post
from tests.web.reading import words

HOME: dict[str, Any] = {"home": []}


def test_edition_in_force_is_chosen_and_said() -> None:
    page = Client().get("/estimate/edition")
    assert 'value="hangzhou-2024" id="id_edition_5" checked' in page.content.decode()
    assert "今天有效" in words(page.content, "id_edition")


def test_edition_day_and_purpose_are_carried() -> None:
    client = carrying(facts=HOME)
    typed = {"edition": "hangzhou-2024", "as_of": "2025年1月2日", "context-purpose": "settlement"}
    assert post(client, "/estimate/edition", typed)["Location"] == "/estimate/check"
    mine = carried(client)
    assert (mine.edition, mine.as_of, mine.person_file) == (
        "hangzhou-2024",
        date(2025, 1, 2),
        {"person": {}, "context": {"purpose": "settlement"}, "facts": HOME},
    )


def test_another_edition_of_the_city_keeps_everything_and_asks_what_it_alone_asks() -> None:
    client = carrying("hangzhou-2020", facts=HOME, context={"place": "xihu"})
    assert post(client, "/estimate/edition?next=result", {"edition": "hangzhou-2024"})["Location"] == (
        "/estimate/edition?next=result"
    )
    assert carried(client).person_file == {"person": {}, "context": {"place": "xihu"}, "facts": HOME}
    assert post(client, "/estimate/edition?next=result", {"edition": "hangzhou-2024"})["Location"] == "/result"


def test_day_that_the_edition_does_not_cover_is_refused_until_it_is_asked_as_if() -> None:
    client, typed = Client(), {"edition": "hangzhou-2020", "as_of": "2022-03-09"}
    answer = post(client, "/estimate/edition", typed)
    assert answer.status_code == 422
    assert words(answer.content, "problems") == [
        "有内容需要更正",
        "“杭州市居住证积分（2018年试行细则）”适用于2018年1月1日至2021年9月30日，不能判定2022年3月9日的积分。",
    ]
    assert "假设该版本在这一天有效" in "".join(words(answer.content, "questions"))
    assert post(client, "/estimate/edition", typed | {"as_if": True}).status_code == 302
    assert carried(client).as_of == date(2022, 3, 9)


def test_another_city_asks_first_and_says_what_is_kept() -> None:
    client = carrying(person={"birth_date": "1990-05-01"}, facts=HOME | {"degree": []})
    typed = {"edition": "shanghai-2015"}
    asked = post(client, "/estimate/edition", typed)
    assert (asked.status_code, carried(client).edition) == (200, "hangzhou-2024")
    assert words(asked.content, "questions")[1:8] == [
        "会带过去的内容",
        "出生日期",
        "学历学位",
        "不会带过去的内容",
        "住房",
        "城市与版本",
        "上海市",
    ]
    answer = post(client, "/estimate/edition", typed, do="change")
    assert answer["Location"] == "/estimate/edition"
    assert carried(client).person_file == {
        "person": {"birth_date": "1990-05-01"},
        "context": {},
        "facts": {"degree": []},
    }


def test_another_city_is_taken_at_once_when_nothing_was_answered() -> None:
    client = Client()
    assert post(client, "/estimate/edition", {"edition": "beijing-2016"})["Location"] == "/estimate"
    assert carried(client).edition == "beijing-2016"


def test_what_is_no_day_and_no_edition_is_refused() -> None:
    for typed in ({"edition": "nowhere"}, {"edition": "hangzhou-2024", "as_of": "soon"}, {"as_of": "1800-01-01"}):
        assert post(Client(), "/estimate/edition", typed).status_code == 422
