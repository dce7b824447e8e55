"""Points put together (合并): sums, the highest, caps, factors, and what is not published."""

from dataclasses import dataclass

from anju.engine import ranges
from anju.engine.expressions import Evaluate, Expression, Scope, Values
from anju.engine.points.base import Points
from anju.engine.ranges import Number
from anju.engine.text import Text


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
class Scaled(Points):
    """Points multiplied by a factor under a condition, then rounded half up (系数): a line of its own, after caps."""

    of: Points
    when: Expression
    factor: int
    scale: int
    say: Text
    article: str

    def compile(self) -> Evaluate:
        """Multiply where the condition holds; between both where it cannot be said."""
        of, when, factor, unit = self.of.compile(), self.when.compile(), self.factor, 10**self.scale

        def scaled(scope: Scope, record: Values) -> Number:
            points: Number = of(scope, record)
            truth = when(scope, record)
            if truth is False:
                return points
            multiplied = ranges.divided(ranges.scaled(points, factor), unit, 0)
            return multiplied if truth else ranges.hull((points, multiplied))

        return scaled


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
