"""Days and months as numbers, against the calendar of the standard library."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anju.engine import days
from anju.engine.days import LAST_DAY, LAST_MONTH, STILL_RUNNING, date_of, day_number, iso_day, iso_month

DATES = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def number(text: str) -> int:
    """Number a day as written."""
    return day_number(date.fromisoformat(text))


@given(DATES)
def test_a_day_keeps_its_date(day: date) -> None:
    assert date_of(day_number(day)) == day
    assert iso_day(day_number(day)) == day.isoformat()


@given(DATES)
def test_a_month_runs_from_its_first_day_to_its_last(day: date) -> None:
    month = days.month_of(day_number(day))
    last = calendar.monthrange(day.year, day.month)[1]
    assert iso_month(month) == f"{day:%Y-%m}"
    assert month == days.month_number(day.year, day.month)
    assert date_of(days.first_day_of(month)) == day.replace(day=1)
    assert date_of(days.last_day_of(month)) == day.replace(day=last)


def test_the_known_days_have_two_ends() -> None:
    assert (number("1900-01-01"), number("2199-12-31")) == (0, LAST_DAY)
    assert iso_month(LAST_MONTH) == "2199-12"
    assert iso_day(STILL_RUNNING) == "2199-12-31"


@pytest.mark.parametrize(
    ("start", "end", "months", "years"),
    [
        ("2000-02-29", "2001-02-28", 11, 0),
        ("2000-02-29", "2001-03-01", 12, 1),
        ("2000-02-29", "2004-02-28", 47, 3),
        ("2000-02-29", "2004-02-29", 48, 4),
        ("2020-01-31", "2020-02-29", 0, 0),
        ("2020-01-31", "2020-03-01", 1, 0),
        ("2020-01-31", "2020-01-31", 0, 0),
        ("2020-03-01", "2018-12-31", -14, -1),
        ("1990-05-01", "2020-04-30", 359, 29),
        ("1990-05-01", "2020-05-01", 360, 30),
    ],
)
def test_full_months_and_years(start: str, end: str, months: int, years: int) -> None:
    found = days.full_months(number(start), number(end)), days.full_years(number(start), number(end))
    assert found == (months, years)


@pytest.mark.parametrize(
    ("day", "amount", "unit", "expected"),
    [
        ("2020-02-29", -1, "years", "2019-02-28"),
        ("2020-02-29", -5, "years", "2015-02-28"),
        ("2020-02-29", 4, "years", "2024-02-29"),
        ("2020-01-31", 1, "months", "2020-02-29"),
        ("2019-12-31", 2, "months", "2020-02-29"),
        ("2020-03-31", -1, "months", "2020-02-29"),
        ("2020-02-28", 2, "days", "2020-03-01"),
        ("1900-01-01", -1, "days", "1900-01-01"),
        ("1900-06-01", -1, "years", "1900-01-01"),
        ("2199-12-31", 1, "days", "2199-12-31"),
        ("2199-06-01", 7, "months", "2199-12-31"),
    ],
)
def test_a_day_moved(day: str, amount: int, unit: str, expected: str) -> None:
    assert iso_day(days.shifted(number(day), amount, unit)) == expected


@given(DATES, st.integers(-3000, 3000))
def test_a_day_moved_by_days_is_so_many_days_away(day: date, amount: int) -> None:
    moved = min(max(day_number(day) + amount, 0), LAST_DAY)
    assert date_of(days.shifted(day_number(day), amount, "days")) == date(1900, 1, 1) + timedelta(days=moved)


@given(DATES, DATES, st.integers(-40, 40), st.sampled_from(["years", "months", "days"]))
def test_moving_and_counting_never_turn_the_order_round(one: date, other: date, amount: int, unit: str) -> None:
    first, last = sorted([day_number(one), day_number(other)])
    assert days.shifted(first, amount, unit) <= days.shifted(last, amount, unit)
    assert days.full_months(first, last) >= 0
    assert days.full_months(last, first) == -days.full_months(first, last)
