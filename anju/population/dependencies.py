"""What reads what (依赖关系) among the rows of an edition: their floors, and what a change does not touch."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from anju.engine.edition import Edition, Indicator, Measure, Requirement, Total, Veto
from anju.engine.expressions import IndicatorValue, MeasureValue, MonthIn, Node, TotalValue
from anju.engine.points import IndicatorPoints, TotalPoints

Row = TypeVar("Row", Measure, Indicator, Total)


def floors_of(rows: Iterable[Row]) -> list[list[Row]]:
    """Put rows on floors: each above those of its own sort that it reads."""
    levels: dict[str, int] = {}
    floors: list[list[Row]] = []
    for row in rows:
        below = [levels[name] for part in row.walk() for name in _named_in(part) if name in levels]
        levels[row.name] = level = max(below, default=-1) + 1
        floors.extend([] for _ in range(level + 1 - len(floors)))
        floors[level].append(row)
    return floors


def wanted(measures: Iterable[Measure]) -> set[str]:
    """Name the measures of which another asks for the days or months themselves."""
    parts = [part for measure in measures for part in measure.walk()]
    evidence = {name for part in parts for name in getattr(part, "evidence", ())}
    return evidence | {part.measure for part in parts if isinstance(part, MonthIn)}


def unchanged(before: Edition, after: Edition) -> frozenset[str]:
    """Name the indicators, totals, requirements and vetoes on which two editions agree, as far as they read the same.

    That they count the same measures is for the caller to see to.
    """
    same: set[str] = set()
    old = {f"{sort}.{row.name}": node for sort, row, node in _rows(before)}
    for sort, row, node in _rows(after):
        name = f"{sort}.{row.name}"
        if old.get(name) == node and all(read in same for part in node.walk() for read in _points_read(part)):
            same.add(name)
    return frozenset(same)


def _rows(edition: Edition) -> Iterator[tuple[str, Indicator | Total | Requirement | Veto, Node]]:
    yield from (("item", row, row.points) for row in edition.indicators)
    yield from (("total", row, row.points) for row in edition.totals)
    yield from (("requirement", row, row.when) for row in edition.requirements)
    yield from (("veto", row, row.when) for row in edition.vetoes)


def _points_read(part: Node) -> tuple[str, ...]:
    if isinstance(part, (IndicatorValue, IndicatorPoints)):
        return (f"item.{part.name}",)
    return (f"total.{part.name}",) if isinstance(part, (TotalValue, TotalPoints)) else ()


def _named_in(part: Node) -> tuple[str, ...]:
    if isinstance(part, (MeasureValue, IndicatorValue, IndicatorPoints, TotalPoints)):
        return (part.name,)
    return (part.measure,) if isinstance(part, MonthIn) else getattr(part, "evidence", ())
