"""Thresholds of points and conditions (分值与条件的临界): bands, first units, full units, caps, comparisons."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from anju.editions.checking.unknown import leaves_of
from anju.editions.edges.expressions import quotients
from anju.editions.edges.probes import HIGHEST, Probes, Wishes
from anju.editions.edges.row import EdgeRow, NoProbe, no_row
from anju.engine.edition import Indicator, Requirement, Veto
from anju.engine.expressions import AllOf, Compare, Constant, Expression, InWindows, MeasureValue, Not, PersonField
from anju.engine.faults import FaultyFile
from anju.engine.points import Bands, Capped, FirstThen, Give, Marginal, Points, Rate, Row, Table, When
from anju.engine.sheet import ScoreSheet
from anju.engine.text import Text
from anju.engine.types import DAY, YES_NO, Type
from anju.engine.wording.conditions import ConditionWriter
from anju.engine.wording.values import day_text, points_text, value_text

Gates = tuple[Expression, ...]
AT = (-1, 0, 1)


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number at which a row of the edition changes, and the conditions under which it does.

    `inside` are points that must not be nothing, so that a condition shows what it decides.
    """

    quantity: Expression
    at: int
    gates: Gates = ()
    inside: Points | None = None

    @property
    def values(self) -> tuple[int, ...]:
        """Answer the values to try: below, at and above; a yes or no has but the two."""
        return (0, 1) if self.quantity.type == YES_NO else tuple(self.at + step for step in AT)


def rows_of_indicator(probes: Probes, indicator: Indicator) -> Iterator[EdgeRow]:
    """Yield the rows of an indicator."""
    found = sorted(_once(_thresholds(probes, indicator.points, ())), key=lambda threshold: threshold.at)
    for threshold in found:
        yield from _rows(probes, indicator, threshold)


def rows_of_condition(probes: Probes, row: Requirement | Veto) -> Iterator[EdgeRow]:
    """Yield the rows of a requirement or a veto."""
    for threshold in _once(_of_condition(probes, row.when, (), None)):
        yield from _rows(probes, row, threshold)


def _once(found: Iterator[Threshold]) -> Iterator[Threshold]:
    seen = set()
    for threshold in found:
        key = (threshold.quantity, threshold.at)
        if key not in seen:
            seen.add(key)
            yield threshold


def _thresholds(probes: Probes, points: Points, gates: Gates) -> Iterator[Threshold]:
    if isinstance(points, When):
        yield from _of_condition(probes, points.condition, gates, points.then)
        yield from _thresholds(probes, points.then, (*gates, points.condition))
        return
    if isinstance(points, Table):
        for place, row in enumerate(points.rows):
            before = tuple(Not(earlier.when) for earlier in points.rows[:place])
            yield from _of_condition(probes, row.when, (*gates, *before), row.then)
            yield from _thresholds(probes, row.then, (*gates, *before, row.when))
        return
    yield from (Threshold(quantity, at, gates) for quantity, at in _own(points))
    if isinstance(points, Capped):
        yield from _of_cap(probes, points, gates)
    for part in points.parts():
        inner = [part] if isinstance(part, Points) else [below for below in part.parts() if isinstance(below, Points)]
        for below in inner if not isinstance(part, Row) else ():
            yield from _thresholds(probes, below, gates)


def _own(points: Points) -> Iterator[tuple[Expression, int]]:
    """Yield the numbers that a form itself names."""
    if isinstance(points, Bands):
        yield from ((points.by, row.low) for row in points.rows if row.low is not None)
    if isinstance(points, FirstThen):
        yield from ((points.each, at) for at in (points.first_unit, points.first_unit + points.then_unit))
    if isinstance(points, Rate):
        yield points.each, points.per
    if isinstance(points, Give):
        yield from quotients(points)
    if isinstance(points, Marginal):
        yield from ((points.each, part.up_to) for part in points.slices if part.up_to is not None)


def _of_cap(probes: Probes, points: Capped, gates: Gates) -> Iterator[Threshold]:
    """Yield the least quantity with which a cap is reached, or the greatest where points fall."""
    inner = points.of.then if isinstance(points.of, When) else points.of
    gates = (*gates, points.of.condition) if isinstance(points.of, When) else gates
    leaves = [leaf for leaf in leaves_of(inner) if leaf.type.kind == "number"]
    for leaf in leaves if points.cap is not None and len(leaves) == len(leaves_of(inner)) else ():
        others = {other: 0 for other in leaves if other != leaf}
        at = _reached(probes, inner, leaf, points.cap or 0, others)
        if at is not None:
            alone = tuple(Compare("=", other, Constant(0, other.type)) for other in others)
            yield Threshold(leaf, at, (*gates, *alone))


def _reached(
    probes: Probes, points: Points, leaf: Expression, bar: int, others: Mapping[Any, int] | None = None
) -> int | None:
    """Answer where a rising or falling curve crosses a bar, above 0, with the other leaves as given."""
    curve = probes.curve(points, leaf, others)
    low, high = 0, 1
    start = curve(low)
    if start is None:
        return None
    over = start >= bar
    while (found := curve(high)) is not None and (found >= bar) is over:
        low, high = high, high * 2
        if high > HIGHEST:
            return None
    while high - low > 1:
        middle = (low + high) // 2
        found = curve(middle)
        if found is None:
            return None
        low, high = (middle, high) if (found >= bar) is over else (low, middle)
    return low if over else high


def _of_condition(probes: Probes, condition: Expression, gates: Gates, inside: Points | None) -> Iterator[Threshold]:
    """Yield the numbers a condition compares with, each under the rest of the condition."""
    parts = condition.of if isinstance(condition, AllOf) else (condition,)
    for place, part in enumerate(parts):
        rest = (*gates, *parts[:place], *parts[place + 1 :])
        for node in part.walk():
            if isinstance(node, MeasureValue) and node.type == YES_NO:
                yield Threshold(node, 1, rest, inside)
            if isinstance(node, InWindows) and isinstance(node.of, PersonField):
                edges = [edge for window in node.windows for edge in window if edge is not None]
                yield from (Threshold(node.of, edge, (), inside) for edge in edges)
            if isinstance(node, Compare) and not leaves_of(node.right) and _one_number(node.left):
                bar = node.right.compile()(probes.records.run, ())
                if isinstance(bar, int):
                    yield Threshold(node.left, bar, rest, inside)


def _one_number(quantity: Expression) -> bool:
    leaves = leaves_of(quantity)
    return (quantity.type.kind == "number" and len(leaves) == 1) or (
        isinstance(quantity, PersonField) and quantity.type == DAY
    )


def _rows(probes: Probes, row: Indicator | Requirement | Veto, threshold: Threshold) -> Iterator[EdgeRow]:
    measure = probes.measures.get(getattr(threshold.quantity, "name", ""))
    quantity = measure.label if measure else ConditionWriter(probes.edition).expression(threshold.quantity)
    unit = measure.unit if measure else None
    for value in threshold.values:
        shown = _shown(value, threshold.quantity.type, unit)
        try:
            yield _row(probes, row, threshold, value, quantity, shown)
        except NoProbe as why:
            yield no_row(row.label, quantity, shown, probes.day, why)


def _shown(value: int, type_: Type, unit: Text | None) -> Text:
    if type_ == DAY:
        return day_text(value)
    return value_text(bool(value) if type_ == YES_NO else value, type_, unit)


def _row(
    probes: Probes, row: Indicator | Requirement | Veto, threshold: Threshold, value: int, quantity: Text, shown: Text
) -> EdgeRow:
    if value < 0 and not threshold.quantity.type.negative:
        raise NoProbe(Text("不能为负数", "it is never negative"))
    why = NoProbe(Text("条件无法同时满足", "its conditions cannot be met together"))
    for wishes in _ways(probes, threshold):
        try:
            file, sheet = probes.scored(probes.draft(wishes | probes.wishes_for(threshold.quantity, value), row))
        except NoProbe as other:
            why = other
            continue
        except FaultyFile as error:
            why = NoProbe(error.faults[0].say)
            continue
        if probes.value_in(sheet, threshold.quantity) == value:
            return EdgeRow(row.label, quantity, shown, probes.day, result_of(sheet, row), file)
        why = NoProbe(Text("试过的事实都得不到这个值", "none of the facts tried gives this value"))
    raise why


def _ways(probes: Probes, threshold: Threshold) -> Iterator[Wishes]:
    """Yield ways to meet the gates, and to let the points inside be more than nothing."""
    found = False
    for met in probes.satisfying(AllOf(threshold.gates), want=True) if threshold.gates else iter([Wishes()]):
        found = True
        yield {**met, **_something(probes, threshold)}
    if not found and threshold.gates:
        raise NoProbe(Text("条件无法满足", "its conditions could not be met"))


def _something(probes: Probes, threshold: Threshold) -> Wishes:
    inside = threshold.inside
    leaves = leaves_of(inside) if inside is not None else ()
    others = [leaf for leaf in leaves if leaf.type.kind == "number" and leaf != threshold.quantity]
    if inside is None or len(others) != 1 or not isinstance(others[0], MeasureValue):
        return {}
    at = _reached(probes, inside, others[0], 1)
    return {} if at is None else {others[0]: at}


def result_of(sheet: ScoreSheet, row: Indicator | Requirement | Veto) -> Text:
    """Say what a row of the edition came to."""
    if isinstance(row, Indicator):
        points = next(line.points for line in sheet.indicators if line.indicator is row)
        return points_text(points, sheet.edition.decimals)
    if isinstance(row, Requirement):
        met = next(line.met for line in sheet.requirements if line.requirement is row)
        return _OPEN if met is None else Text("符合", "met") if met else Text("不符合", "not met")
    strikes = next(line.strikes for line in sheet.vetoes if line.veto is row)
    return _OPEN if strikes is None else Text("否决", "vetoed") if strikes else Text("不否决", "not vetoed")


_OPEN = Text("不能确定", "cannot be said")
