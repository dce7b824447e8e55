"""Working days (工作日): a year a file, and the arithmetic of deadlines on top.

The day of the event does not count (期间开始的当日不计入): a term of 20 working days starts on the day after.
A calendar knows the years it was given. Beyond them it knows weekends and the statutory days of a fixed date
only, and says that the result is provisional (暂定).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from anju.calendar.refusals import (
    CountNegative,
    CountTooLarge,
    DaysExhausted,
    DaysReversed,
    NoCalendarForDay,
)
from anju.engine.text import Text

MOST_WORKING_DAYS = 10_000

# The notice of a year may reach back into the December before: that of 2019 had 29 December 2018 worked and
# the two days after it off. So the last days of the last year stay open until the next notice is out.
SETTLED_THROUGH = (12, 28)

WEEKEND = Text(zh="周末", en="weekend")
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Source:
    """Name the notice or law a day rests on (依据): title, number (文号), signed, published, what it adds."""

    title: str
    number: str | None = None
    dated: date | None = None
    published: date | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Holiday:
    """Hold the days off of one holiday (放假日), as the notice names them."""

    name: Text
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """Hold one published year (年度放假安排): its sources, days off, and weekend days worked (调休上班日)."""

    year: int
    sources: tuple[Source, ...]
    holidays: tuple[Holiday, ...]
    make_up: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class FixedDay:
    """Hold a statutory day off of a fixed solar date (日期固定的法定节假日)."""

    name: Text
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Statutory:
    """Hold the law's fixed days (法定节假日), used beyond the last published year."""

    sources: tuple[Source, ...]
    days: tuple[FixedDay, ...]


@dataclass(frozen=True, slots=True)
class DayOff:
    """Name one day that is not worked (非工作日): a weekend day or a holiday."""

    day: date
    name: Text


@dataclass(frozen=True, slots=True)
class Deadline:
    """Say when a term ends and how that was counted (期限届满日及计算过程).

    `skipped` and `make_up` are the days off and the weekend days worked after `start`, up to `day`.
    """

    start: date
    working_days: int
    day: date
    provisional: bool
    reason: Text | None
    skipped: tuple[DayOff, ...]
    make_up: tuple[date, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Answer what is a working day (工作日历); `years` stand in order, without a gap."""

    years: tuple[Year, ...]
    statutory: Statutory
    _holidays: Mapping[date, Text] = field(init=False, repr=False, compare=False)
    _make_up: frozenset[date] = field(init=False, repr=False, compare=False)
    _fixed: Mapping[tuple[int, int], Text] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        holidays = {day: h.name for year in self.years for h in year.holidays for day in h.days}
        make_up = frozenset(day for year in self.years for day in year.make_up)
        fixed = {(fixed.month, fixed.day): fixed.name for fixed in self.statutory.days}
        object.__setattr__(self, "_holidays", holidays)
        object.__setattr__(self, "_make_up", make_up)
        object.__setattr__(self, "_fixed", fixed)

    @property
    def first_day(self) -> date:
        """Give the first day the calendar knows (日历起始日)."""
        return date(self.years[0].year, 1, 1)

    @property
    def settled_through(self) -> date:
        """Give the last day that no later notice is expected to move (已确定至)."""
        return date(self.years[-1].year, *SETTLED_THROUGH)

    def is_working_day(self, day: date) -> bool:
        """Tell whether a day is worked (是否工作日); `why_provisional` tells how sure that is."""
        self._check(day)
        return self._day_off(day) is None

    def why_provisional(self, day: date) -> Text | None:
        """Say why a result that reaches this day is provisional (暂定原因), or None where it is settled."""
        self._check(day)
        if day <= self.settled_through:
            return None
        last = self.years[-1].year
        return Text(
            zh=f"{last + 1}年的放假安排尚未公布，{self.settled_through.isoformat()} 之后只扣除周末和"
            f"日期固定的法定节假日；春节、清明节、端午节、中秋节、补假和调休未计入，公布后须重新计算。",
            en=f"the holidays of {last + 1} are not yet published: after {self.settled_through.isoformat()} "
            f"only weekends and the statutory days of a fixed date are left out. Spring Festival, Qingming, "
            f"Dragon Boat, Mid-Autumn, days in lieu and make-up days are not counted; compute it again once "
            f"they are out.",
        )

    def add_working_days(self, start: date, n: int) -> Deadline:
        """Find the n-th working day after `start` (期限届满日); n = 0 gives `start` back, worked or not."""
        self._check(start)
        if n < 0:
            raise CountNegative(n)
        if n > MOST_WORKING_DAYS:
            raise CountTooLarge(MOST_WORKING_DAYS)
        day = self._nth_working_day(start, n)
        reason = self.why_provisional(day)
        return Deadline(
            start=start,
            working_days=n,
            day=day,
            provisional=reason is not None,
            reason=reason,
            skipped=self.days_off_between(start, day),
            make_up=self.make_up_days_between(start, day),
            sources=self.sources_between(start, day),
        )

    def working_days_between(self, start: date, end: date) -> int:
        """Count the working days after `start`, up to and with `end` (工作日数)."""
        self._check_span(start, end)
        count = 0
        for day in _days(start, end):
            count += self._day_off(day) is None
            if count > MOST_WORKING_DAYS:
                raise CountTooLarge(MOST_WORKING_DAYS)
        return count

    def days_off_between(self, start: date, end: date) -> tuple[DayOff, ...]:
        """List the days off after `start`, up to and with `end` (期间的非工作日)."""
        self._check_span(start, end)
        named = ((day, self._day_off(day)) for day in _days(start, end))
        return tuple(DayOff(day, name) for day, name in named if name is not None)

    def make_up_days_between(self, start: date, end: date) -> tuple[date, ...]:
        """List the weekend days worked after `start`, up to and with `end` (期间的调休上班日)."""
        self._check_span(start, end)
        return tuple(sorted(day for day in self._make_up if start < day <= end))

    def sources_between(self, start: date, end: date) -> tuple[Source, ...]:
        """List the notices of the years from `start` to `end` (依据), and the law beyond them; each once."""
        self._check_span(start, end)
        published = (year.sources for year in self.years if start.year <= year.year <= end.year)
        law = (self.statutory.sources,) if end.year > self.years[-1].year else ()
        found = {source.title: source for sources in (*published, *law) for source in sources}
        return tuple(found.values())

    def _nth_working_day(self, start: date, n: int) -> date:
        day, left = start, n
        days = _days(start, date.max)
        while left:
            following = next(days, None)
            if following is None:
                raise DaysExhausted
            day = following
            left -= self._day_off(day) is None
        return day

    def _day_off(self, day: date) -> Text | None:
        if (holiday := self._holidays.get(day)) is not None:
            return holiday
        if day.year > self.years[-1].year and (fixed := self._fixed.get((day.month, day.day))) is not None:
            return fixed
        return WEEKEND if day.weekday() >= SATURDAY and day not in self._make_up else None

    def _check(self, day: date) -> None:
        if isinstance(day, datetime):  # a datetime equals no date, and would be looked up in vain
            raise TypeError("A working day is asked of a date, not of a datetime.")
        if day < self.first_day:
            raise NoCalendarForDay(day, self.first_day.year)

    def _check_span(self, start: date, end: date) -> None:
        self._check(start)
        self._check(end)
        if end < start:
            raise DaysReversed(start, end)


def _days(after: date, through: date) -> Iterator[date]:
    return map(date.fromordinal, range(after.toordinal() + 1, through.toordinal() + 1))
