"""Explanations as columns (解释列): which row of a table, which side of a maximum, whether a cap or a floor was felt.

They stand beside the points and are rendered to sentences only when asked for. Rows and sides are counted from 1 in the
order of the edition; 0 is none. Several of one sort in one indicator are numbered in the order in which they stand.
"""

from collections import Counter

from anju.engine.points import Bands, BestOf, Capped, Classes, Points, Table, When
from anju.population import sql
from anju.population.expressions import Scope, write
from anju.population.points import write_points
from anju.population.points.tables import within
from anju.population.sql import Value


def explanations(of: str, points: Points, scope: Scope) -> dict[str, str]:
    """Answer the columns that explain an indicator or a total: `item.x.row`, `item.x.side_2`, `item.x.capped`."""
    columns: dict[str, str] = {}
    seen: Counter[str] = Counter()
    for part in points.walk():
        found = _explanation(part, scope) if isinstance(part, Points) else None
        if found is None:
            continue
        word, expression = found
        seen[word] += 1
        columns[f"{of}.{word}" + (f"_{seen[word]}" if seen[word] > 1 else "")] = expression
    return columns


def _explanation(part: Points, scope: Scope) -> tuple[str, str] | None:
    if isinstance(part, Bands):
        by = write(part.by, scope).sql
        return "row", _first_of([within(by, row) for row in part.rows])
    if isinstance(part, Classes):
        by = write(part.by, scope).low
        return "row", _first_of([f"{by} = {sql.text(case.member)}" for case in part.cases])
    if isinstance(part, Table):
        return "row", _first_of([write(row.when, scope).low for row in part.rows])
    if isinstance(part, BestOf):
        return "side", _side([write_points(one, scope) for one in part.of])
    if isinstance(part, Capped):
        return "capped", _felt(write_points(part.of, scope), part)
    return _gate(part, scope) if isinstance(part, When) else None


def _first_of(conditions: list[str]) -> str:
    rows = "".join(f" WHEN {condition} THEN {place}" for place, condition in enumerate(conditions, 1))
    return f"CAST(CASE{rows} ELSE 0 END AS UTINYINT)"


def _side(parts: list[Value]) -> str:
    """Name the first side that surely is the highest; 0 where that cannot be said."""
    most = sql.extreme("greatest", (part.high for part in parts))
    return _first_of([f"{part.low} = {most}" for part in parts])


def _felt(points: Value, held: Capped) -> str:
    """Say whether a cap or a floor surely changed the points."""
    above = [] if held.cap is None else [f"{points.low} > {held.cap}"]
    below = [] if held.floor is None else [f"{points.high} < {held.floor}"]
    return f"({sql.any_of(above + below)})"


def _gate(part: When, scope: Scope) -> tuple[str, str]:
    """Say whether the condition for the points holds; NULL where it cannot be said."""
    return "met", said(write(part.condition, scope))


def said(truth: Value) -> str:
    """Write a condition as TRUE, FALSE, or NULL where it cannot be said."""
    if truth.is_exact:
        return f"({truth.low})"
    return f"(CASE WHEN {truth.low} THEN TRUE WHEN NOT ({truth.high}) THEN FALSE END)"
