"""What a points form is, and the two plainest (计分形式的基础)."""

from dataclasses import dataclass

from anju.engine import ranges
from anju.engine.expressions import Evaluate, Expression, Node, Scope, Values
from anju.engine.ranges import Number


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
