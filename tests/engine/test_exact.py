"""The exact program answers what the general evaluator answers: every value, and what became of every record."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, combinations_with_replacement
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anju.editions.shelf import shipped_edition, shipped_names
from anju.engine import expressions, points
from anju.engine.counting import METHODS, Counted, Line
from anju.engine.days import day_number
from anju.engine.edition import Edition
from anju.engine.exact import exact_of
from anju.engine.exact.expressions import TEXTS as EXPRESSION_TEXTS
from anju.engine.exact.items import WAYS
from anju.engine.exact.points import TEXTS as POINTS_TEXTS
from anju.engine.exact.program import write_program
from anju.engine.expressions import Expression, IndicatorValue, MeasureValue, MonthAtHand, MonthIn, Node, TotalValue
from anju.engine.facts import Facts
from anju.engine.person_file import read_person_file
from anju.engine.points import IndicatorPoints, NotPublished, Points, TotalPoints
from anju.engine.ranges import Range
from anju.engine.scoring import score, score_by_ranges
from anju.engine.sheet import ScoreSheet
from tests.editions.copies import copy_of_hangzhou, edition_in
from tests.editions.drawn_people import people, with_less_known
from tests.editions.test_every_edition import BRIEF, THOROUGH, choices_of, day_of
from tests.engine.scored import all_ways

NAMES = [*shipped_names(), "all-ways-2020"]


def edition_of(name: str) -> Edition:
    """Answer a shipped edition, or the one of the tests that uses every way of counting."""
    if name in shipped_names():
        return shipped_edition(name)
    return all_ways()


def told(sheet: ScoreSheet) -> dict[str, Any]:
    """Answer everything a sheet holds: the values, the lines of every measure, and what is missing."""
    found = sheet.findings
    values = (found.measures, found.indicators, found.totals, found.requirements, found.vetoes)
    return {"values": values, "missing": sheet.missing} | {
        name: _counted(line.counted) for name, line in sheet.measures.items()
    }


def _counted(counted: Counted | None) -> Any:
    if counted is None:
        return None
    lines = sorted(map(_line, counted.lines))
    return (counted.value, counted.surely, counted.at_most, counted.monthly, counted.open, lines)


def _line(line: Line) -> tuple[Any, ...]:
    reason = line.reason.name if line.reason else ""
    return (line.record.path, line.verdict, reason, line.span, line.run_on)


def open_rows(edition: Edition, facts: Facts, day: int) -> set[str]:
    """Name the rows that have no exact answer, or look at something that has none."""
    sheet = score_by_ranges(edition, facts, day)
    found = {name for name, value in _answers(sheet) if value is None or isinstance(value, Range)}
    rows: tuple[Any, ...] = (
        *edition.measures,
        *edition.indicators,
        *edition.totals,
        *edition.requirements,
        *edition.vetoes,
    )
    return found | {row.name for row in rows if any(_is_open(part, found) for part in row.walk())}


def _is_open(part: Node, found: set[str]) -> bool:
    reads = isinstance(part, (MeasureValue, IndicatorValue, TotalValue, IndicatorPoints, TotalPoints, MonthIn))
    return isinstance(part, NotPublished) or (reads and getattr(part, "name", getattr(part, "measure", "")) in found)


def _answers(sheet: ScoreSheet) -> Iterator[tuple[str, Any]]:
    yield from ((name, line.value) for name, line in sheet.measures.items())
    yield from ((line.indicator.name, line.points) for line in sheet.indicators)
    yield from ((line.total.name, line.points) for line in sheet.totals)
    yield from ((line.requirement.name, line.met) for line in sheet.requirements)
    yield from ((line.veto.name, line.strikes) for line in sheet.vetoes)


@st.composite
def cancelled_people(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a person with registrations that were cancelled, and what carries them on; so few days touch often."""
    spring = st.sampled_from([date(2019, 1, 30) + timedelta(days=n) for n in (0, 1, 2, 3, 29, 30)])

    def periods(most: int, **more: Any) -> list[dict[str, Any]]:
        pairs = draw(st.lists(st.tuples(spring, spring), max_size=most))
        return [{"from": str(min(pair)), "to": str(max(pair)), **more} for pair in pairs]

    months = draw(st.lists(st.integers(1, 4), max_size=4))
    return {
        "facts": {
            "registration": [
                *periods(3, ended="cancelled", district="xihu"),
                *periods(1, ended="left", district="xihu"),
            ],
            "lease": periods(3),
            "labour_contract": periods(2),
            "insurance_month": [{"month": f"2019-{month:02d}", "employer": "甲"} for month in months],
        }
    }


@pytest.fixture(scope="module", params=["any_alone", "together", "all"])
def read_otherwise(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return hangzhou-2020 with each reading of what carries a cancelled registration on."""
    copy = copy_of_hangzhou(tmp_path_factory.mktemp(request.param))
    copy.replace("reading: any_alone", f"reading: {request.param}")
    return edition_in(copy)


@pytest.mark.parametrize("name", NAMES)
@settings(THOROUGH, max_examples=80)
@given(data=st.data())
def test_a_person_fully_known_gets_the_same_sheet(name: str, data: st.DataObject) -> None:
    edition = edition_of(name)
    day, person = day_of(edition, data), data.draw(people(edition.vocabulary))
    facts = read_person_file(edition.vocabulary, person)
    assert told(score(edition, facts, day)) == told(score_by_ranges(edition, facts, day))


@pytest.mark.parametrize("name", NAMES)
@settings(THOROUGH, max_examples=80)
@given(data=st.data())
def test_a_person_known_in_part_gets_the_same_sheet(name: str, data: st.DataObject) -> None:
    edition = edition_of(name)
    day, person = day_of(edition, data), data.draw(people(edition.vocabulary))
    less = data.draw(with_less_known(edition.vocabulary, person, choices_of(edition)))
    facts = read_person_file(edition.vocabulary, less)
    assert told(score(edition, facts, day)) == told(score_by_ranges(edition, facts, day))


@settings(THOROUGH, max_examples=200)
@given(person=cancelled_people())
def test_registrations_that_evidence_carries_on_give_the_same_sheet(
    read_otherwise: Edition, person: dict[str, Any]
) -> None:
    facts, day = read_person_file(read_otherwise.vocabulary, person), day_number(date(2019, 6, 1))
    assert "residence_days" not in exact_of(read_otherwise).run(facts, day)[1].rows
    assert told(score(read_otherwise, facts, day)) == told(score_by_ranges(read_otherwise, facts, day))


def test_leases_that_touch_or_miss_one_another_by_a_day_carry_a_registration_as_far(read_otherwise: Edition) -> None:
    """All of one cancelled registration and two leases within five days: chance finds too few that touch."""
    days = [date(2019, 1, 30) + timedelta(days=n) for n in range(5)]
    periods = [{"from": str(first), "to": str(last)} for first, last in combinations_with_replacement(days, 2)]
    for registered in periods:
        for leases in combinations(periods, 2):
            kinds = {"registration": [{**registered, "ended": "cancelled", "district": "xihu"}], "lease": [*leases]}
            person = {"facts": {"labour_contract": [], "insurance_month": [], **kinds}}
            facts, day = read_person_file(read_otherwise.vocabulary, person), day_number(date(2019, 6, 1))
            sheets = (score(read_otherwise, facts, day), score_by_ranges(read_otherwise, facts, day))
            one, other = (_counted(sheet.measures["residence_days"].counted) for sheet in sheets)
            assert one == other


@pytest.mark.parametrize("name", NAMES)
@BRIEF
@given(data=st.data())
def test_only_what_is_open_is_left_to_the_general_evaluator(name: str, data: st.DataObject) -> None:
    """A text that always fails would go unseen: the general evaluator would answer in its place."""
    edition = edition_of(name)
    day, person = day_of(edition, data), data.draw(people(edition.vocabulary))
    facts = read_person_file(edition.vocabulary, person)
    _, rest = exact_of(edition).run(facts, day)
    assert set(rest.rows) - open_rows(edition, facts, day) == set()


@pytest.mark.parametrize("name", NAMES)
def test_the_program_is_one_function_without_text_of_the_edition(name: str) -> None:
    """Constants of an edition stand in the program by a name of ours, never by their own text."""
    program: Any = write_program(edition_of(name))
    code = program.__code__
    texts = {constant for constant in code.co_consts if isinstance(constant, str)}
    assert texts <= {">"}
    assert {name for name in code.co_names if not name.startswith("K")} <= {
        "person", "context", "rows", "measures", "counted", "append", "measure", "indicator", "indicators", "total",
        "totals", "requirement", "requirements", "veto", "vetoes", "enumerate", "list", "range", "len", "frozenset",
        "set", "add", "get", "max", "min",
    }  # fmt: skip


def test_every_node_and_every_way_of_counting_has_its_text() -> None:
    """What of the intermediate form has none would fail at the first score; months are judged as sets, in `months`."""
    forms = {one for room in (expressions, points) for one in vars(room).values() if isinstance(one, type)}
    nodes = {one for one in forms if issubclass(one, (Expression, Points)) and one not in (Expression, Points)}
    assert nodes - EXPRESSION_TEXTS.keys() - POINTS_TEXTS.keys() == {MonthAtHand, MonthIn}
    assert METHODS.keys() - WAYS.keys() == {"months", "days"}
