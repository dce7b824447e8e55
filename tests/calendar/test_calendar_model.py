"""Deadlines over real holidays, and what the calendar refuses."""

import pickle
from datetime import date, datetime

import pytest

from anju.calendar import MOST_WORKING_DAYS, Calendar, DayOff, Text, calendar_of_china
from anju.calendar.refusals import (
    CountNegative,
    CountTooLarge,
    DaysExhausted,
    DaysReversed,
    NoCalendarForDay,
)

WEEKEND = Text("周末", "weekend")
SPRING_FESTIVAL = Text("春节", "Spring Festival")
QINGMING = Text("清明节", "Qingming Festival")


@pytest.fixture
def calendar() -> Calendar:
    return calendar_of_china()


@pytest.fixture
def until_2026(calendar: Calendar) -> Calendar:
    """Give the calendar as it stood before the notice of 2027."""
    return Calendar(tuple(year for year in calendar.years if year.year <= 2026), calendar.statutory)


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        pytest.param("2020-03-09", 20, "2020-04-07", id="over Qingming"),
        pytest.param("2020-01-23", 1, "2020-02-03", id="over the extended Spring Festival of 2020"),
        pytest.param("2020-01-17", 1, "2020-01-19", id="to a make-up Sunday"),
        pytest.param("2020-01-17", 6, "2020-02-03", id="1 February 2020 is no longer worked"),
        pytest.param("2019-04-26", 1, "2019-04-28", id="the changed Labour Day of 2019, before"),
        pytest.param("2019-04-30", 1, "2019-05-05", id="the changed Labour Day of 2019, after"),
        pytest.param("2018-09-28", 2, "2018-09-30", id="two make-up days of one weekend"),
        pytest.param("2018-12-28", 2, "2019-01-02", id="over the year end, worked on Saturday 29 December"),
        pytest.param("2022-12-30", 1, "2023-01-03", id="over the year end, 31 December off"),
        pytest.param("2023-09-28", 1, "2023-10-07", id="to a make-up Saturday after two holidays in one"),
        pytest.param("2024-02-08", 1, "2024-02-09", id="the eve of 2024 is worked"),
        pytest.param("2025-09-30", 3, "2025-10-11", id="to a make-up Saturday after eight days"),
        pytest.param("2026-02-13", 2, "2026-02-24", id="nine days of Spring Festival"),
        pytest.param("2020-02-01", 0, "2020-02-01", id="no days: the same day, though it is not worked"),
        pytest.param("2020-02-01", 1, "2020-02-03", id="from a day off"),
    ],
)
def test_add_working_days_ends_on(calendar: Calendar, start: str, n: int, end: str) -> None:
    assert calendar.add_working_days(date.fromisoformat(start), n).day == date.fromisoformat(end)


def test_the_objection_term_of_seven_working_days_over_national_day(calendar: Calendar) -> None:
    assert calendar.add_working_days(date(2021, 9, 24), 7).day == date(2021, 10, 9)


def test_a_deadline_says_how_it_was_counted(calendar: Calendar) -> None:
    deadline = calendar.add_working_days(date(2020, 4, 1), 3)
    assert deadline.day == date(2020, 4, 7)
    assert deadline.start == date(2020, 4, 1)
    assert deadline.working_days == 3
    assert deadline.skipped == tuple(DayOff(date(2020, 4, day), QINGMING) for day in (4, 5, 6))
    assert deadline.make_up == ()
    assert (deadline.provisional, deadline.reason) == (False, None)
    assert [source.number for source in deadline.sources] == ["国办发明电〔2019〕16号", "国办发明电〔2020〕1号"]


def test_a_deadline_lists_weekends_holidays_and_make_up_days_apart(calendar: Calendar) -> None:
    deadline = calendar.add_working_days(date(2020, 1, 17), 6)
    assert deadline.skipped == (
        DayOff(date(2020, 1, 18), WEEKEND),
        *(DayOff(date(2020, 1, day), SPRING_FESTIVAL) for day in range(24, 32)),
        DayOff(date(2020, 2, 1), SPRING_FESTIVAL),
        DayOff(date(2020, 2, 2), SPRING_FESTIVAL),
    )
    assert deadline.make_up == (date(2020, 1, 19),)


def test_a_make_up_day_is_listed_when_the_term_ends_on_it_and_not_when_it_starts_on_it(calendar: Calendar) -> None:
    make_up_day = date(2020, 1, 19)
    assert calendar.add_working_days(date(2020, 1, 18), 1).make_up == (make_up_day,)
    assert calendar.add_working_days(make_up_day, 1).make_up == ()


def test_the_day_of_the_event_is_not_among_the_skipped(calendar: Calendar) -> None:
    deadline = calendar.add_working_days(date(2020, 4, 4), 1)
    assert [off.day for off in deadline.skipped] == [date(2020, 4, 5), date(2020, 4, 6)]


def test_a_notice_that_serves_two_years_is_cited_once(calendar: Calendar) -> None:
    sources = calendar.add_working_days(date(2022, 12, 20), 15).sources
    assert [source.number for source in sources] == ["国办发明电〔2021〕11号", "国办发明电〔2022〕16号"]


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        ("2020-03-09", "2020-04-07", 20),
        ("2020-03-09", "2020-03-09", 0),
        ("2020-01-23", "2020-02-02", 0),
        ("2020-01-18", "2020-01-19", 1),
        ("2018-12-31", "2019-12-31", 250),
    ],
)
def test_working_days_between_counts_without_the_first_and_with_the_last(
    calendar: Calendar, start: str, end: str, count: int
) -> None:
    assert calendar.working_days_between(date.fromisoformat(start), date.fromisoformat(end)) == count


def test_beyond_the_last_year_a_deadline_is_provisional_with_its_reason(until_2026: Calendar) -> None:
    deadline = until_2026.add_working_days(date(2027, 4, 30), 1)
    assert deadline.day == date(2027, 5, 3)
    assert deadline.provisional is True
    assert deadline.reason is not None
    assert "2027年的放假安排尚未公布" in deadline.reason.zh
    assert "holidays of 2027 are not yet published" in deadline.reason.en
    assert [source.title for source in deadline.sources] == ["全国年节及纪念日放假办法"]


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        ("2027-01-01", False),  # a Friday
        ("2028-05-01", False),  # a Monday
        ("2028-05-02", False),
        ("2028-05-03", True),
        ("2027-10-01", False),  # a Friday
        ("2028-10-02", False),  # a Monday
        ("2028-10-03", False),
        ("2028-10-04", True),
        ("2027-02-05", True),  # the eve of Spring Festival, which is not computed
        ("2027-02-13", False),  # a Saturday
    ],
)
def test_beyond_the_last_year_only_weekends_and_fixed_days_are_off(
    until_2026: Calendar, day: str, *, worked: bool
) -> None:
    assert until_2026.is_working_day(date.fromisoformat(day)) is worked


def test_the_fixed_days_are_used_only_beyond_the_last_year(until_2026: Calendar) -> None:
    assert until_2026.is_working_day(date(2018, 5, 2))
    assert [off.name.en for off in until_2026.days_off_between(date(2026, 12, 31), date(2027, 1, 1))] == [
        "New Year's Day"
    ]


@pytest.mark.parametrize(("day", "provisional"), [("2026-12-28", False), ("2026-12-29", True)])
def test_the_last_days_of_the_last_december_stay_open(until_2026: Calendar, day: str, *, provisional: bool) -> None:
    deadline = until_2026.add_working_days(date.fromisoformat(day), 0)
    assert deadline.provisional is provisional


def test_a_day_before_the_first_year_is_refused(calendar: Calendar) -> None:
    before = date(2017, 12, 31)
    with pytest.raises(NoCalendarForDay, match=r"2017-12-31 早于.*2018年.* is before 2018"):
        calendar.is_working_day(before)
    with pytest.raises(NoCalendarForDay):
        calendar.add_working_days(before, 1)
    with pytest.raises(NoCalendarForDay):
        calendar.working_days_between(before, date(2018, 1, 2))
    assert calendar.is_working_day(date(2018, 1, 2))


def test_a_negative_count_is_refused(calendar: Calendar) -> None:
    with pytest.raises(CountNegative, match=r"不能为负：-1。.*cannot be negative: -1"):
        calendar.add_working_days(date(2020, 3, 9), -1)


def test_a_count_over_the_limit_is_refused(calendar: Calendar) -> None:
    with pytest.raises(CountTooLarge, match=r"超过10000个工作日.*more than 10000 working days"):
        calendar.add_working_days(date(2020, 3, 9), MOST_WORKING_DAYS + 1)
    with pytest.raises(CountTooLarge):
        calendar.add_working_days(date(2020, 3, 9), 10**6)


def test_the_limit_itself_is_counted_there_and_back(calendar: Calendar) -> None:
    end = calendar.add_working_days(date(2020, 3, 9), MOST_WORKING_DAYS).day
    assert calendar.working_days_between(date(2020, 3, 9), end) == MOST_WORKING_DAYS
    with pytest.raises(CountTooLarge):
        calendar.working_days_between(date(2020, 3, 9), calendar.add_working_days(end, 1).day)


def test_a_span_over_the_limit_is_refused(calendar: Calendar) -> None:
    with pytest.raises(CountTooLarge):
        calendar.working_days_between(date(2020, 3, 9), date.max)


def test_reversed_days_are_refused(calendar: Calendar) -> None:
    with pytest.raises(DaysReversed, match=r"2020-03-08 早于开始日 2020-03-09.*is before the start"):
        calendar.working_days_between(date(2020, 3, 9), date(2020, 3, 8))


def test_a_count_past_the_last_day_that_can_be_written_is_refused(calendar: Calendar) -> None:
    assert calendar.add_working_days(date(9999, 12, 30), 1).day == date.max
    with pytest.raises(DaysExhausted, match="9999-12-31"):
        calendar.add_working_days(date(9999, 12, 30), 2)


def test_a_datetime_is_refused_since_it_would_find_no_holiday(calendar: Calendar) -> None:
    with pytest.raises(TypeError, match="not of a datetime"):
        calendar.is_working_day(datetime(2020, 1, 24))  # noqa: DTZ001 - the mistake under test


def test_a_calendar_can_be_sent_to_another_process(calendar: Calendar) -> None:
    copied = pickle.loads(pickle.dumps(calendar))  # noqa: S301 - made one line above
    assert copied == calendar
    assert copied.add_working_days(date(2020, 3, 9), 20).day == date(2020, 4, 7)
