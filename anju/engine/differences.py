"""Differences (差额): how far two sheets lie apart, as tight as can be said without guessing.

What both sheets give by the same rule from the same facts cancels, even where it is not known; the rest is subtracted
as ranges are, so that the difference contains the result of every completion.
"""

from collections.abc import Container, Iterator
from dataclasses import fields
from typing import Any

from anju.engine.counting import Run
from anju.engine.edition import Edition, Indicator, Measure, Total
from anju.engine.expressions import IndicatorValue, MeasureValue, MonthIn, Node, TotalValue
from anju.engine.points import IndicatorPoints, Points, SumOf, TotalPoints
from anju.engine.ranges import Number, added, negated, scaled
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
    mine, theirs = (_terms(sheet.edition, sheet.main.total.points, same, _run(sheet)) for sheet in (first, second))
    rest_second = []
    for key, points in theirs:
        match = next((place for place, (other, _) in enumerate(mine) if key is not None and other == key), None)
        if match is None:
            rest_second.append(points)
        else:
            mine.pop(match)
    one = _in_units(_sum([points for _, points in mine]), first, decimals)
    return added(_in_units(_sum(rest_second), second, decimals), negated(one))


def _names_read(node: Node) -> Iterator[str]:
    for part in node.walk():
        if isinstance(part, READERS):
            yield part.name
        elif isinstance(part, MonthIn):
            yield part.measure
        yield from getattr(part, "evidence", ())


Term = tuple[Any, Number]


def _terms(edition: Edition, node: Points, same: Container[str], run: Run) -> list[Term]:
    """Take a total apart into what is added: each with its meaning, None when the two sheets may differ in it."""
    if isinstance(node, SumOf):
        return [term for part in node.of for term in _terms(edition, part, same, run)]
    if isinstance(node, TotalPoints):
        return _terms(edition, edition.totals[node.position].points, same, run)
    names = [part.name for part in node.walk() if isinstance(part, IndicatorPoints)]
    inside_totals = any(isinstance(part, TotalPoints) for part in node.walk())
    steady = not inside_totals and all(name in same for name in names)
    return [(meaning(node) if steady else None, node.compile()(run, ()))]


def _run(sheet: ScoreSheet) -> Run:
    run = Run(sheet.facts, sheet.day, None)
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
