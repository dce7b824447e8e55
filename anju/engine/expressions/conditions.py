"""Conditions (条件): comparisons, membership, and their combination after Kleene."""

import operator
from collections.abc import Callable
from dataclasses import dataclass

from anju.engine import ranges
from anju.engine.expressions.base import Evaluate, Expression, Scope, Values
from anju.engine.ranges import Number, Truth
from anju.engine.types import YES_NO, Type


@dataclass(frozen=True, slots=True)
class Compare(Expression):
    """A comparison of two numbers, days or months."""

    sign: str
    left: Expression
    right: Expression
    type: Type = YES_NO

    def compile(self) -> Evaluate:
        """Compare; a range that reaches over the other side cannot say."""
        left, right, judge = self.left.compile(), self.right.compile(), COMPARISONS[self.sign]
        return lambda scope, record: judge(left(scope, record), right(scope, record))


COMPARISONS: dict[str, Callable[[Number, Number], Truth]] = {
    "=": ranges.is_equal,
    "!=": lambda a, b: ranges.is_not(ranges.is_equal(a, b)),
    "<": ranges.is_less,
    ">=": lambda a, b: ranges.is_not(ranges.is_less(a, b)),
    ">": lambda a, b: ranges.is_less(b, a),
    "<=": lambda a, b: ranges.is_not(ranges.is_less(b, a)),
}
SIGNS: dict[str, Callable[[int, int], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@dataclass(frozen=True, slots=True)
class CompareClass(Expression):
    """A comparison of a class value with a member, by the order in which the members are listed."""

    sign: str
    left: Expression
    member: str
    type: Type = YES_NO

    def compile(self) -> Evaluate:
        """Look the answer up; a value that may be several members cannot say unless all agree."""
        members, sign = self.left.type.members, SIGNS[self.sign]
        bar = members.index(self.member)
        return _lookup(self.left, {member: sign(place, bar) for place, member in enumerate(members)})


@dataclass(frozen=True, slots=True)
class IsOneOf(Expression):
    """A class value that is one of several members."""

    left: Expression
    of: frozenset[str]
    type: Type = YES_NO

    def compile(self) -> Evaluate:
        """Look the answer up."""
        return _lookup(self.left, {member: member in self.of for member in self.left.type.members})


@dataclass(frozen=True, slots=True)
class InCatalogue(Expression):
    """Whether a text stands in a published list, letter by letter (目录)."""

    left: Expression
    of: frozenset[str]
    article: str = ""
    type: Type = YES_NO

    def compile(self) -> Evaluate:
        """Look the text up."""
        left, of = self.left.compile(), self.of

        def stands_in(scope: Scope, record: Values) -> Truth:
            text = left(scope, record)
            return None if text is None else text in of

        return stands_in


def _lookup(of: Expression, answers: dict[str, bool]) -> Evaluate:
    read = of.compile()

    def look_up(scope: Scope, record: Values) -> Truth:
        value = read(scope, record)
        if type(value) is str:
            return answers[value]
        possible = {answers[member] for member in value}
        return possible.pop() if len(possible) == 1 else None

    return look_up


@dataclass(frozen=True, slots=True)
class AllOf(Expression):
    """Conditions that must all hold (`and`), after Kleene."""

    of: tuple[Expression, ...]
    type: Type = YES_NO

    def compile(self) -> Evaluate:
        """Stop at the first that fails."""
        parts = [part.compile() for part in self.of]

        def conjunction(scope: Scope, record: Values) -> Truth:
            answer: Truth = True
            for part in parts:
                truth = part(scope, record)
                if truth is False:
                    return False
                if truth is None:
                    answer = None
            return answer

        return conjunction


@dataclass(frozen=True, slots=True)
class AnyOf(Expression):
    """Conditions of which one must hold (`or`), after Kleene."""

    of: tuple[Expression, ...]
    type: Type = YES_NO

    def compile(self) -> Evaluate:
        """Stop at the first that holds."""
        return Not(AllOf(tuple(Not(part) for part in self.of))).compile()


@dataclass(frozen=True, slots=True)
class Not(Expression):
    """A condition denied."""

    of: Expression
    type: Type = YES_NO

    def compile(self) -> Evaluate:
        """Deny; unknown stays unknown."""
        of = self.of.compile()
        return lambda scope, record: ranges.is_not(of(scope, record))
