"""What a visitor has answered so far."""

from datetime import date
from typing import Any

import pytest

from anju.common import clock
from anju.editions.shelf import shipped_edition, shipped_names
from anju.engine.days import date_of
from anju.engine.facts import Facts
from anju.engine.person_file import read_person_file
from anju.web.simulation.answers import Answers, day_of, edition_of, facts_of, in_sections, no_answers

EMPTY: dict[str, Any] = {"person": {}, "context": {}, "facts": {}}


def test_somebody_who_has_just_come_has_answered_nothing_by_the_newest_edition() -> None:
    answers = no_answers()
    assert (answers, answers.are_none) == (Answers(shipped_names()[-1], None, EMPTY), True)
    assert facts_of(answers) == read_person_file(edition_of(answers).vocabulary, {})


@pytest.mark.parametrize("person_file", [EMPTY | {"person": {"sex": "female"}}, EMPTY | {"facts": {"degree": []}}])
def test_none_of_a_kind_is_an_answer_as_well(person_file: dict[str, Any]) -> None:
    assert Answers("hangzhou-2020", None, person_file).are_none is False


@pytest.mark.parametrize("name", shipped_names())
def test_day_of_judging_is_the_one_given_else_one_that_the_edition_covers(name: str) -> None:
    edition, given = shipped_edition(name), Answers(name, date(2019, 5, 1), EMPTY)
    ends = edition.last_day is not None and date_of(edition.last_day) < clock.today()
    usual = date_of(edition.last_day) if ends and edition.last_day else clock.today()
    assert (day_of(given), day_of(Answers(name, None, EMPTY))) == (date(2019, 5, 1), usual)


def test_person_file_is_brought_to_the_sections_that_answers_have() -> None:
    assert in_sections({"about": "…", "facts": {"degree": []}}) == EMPTY | {"facts": {"degree": []}}


def test_answers_are_read_as_the_engine_takes_them() -> None:
    answers = Answers("hangzhou-2020", None, in_sections({"person": {"birth_date": "1990-05-01"}}))
    assert isinstance(facts_of(answers), Facts)
