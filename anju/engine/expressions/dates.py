"""Dates and dated windows (日期与时间窗口)."""

from dataclasses import dataclass

from anju.engine import ranges
from anju.engine.days import (
    FIRST_YEAR,
    LAST_MONTH,
    first_day_of,
    full_months,
    full_years,
    last_day_of,
    month_of,
    shifted,
)
from anju.engine.expressions.base import Evaluate, Expression, Scope, Values
from anju.engine.ranges import Number, Truth, high_of, low_of
from anju.engine.types import DAY, NUMBER, YES_NO, Type


@dataclass(frozen=True, slots=True)
class Elapsed(Expression):
    """Full years or months from one day to another (`years(a, b)`, `months(a, b)`)."""

    unit: str
    start: Expression
    end: Expression
    type: Type = NUMBER

    def compile(self) -> Evaluate:
        """Count; a later start gives less, a later end more."""
        count = full_years if self.unit == "years" else full_months
        start, end = self.start.compile(), self.end.compile()

        def elapsed(scope: Scope, record: Values) -> Number:
            first, last = start(scope, record), end(scope, record)
            if type(first) is int and type(last) is int:
                return count(first, last)
            low_first, high_first, low_last, high_last = low_of(first), high_of(first), low_of(last), high_of(last)
            return ranges.between(
                None if high_first is None or low_last is None else count(high_first, low_last),
                None if low_first is None or high_last is None else count(low_first, high_last),
            )

        return elapsed


@dataclass(frozen=True, slots=True)
class Shifted(Expression):
    """A day moved by years, months or days."""

    of: Expression
    amount: int
    unit: str
    type: Type = DAY

    def compile(self) -> Evaluate:
        """Move."""
        of, amount, unit = self.of.compile(), self.amount, self.unit
        return lambda scope, record: ranges.monotone(lambda day: shifted(day, amount, unit), of(scope, record))


@dataclass(frozen=True, slots=True)
class MonthOf(Expression):
    """The calendar month in which a day lies (`month_start(d)` where months are compared)."""

    of: Expression
    type: Type

    def compile(self) -> Evaluate:
        """Look the month up."""
        of = self.of.compile()
        return lambda scope, record: ranges.monotone(month_of, of(scope, record))


@dataclass(frozen=True, slots=True)
class MonthStart(Expression):
    """The first day of the month in which a day lies."""

    of: Expression
    type: Type = DAY

    def compile(self) -> Evaluate:
        """Go back to the first of the month."""
        of = self.of.compile()
        return lambda scope, record: ranges.monotone(lambda day: first_day_of(month_of(day)), of(scope, record))


@dataclass(frozen=True, slots=True)
class Edge(Expression):
    """The first or last day of a day's month or year, so many months or years on (`year_start(d, -5)`)."""

    of: Expression
    unit: str
    last: bool
    offset: int
    type: Type = DAY

    def compile(self) -> Evaluate:
        """Go to the month or year, then to its edge."""
        of = self.of.compile()
        return lambda scope, record: ranges.monotone(self.move, of(scope, record))

    def move(self, day: int) -> int:
        """Answer the edge of the month or year of one day."""
        month, by_year = month_of(day), self.unit == "year"
        first = (month - month % 12 + self.offset * 12) if by_year else month + self.offset
        first = min(max(first, 0), LAST_MONTH - 11 if by_year else LAST_MONTH)
        return last_day_of(first + 11 if by_year else first) if self.last else first_day_of(first)


@dataclass(frozen=True, slots=True)
class DayInYear(Expression):
    """The same day of every year, in the year in which a day lies (`day_in_year(d, 5, 30)`)."""

    of: Expression
    month: int
    day: int
    type: Type = DAY

    def compile(self) -> Evaluate:
        """Go to the month of that year, and to the day or the month's last."""
        of = self.of.compile()
        return lambda scope, record: ranges.monotone(self.move, of(scope, record))

    def move(self, day: int) -> int:
        """Answer the day in the year of another."""
        month = month_of(day)
        month += self.month - 1 - month % 12
        return min(first_day_of(month) + self.day - 1, last_day_of(month))


@dataclass(frozen=True, slots=True)
class YearOf(Expression):
    """The calendar year of a day."""

    of: Expression
    type: Type = NUMBER

    def compile(self) -> Evaluate:
        """Look the year up."""
        of = self.of.compile()
        return lambda scope, record: ranges.monotone(lambda day: FIRST_YEAR + month_of(day) // 12, of(scope, record))


Windows = tuple[tuple[int, int | None], ...]
"""Dated windows (时间窗口) as (first day, last day); None is open: it runs to the day of judging."""


@dataclass(frozen=True, slots=True)
class InWindows(Expression):
    """Whether a day lies in one of several windows."""

    of: Expression
    windows: Windows
    article: str = ""
    type: Type = YES_NO

    def compile(self) -> Evaluate:
        """Compare with each window."""
        of, windows = self.of.compile(), self.windows

        def lies_in(scope: Scope, record: Values) -> Truth:
            day = of(scope, record)
            if type(day) is int:
                return any(first <= day and (last is None or day <= last) for first, last in windows)
            inside = [_range_in_window(day, first, last) for first, last in windows]
            return True if True in inside else None if None in inside else False

        return lies_in


def _range_in_window(day: Number, first: int, last: int | None) -> Truth:
    begun = ranges.is_not(ranges.is_less(day, first))
    over = False if last is None else ranges.is_less(last, day)
    if begun is False or over is True:
        return False
    return True if begun and over is False else None


@dataclass(frozen=True, slots=True)
class WindowEnd(Expression):
    """The end of the window in which a day lies (the day of judging when it is open); the day itself outside all."""

    of: Expression
    windows: Windows
    article: str = ""
    type: Type = DAY

    def compile(self) -> Evaluate:
        """Go to the end of the window."""
        of, windows = self.of.compile(), self.windows
        return lambda scope, record: ranges.monotone(lambda day: window_end(day, windows, scope.day), of(scope, record))


def window_end(day: int, windows: Windows, judged: int) -> int:
    """Answer the last day of the window that contains `day`, or `day` itself; an open window ends when judged."""
    for first, last in windows:
        if first <= day and (last is None or day <= last):
            return max(day, judged) if last is None else last
    return day


@dataclass(frozen=True, slots=True)
class Covers(Expression):
    """Whether the period at hand runs on a day (`covers(d)`)."""

    day: Expression
    type: Type = YES_NO

    def compile(self) -> Evaluate:
        """Compare the two ends: a period's first two values."""
        read = self.day.compile()

        def covers(scope: Scope, record: Values) -> Truth:
            day = read(scope, record)
            begun = ranges.is_not(ranges.is_less(day, record[0]))
            over = ranges.is_less(record[1], day)
            if begun is False or over is True:
                return False
            return None if begun is None or over is None else True

        return covers
