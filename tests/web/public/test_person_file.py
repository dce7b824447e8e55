"""What is downloaded holds all that was answered, and leads back to the same answers."""

import json
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anju.editions.shelf import shipped_edition, shipped_names
from anju.engine.person_file import parse_person_file, read_person_file
from anju.web.simulation.answers import Answers, facts_of
from anju.web.simulation.carrying import answers_of_sample, carry
from tests.editions.drawn_people import people
from tests.web.public.answering import carried, carrying

PERSON = {"birth_date": "1990-05-01"}


def carrying_all(answers: Answers) -> Client:
    """Answer a browser that carries answers."""
    client = Client()
    client.cookies = carry(HttpResponse(), answers).cookies
    return client


def test_file_says_what_it_is_about_and_a_record_a_line() -> None:
    rows: list[dict[str, Any]] = [{"to": "2020-02", "from": "2015-04"}, {"month": "2015-03", "payment": "back_paid"}]
    file = {"person": PERSON, "context": {}, "facts": {"insurance_month": rows}}
    answer = carrying_all(Answers("hangzhou-2020", date(2020, 3, 9), file)).get("/person-file.json")
    assert answer.content.decode() == (
        "{\n"
        '  "about": {"edition": "hangzhou-2020", "as_of": "2020-03-09"},\n'
        '  "person": {"birth_date": "1990-05-01"},\n'
        '  "context": {},\n'
        '  "facts": {\n'
        '    "insurance_month": [\n'
        '      {"from": "2015-04", "to": "2020-02"},\n'
        '      {"month": "2015-03", "payment": "back_paid"}\n'
        "    ]\n"
        "  }\n"
        "}\n"
    )


def test_file_is_saved_and_not_shown() -> None:
    answer = carrying(person=PERSON).get("/person-file.json")
    assert (answer["Content-Type"], answer["Content-Disposition"], answer["Cache-Control"]) == (
        "application/json",
        'attachment; filename="anju-person-file.json"',
        "private, no-cache",
    )


def test_half_a_character_is_written_as_json_writes_it() -> None:
    answer = carrying(person={"note": "\ud800"}).get("/person-file.json")
    assert json.loads(answer.content)["person"] == {"note": "\ud800"}


@given(st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_whatever_is_answered_comes_back_when_the_file_is_loaded(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(shipped_names()))
    day = data.draw(st.none() | st.dates(date(2014, 1, 1), date(2030, 1, 1)))
    answers = Answers(name, day, data.draw(people(shipped_edition(name).vocabulary)))
    file = carrying_all(answers).get("/person-file.json").content
    other = Client()
    sent = other.post("/load", {"file": SimpleUploadedFile("me.json", file)})
    assert (sent.status_code, sent["Location"]) == (302, "/result")
    found = carried(other)
    assert (found.edition, found.as_of, facts_of(found)) == (name, day, facts_of(answers))


@pytest.mark.django_db
def test_file_of_a_sample_is_the_samples(residents: None) -> None:
    answer = Client().get("/en/person-file.json?sample=courier")
    vocabulary = shipped_edition("hangzhou-2020").vocabulary
    assert read_person_file(vocabulary, parse_person_file(answer.content)) == facts_of(answers_of_sample("courier"))
    assert json.loads(answer.content)["about"] == {"edition": "hangzhou-2020", "as_of": "2020-12-01"}
