"""What must hold for every shipped edition and every person its vocabulary can say."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anju.editions.shelf import shipped_edition, shipped_names
from anju.engine.days import LAST_DAY, day_number
from anju.engine.edition import Edition
from anju.engine.expressions import ContextField, PersonField
from anju.engine.person_file import read_person_file
from anju.engine.points import Choose
from anju.engine.ranges import Number, high_of, is_less, low_of
from anju.engine.scoring import score
from anju.engine.sheet import ScoreSheet
from anju.engine.sheet_data import sheet_data
from tests.editions.drawn_people import people, records, with_less_known

THOROUGH = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
SEARCHING = settings(THOROUGH, max_examples=400)
BRIEF = settings(THOROUGH, max_examples=40)
EDITIONS = pytest.mark.parametrize("name", shipped_names())


def sheet_of(edition: Edition, person: dict[str, Any], day: int) -> ScoreSheet:
    """Score a person file."""
    return score(edition, read_person_file(edition.vocabulary, person), day)


def day_of(edition: Edition, data: st.DataObject) -> int:
    """Draw a day that an edition covers."""
    last = edition.last_day if edition.last_day is not None else day_number(date(2026, 12, 31))
    return data.draw(st.integers(edition.first_day, min(last, LAST_DAY)))


def holds(wide: Any, narrow: Any) -> bool:
    """Say whether a value that is less known contains one that is better known."""
    if isinstance(narrow, (bool, type(None))):
        return wide is None or wide is narrow
    low, high = low_of(wide), high_of(wide)
    least, most = low_of(narrow), high_of(narrow)
    return (low is None or (least is not None and low <= least)) and (
        high is None or (most is not None and most <= high)
    )


def choices_of(edition: Edition) -> frozenset[str]:
    """Name the fields in which the applicant chooses."""
    nodes = [node for indicator in edition.indicators for node in indicator.points.walk()]
    return frozenset(
        node.by.name for node in nodes if isinstance(node, Choose) and isinstance(node.by, (ContextField, PersonField))
    )


def figures(sheet: ScoreSheet) -> dict[str, Any]:
    """Answer every figure of a sheet by its name."""
    return (
        {f"measure {name}": line.value for name, line in sheet.measures.items()}
        | {f"indicator {line.indicator.name}": line.points for line in sheet.indicators}
        | {f"total {line.total.name}": line.points for line in sheet.totals}
        | {f"requirement {line.requirement.name}": line.met for line in sheet.requirements}
        | {f"veto {line.veto.name}": line.strikes for line in sheet.vetoes}
    )


@EDITIONS
@THOROUGH
@given(data=st.data())
def test_what_is_not_known_gives_a_range_that_contains_the_truth(name: str, data: st.DataObject) -> None:
    """Whatever is taken out of a file, the figures of the whole file lie in the ranges of the rest."""
    edition = shipped_edition(name)
    day, person = day_of(edition, data), data.draw(people(edition.vocabulary))
    less = data.draw(with_less_known(edition.vocabulary, person, choices_of(edition)))
    known, open_ = figures(sheet_of(edition, person, day)), figures(sheet_of(edition, less, day))
    assert [key for key, value in known.items() if not holds(open_[key], value)] == []


@EDITIONS
@BRIEF
@given(data=st.data())
def test_the_order_of_records_never_matters(name: str, data: st.DataObject) -> None:
    """A file whose lists are turned round gives the same figures."""
    edition = shipped_edition(name)
    day, person = day_of(edition, data), data.draw(people(edition.vocabulary))
    turned = person | {"facts": {kind: rows[::-1] for kind, rows in person["facts"].items()}}
    assert figures(sheet_of(edition, turned, day)) == figures(sheet_of(edition, person, day))


@EDITIONS
@BRIEF
@given(data=st.data())
def test_every_sheet_can_be_told_in_both_languages(name: str, data: st.DataObject) -> None:
    """A sheet becomes JSON in Chinese and in English, and the numbers are the same."""
    edition = shipped_edition(name)
    day, person = day_of(edition, data), data.draw(people(edition.vocabulary))
    sheet = sheet_of(edition, data.draw(with_less_known(edition.vocabulary, person, choices_of(edition))), day)
    zh, en = (json.loads(json.dumps(sheet_data(sheet, language))) for language in ("zh", "en"))
    assert {key: zh[key] for key in ("total", "totals", "measures")} == {
        key: en[key] for key in ("total", "totals", "measures")
    }


@EDITIONS
@BRIEF
@given(data=st.data())
def test_of_a_person_fully_known_no_fact_is_missing(name: str, data: st.DataObject) -> None:
    """What stays open then is only what the edition itself does not know, and no fact could close it."""
    edition = shipped_edition(name)
    day, person = day_of(edition, data), data.draw(people(edition.vocabulary))
    assert sheet_of(edition, person, day).missing == ()


@pytest.mark.parametrize("name", [name for name in shipped_names() if shipped_edition(name).never_loses])
@SEARCHING
@given(data=st.data())
def test_a_record_more_never_costs_points_where_the_edition_promises_it(name: str, data: st.DataObject) -> None:
    """Whatever is added of the kinds an edition names, neither bound of the total falls."""
    edition = shipped_edition(name)
    day, person = day_of(edition, data), data.draw(people(edition.vocabulary))
    kind = data.draw(st.sampled_from(edition.never_loses))
    one_more = data.draw(records(edition.vocabulary.kinds[kind]))
    richer = person | {"facts": person["facts"] | {kind: [*person["facts"][kind], one_more]}}
    before, after = (sheet_of(edition, file, day).total for file in (person, richer))
    assert [is_less(after_, before_) for before_, after_ in zip(_bounds(before), _bounds(after), strict=True)] == [
        False,
        False,
    ]


def _bounds(points: Number) -> tuple[Number, Number]:
    """Answer both bounds; a total without a bound above stands for the largest there is."""
    low, high = low_of(points), high_of(points)
    return -(10**9) if low is None else low, 10**9 if high is None else high
