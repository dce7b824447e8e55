"""Arithmetic (运算). Numbers of both sides have the same scale already: the loader saw to it."""

from dataclasses import dataclass

from anju.engine import ranges
from anju.engine.expressions.base import Evaluate, Expression
from anju.engine.types import NUMBER, Type


@dataclass(frozen=True, slots=True)
class Plus(Expression):
    """A sum of two numbers of one scale."""

    left: Expression
    right: Expression
    type: Type

    def compile(self) -> Evaluate:
        """Add."""
        left, right = self.left.compile(), self.right.compile()
        return lambda scope, record: ranges.added(left(scope, record), right(scope, record))


@dataclass(frozen=True, slots=True)
class Minus(Expression):
    """A difference of two numbers of one scale."""

    left: Expression
    right: Expression
    type: Type

    def compile(self) -> Evaluate:
        """Subtract."""
        left, right = self.left.compile(), self.right.compile()
        return lambda scope, record: ranges.added(left(scope, record), ranges.negated(right(scope, record)))


@dataclass(frozen=True, slots=True)
class Times(Expression):
    """A product; its scale is the sum of the scales."""

    left: Expression
    right: Expression
    type: Type

    def compile(self) -> Evaluate:
        """Multiply."""
        left, right = self.left.compile(), self.right.compile()
        return lambda scope, record: ranges.multiplied(left(scope, record), right(scope, record))


@dataclass(frozen=True, slots=True)
class Rescaled(Expression):
    """The same number counted in a smaller unit: times 10**n."""

    of: Expression
    factor: int
    type: Type

    def compile(self) -> Evaluate:
        """Multiply by the power of ten."""
        of, factor = self.of.compile(), self.factor
        return lambda scope, record: ranges.scaled(of(scope, record), factor)


@dataclass(frozen=True, slots=True)
class Full(Expression):
    """Whole units (满): how many times `unit` goes into a number, rounded down."""

    of: Expression
    unit: int
    type: Type = NUMBER

    def compile(self) -> Evaluate:
        """Divide and drop the rest."""
        of, unit = self.of.compile(), self.unit
        return lambda scope, record: ranges.monotone(lambda number: number // unit, of(scope, record))


@dataclass(frozen=True, slots=True)
class Quotient(Expression):
    """A division rounded half up to so many decimals (四舍五入); the only place where a division may stand.

    Both sides have the same scale; the divisor is above 0.
    """

    of: Expression
    by: Expression
    type: Type

    def compile(self) -> Evaluate:
        """Divide and round."""
        of, by, scale = self.of.compile(), self.by.compile(), self.type.scale
        return lambda scope, record: ranges.divided(of(scope, record), by(scope, record), scale)


@dataclass(frozen=True, slots=True)
class Extreme(Expression):
    """The largest or the smallest of several numbers of one scale."""

    of: tuple[Expression, ...]
    largest: bool
    type: Type

    def compile(self) -> Evaluate:
        """Compare."""
        parts = [part.compile() for part in self.of]
        pick = ranges.largest if self.largest else ranges.smallest
        return lambda scope, record: pick(part(scope, record) for part in parts)
