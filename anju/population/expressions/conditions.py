"""Conditions (条件) as SQL: each is what surely holds and what may hold, so Kleene's logic needs no NULL."""

import operator
from collections.abc import Callable, Iterable

from anju.engine.expressions import AllOf, AnyOf, Compare, CompareClass, Expression, Field, InCatalogue, IsOneOf, Not
from anju.population import sql
from anju.population.expressions.base import Scope, write, writes
from anju.population.sql import Value

_PLACES: dict[str, Callable[[int, int], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@writes(Compare)
def _compare(node: Compare, scope: Scope) -> Value:
    left, right = write(node.left, scope), write(node.right, scope)
    return _guarded(_judged(node.sign, left, right), left, right)


def _judged(sign: str, left: Value, right: Value) -> Value:
    if left.is_exact and right.is_exact:
        sign = "<>" if sign == "!=" else sign
        comparison = f"{left.low} {sign} {right.low}"
        return Value(comparison, comparison)
    if sign == "=":
        surely = sql.all_of(f"{one} = {other}" for one in (left.low, left.high) for other in (right.low, right.high))
        return Value(surely, f"{left.low} <= {right.high} AND {right.low} <= {left.high}")
    if sign == "!=":
        return _denied(_judged("=", left, right))
    if sign in ("<", "<="):
        return Value(f"{left.high} {sign} {right.low}", f"{left.low} {sign} {right.high}")
    return _judged({">": "<", ">=": "<="}[sign], right, left)


def _guarded(truth: Value, *sides: Value) -> Value:
    """Let what may be NULL hold neither surely nor surely not."""
    if not any(side.open for side in sides):
        return truth
    return Value(f"coalesce({truth.low}, FALSE)", f"coalesce({truth.high}, TRUE)")


@writes(CompareClass)
def _compare_class(node: CompareClass, scope: Scope) -> Value:
    return _looked_up(node.left, _holding(node), scope)


@writes(IsOneOf)
def _is_one_of(node: IsOneOf, scope: Scope) -> Value:
    return _looked_up(node.left, _holding(node), scope)


def none_of(conditions: Iterable[Expression], scope: Scope) -> str:
    """Write that none of several conditions holds, each of which can be said.

    What they say of one class is put together: "not back-paid, not transferred in" reads as "paid", one comparison.
    """
    left: dict[str, set[str]] = {}
    others = []
    for condition in conditions:
        if isinstance(condition, (CompareClass, IsOneOf)) and isinstance(condition.left, Field):
            members = left.setdefault(condition.left.name, set(condition.left.type.members))
            members -= _holding(condition)
        elif isinstance(condition, Not):
            others.append(write(condition.of, scope).sql)
        else:
            others.append(sql.negated(write(condition, scope).sql))
    classes = [f"{sql.name(name)} IN {sql.texts(members)}" if members else "FALSE" for name, members in left.items()]
    return sql.all_of([*classes, *others])


def _holding(node: CompareClass | IsOneOf) -> set[str]:
    """Name the members for which a lookup holds."""
    members = node.left.type.members
    if isinstance(node, IsOneOf):
        return {member for member in members if member in node.of}
    bar, holds = members.index(node.member), _PLACES[node.sign]
    return {member for place, member in enumerate(members) if holds(place, bar)}


def _looked_up(of: Expression, holding: set[str], scope: Scope) -> Value:
    """Say whether a class is one of the members that hold; all or none of them needs no look."""
    if not holding or len(holding) == len(of.type.members):
        answer = "TRUE" if holding else "FALSE"
        return Value(answer, answer)
    value = write(of, scope)
    listed = f"{value.low} IN {sql.texts(holding)}"
    return _guarded(Value(listed, listed), value)


@writes(InCatalogue)
def _in_catalogue(node: InCatalogue, scope: Scope) -> Value:
    value = write(node.left, scope)
    listed = f"{value.low} IN {sql.texts(node.of)}" if node.of else "FALSE"
    return _guarded(Value(listed, listed), value)


@writes(AllOf)
def _all_of(node: AllOf, scope: Scope) -> Value:
    parts = [write(part, scope) for part in node.of]
    return Value(sql.all_of(part.low for part in parts), sql.all_of(part.high for part in parts))


@writes(AnyOf)
def _any_of(node: AnyOf, scope: Scope) -> Value:
    parts = [write(part, scope) for part in node.of]
    return Value(sql.any_of(part.low for part in parts), sql.any_of(part.high for part in parts))


@writes(Not)
def _not(node: Not, scope: Scope) -> Value:
    return _denied(write(node.of, scope))


def _denied(truth: Value) -> Value:
    return Value(sql.negated(truth.high), sql.negated(truth.low))
