"""Points put together (合并) as SQL: sums, the highest, caps, factors, and what is not published."""

from anju.engine.points import BestOf, Capped, IndicatorPoints, NotPublished, Scaled, SumOf, TotalPoints
from anju.population import sql
from anju.population.expressions import Scope, write
from anju.population.expressions.arithmetic import rounded_quotient
from anju.population.points.base import write_points, writes
from anju.population.sql import Untwinned, Value


@writes(SumOf)
def _sum_of(form: SumOf, scope: Scope) -> Value:
    parts = [write_points(part, scope) for part in form.of]
    low, high = ("(" + (" + ".join(bounds) or "0") + ")" for bounds in _sides(parts))
    return Value(low, high)


@writes(BestOf)
def _best_of(form: BestOf, scope: Scope) -> Value:
    return greatest([write_points(part, scope) for part in form.of])


def greatest(parts: list[Value]) -> Value:
    """Write the highest of several points."""
    low, high = (sql.extreme("greatest", bounds) for bounds in _sides(parts))
    return Value(low, high)


def _sides(parts: list[Value]) -> tuple[list[str], list[str]]:
    return [part.low for part in parts], [part.high for part in parts]


@writes(Capped)
def _capped(form: Capped, scope: Scope) -> Value:
    return write_points(form.of, scope).each(lambda bound: _held(bound, form.floor, form.cap))


def _held(points: str, floor: int | None, cap: int | None) -> str:
    """Cut at the cap, then lift to the floor."""
    cut = points if cap is None else f"least({points}, {cap})"
    return cut if floor is None else f"greatest({cut}, {floor})"


@writes(Scaled)
def _scaled(form: Scaled, scope: Scope) -> Value:
    of, when, unit = write_points(form.of, scope), write(form.when, scope), str(10**form.scale)
    times = of.each(lambda bound: rounded_quotient(f"({bound} * {form.factor})", unit, 0))
    times = times if form.factor >= 0 else Value(times.high, times.low)
    maybe = sql.hull([of, times])
    return Value(
        f"(CASE WHEN {when.low} THEN {times.low} WHEN {when.high} THEN {maybe.low} ELSE {of.low} END)",
        f"(CASE WHEN {when.low} THEN {times.high} WHEN {when.high} THEN {maybe.high} ELSE {of.high} END)",
    )


@writes(NotPublished)
def _not_published(form: NotPublished, scope: Scope) -> Value:
    if form.high is None:
        raise Untwinned("points: unknown without at_most")
    return Value(str(form.low), str(form.high))


@writes(IndicatorPoints)
def _indicator_points(form: IndicatorPoints, scope: Scope) -> Value:
    return scope.known[f"item.{form.name}"]


@writes(TotalPoints)
def _total_points(form: TotalPoints, scope: Scope) -> Value:
    return scope.known[f"total.{form.name}"]
