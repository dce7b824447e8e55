"""Tables (档次与等级表) as SQL: a CASE whose branches stand in the order of the rows."""

from collections.abc import Iterable

from anju.engine.points import Band, Bands, Choose, Classes, Cross, Table
from anju.population import sql
from anju.population.expressions import Scope, write
from anju.population.points.base import write_points, writes
from anju.population.points.combining import greatest
from anju.population.sql import Value

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


def possible(branches: Iterable[Branch]) -> Value:
    """Write the bounds over every branch that may hold; where one surely does, its own condition rules the rest out."""
    branches = list(branches)
    low = ", ".join(f"CASE WHEN {when} THEN {then.low} END" for when, then in branches)
    return Value(f"least({low})", f"greatest({', '.join(f'CASE WHEN {w} THEN {t.high} END' for w, t in branches)})")


def _may_be(by: Value, member: str) -> str:
    """Say whether a class may be a member: it is, or it is not known."""
    is_member = f"{by.low} = {sql.text(member)}"
    return f"coalesce({is_member}, TRUE)" if by.open else is_member


@writes(Classes)
def _classes(form: Classes, scope: Scope) -> Value:
    by = write(form.by, scope)
    branches = [(_may_be(by, case.member), write_points(case.then, scope)) for case in form.cases]
    return possible(branches) if by.open else cases(branches)


@writes(Table)
def _table(form: Table, scope: Scope) -> Value:
    rows = [(write(row.when, scope), write_points(row.then, scope)) for row in form.rows]
    if all(when.is_exact for when, _ in rows):
        return cases(((when.low, then) for when, then in rows), "0")
    none_before, branches = "TRUE", list[Branch]()
    for when, then in rows:
        branches.append((sql.all_of([none_before, when.high]), then))
        none_before = sql.all_of([none_before, sql.negated(when.low)])
    return possible([*branches, (none_before, Value("0", "0"))])


@writes(Cross)
def _cross(form: Cross, scope: Scope) -> Value:
    row, column = write(form.rows, scope), write(form.columns, scope)
    branches = [
        (sql.all_of([_may_be(row, one), _may_be(column, other)]), Value(str(cell), str(cell)))
        for one, cells in zip(form.rows.type.members, form.cells, strict=True)
        for other, cell in zip(form.columns.type.members, cells, strict=True)
    ]
    return possible(branches) if row.open or column.open else cases(branches)


@writes(Choose)
def _choose(form: Choose, scope: Scope) -> Value:
    """Take what was chosen; the best while nothing is."""
    by = write(form.by, scope)
    parts = [(f"{by.low} = {sql.text(case.member)}", write_points(case.then, scope)) for case in form.cases]
    best = greatest([points for _, points in parts])
    return cases([*parts, ("TRUE", best)])
