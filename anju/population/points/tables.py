"""Tables (档次与等级表) as SQL: a CASE whose branches stand in the order of the rows."""

from collections.abc import Iterable

from anju.engine.points import Band, Bands, Choose, Classes, Cross, Table
from anju.population import sql
from anju.population.expressions import Scope, write
from anju.population.points.base import write_points, writes
from anju.population.points.combining import greatest
from anju.population.sql import Untwinned, Value

Branch = tuple[str, Value]


@writes(Bands)
def _bands(form: Bands, scope: Scope) -> Value:
    by = write(form.by, scope).sql
    return cases((within(by, row), write_points(row.then, scope)) for row in form.rows)


def within(number: str, row: Band) -> str:
    """Say whether a number lies in a row of a table."""
    low = [] if row.low is None else [f"{number} >= {row.low}"]
    high = [] if row.up_to is None else [f"{number} <= {row.up_to}"]
    return " AND ".join(low + high) or "TRUE"


def cases(branches: Iterable[Branch], otherwise: str = "NULL") -> Value:
    """Write the first branch that holds; a table of the loader leaves no number and no member without one."""
    branches = list(branches)
    low = _case([(when, then.low) for when, then in branches], otherwise)
    return Value(low, _case([(when, then.high) for when, then in branches], otherwise))


def _case(branches: list[tuple[str, str]], otherwise: str) -> str:
    return "(CASE" + "".join(f" WHEN {when} THEN {then}" for when, then in branches) + f" ELSE {otherwise} END)"


@writes(Classes)
def _classes(form: Classes, scope: Scope) -> Value:
    by = write(form.by, scope).sql
    return cases((f"{by} = {sql.text(case.member)}", write_points(case.then, scope)) for case in form.cases)


@writes(Table)
def _table(form: Table, scope: Scope) -> Value:
    rows = [(write(row.when, scope), write_points(row.then, scope)) for row in form.rows]
    if not all(when.is_exact for when, _ in rows):
        raise Untwinned("a table whose row turns on what is not known")
    return cases(((when.low, then) for when, then in rows), "0")


@writes(Cross)
def _cross(form: Cross, scope: Scope) -> Value:
    row, column = write(form.rows, scope).sql, write(form.columns, scope).sql
    return cases(
        (f"{row} = {sql.text(one)} AND {column} = {sql.text(other)}", Value(str(cell), str(cell)))
        for one, cells in zip(form.rows.type.members, form.cells, strict=True)
        for other, cell in zip(form.columns.type.members, cells, strict=True)
    )


@writes(Choose)
def _choose(form: Choose, scope: Scope) -> Value:
    """Take what was chosen; the best while nothing is."""
    by = write(form.by, scope)
    parts = [(f"{by.low} = {sql.text(case.member)}", write_points(case.then, scope)) for case in form.cases]
    best = greatest([points for _, points in parts])
    return cases([*parts, ("TRUE", best)])
