"""Answers are kept by the visitor alone: as a file, as a link, on the device; never on the server."""

from datetime import date

import pytest
from django.test import Client

from anju.web.simulation.carrying import answers_in_link
from tests.web.public.answering import carried, carrying
from tests.web.reading import words

PERSON = {"birth_date": "1990-05-01"}


def headings(client: Client, address: str = "/en/keep") -> list[str]:
    """Answer the headings of the page."""
    page = client.get(address).content.decode()
    return [part.split("</h2>")[0].split(">", 1)[1] for part in page.split("<h2")[1:]]


def test_file_comes_first_then_the_link_then_the_device() -> None:
    assert headings(carrying(person=PERSON)) == [
        "1. Download the file",
        "2. Keep a link",
        "3. Remember on this device",
        "Clear everything",
    ]


def test_nothing_to_keep_is_said_and_leads_to_the_questions() -> None:
    page = Client().get("/keep")
    assert ("还没有填写内容，没有可以保存的。" in words(page.content, "content"), headings(Client())) == (True, [])


def test_link_holds_the_answers_after_the_hash_alone() -> None:
    client = carrying("hangzhou-2020", person=PERSON)
    link = words(client.get("/en/keep").content, "link")[0]
    address, _hash, sealed = link.partition("#")
    assert (address, answers_in_link(sealed)) == ("http://testserver/en/return", carried(client))


def test_page_with_the_link_is_stored_nowhere_and_told_to_no_other_site() -> None:
    answer = carrying(person=PERSON).get("/keep")
    assert (answer["Cache-Control"], answer["Referrer-Policy"]) == ("private, no-store, no-cache", "same-origin")


def test_answers_are_remembered_and_no_longer() -> None:
    client = carrying(person=PERSON)
    seen = []
    for sent in ({"remember": "yes"}, {}):
        answer = client.post("/keep", sent)
        cookie = answer.cookies["answers0"]
        seen.append((answer["Location"], carried(client).remember, cookie["max-age"]))
    assert seen == [("/keep", True, 30 * 86_400), ("/keep", False, "")]
    assert carried(client).person_file["person"] == PERSON


def test_nothing_is_remembered_of_somebody_who_filled_in_nothing() -> None:
    assert Client().post("/keep", {"remember": "yes"}).cookies.keys() & {"answers0"} == set()


@pytest.mark.django_db
def test_sample_can_be_taken_along_but_is_not_the_devices(residents: None) -> None:
    page = "/en/keep?sample=courier"
    assert headings(Client(), page) == ["1. Download the file", "2. Keep a link"]
    link = words(Client().get(page).content, "link")[0]
    answers = answers_in_link(link.partition("#")[2])
    assert answers
    assert (answers.edition, answers.as_of) == ("hangzhou-2020", date(2020, 12, 1))
