"""Leaves (叶节点) as SQL: columns of the record at hand, of the person, and of what was counted before.

Columns of a person are named for what they are: `person.birth_date`, `context.place`, `measure.x`, `item.x`, `total.x`;
columns of a record have their own names.
"""

from anju.engine.expressions import (
    ContextField,
    Field,
    IndicatorValue,
    MeasureValue,
    MonthAtHand,
    PersonField,
    TotalValue,
)
from anju.population import sql
from anju.population.expressions.base import Scope, literal, writes
from anju.population.sql import Untwinned, Value, exactly


@writes(Field)
def _field(node: Field, scope: Scope) -> Value:
    if node.type.kind == "month":
        raise Untwinned("a rule on the ends of a range of months (each month is a row here)")
    return exactly(sql.name(node.name))


@writes(MonthAtHand)
def _month_at_hand(node: MonthAtHand, scope: Scope) -> Value:
    raise Untwinned("a rule that joins the month at hand with a field of the record, other than by and")


@writes(PersonField)
def _person(node: PersonField, scope: Scope) -> Value:
    return exactly(sql.name(f"person.{node.name}"))


@writes(ContextField)
def _context(node: ContextField, scope: Scope) -> Value:
    if node.name in scope.context:
        return exactly(literal(node.type, scope.context[node.name]))
    return exactly(sql.name(f"context.{node.name}"), is_open=True)


@writes(MeasureValue)
def _measure(node: MeasureValue, scope: Scope) -> Value:
    return scope.known[f"measure.{node.name}"]


@writes(IndicatorValue)
def _indicator(node: IndicatorValue, scope: Scope) -> Value:
    return scope.known[f"item.{node.name}"]


@writes(TotalValue)
def _total(node: TotalValue, scope: Scope) -> Value:
    return scope.known[f"total.{node.name}"]
