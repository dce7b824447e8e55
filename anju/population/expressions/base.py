"""How an expression becomes SQL (表达式转 SQL): one writer for each node of the intermediate form.

A part that reads neither a record nor a person is no SQL at all: the engine computes it, and its value is written. So
`day - 5 years` and `year_start(day)` are dates that the engine itself has found.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from anju.engine.expressions import (
    Constant,
    ContextField,
    Covers,
    Expression,
    Field,
    IndicatorValue,
    MeasureValue,
    MonthAtHand,
    MonthIn,
    PersonField,
    TotalValue,
)
from anju.engine.ranges import Range
from anju.engine.types import Type
from anju.population import sql
from anju.population.sql import Untwinned, Value, exactly

Node = TypeVar("Node", bound=Expression)
Writer = Callable[[Any, "Scope"], Value]
WRITERS: dict[type[Expression], Writer] = {}

_READS = (Field, PersonField, ContextField, MeasureValue, IndicatorValue, TotalValue, MonthAtHand, MonthIn, Covers)


@dataclass(frozen=True)
class Scope:
    """Where an expression is written: the day of judging, and the values already counted.

    `known` answers each measure, indicator or total written before, by its column (`measure.x`, `item.x`, `total.x`).
    """

    day: int
    known: Mapping[str, Value] = field(default_factory=dict)
    context: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Fixed:
    """What the engine needs to compute a part that reads nothing but the day."""

    day: int
    person: Sequence[Any] = ()
    context: Sequence[Any] = ()
    measures: Sequence[Any] = ()
    indicators: Sequence[Any] = ()
    totals: Sequence[Any] = ()


def writes(node: type[Node]) -> Callable[[Callable[[Node, Scope], Value]], Callable[[Node, Scope], Value]]:
    """List a function as the writer of a node."""

    def listed(writer: Callable[[Node, Scope], Value]) -> Callable[[Node, Scope], Value]:
        WRITERS[node] = writer
        return writer

    return listed


def write(node: Expression, scope: Scope) -> Value:
    """Write an expression as SQL. Raises Untwinned for what has no twin."""
    if is_fixed(node):
        return exactly(literal(node.type, fixed_value(node, scope)))
    if type(node) not in WRITERS:
        raise Untwinned(f"the expression {type(node).__name__}")
    return WRITERS[type(node)](node, scope)


def write_known(node: Expression, scope: Scope) -> Value:
    """Write an expression that may lie between bounds, but may not be NULL."""
    value = write(node, scope)
    if value.open:
        raise Untwinned("a number or date of the application that is not known")
    return value


def is_fixed(node: Expression) -> bool:
    """Say whether an expression reads nothing but the day of judging."""
    return not any(isinstance(part, _READS) for part in node.walk())


def fixed_value(node: Expression, scope: Scope) -> Any:
    """Let the engine compute an expression that reads nothing but the day."""
    return node.value if isinstance(node, Constant) else node.compile()(_Fixed(scope.day), ())


def literal(of: Type, value: Any) -> str:
    """Write a value of the engine as SQL."""
    if isinstance(value, Range):
        raise Untwinned("a number that is not known")
    if of.kind in ("class", "text"):
        return sql.text(value)
    if of.kind == "yes_no":
        return "TRUE" if value else "FALSE"
    return {"day": sql.day, "month": sql.month}.get(of.kind, str)(value)
