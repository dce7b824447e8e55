"""Forecast (积分预测): the points of later days, if what runs now goes on, and the day on which a target is reached."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from anju.engine.counting import Run
from anju.engine.days import Day, first_day_of, month_of
from anju.engine.edition import Edition
from anju.engine.facts import Facts
from anju.engine.foresight.going_on import Ahead, GoesOn
from anju.engine.foresight.steady import steady
from anju.engine.points import Capped, IndicatorPoints, Points
from anju.engine.ranges import Number, high_of, low_of
from anju.engine.sheet import ScoreSheet

GROWING_WITHIN = 400
"""A row that rose within so many days of the horizon still grows: a year of residence takes 360."""


@dataclass(frozen=True, eq=False)
class Point:
    """A day on which something changes (变化点), with the sheet of that day; the first point is the day asked about."""

    day: Day
    sheet: ScoreSheet
    changed: tuple[str, ...]
    """The indicators, requirements and vetoes that differ from the point before."""

    @property
    def total(self) -> Number:
        """Answer the points of the day."""
        return self.sheet.total


@dataclass(frozen=True, slots=True)
class Ceiling:
    """A cap that is reached at the end of the horizon (封顶): of an indicator, or of several within a total."""

    names: tuple[str, ...]
    cap: int


@dataclass(frozen=True, slots=True)
class Target:
    """A number of points asked about (目标分): the first day on which it is surely, and on which it may be reached.

    When it never is, `short` is what lacks on the best day, `ceilings` the caps reached by then, and `growing` the rows
    that still grow.
    """

    points: int
    surely_on: Day | None
    maybe_on: Day | None
    short: int | None
    ceilings: tuple[Ceiling, ...]
    growing: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Forecast:
    """The curve of one person under one edition, and what it assumes."""

    edition: Edition
    until: Day
    points: tuple[Point, ...]
    goes_on: tuple[GoesOn, ...]
    target: Target | None

    @property
    def outside_from(self) -> Day | None:
        """Answer the first day of the curve that the edition does not cover ("as if in force"), if there is one."""
        start = self.points[0].day
        if not self.edition.covers(start):
            return start
        last = self.edition.last_day
        return last + 1 if last is not None and last < self.until else None


def forecast(edition: Edition, facts: Facts, day: Day, until: Day, target: int | None = None) -> Forecast:
    """Follow the points from a day on (积分预测); `target` counts in the edition's smallest unit."""
    ahead = Ahead(edition, facts, day, until)
    points = curve(ahead)
    return Forecast(
        edition,
        until,
        points,
        ahead.goes_on,
        None if target is None else _target(target, points, ahead.sheet_on(until)),
    )


def curve(ahead: Ahead) -> tuple[Point, ...]:
    """Answer a point for the first day and for every day on which something changes (积分曲线)."""
    points: list[Point] = []
    for sheet in _sheets(ahead):
        changed = changes(points[-1].sheet, sheet) if points else ()
        if changed or not points:
            points.append(Point(sheet.day, sheet, changed))
    return tuple(points)


def changes(before: ScoreSheet, after: ScoreSheet) -> tuple[str, ...]:
    """Name the indicators, requirements and vetoes that differ between two sheets of one edition."""
    mine, theirs = _answers(before), _answers(after)
    return tuple(name for name, answer in mine.items() if answer != theirs[name])


def _answers(sheet: ScoreSheet) -> dict[str, Any]:
    answers: dict[str, Any] = {line.indicator.name: line.points for line in sheet.indicators}
    answers |= {line.total.name: line.points for line in sheet.totals}
    answers |= {line.requirement.name: line.met for line in sheet.requirements}
    return answers | {line.veto.name: line.strikes for line in sheet.vetoes}


def _sheets(ahead: Ahead) -> Iterator[ScoreSheet]:
    """Yield sheets in order, so that nothing changes but from one of them to the next."""
    starts = sorted(_starts(ahead))
    ends = [*(start - 1 for start in starts[1:]), ahead.until]
    for start, end in zip(starts, ends, strict=True):
        first = ahead.sheet_on(start)
        yield first
        if end > start:
            yield from _within(ahead, first, ahead.sheet_on(end))


def _within(ahead: Ahead, first: ScoreSheet, last: ScoreSheet) -> Iterator[ScoreSheet]:
    """Yield the sheets after the first up to the last on which something may change, halving what is not steady."""
    if last.day - first.day > 1 and not steady(first, last):
        middle = ahead.sheet_on((first.day + last.day) // 2)
        yield from _within(ahead, first, middle)
        yield from _within(ahead, middle, last)
    else:
        yield last


def _starts(ahead: Ahead) -> set[Day]:
    """Answer the days on which stretches of the same facts in one month begin."""
    months = range(month_of(ahead.day) + 1, month_of(ahead.until) + 1)
    moved = {day for day in ahead.days_of_change() if ahead.day < day <= ahead.until}
    return {ahead.day, *moved, *(first_day_of(month) for month in months)}


def _target(target: int, points: tuple[Point, ...], last: ScoreSheet) -> Target:
    surely = next((p.day for p in points if (low := low_of(p.total)) is not None and low >= target), None)
    maybe = next((p.day for p in points if (high := high_of(p.total)) is None or high >= target), None)
    if maybe is not None:
        return Target(target, surely, maybe, None, (), ())
    best = max(high for p in points if (high := high_of(p.total)) is not None)
    return Target(target, None, None, target - best, tuple(_ceilings(last)), tuple(_growing(points, last)))


def _ceilings(sheet: ScoreSheet) -> Iterator[Ceiling]:
    run = Run(sheet.facts, sheet.day)
    run.measures = [line.value for line in sheet.measures.values()]
    run.indicators = [line.points for line in sheet.indicators]
    run.totals = [line.points for line in sheet.totals]
    for indicator in sheet.edition.indicators:
        yield from _reached(indicator.points, run, indicator.name)
    for total in sheet.edition.totals:
        yield from _reached(total.points, run, "")


def _reached(points: Points, run: Run, name: str) -> Iterator[Ceiling]:
    for part in points.walk() if not name else (points,):
        if isinstance(part, Capped) and part.cap is not None and part.compile()(run, ()) == part.cap:
            inside = tuple(one.name for one in part.walk() if isinstance(one, IndicatorPoints))
            yield Ceiling((name,) if name else inside, part.cap)


def _growing(points: tuple[Point, ...], last: ScoreSheet) -> Iterator[str]:
    """Name the rows that stand higher at the end than a year before it."""
    late = last.day - GROWING_WITHIN
    before = next((point.sheet for point in reversed(points) if point.day <= late), points[0].sheet)
    for one, other in zip(before.indicators, last.indicators, strict=True):
        low, high = high_of(one.points), high_of(other.points)
        if low is not None and high is not None and high > low:
            yield other.indicator.name
