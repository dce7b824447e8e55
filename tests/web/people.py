"""Persons for the tests of pages (测试人物): everything known but what a test says."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.test import Client

from anju.editions.shelf import shipped_edition
from anju.engine.days import day_number
from anju.engine.facts import Facts
from anju.engine.person_file import read_person_file
from anju.engine.scoring import score
from anju.engine.sheet import ScoreSheet
from anju.web.simulation.answers import Answers
from anju.web.simulation.carrying import carry

TODAY = date(2024, 8, 1)
PERSON = {
    "birth_date": "1990-05-01",
    "sex": "female",
    "household_registration": "elsewhere",
    "civil_capacity": "full",
}
PERMIT = [{"form": "ic_card", "issued_on": "2016-08-10", "endorsed_until": "2025-08-09", "district": "xihu"}]
INSURED = [{"from": "2020-08", "to": "2024-07", "insurance": name} for name in ("pension", "medical")]
HOME = [{"stage": "completed", "owned": True, "lived_in": True, "owned_since": "2018-01-01"}]


def facts(edition: str = "hangzhou-2024", *, purpose: str = "settlement", **kinds: Any) -> Facts:
    """Read a person with these kinds of facts and no others; a kind given as None is not known."""
    vocabulary = shipped_edition(edition).vocabulary
    given = {name: [] for name in vocabulary.kinds} | {"permit": PERMIT} | kinds
    known = {name: records for name, records in given.items() if records is not None}
    return read_person_file(vocabulary, {"person": PERSON, "context": {"purpose": purpose}, "facts": known})


def sheet(edition: str = "hangzhou-2024", day: date = TODAY, **kinds: Any) -> ScoreSheet:
    """Score that person."""
    return score(shipped_edition(edition), facts(edition, **kinds), day_number(day), as_if_in_force=True)


def visitor(edition: str = "hangzhou-2024", *, as_of: date | None = TODAY, **kinds: Any) -> Client:
    """Answer a browser that carries the answers of that person."""
    given = {"permit": PERMIT} | {name: [] for name in shipped_edition(edition).vocabulary.kinds if name != "permit"}
    known = {name: records for name, records in (given | kinds).items() if records is not None}
    person_file = {"person": PERSON, "context": {"purpose": "settlement"}, "facts": known}
    client = Client()
    client.cookies.update(carry(HttpResponse(), Answers(edition, as_of, person_file)).cookies)
    return client
