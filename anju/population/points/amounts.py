"""Amounts by number (按数量计分) as SQL."""

from anju.engine.points import FirstThen, Marginal, Rate, Slice
from anju.population import sql
from anju.population.expressions import Scope, write
from anju.population.expressions.base import write_known
from anju.population.points.base import writes
from anju.population.sql import Value, exactly


@writes(Rate)
def _rate(form: Rate, scope: Scope) -> Value:
    each = write_known(form.each, scope)
    points = each.each(lambda bound: f"({sql.floor_divided(bound, form.per)} * {form.rate})")
    return points if form.rate >= 0 else Value(points.high, points.low)


@writes(FirstThen)
def _first_then(form: FirstThen, scope: Scope) -> Value:
    each = write(form.each, scope).sql
    further = f"(({each} - {form.first_unit}) // {form.then_unit}) * {form.then}"
    return exactly(f"(CASE WHEN {each} >= {form.first_unit} THEN {form.first} + {further} ELSE 0 END)")


@writes(Marginal)
def _marginal(form: Marginal, scope: Scope) -> Value:
    each = write(form.each, scope).sql
    return exactly("(" + " + ".join(_part(each, part) for part in form.slices) + ")")


def _part(each: str, part: Slice) -> str:
    held = each if part.up_to is None else f"least({each}, {part.up_to})"
    return f"(greatest({held} - {part.low}, 0) * ({part.rate}))"
