"""Amounts by number (按数量计分): so much for each, or for the first and for the others."""

from dataclasses import dataclass

from anju.engine import ranges
from anju.engine.expressions import Evaluate, Expression, Node, Scope, Values
from anju.engine.points.base import Points
from anju.engine.ranges import Number, high_of, low_of


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

        def points(scope: Scope, record: Values) -> Number:
            number: Number = each(scope, record)
            if isinstance(number, int):
                return amount(number)
            low, high = low_of(number), high_of(number)
            if high is not None and high < first_unit:
                return 0
            below: tuple[Number, ...] = (0,) if low is None or low < first_unit else ()
            low = first_unit if low is None else max(low, first_unit)
            most = None if high is None else (high - first_unit) // unit
            steps = ranges.between((low - first_unit) // unit, most)
            return ranges.hull((*below, ranges.added(first, ranges.scaled(steps, then))))

        return points


@dataclass(frozen=True, slots=True)
class Slice(Node):
    """A part of a number, above `low` up to `up_to`, with so many smallest units for each of it."""

    low: int
    up_to: int | None
    rate: int


@dataclass(frozen=True, slots=True)
class Marginal(Points):
    """Each part of a number at its own rate (分段累进): as income tax is counted."""

    each: Expression
    slices: tuple[Slice, ...]

    def compile(self) -> Evaluate:
        """Add the parts; a part of no rate below 0 never lowers the points."""
        each, falling = self.each.compile(), any(part.rate < 0 for part in self.slices)

        def marginal(scope: Scope, record: Values) -> Number:
            number: Number = each(scope, record)
            if not falling:
                return ranges.monotone(self.of, number)
            return self.of(number) if isinstance(number, int) else ranges.ANY_NUMBER

        return marginal

    def of(self, number: int) -> int:
        """Answer the points of one number."""
        return sum(
            (min(number, number if part.up_to is None else part.up_to) - part.low) * part.rate
            for part in self.slices
            if number > part.low
        )
