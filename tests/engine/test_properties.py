"""What must hold whatever the rules are: order, overlap, monotony, caps, and above all that ranges are sound."""

import json
import random
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anju.engine.edition import Edition
from anju.engine.sheet_data import sheet_data
from tests.engine.people import Judged, Person, complete_people, incomplete_people
from tests.engine.scored import Bounds, all_ways, figures, hangzhou, scored, truths

EDITIONS: dict[str, Callable[[], Edition]] = {"hangzhou": hangzhou, "all_ways": all_ways}
CAPS = {
    "row age": 30, "row insurance": 75, "row rent": 30, "row residence": 45, "row blood": 10,
    "row volunteering": 10, "row charity": 10, "row honours": 560, "row education": 90, "row qualification": 100,
}  # fmt: skip


either = pytest.mark.parametrize("name", sorted(EDITIONS))
"""Hangzhou-2020, and the edition of all constructs."""


# ---- what is not known


@either
@settings(max_examples=250)
@given(drawn=incomplete_people())
def test_what_is_not_known_gives_a_range_that_contains_the_truth(name: str, drawn: tuple[Judged, Person]) -> None:
    edition, (judged, less) = EDITIONS[name](), drawn
    whole, part = scored(judged.person, judged.day, edition), scored(less, judged.day, edition)
    known = figures(whole)
    assert {name: bounds for name, bounds in figures(part).items() if not _contains(bounds, known[name])} == {}
    said = truths(whole)
    assert {name: truth for name, truth in truths(part).items() if truth not in (None, said[name])} == {}


@given(complete_people())
def test_a_complete_person_leaves_open_only_what_the_edition_does_not_know(judged: Judged) -> None:
    sheet = scored(judged.person, judged.day)
    not_published = {"row qualification", "total base", "total total"}
    assert {name for name, (low, high) in figures(sheet).items() if low != high} <= not_published
    assert None not in truths(sheet).values()
    assert sheet.missing == ()


@given(incomplete_people())
def test_every_open_row_names_a_fact_that_is_missing(drawn: tuple[Judged, Person]) -> None:
    judged, less = drawn
    sheet = scored(less, judged.day)
    rows = [line for line in sheet.indicators if line.indicator.name != "qualification"]
    assert [row.indicator.name for row in rows if bool(row.missing) == isinstance(row.points, int)] == []
    assert [line.requirement.name for line in sheet.requirements if bool(line.missing) != (line.met is None)] == []


@given(incomplete_people())
def test_a_sheet_is_json_in_both_languages(drawn: tuple[Judged, Person]) -> None:
    judged, less = drawn
    for found in EDITIONS.values():
        sheet = scored(less, judged.day, found())
        zh, en = sheet_data(sheet, "zh"), sheet_data(sheet, "en")
        assert json.loads(json.dumps([zh, en])) == [zh, en]
        assert zh.keys() == en.keys()


@either
def test_a_file_that_says_nothing_still_has_a_sheet(name: str) -> None:
    sheet = scored({}, date(2020, 2, 29), EDITIONS[name]())
    assert sheet_data(sheet)["missing"] == list(sheet.missing) != []


# ---- order and overlap


@either
@given(judged=complete_people(), seed=st.integers(0, 99))
def test_the_order_of_records_never_matters(name: str, judged: Judged, seed: int) -> None:
    shuffled = _shuffled(judged.person, random.Random(seed))  # noqa: S311 - not a secret
    one, other = (sheet_data(scored(person, judged.day, EDITIONS[name]())) for person in (judged.person, shuffled))
    assert _without_paths(one) == _without_paths(other)


@given(judged=complete_people(), at=st.integers(0, 4000), lap=st.integers(0, 40))
def test_splitting_or_overlapping_periods_over_the_same_days_changes_no_points(
    judged: Judged, at: int, lap: int
) -> None:
    split: Person = {**judged.person, "facts": dict(judged.person["facts"])}
    for kind in ("registration", "lease", "labour_contract", "own_business", "rent_year"):
        split["facts"][kind] = [part for record in split["facts"][kind] for part in _split(record, at, lap)]
    split["facts"]["insurance_month"] = [
        part for record in split["facts"]["insurance_month"] for part in _month_by_month(record)
    ]
    assert figures(scored(split, judged.day)) == figures(scored(judged.person, judged.day))
    assert truths(scored(split, judged.day)) == truths(scored(judged.person, judged.day))


@given(judged=complete_people(), begin=st.dates(date(2009, 1, 1), date(2021, 12, 31)), length=st.integers(0, 900))
def test_registering_again_never_costs_days(judged: Judged, begin: date, length: int) -> None:
    again = {
        "from": begin.isoformat(),
        "to": (begin + timedelta(days=length)).isoformat(),
        "ended": "left",
        "district": "xihu",
    }
    more = _with(judged.person, "registration", again)
    assert _measure(more, judged.day, "residence_days") >= _measure(judged.person, judged.day, "residence_days")


@given(judged=complete_people())
def test_no_day_costs_more_than_itself(judged: Judged) -> None:
    """A day later there is at most one more day of residence where nothing ends in a window, and never one less."""
    today, tomorrow = (_measure(judged.person, judged.day + timedelta(days=step), "residence_days") for step in (0, 1))
    assert tomorrow >= today


@given(judged=complete_people(), month=st.dates(date(2009, 1, 1), date(2022, 1, 1)))
def test_one_more_paid_month_never_costs_points(judged: Judged, month: date) -> None:
    more = _with(judged.person, "insurance_month", {"month": f"{month:%Y-%m}", "employer": "甲"})
    before, after = figures(scored(judged.person, judged.day)), figures(scored(more, judged.day))
    for name in ("insured_months", "residence_days", "row insurance", "row residence", "total base", "total total"):
        assert _low(after[name]) >= _low(before[name])


# ---- caps


@given(complete_people())
def test_caps_hold(judged: Judged) -> None:
    found = figures(scored(judged.person, judged.day))
    assert {name: found[name] for name, cap in CAPS.items() if _high(found[name]) > cap} == {}
    parts = ("row employment", "row insurance", "row home", "row rent", "row residence", "row age")
    alone = [_high(found[name]) for name in parts]
    best = max(_high(found["row education"]), _high(found["row qualification"]))
    expected = min(Fraction(85), alone[0] + alone[1]) + max(alone[2], alone[3]) + alone[4] + alone[5] + best
    assert _high(found["total base"]) == expected


def _contains(outer: Bounds, inner: Bounds) -> bool:
    (low, high), (inner_low, inner_high) = outer, inner
    above = low is None or (inner_low is not None and low <= inner_low)
    return above and (high is None or (inner_high is not None and inner_high <= high))


def _low(bounds: Bounds) -> Fraction:
    assert bounds[0] is not None
    return bounds[0]


def _high(bounds: Bounds) -> Fraction:
    assert bounds[1] is not None
    return bounds[1]


def _measure(person: Person, day: date, name: str) -> int:
    value = scored(person, day).measures[name].value
    assert isinstance(value, int)
    return value


def _with(person: Person, kind: str, record: dict[str, Any]) -> Person:
    return {**person, "facts": {**person["facts"], kind: [*person["facts"][kind], record]}}


def _shuffled(person: Person, source: random.Random) -> Person:
    facts = {kind: source.sample(records, len(records)) for kind, records in person["facts"].items()}
    return {"facts": facts, "person": person["person"]}


def _without_paths(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_paths(part) for key, part in value.items() if key != "path"}
    return [_without_paths(part) for part in value] if isinstance(value, list) else value


def _split(record: dict[str, Any], at: int, lap: int) -> list[dict[str, Any]]:
    """Cut a period in two that touch or overlap; the first part ends as one ends who stays: by expiry."""
    first, last = date.fromisoformat(record["from"]), date.fromisoformat(record["to"] or "2022-12-31")
    cut = first + timedelta(days=at % ((last - first).days + 1))
    ended = {"ended": "left"} if "district" in record else {}
    begin = min(max(cut + timedelta(days=1 - lap), first), last)
    return [{**record, "to": cut.isoformat(), **ended}, {**record, "from": begin.isoformat()}]


def _month_by_month(record: dict[str, Any]) -> list[dict[str, Any]]:
    first, last = (record["month"],) * 2 if "month" in record else (record["from"], record["to"])
    year, month = map(int, first.split("-"))
    rest = {key: value for key, value in record.items() if key not in ("from", "to", "month")}
    found = []
    while f"{year}-{month:02d}" <= last:
        found.append({**rest, "month": f"{year}-{month:02d}"})
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return found
