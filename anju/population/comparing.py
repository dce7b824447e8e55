"""Two answers side by side (前后对比): who gains, who loses, where the line goes.

Every person stands in the table `compared` with what was given `before` and `after`: a lower and an upper bound each,
which are one unless the edition itself leaves points open. Somebody gains when one bound rises and the other does not
fall, loses the other way round, and is undecided when the two bounds part.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from anju.engine.edition import Edition
from anju.engine.text import Text
from anju.population import sql
from anju.population.compiling import compiled_points
from anju.population.dependencies import unchanged
from anju.population.folder import parquet
from anju.population.scoring import SCORES
from anju.population.tables import ID, Source

MOST_BANDS = 11
CARRIED = ("person.", "context.", "group.")


class CountsAnew(Exception):
    """The change touches a measure, so the facts must be counted again (改动涉及计数，须重新计分)."""

    def __init__(self, changed: str) -> None:
        """Say what to do."""
        super().__init__(changed)
        self.say = Text(
            f"{changed}：改动涉及事实的计数，须从人口数据重新计分：anju population compare DIR --edition … --set …",
            f"{changed} changes how facts are counted; score the people again: anju population compare DIR … --set …",
        )


GAINS, LOSES = (
    "(after_low >= before_low AND after_high >= before_high AND (after_low > before_low OR after_high > before_high))",
    "(after_low <= before_low AND after_high <= before_high AND (after_low < before_low OR after_high < before_high))",
)
SAME = "(after_low = before_low AND after_high = before_high)"


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change does to everybody (总体影响): people, and points in the edition's smallest unit."""

    people: int
    winners: int
    losers: int
    unchanged: int
    undecided: int
    before: int
    after: int
    gained: int
    lost: int


@dataclass(frozen=True, slots=True)
class Shift:
    """The same for one group, one indicator or one bin: how many, and what they had and have."""

    name: str
    people: int
    before: int
    after: int
    winners: int
    losers: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the line is (分数线): the points of the last admitted, and how many stand at or above a number of points.

    Counts are of those who surely stand there and of those who may.
    """

    line: tuple[int, int] | None
    eligible: int
    above: tuple[int, int] | None
    near: int | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a comparison: points of a line, places under a quota, how near is near, and groups."""

    line: int | None = None
    quota: int | None = None
    near: int | None = None
    by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """Everything about a change (测算结果)."""

    effect: Effect
    before: Standing
    after: Standing
    groups: Mapping[str, Sequence[Shift]]
    indicators: Sequence[Shift]
    bins: Sequence[tuple[int, int, int]]
    changes: Sequence[tuple[int, int]]
    conditions: Sequence[tuple[str, int, int]]
    unit: int
    asked: Asked = field(default_factory=Asked)


def run_source(connection: duckdb.DuckDBPyConnection, run: Path) -> Source:
    """Answer the table of a run that `score_population` wrote."""
    files = sorted((run / SCORES).glob("*.parquet"))
    described = connection.execute(f"DESCRIBE SELECT * FROM {parquet(files)}").fetchall()
    return Source(parquet(files), frozenset(str(name) for name, *_ in described))


def join_runs(connection: duckdb.DuckDBPyConnection, before: Path, after: Path) -> None:
    """Put two runs over the same people side by side, as the table `compared`."""
    one, other = run_source(connection, before), run_source(connection, after)
    columns = [f"a.{ID}", *_named(_side("before", "b", one.columns)), *_named(_side("after", "a", other.columns))]
    columns += [f"a.{sql.name(column)}" for column in _kept(other.columns)]
    joined = f"FROM {one.table} b JOIN {other.table} a USING ({ID})"
    connection.execute(f"CREATE OR REPLACE TEMP TABLE compared AS SELECT {', '.join(columns)} {joined}")


def tried_out(run: Source, edition: Edition, changed: Edition, day: int, context: Mapping[str, str]) -> str:
    """Write the query of a run beside what a changed edition makes of its measures; nothing is counted again.

    Points that the change does not touch are taken from the run. Raises CountsAnew where it touches a measure.
    """
    if changed.measures != edition.measures:
        raise CountsAnew(changed.name)
    given = unchanged(edition, changed)
    kept, before = _kept(run.columns), _side("before", "b", run.columns)
    points = [column for column in sorted(run.columns) if _value_of(column) in given]
    columns = [ID, *(sql.name(column) for column in (*kept, *points)), *_named(before)]
    source = Source(f"(SELECT {', '.join(columns)} FROM {run.table} b)", run.columns)
    made = compiled_points(changed, day, context, source, carried=(*kept, *before), given=given)
    after = _side("after", "a", frozenset(made.columns))
    carried = [sql.name(column) for column in dict.fromkeys((*before, *kept))]
    return f"SELECT {', '.join([ID, *_named(after), *carried])} FROM ({made.query}) a"


def compare_change(connection: duckdb.DuckDBPyConnection, query: str) -> None:
    """Keep a change tried out as the table `compared`."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE compared AS {query}")


def _value_of(column: str) -> str:
    """Name the value whose column, or whose bound, this is."""
    return column.removesuffix(".low").removesuffix(".high")


def _kept(columns: Iterable[str]) -> list[str]:
    return sorted(column for column in columns if column.startswith(("measure.", *CARRIED)))


def _named(columns: Mapping[str, str]) -> list[str]:
    return [f"{expression} AS {sql.name(column)}" for column, expression in columns.items()]


def _side(side: str, alias: str, columns: frozenset[str]) -> dict[str, str]:
    """Answer what is compared of one side: total and indicators by their bounds, conditions, and who may apply."""
    found = {f"{side}_{bound}": f"{alias}.{_bound('total', bound, columns)}" for bound in ("low", "high")}
    for column in sorted(columns):
        sort, *name = column.split(".")
        if sort == "item" and (len(name) == 1 or name[1:] == ["low"]):
            low, high = (f"{alias}.{_bound(f'item.{name[0]}', bound, columns)}" for bound in ("low", "high"))
            found |= {f"{side}.item.{name[0]}.low": low, f"{side}.item.{name[0]}.high": high}
        elif sort in ("requirement", "veto"):
            found[f"{side}.{column}"] = f"{alias}.{sql.name(column)}"
    met = [f"coalesce({text}, FALSE)" for name, text in found.items() if ".requirement." in name]
    met += [f"NOT coalesce({text}, FALSE)" for name, text in found.items() if ".veto." in name]
    return found | {f"{side}_eligible": sql.all_of(met)}


def _bound(name: str, bound: str, columns: frozenset[str]) -> str:
    return sql.name(name if name in columns else f"{name}.{bound}")


_COUNTS = f"count(*), count_if({GAINS}), count_if({LOSES}), count_if({SAME})"
_SUMS = "coalesce(sum(before_low), 0), coalesce(sum(after_low), 0)"


def effect_of(connection: duckdb.DuckDBPyConnection, table: str = "compared") -> Effect:
    """Count winners and losers, and add up points (by the lower bound), in one pass over a table or a query."""
    gained = f"coalesce(sum(after_low - before_low) FILTER ({GAINS}), 0)"
    lost = f"coalesce(sum(before_low - after_low) FILTER ({LOSES}), 0)"
    found = connection.execute(f"SELECT {_COUNTS}, {_SUMS}, {gained}, {lost} FROM {table}").fetchone()
    people, winners, losers, same, *sums = (int(number) for number in found or ())
    return Effect(people, winners, losers, same, people - winners - losers - same, *sums)


def comparison(connection: duckdb.DuckDBPyConnection, asked: Asked, unit: int) -> Comparison:
    """Tell everything about the table `compared`; `unit` is the width of a bin, in the smallest unit."""
    columns = {row[0]: row[1] for row in connection.execute("DESCRIBE compared").fetchall()}
    return Comparison(
        effect=effect_of(connection),
        before=standing(connection, "before", asked),
        after=standing(connection, "after", asked),
        groups={name: _by_group(connection, name, columns[name]) for name in asked.by if name in columns},
        indicators=[_of_indicator(connection, name, columns) for name in _indicators(columns)],
        bins=_bins(connection, unit),
        changes=_changes(connection, unit),
        conditions=_conditions(connection, columns),
        unit=unit,
        asked=asked,
    )


def standing(connection: duckdb.DuckDBPyConnection, side: str, asked: Asked, table: str = "compared") -> Standing:
    """Find the line under a quota among those who may apply, and count who stands above a line or near it."""
    low, high, apply = f"{side}_low", f"{side}_high", f"{side}_eligible"
    eligible = _numbers(connection, f"SELECT count_if({apply}) FROM {table}")[0]
    line = above = near = None
    if asked.quota is not None and eligible >= asked.quota:
        last = [f"min({bound}) FILTER (rank_{bound} <= {asked.quota})" for bound in ("low", "high")]
        ranked = ", ".join(
            f"{text} AS {bound}, row_number() OVER (ORDER BY {text} DESC) AS rank_{bound}"
            for bound, text in (("low", low), ("high", high))
        )
        line = _pair(
            _numbers(connection, f"SELECT {', '.join(last)} FROM (SELECT {ranked} FROM {table} WHERE {apply})")
        )
    if asked.line is not None:
        at_least = f"count_if({apply} AND {low} >= {asked.line}), count_if({apply} AND {high} >= {asked.line})"
        above = _pair(_numbers(connection, f"SELECT {at_least} FROM {table}"))
        if asked.near is not None:
            close = f"{low} BETWEEN {asked.line - asked.near} AND {asked.line + asked.near}"
            near = _numbers(connection, f"SELECT count_if({apply} AND {close}) FROM {table}")[0]
    return Standing(line, eligible, above, near)


def _by_group(connection: duckdb.DuckDBPyConnection, column: str, of: str) -> list[Shift]:
    """Tell the change for each value of a column; numbers are put in bands of equal width."""
    named = sql.name(column)
    if of == "BIGINT":
        low, high = _numbers(connection, f"SELECT coalesce(min({named}), 0), coalesce(max({named}), 0) FROM compared")
        width = round_step(high - low, MOST_BANDS)
        first = f"({named} // {width} * {width})"
        named = f"{first} || '–' || ({first} + {width - 1})" if width > 1 else named
        order = f"min({sql.name(column)})"
    else:
        order = "count(*) DESC"
    name, counts = f"coalesce(CAST({named} AS VARCHAR), '–')", f"count_if({GAINS}), count_if({LOSES})"
    query = f"SELECT {name} AS name, count(*), {_SUMS}, {counts} FROM compared GROUP BY name ORDER BY {order}, name"
    return [Shift(str(name), *(int(number) for number in row)) for name, *row in connection.execute(query).fetchall()]


def round_step(spread: int, most: int) -> int:
    """Answer the smallest round step (1, 2 or 5 with noughts) that goes at most so many times into a spread."""
    steps = [step * int(10**power) for power in range(20) for step in (1, 2, 5)]
    return next(step for step in steps if spread <= most * step)


def _indicators(columns: Iterable[str]) -> list[str]:
    """Name the indicators of either side."""
    names = [column.split(".") for column in columns if ".item." in column]
    return list(dict.fromkeys(parts[2] for parts in names))


def _of_indicator(connection: duckdb.DuckDBPyConnection, name: str, columns: Iterable[str]) -> Shift:
    """Tell the change of one indicator; one that only one edition has gave, or gives, nothing."""
    sides = {
        f"{side}_{bound}": sql.name(column) if (column := f"{side}.item.{name}.{bound}") in columns else "0"
        for side in ("before", "after")
        for bound in ("low", "high")
    }
    query = f"(SELECT {', '.join(f'{text} AS {side}' for side, text in sides.items())} FROM compared)"
    row = _numbers(connection, f"SELECT count(*), {_SUMS}, count_if({GAINS}), count_if({LOSES}) FROM {query}")
    return Shift(name, *row)


def _bins(connection: duckdb.DuckDBPyConnection, unit: int) -> list[tuple[int, int, int]]:
    """Answer how many stand in each bin of points before and after; a bin is named by its least points."""
    sides = [
        f"SELECT floor({side}_low / {unit})::BIGINT * {unit} AS bin, '{side}' AS side FROM compared"
        for side in ("before", "after")
    ]
    counts = "count_if(side = 'before'), count_if(side = 'after')"
    query = f"SELECT bin, {counts} FROM ({' UNION ALL '.join(sides)}) GROUP BY bin ORDER BY bin"
    return [(int(place), int(one), int(other)) for place, one, other in connection.execute(query).fetchall()]


def _changes(connection: duckdb.DuckDBPyConnection, unit: int) -> list[tuple[int, int]]:
    """Answer how many changed by so much; a bin is named by its least change, and no change stands alone."""
    change = f"CASE WHEN {SAME} THEN NULL ELSE floor((after_low - before_low) / {unit})::BIGINT * {unit} END"
    query = f"SELECT {change} AS bin, count(*) FROM compared WHERE NOT {SAME} GROUP BY bin ORDER BY bin"
    return [(int(place), int(count)) for place, count in connection.execute(query).fetchall()]


def _conditions(connection: duckdb.DuckDBPyConnection, columns: Iterable[str]) -> list[tuple[str, int, int]]:
    """Answer for each requirement or veto how many meet it, or are struck, before and after."""
    names = dict.fromkeys(name.partition(".")[2] for name in columns if ".requirement." in name or ".veto." in name)
    found = []
    for name in names:
        sides = [f"{side}.{name}" for side in ("before", "after")]
        counts = [f"count_if({sql.name(side)})" if side in columns else "0" for side in sides]
        one, other = _numbers(connection, f"SELECT {', '.join(counts)} FROM compared")
        found.append((name, one, other))
    return found


def _numbers(connection: duckdb.DuckDBPyConnection, query: str) -> list[int]:
    return [int(number) for number in connection.execute(query).fetchone() or ()]


def _pair(numbers: list[int]) -> tuple[int, int]:
    return numbers[0], numbers[1]
