"""The shipped years are true: each day agrees with an independent table, each notice is named."""

from datetime import date, timedelta

import chinese_calendar
import pytest

from anju.calendar import calendar_of_china
from anju.calendar.model import Year

YEARS = [year.year for year in calendar_of_china().years]


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


def year_of(number: int) -> Year:
    return next(year for year in calendar_of_china().years if year.year == number)


def test_the_shipped_years_begin_with_2018_and_reach_2026() -> None:
    assert YEARS[:9] == list(range(2018, 2027))


@pytest.mark.parametrize("year", YEARS)
def test_every_day_agrees_with_an_independent_table(year: int) -> None:
    calendar = calendar_of_china()
    ours = {day: calendar.is_working_day(day) for day in days_of(year)}
    assert ours == {day: chinese_calendar.is_workday(day) for day in days_of(year)}


@pytest.mark.parametrize("year", YEARS)
def test_every_named_day_off_is_a_holiday_of_the_independent_table(year: int) -> None:
    named = {day for holiday in year_of(year).holidays for day in holiday.days}
    assert [day for day in sorted(named) if chinese_calendar.get_holiday_detail(day)[1] is None] == []


@pytest.mark.parametrize("year", YEARS)
def test_the_weekend_days_worked_are_those_of_the_independent_table(year: int) -> None:
    theirs = [d for d in days_of(year) if d.weekday() >= 5 and chinese_calendar.is_workday(d)]
    assert sorted(year_of(year).make_up) == theirs


def test_the_notices_have_their_numbers() -> None:
    numbers = {
        year.year: [(source.number or "").removeprefix("国办发明电") for source in year.sources]
        for year in calendar_of_china().years
        if year.year <= 2026
    }
    assert numbers == {
        2018: ["〔2017〕12号", "〔2018〕15号"],
        2019: ["〔2018〕15号", "〔2019〕3号"],
        2020: ["〔2019〕16号", "〔2020〕1号"],
        2021: ["〔2020〕27号"],
        2022: ["〔2021〕11号", "〔2022〕16号"],
        2023: ["〔2022〕16号"],
        2024: ["〔2023〕7号"],
        2025: ["〔2024〕12号"],
        2026: ["〔2025〕7号"],
    }


@pytest.mark.parametrize("year", YEARS)
def test_a_notice_is_signed_before_it_is_published_and_before_the_days_it_sets(year: int) -> None:
    for source in year_of(year).sources:
        assert source.dated is not None
        assert source.published is not None
        assert source.dated <= source.published < date(year, 12, 29)
