"""The next question is one that the sheet misses, and answering them in turn leaves nothing that can be asked."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anju.editions.shelf import shipped_edition, shipped_names
from anju.engine.edition import Edition
from anju.engine.facts import Facts
from anju.engine.person_file import read_person_file
from anju.engine.ranges import Range
from anju.engine.scoring import score
from anju.engine.text import Text
from anju.web.simulation.next_question import NextQuestion, next_question
from tests.editions.drawn_people import people, with_less_known
from tests.editions.test_every_edition import choices_of

EDITIONS = pytest.mark.parametrize("name", shipped_names())
THOROUGH = settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def facts_of(edition: Edition, person_file: Any) -> Facts:
    """Read a person file."""
    return read_person_file(edition.vocabulary, person_file)


def answer(question: NextQuestion, partly: dict[str, Any], whole: dict[str, Any]) -> None:
    """Answer a question in the one file by what the other says."""
    section, _, name = question.path.partition(".")
    kind, bracket, rest = name.partition("[")
    if not bracket:
        partly[section][name] = whole[section][name]
        return
    index, _, field = rest.partition("].")
    partly[section][kind][int(index)][field] = whole[section][kind][int(index)][field]


@EDITIONS
@THOROUGH
@given(data=st.data())
def test_answering_what_is_asked_ends_in_what_the_edition_itself_leaves_open(name: str, data: st.DataObject) -> None:
    edition = shipped_edition(name)
    whole = data.draw(people(edition.vocabulary))
    partly = data.draw(with_less_known(edition.vocabulary, whole, choices_of(edition)))
    partly = {section: dict(values) for section, values in partly.items()}
    asked = []
    while question := next_question(edition, facts_of(edition, partly), edition.first_day + 99):
        assert question.path in score(edition, facts_of(edition, partly), edition.first_day + 99).missing
        asked.append(question.path)
        answer(question, partly, whole)
    assert len(asked) == len(set(asked))
    end = score(edition, facts_of(edition, partly), edition.first_day + 99)
    known = score(edition, facts_of(edition, whole), edition.first_day + 99)
    assert (end.total, end.missing) == (known.total, known.missing)


def test_the_first_question_is_the_one_that_says_most() -> None:
    edition = shipped_edition("hangzhou-2024")
    assert next_question(edition, facts_of(edition, {}), edition.first_day) == NextQuestion(
        path="facts.insurance_month",
        topic="insurance",
        anchor="id_facts-insurance_month",
        label=edition.vocabulary.kinds["insurance_month"].label,
        why=Text("答了它，总积分的范围至少缩小120分。", "It narrows the range of the total by 120 points at least."),
    )


def test_a_field_of_a_record_is_asked_where_it_stands() -> None:
    edition = shipped_edition("hangzhou-2024")
    none: dict[str, Any] = {name: [] for name in edition.vocabulary.kinds}
    person = {"birth_date": "1990-05-01", "household_registration": "elsewhere"}
    file = {
        "person": person,
        "facts": none | {"degree": [{"level": "master", "awarded_on": "2015-06-30"}, {"awarded_on": "2018-06-30"}]},
    }
    question = next_question(edition, facts_of(edition, file), edition.first_day)
    assert question
    assert (question.path, question.topic, question.anchor) == (
        "facts.degree[1].level",
        "education",
        "id_facts-degree-1-level",
    )


def test_an_endless_range_comes_first() -> None:
    edition = shipped_edition("hangzhou-2020")
    question = next_question(edition, facts_of(edition, {}), edition.first_day)
    assert question
    assert (question.path, question.why.en) == ("facts.tax_year", "Without it the total has no bound.")


def test_nothing_is_asked_when_nothing_is_missing() -> None:
    edition = shipped_edition("guangzhou-2014")
    everything: dict[str, Any] = {
        "person": {"birth_date": "1980-01-01", "household_registration": "elsewhere"},
        "facts": {name: [] for name in edition.vocabulary.kinds},
    }
    facts = facts_of(edition, everything)
    assert not isinstance(score(edition, facts, edition.first_day).total, Range)
    assert next_question(edition, facts, edition.first_day) is None
