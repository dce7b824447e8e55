"""The engine against the oracle: random complete people come out the same, measure by measure and row by row."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given

from anju.engine.edition import Edition
from tests.editions.copies import copy_of_hangzhou, edition_in
from tests.engine import oracle
from tests.engine.people import Judged, complete_people
from tests.engine.scored import Bounds, figures, hangzhou, scored, truths

READINGS = ("any_alone", "together", "all")


def nobody(**facts: Any) -> dict[str, Any]:
    """Answer a complete person of whom nothing but the given facts is recorded."""
    person = {
        "birth_date": "1990-05-01",
        "sex": "female",
        "household_registration": "elsewhere",
        "civil_capacity": "full",
    }
    return {"person": person, "facts": {kind: facts.get(kind, []) for kind in hangzhou().vocabulary.kinds}}


CANCELLED = nobody(
    registration=[{"from": "2016-01-01", "to": "2018-02-28", "ended": "cancelled", "district": "xihu"}],
    lease=[{"from": "2018-03-01", "to": "2018-03-31"}],
    labour_contract=[{"from": "2018-02-01", "to": "2018-06-30"}],
    insurance_month=[{"from": "2018-03", "to": "2018-05", "employer": "甲"}],
)
BROKEN_BY_A_DAY = nobody(
    registration=[{"from": "2016-01-01", "to": "2018-02-27", "ended": "cancelled", "district": "xihu"}],
    lease=[{"from": "2018-03-01", "to": "2019-03-31"}],
)


def ended_on(day: str, ended: str = "expired") -> dict[str, Any]:
    """Answer a complete person whose registration ended on a day."""
    return nobody(registration=[{"from": "2018-01-01", "to": day, "ended": ended, "district": "xihu"}])


def expected_figures(found: oracle.Answer) -> dict[str, Bounds]:
    """Answer the oracle's numbers as the sheet names them."""
    numbers = {name: value for name, value in found.measures.items() if not isinstance(value, bool)}
    expected: dict[str, Bounds] = {name: (Fraction(value), Fraction(value)) for name, value in numbers.items()}
    expected |= {f"row {name}": bounds for name, bounds in found.indicators.items()}
    return expected | {f"total {name}": bounds for name, bounds in found.totals.items()}


def expected_truths(found: oracle.Answer) -> dict[str, bool]:
    """Answer the oracle's conditions as the sheet names them."""
    expected = {name: value for name, value in found.measures.items() if isinstance(value, bool)}
    expected |= {f"requirement {name}": met for name, met in found.requirements.items()}
    return expected | {f"veto {name}": strikes for name, strikes in found.vetoes.items()}


@given(complete_people())
@example(Judged(CANCELLED, date(2018, 1, 1)))
@example(Judged(CANCELLED, date(2018, 2, 28)))
@example(Judged(CANCELLED, date(2018, 7, 1)))
@example(Judged(BROKEN_BY_A_DAY, date(2020, 2, 29)))
@example(Judged(ended_on("2020-01-22"), date(2020, 3, 9)))
@example(Judged(ended_on("2020-01-23"), date(2020, 3, 9)))
@example(Judged(ended_on("2020-01-23", "left"), date(2020, 3, 9)))
@example(Judged(ended_on("2020-03-09"), date(2020, 3, 9)))
@example(Judged(ended_on("2020-03-10"), date(2020, 3, 9)))
def test_a_complete_person_scores_as_the_table_says(judged: Judged) -> None:
    sheet, expected = scored(judged.person, judged.day), oracle.answer(judged.person, judged.day)
    assert figures(sheet) == expected_figures(expected)
    assert truths(sheet) == expected_truths(expected)


@pytest.fixture(scope="module")
def by_reading(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Edition]:
    """Answer hangzhou-2020 under each reading of unbroken evidence: one word of edition.yaml differs."""
    editions = {}
    for reading in READINGS:
        folder = copy_of_hangzhou(Path(tmp_path_factory.mktemp(reading)))
        folder.replace("reading: any_alone", f"reading: {reading}")
        editions[reading] = edition_in(folder)
    return editions


@pytest.mark.parametrize("reading", READINGS)
@given(judged=complete_people())
@example(judged=Judged(CANCELLED, date(2019, 1, 1)))
@example(judged=Judged(BROKEN_BY_A_DAY, date(2019, 1, 1)))
def test_each_reading_of_unbroken_evidence_counts_as_it_says(
    reading: str, by_reading: dict[str, Edition], judged: Judged
) -> None:
    days = oracle.residence_days(judged.person["facts"], judged.day, reading)
    sheet = scored(judged.person, judged.day, by_reading[reading])
    assert sheet.measures["residence_days"].value == len(days)


def test_the_readings_differ_where_the_text_leaves_room(by_reading: dict[str, Edition]) -> None:
    day, own = date(2019, 1, 1), (date(2018, 2, 28) - date(2016, 1, 1)).days + 1
    found = {
        reading: scored(CANCELLED, day, edition).measures["residence_days"].value
        for reading, edition in by_reading.items()
    }
    # The contract runs to 30 June, the insurance to 31 May, the lease to 31 March.
    assert found == {"any_alone": own + 122, "together": own + 122, "all": own + 31}
