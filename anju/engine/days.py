"""Days and months as numbers (日、月的序号), so that a comparison is a comparison of integers.

Day 0 is 1900-01-01; month 0 is 1900-01. The engine knows the days up to 2199-12-31; a file that names another
day is refused when it is read. A period that is still running ends on `STILL_RUNNING`, later than every day.
"""

import calendar
from datetime import date
from functools import lru_cache

Day = int
Month = int

FIRST_YEAR = 1900
LAST_YEAR = 2199
_ORDINAL_OF_DAY_0 = date(FIRST_YEAR, 1, 1).toordinal()
LAST_DAY: Day = date(LAST_YEAR, 12, 31).toordinal() - _ORDINAL_OF_DAY_0
LAST_MONTH: Month = (LAST_YEAR - FIRST_YEAR) * 12 + 11
STILL_RUNNING: Day = 10**7


def day_number(day: date) -> Day:
    """Number a day; the caller has checked that its year is known here."""
    return day.toordinal() - _ORDINAL_OF_DAY_0


def date_of(day: Day) -> date:
    """Answer the date of a day number; a period that is still running ends on the last day known here."""
    return date.fromordinal(min(day, LAST_DAY) + _ORDINAL_OF_DAY_0)


def iso_day(day: Day) -> str:
    """Write a day as 2020-03-09."""
    return date_of(day).isoformat()


def month_number(year: int, month: int) -> Month:
    """Number a calendar month."""
    return (year - FIRST_YEAR) * 12 + month - 1


def iso_month(month: Month) -> str:
    """Write a month as 2020-03."""
    return f"{FIRST_YEAR + month // 12}-{month % 12 + 1:02d}"


@lru_cache(maxsize=4096)
def month_of(day: Day) -> Month:
    """Answer the calendar month in which a day lies."""
    moment = date_of(day)
    return month_number(moment.year, moment.month)


@lru_cache(maxsize=4096)
def first_day_of(month: Month) -> Day:
    """Answer the first day of a calendar month."""
    return day_number(date(FIRST_YEAR + month // 12, month % 12 + 1, 1))


def last_day_of(month: Month) -> Day:
    """Answer the last day of a calendar month."""
    return first_day_of(month + 1) - 1 if month < LAST_MONTH else LAST_DAY


def full_months(start: Day, end: Day) -> int:
    """Count the calendar months completed from `start` to `end`; negative when `end` lies before `start`.

    A month is complete on the same day of the month. What starts on the 31st completes a month of 30 days on the
    first day of the next one, and 29 February completes a common year on 1 March.
    """
    if end < start:
        return -full_months(end, start)
    first, last = date_of(start), date_of(end)
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - (last.day < first.day)


def full_years(start: Day, end: Day) -> int:
    """Count the years completed from `start` to `end` (周岁 when `start` is a birth date)."""
    months = full_months(start, end)
    return months // 12 if months >= 0 else -(-months // 12)


def shifted(day: Day, amount: int, unit: str) -> Day:
    """Move a day by years, months or days; a day that the month lacks becomes its last (29 Feb − 1 year = 28 Feb).

    The result is held inside the years that the engine knows.
    """
    if unit == "days":
        return min(max(day + amount, 0), LAST_DAY)
    moment = date_of(min(max(day, 0), LAST_DAY))
    months = month_number(moment.year, moment.month) + amount * (12 if unit == "years" else 1)
    if not 0 <= months <= LAST_MONTH:
        return 0 if months < 0 else LAST_DAY
    year, month = FIRST_YEAR + months // 12, months % 12 + 1
    return day_number(date(year, month, min(moment.day, calendar.monthrange(year, month)[1])))
