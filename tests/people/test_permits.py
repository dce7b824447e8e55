"""Until when a permit is valid follows from its dates and from rules that are data."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anju.people.permits.rules import GraceWindow, PermitRules, permit_rules
from anju.people.permits.validity import PermitState, Validity, validity

RULES = PermitRules(years=1, window_months=1, paper_years=9, grace_months=3, windows=())
EPIDEMIC = PermitRules(1, 1, 9, 3, (GraceWindow(date(2020, 1, 23), date(2020, 6, 30)),))
OPEN = PermitRules(1, 1, 9, 3, (GraceWindow(date(2020, 1, 23), None),))
UNTIL, OPENS = date(2017, 3, 9), date(2017, 2, 10)


def on(day: date, rules: PermitRules = RULES, **changed: Any) -> Validity:
    """Judge a permit of 10 March 2016."""
    given_: dict[str, Any] = {
        "issued_on": date(2016, 3, 10), "paper": False, "endorsed_until": (), "cancelled_on": None
    }  # fmt: skip
    return validity(**given_ | changed, on=day, rules=rules)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2016, 3, 9), Validity(PermitState.NOT_YET, UNTIL, OPENS)),
        (date(2016, 3, 10), Validity(PermitState.VALID, UNTIL, OPENS)),
        (date(2017, 3, 9), Validity(PermitState.VALID, UNTIL, OPENS)),
        (date(2017, 3, 10), Validity(PermitState.SUSPENDED, UNTIL, OPENS)),
    ],
)
def test_card_is_valid_for_a_year_and_suspended_when_it_is_not_endorsed(day: date, expected: Validity) -> None:
    assert on(day) == expected


def test_endorsement_moves_the_end_and_the_window_on() -> None:
    endorsed = on(date(2018, 1, 1), endorsed_until=[date(2018, 3, 9)])
    assert endorsed == Validity(PermitState.VALID, date(2018, 3, 9), date(2018, 2, 10))


def test_paper_permit_is_valid_for_nine_years_without_endorsement() -> None:
    ends = date(2025, 3, 9)
    assert [on(day, paper=True) for day in (ends, ends + timedelta(days=1))] == [
        Validity(PermitState.VALID, ends),
        Validity(PermitState.ENDED, ends),
    ]


@pytest.mark.parametrize(
    ("issued", "day", "state"),
    [
        (date(2019, 1, 23), date(2020, 2, 1), PermitState.SUSPENDED),  # due on the day before the epidemic
        (date(2019, 1, 24), date(2020, 9, 30), PermitState.GRACE),
        (date(2019, 1, 24), date(2020, 10, 1), PermitState.SUSPENDED),
        (date(2019, 7, 1), date(2020, 9, 30), PermitState.GRACE),
        (date(2019, 7, 2), date(2020, 7, 2), PermitState.SUSPENDED),  # due on the day after it
    ],
)
def test_what_fell_due_in_the_epidemic_has_until_three_months_after_its_end(
    issued: date, day: date, state: PermitState
) -> None:
    assert on(day, EPIDEMIC, issued_on=issued).state == state


def test_grace_has_no_end_while_the_end_of_the_epidemic_is_not_known() -> None:
    judged = on(date(2026, 11, 24), OPEN, issued_on=date(2019, 3, 10))
    assert judged == Validity(PermitState.GRACE, date(2020, 3, 9), date(2020, 2, 10), None)


def test_cancelled_permit_is_cancelled_from_that_day() -> None:
    gone = date(2016, 8, 1)
    states = [on(day, cancelled_on=gone).state for day in (gone - timedelta(days=1), gone)]
    assert states == [PermitState.VALID, PermitState.CANCELLED]


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 400))
def test_each_day_of_the_first_year_counts_and_no_other_without_endorsement(issued: date, days: int) -> None:
    day = issued + timedelta(days=days)
    judged = on(day, issued_on=issued)
    assert judged.counts == (day <= judged.until)
    assert 364 <= (judged.until - issued).days <= 365


def test_rules_of_the_city_read_the_epidemic_as_open() -> None:
    assert permit_rules("hangzhou") == OPEN
