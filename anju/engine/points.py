"""Points forms (计分形式): one small language for an indicator, the worth of a record, and a total.

Every form answers points as an integer of the edition's smallest unit (10**-decimals), or a range of them.
"""

from dataclasses import dataclass

from anju.engine import ranges
from anju.engine.expressions import Evaluate, Expression, MeasureValue, Node, Scope, Values
from anju.engine.ranges import Number, Range, high_of, low_of
from anju.engine.text import Text


class Points(Node):
    """A node that answers points."""

    __slots__ = ()

    def compile(self) -> Evaluate:
        """Answer a function that computes the points."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Give(Points):
    """The value of an expression, in the smallest unit already."""

    of: Expression

    def compile(self) -> Evaluate:
        """Compute it."""
        return self.of.compile()


@dataclass(frozen=True, slots=True)
class When(Points):
    """Points that are given only under a condition."""

    condition: Expression
    then: Points

    def compile(self) -> Evaluate:
        """Give nothing where it fails, and from nothing to all where it cannot be said."""
        condition, then = self.condition.compile(), self.then.compile()

        def when(scope: Scope, record: Values) -> Number:
            truth = condition(scope, record)
            if truth is False:
                return 0
            points: Number = then(scope, record)
            return points if truth else ranges.hull((0, points))

        return when


@dataclass(frozen=True, slots=True)
class Rate(Points):
    """So many points for each unit (每…计…分): `rate` smallest units for every full `per` of `each`."""

    each: Expression
    per: int
    rate: int

    def compile(self) -> Evaluate:
        """Multiply the whole units by the rate."""
        each, per, rate = self.each.compile(), self.per, self.rate
        return lambda scope, record: ranges.scaled(
            ranges.monotone(lambda number: number // per, each(scope, record)), rate
        )


@dataclass(frozen=True, slots=True)
class FirstThen(Points):
    """One amount for the first full unit and another for every further one (首个…计…分，每增加…计…分)."""

    each: Expression
    first_unit: int
    first: int
    then_unit: int
    then: int

    def compile(self) -> Evaluate:
        """Give nothing below the first unit."""
        each, (first_unit, first), (unit, then) = (
            self.each.compile(),
            (self.first_unit, self.first),
            (self.then_unit, self.then),
        )

        def amount(number: int) -> int:
            return first + (number - first_unit) // unit * then if number >= first_unit else 0

        return lambda scope, record: ranges.monotone(amount, each(scope, record))


@dataclass(frozen=True, slots=True)
class Band(Node):
    """A row of a table (档): from `low` to `up_to`, both included; None is no bound."""

    low: int | None
    up_to: int | None
    then: Points


@dataclass(frozen=True, slots=True)
class Bands(Points):
    """A table by a number: the row in which it lies. The rows neither overlap nor leave a hole."""

    by: Expression
    rows: tuple[Band, ...]

    def compile(self) -> Evaluate:
        """Take the row; when several are possible, the hull of them, each judged for its own part of the range."""
        read = self.by.compile()
        rows = [(row.low, row.up_to, row.then.compile()) for row in self.rows]
        narrowed = self.by.position if isinstance(self.by, MeasureValue) else None

        def bands(scope: Scope, record: Values) -> Number:
            number = read(scope, record)
            possible = []
            for low, up_to, then in rows:
                part = _within(number, low, up_to)
                if part is not None:
                    here = scope if narrowed is None or part == number else Narrowed(scope, narrowed, part)
                    possible.append(then(here, record))
            return possible[0] if len(possible) == 1 else ranges.hull(possible)

        return bands


class Narrowed:
    """A scope in which one measure is known better: inside a row, the tested measure lies in the row."""

    def __init__(self, scope: Scope, position: int, value: Number) -> None:
        """Copy the scope's measures with one of them narrowed."""
        self.day, self.person, self.context = scope.day, scope.person, scope.context
        self.indicators, self.totals = scope.indicators, scope.totals
        self.measures = [*scope.measures[:position], value, *scope.measures[position + 1 :]]


@dataclass(frozen=True, slots=True)
class Case(Node):
    """The points of one member of a class."""

    member: str
    then: Points


@dataclass(frozen=True, slots=True)
class Classes(Points):
    """A table by a class (等级): every member is listed."""

    by: Expression
    cases: tuple[Case, ...]

    def compile(self) -> Evaluate:
        """Look the member up; when several are possible, the hull of them."""
        read, cases = self.by.compile(), {case.member: case.then.compile() for case in self.cases}

        def classes(scope: Scope, record: Values) -> Number:
            member = read(scope, record)
            if type(member) is str:
                found: Number = cases[member](scope, record)
                return found
            return ranges.hull(cases[one](scope, record) for one in member)

        return classes


@dataclass(frozen=True, slots=True)
class SumOf(Points):
    """Points that add up (累计)."""

    of: tuple[Points, ...]

    def compile(self) -> Evaluate:
        """Add."""
        parts = [part.compile() for part in self.of]

        def total(scope: Scope, record: Values) -> Number:
            points: Number = 0
            for part in parts:
                points = ranges.added(points, part(scope, record))
            return points

        return total


@dataclass(frozen=True, slots=True)
class BestOf(Points):
    """Points of which only the highest count (就高不重复)."""

    of: tuple[Points, ...]
    say: Text | None = None
    article: str = ""

    def compile(self) -> Evaluate:
        """Take the highest."""
        parts = [part.compile() for part in self.of]
        return lambda scope, record: ranges.largest(part(scope, record) for part in parts)


@dataclass(frozen=True, slots=True)
class Capped(Points):
    """Points held between a floor and a cap (封顶)."""

    of: Points
    floor: int | None
    cap: int | None

    def compile(self) -> Evaluate:
        """Cut, then lift."""
        of, floor, cap = self.of.compile(), self.floor, self.cap

        def capped(scope: Scope, record: Values) -> Number:
            points: Number = of(scope, record)
            if cap is not None:
                points = ranges.at_most(points, cap)
            return points if floor is None else ranges.at_least(points, floor)

        return capped


@dataclass(frozen=True, slots=True)
class NotPublished(Points):
    """Points that the edition itself does not know (未公布): only that they lie between two bounds."""

    low: int
    high: int | None

    def compile(self) -> Evaluate:
        """Answer the range."""
        points = ranges.between(self.low, self.high)
        return lambda scope, record: points


@dataclass(frozen=True, slots=True)
class IndicatorPoints(Points):
    """The points of an indicator, inside a total."""

    name: str
    position: int

    def compile(self) -> Evaluate:
        """Read them."""
        position = self.position
        return lambda scope, record: scope.indicators[position]


@dataclass(frozen=True, slots=True)
class TotalPoints(Points):
    """An earlier total, inside a total."""

    name: str
    position: int

    def compile(self) -> Evaluate:
        """Read it."""
        position = self.position
        return lambda scope, record: scope.totals[position]


def _within(number: Number, low: int | None, high: int | None) -> Number | None:
    """Answer the part of a number that lies in a row, or None when no part of it does."""
    bottom, top = low_of(number), high_of(number)
    bottom = low if bottom is None else bottom if low is None else max(bottom, low)
    top = high if top is None else top if high is None else min(top, high)
    if bottom is not None and top is not None and bottom > top:
        return None
    return Range(bottom, top) if bottom != top or bottom is None else bottom
