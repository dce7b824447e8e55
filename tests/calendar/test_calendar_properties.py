"""What holds for every day and every number of working days."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from anju.calendar import calendar_of_china

DAYS = st.dates(min_value=date(2018, 1, 1), max_value=date(2030, 12, 31))
COUNTS = st.integers(min_value=0, max_value=300)


@given(start=DAYS, n=COUNTS)
def test_between_is_the_inverse_of_add(start: date, n: int) -> None:
    calendar = calendar_of_china()
    assert calendar.working_days_between(start, calendar.add_working_days(start, n).day) == n


@given(start=DAYS, m=COUNTS, n=COUNTS)
def test_adding_is_additive(start: date, m: int, n: int) -> None:
    calendar = calendar_of_china()
    halfway = calendar.add_working_days(start, m).day
    assert calendar.add_working_days(start, m + n).day == calendar.add_working_days(halfway, n).day


@given(start=DAYS, n=COUNTS)
def test_one_more_working_day_ends_later(start: date, n: int) -> None:
    calendar = calendar_of_china()
    assert calendar.add_working_days(start, n).day < calendar.add_working_days(start, n + 1).day


@given(start=DAYS, later=st.integers(min_value=0, max_value=60), n=COUNTS)
def test_a_later_start_never_ends_earlier(start: date, later: int, n: int) -> None:
    calendar = calendar_of_china()
    other = start + timedelta(days=later)
    first, second = calendar.add_working_days(start, n), calendar.add_working_days(other, n)
    assert n == 0 or first.day <= second.day
    assert first.provisional <= second.provisional


@given(start=DAYS, n=st.integers(min_value=1, max_value=300))
def test_a_deadline_falls_on_a_working_day(start: date, n: int) -> None:
    calendar = calendar_of_china()
    assert calendar.is_working_day(calendar.add_working_days(start, n).day)


@given(days=st.tuples(DAYS, DAYS, DAYS).map(sorted))
def test_between_is_additive(days: list[date]) -> None:
    calendar = calendar_of_china()
    a, b, c = days
    parts = calendar.working_days_between(a, b) + calendar.working_days_between(b, c)
    assert calendar.working_days_between(a, c) == parts


@given(start=DAYS, n=COUNTS)
def test_every_day_of_a_term_is_either_worked_or_skipped(start: date, n: int) -> None:
    calendar = calendar_of_china()
    deadline = calendar.add_working_days(start, n)
    assert (deadline.day - start).days == n + len(deadline.skipped)
    assert [off.day for off in deadline.skipped if calendar.is_working_day(off.day)] == []
    assert [day for day in deadline.make_up if not calendar.is_working_day(day)] == []


@given(day=DAYS)
def test_a_day_is_worked_when_it_counts_as_one(day: date) -> None:
    calendar = calendar_of_china()
    before = day - timedelta(days=1)
    if before >= calendar.first_day:
        assert calendar.working_days_between(before, day) == int(calendar.is_working_day(day))
