"""A link brings the answers back; one that is wrong or old is told in words."""

from datetime import timedelta

import pytest
from django.test import Client

from anju.common import clock
from anju.common.sealing import seal
from anju.web.simulation.carrying import _written, link_of
from tests.web.public.answering import carried, carrying
from tests.web.reading import words

PERSON = {"birth_date": "1990-05-01"}
CLOSED = "链接不完整、已超过30天，或不是本站生成的，因此没有打开。请重新复制整个链接，或改为载入个人事实文件。"
ANSWERS = carried(carrying("hangzhou-2020", person=PERSON))


@pytest.mark.parametrize("before", ["", "https://anju.example/return#", "  https://anju.example/en/return#"])
def test_whole_link_or_its_end_brings_the_answers_back(before: str) -> None:
    client = Client()
    answer = client.post("/return", {"link": f"{before}{link_of(ANSWERS)}\n"})
    assert (answer.status_code, answer["Location"], carried(client)) == (302, "/estimate/check", ANSWERS)


def test_link_that_a_message_broke_into_lines_is_whole_again() -> None:
    client, link = Client(), link_of(ANSWERS)
    client.post("/return", {"link": f"{link[:50]}\r\n {link[50:]}"})
    assert carried(client) == ANSWERS


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ("", "请粘贴您保存的链接。"),
        ("#", CLOSED),
        (
            "hello",
            CLOSED,
        ),
        (
            seal(_written(ANSWERS), purpose="link", at=clock.now() - timedelta(days=31)),
            CLOSED,
        ),
    ],
)
def test_link_that_does_not_open_is_told_in_words_and_changes_nothing(sent: str, said: str) -> None:
    client = carrying(person={"sex": "female"})
    before = carried(client)
    answer = client.post("/return", {"link": sent})
    assert (answer.status_code, words(answer.content, "problems")) == (422, ["有内容需要更正", said])
    assert carried(client) == before


def test_page_says_that_it_replaces_what_is_filled_in() -> None:
    said = "它会替换您目前已填的内容。"
    pages = [client.get("/return").content for client in (Client(), carrying(person=PERSON))]
    assert [said in words(page, "content") for page in pages] == [False, True]


def test_address_of_the_page_is_told_to_no_other_site() -> None:
    assert Client().get("/return")["Referrer-Policy"] == "same-origin"
