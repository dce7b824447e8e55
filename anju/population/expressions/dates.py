"""Dates and windows (日期与时间窗口) as SQL; held inside the years that the engine knows, as it holds them."""

from anju.engine.days import LAST_DAY
from anju.engine.expressions import (
    Covers,
    DayInYear,
    Edge,
    Elapsed,
    InWindows,
    MonthOf,
    MonthStart,
    Shifted,
    WindowEnd,
    Windows,
    YearOf,
)
from anju.population import sql
from anju.population.expressions.base import Scope, write, writes
from anju.population.sql import DAY_0, Value, exactly

LAST = sql.day(LAST_DAY)


@writes(Elapsed)
def _elapsed(node: Elapsed, scope: Scope) -> Value:
    start, end = (_held(write(part, scope).sql) for part in (node.start, node.end))
    forth, back = _months(start, end), _months(end, start)
    if node.unit == "years":
        forth, back = f"{forth} // 12", f"{back} // 12"
    return exactly(f"(CASE WHEN {end} < {start} THEN -({back}) ELSE {forth} END)")


def _months(start: str, end: str) -> str:
    """Count the calendar months completed, as `full_months` of the engine does."""
    years, months = f"(year({end}) - year({start}))", f"(month({end}) - month({start}))"
    return f"({years} * 12 + {months} - CAST(day({end}) < day({start}) AS BIGINT))"


def _held(moment: str) -> str:
    """Hold a day before the end of all days: a period still running ends with them."""
    return moment if moment.startswith("DATE ") else f"least({moment}, {LAST})"


@writes(Shifted)
def _shifted(node: Shifted, scope: Scope) -> Value:
    of = write(node.of, scope).sql
    if node.unit == "days":
        return exactly(f"least(greatest({of} + ({node.amount}), {DAY_0}), {LAST})")
    months = node.amount * (12 if node.unit == "years" else 1)
    return exactly(_inside(_moved(_inside(of), months)))


def _moved(moment: str, months: int) -> str:
    return f"CAST({moment} + to_months({months}) AS DATE)"


def _inside(moment: str) -> str:
    return f"least(greatest({moment}, {DAY_0}), {LAST})"


@writes(MonthOf)
def _month_of(node: MonthOf, scope: Scope) -> Value:
    return exactly(_first_of_month(write(node.of, scope).sql))


@writes(MonthStart)
def _month_start(node: MonthStart, scope: Scope) -> Value:
    return exactly(_first_of_month(write(node.of, scope).sql))


def _first_of_month(moment: str) -> str:
    return f"CAST(date_trunc('month', {_held(moment)}) AS DATE)"


@writes(Edge)
def _edge(node: Edge, scope: Scope) -> Value:
    of, months = _held(write(node.of, scope).sql), node.offset * (12 if node.unit == "year" else 1)
    first = f"CAST(date_trunc('{node.unit}', {of}) AS DATE)"
    latest = sql.day(LAST_DAY - (364 if node.unit == "year" else 30))
    first = f"least(greatest({_moved(first, months) if months else first}, {DAY_0}), {latest})"
    if not node.last:
        return exactly(first)
    return exactly(f"({_moved(first, 12 if node.unit == 'year' else 1)} - 1)")


@writes(DayInYear)
def _day_in_year(node: DayInYear, scope: Scope) -> Value:
    year = f"CAST(date_trunc('year', {_held(write(node.of, scope).sql)}) AS DATE)"
    first = _moved(year, node.month - 1)
    return exactly(f"least({first} + {node.day - 1}, {_moved(first, 1)} - 1)")


@writes(YearOf)
def _year_of(node: YearOf, scope: Scope) -> Value:
    return exactly(f"year({_held(write(node.of, scope).sql)})")


@writes(InWindows)
def _in_windows(node: InWindows, scope: Scope) -> Value:
    of = write(node.of, scope).sql
    return exactly(sql.any_of(_lies_in(of, first, last) for first, last in node.windows))


def _lies_in(moment: str, first: int, last: int | None) -> str:
    begun = f"{moment} >= {sql.day(first)}"
    return begun if last is None else f"{begun} AND {moment} <= {sql.day(last)}"


@writes(WindowEnd)
def _window_end(node: WindowEnd, scope: Scope) -> Value:
    return exactly(window_end(write(node.of, scope).sql, node.windows, scope.day))


def window_end(moment: str, windows: Windows, judged: int) -> str:
    """Go to the end of the first window in which a day lies; the day itself outside all."""
    rows = "".join(
        f" WHEN {_lies_in(moment, first, last)} THEN "
        + (f"greatest({moment}, {sql.day(judged)})" if last is None else sql.day(last))
        for first, last in windows
    )
    return f"(CASE{rows} ELSE {moment} END)" if rows else moment


@writes(Covers)
def _covers(node: Covers, scope: Scope) -> Value:
    moment = write(node.day, scope).sql
    return exactly(f'("from" <= {moment} AND "to" >= {moment})')
