"""Differences (差额): how far two sheets lie apart, as tight as can be said without guessing.

What both sheets give by the same rule from the same facts cancels, even where it is not known; the rest is subtracted
as ranges are, so that the difference contains the result of every completion.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass, fields
from typing import Any

from anju.engine.counting import Run
from anju.engine.edition import Edition, Indicator, Measure, Total
from anju.engine.expressions import IndicatorValue, MeasureValue, MonthIn, Node, TotalValue
from anju.engine.points import BestOf, Capped, IndicatorPoints, Points, SumOf, TotalPoints
from anju.engine.ranges import Number, added, at_least, at_most, between, high_of, low_of, negated, scaled
from anju.engine.sheet import ScoreSheet
from anju.engine.text import Text

NOT_MEANING = frozenset({"position", "article", "reading", "label"})
"""Fields of a node that say where it stands or what it is called, not what it gives."""

READERS = (MeasureValue, IndicatorValue, TotalValue, IndicatorPoints, TotalPoints)
Row = Measure | Indicator | Total


def meaning(node: Any) -> Any:
    """Answer what a node gives as plain tuples: two nodes of one meaning compare equal, whatever their place."""
    if isinstance(node, Text):
        return None
    if isinstance(node, tuple):
        return tuple(meaning(part) for part in node)
    if isinstance(node, Node):
        inside = (field.name for field in fields(node) if field.name not in NOT_MEANING)  # type: ignore[arg-type]  # every node is a dataclass
        return (type(node).__name__, *(meaning(getattr(node, name)) for name in inside))
    return node


def row_meaning(edition: Edition, node: Node) -> Any:
    """Answer what a row gives together with every row behind it."""
    return meaning(node), {row.name: meaning(row) for row in rows_behind(edition, node)}


def rows_behind(edition: Edition, node: Node) -> tuple[Row, ...]:
    """Answer every row that a node reads, directly or through others: measures, evidence, indicators, totals."""
    rows: tuple[Row, ...] = (*edition.measures, *edition.indicators, *edition.totals)
    named = {row.name: row for row in rows}
    found: dict[str, Row] = {}
    waiting = [node]
    while waiting:
        for name in _names_read(waiting.pop()):
            if name not in found and name in named:
                found[name] = named[name]
                waiting.append(named[name])
    return tuple(found.values())


def total_difference(first: ScoreSheet, second: ScoreSheet, same: Container[str], decimals: int) -> Number:
    """Answer by how much the total of the second sheet lies above the first's, in units of 10**-decimals.

    `same` names the rows that both sheets give by the same rule from the same facts; they cancel where they are added.
    """
    mine, theirs = (list(_terms(sheet.edition, sheet.main.total.points, sheet)) for sheet in (first, second))
    total: Number = 0
    for term in theirs:
        match = next((other for other in mine if other.meaning == term.meaning), None)
        if match is None:
            total = added(total, _in_units(term.points, second, decimals))
        else:
            mine.remove(match)
            total = added(total, _term_difference(match, term, same, (first, second), decimals))
    for term in mine:
        total = added(total, negated(_in_units(term.points, first, decimals)))
    return total


def _term_difference(
    one: "_Term", other: "_Term", same: Container[str], sheets: tuple[ScoreSheet, ScoreSheet], decimals: int
) -> Number:
    """Subtract a part of the total from its like; it moves no further than its rows do, and in their direction."""
    first, second = sheets
    parts = list(_inside(second.edition, other.node) if first.edition is second.edition else other.node.walk())
    rows = [part.name for part in parts if isinstance(part, IndicatorPoints)]
    plain = all(isinstance(part, (SumOf, BestOf, Capped, IndicatorPoints)) for part in parts)
    if all(name in same for name in rows) and not any(isinstance(part, TotalPoints) for part in parts):
        return 0
    apart = _subtracted(one.points, other.points, sheets, decimals)
    if not plain or len(set(rows)) != len(rows):
        return apart
    moved = [
        0 if name in same else _subtracted(_row_points(first, name), _row_points(second, name), sheets, decimals)
        for name in rows
    ]
    return _within(apart, _sum([at_most(one, 0) for one in moved]), _sum([at_least(one, 0) for one in moved]))


def _inside(edition: Edition, node: Node) -> Iterator[Node]:
    """Yield a part of a total and all below it, earlier totals taken apart."""
    for part in node.walk():
        if isinstance(part, TotalPoints):
            yield from _inside(edition, edition.totals[part.position].points)
        else:
            yield part


def _subtracted(one: Number, other: Number, sheets: tuple[ScoreSheet, ScoreSheet], decimals: int) -> Number:
    return added(_in_units(other, sheets[1], decimals), negated(_in_units(one, sheets[0], decimals)))


def _within(number: Number, down: Number, up: Number) -> Number:
    """Narrow a range to what lies between the furthest down and the furthest up."""
    lows = [low for one in (number, down) if (low := low_of(one)) is not None]
    highs = [high for one in (number, up) if (high := high_of(one)) is not None]
    return between(max(lows) if lows else None, min(highs) if highs else None)


def _row_points(sheet: ScoreSheet, name: str) -> Number:
    return next(line.points for line in sheet.indicators if line.indicator.name == name)


def _names_read(node: Node) -> Iterator[str]:
    for part in node.walk():
        if isinstance(part, READERS):
            yield part.name
        elif isinstance(part, MonthIn):
            yield part.measure
        yield from getattr(part, "evidence", ())


@dataclass(frozen=True, slots=True)
class _Term:
    """A part that is added in a total."""

    node: Points
    meaning: Any
    points: Number


def _terms(edition: Edition, node: Points, sheet: ScoreSheet) -> Iterator[_Term]:
    """Take a total apart into what is added."""
    if isinstance(node, SumOf):
        for part in node.of:
            yield from _terms(edition, part, sheet)
    elif isinstance(node, TotalPoints):
        yield from _terms(edition, edition.totals[node.position].points, sheet)
    else:
        yield _Term(node, meaning(node), node.compile()(_run(sheet), ()))


def _run(sheet: ScoreSheet) -> Run:
    run = Run(sheet.facts, sheet.day)
    run.measures = [line.value for line in sheet.measures.values()]
    run.indicators = [line.points for line in sheet.indicators]
    run.totals = [line.points for line in sheet.totals]
    return run


def _sum(numbers: list[Number]) -> Number:
    total: Number = 0
    for number in numbers:
        total = added(total, number)
    return total


def _in_units(points: Number, sheet: ScoreSheet, decimals: int) -> Number:
    return scaled(points, 10 ** (decimals - sheet.edition.decimals))
