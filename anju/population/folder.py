"""The folder of a population (人口数据文件夹): where its tables are, split into buckets by person or not.

`persons/*.parquet` and `<kind>/*.parquet`, or each in `bucket=NN/`. Buckets are scored one after another, so memory is
bounded by the largest. A folder that is not split, or only in part, is taken in slices of people (`people=0..199999`):
each reads the files once more, and holds no more than its own people.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from anju.engine.days import LAST_MONTH, day_number, month_of
from anju.engine.text import Text
from anju.engine.vocabulary import Vocabulary
from anju.population import sql
from anju.population.months import Months
from anju.population.tables import ID, PERSONS, Source

WHOLE = ""
"""The bucket of a folder that is not split, and small."""

SLICE = 200_000
"""People taken at a time from a folder that is not split."""


class NoPopulation(Exception):
    """There is no population in this folder (没有人口数据)."""

    def __init__(self, path: Path, why: Text) -> None:
        """Say what is missing."""
        super().__init__(str(path))
        self.say = Text(f"{path}：", f"{path}: ") + why


@dataclass(frozen=True)
class Folder:
    """A population on disk."""

    path: Path

    def __post_init__(self) -> None:
        """Refuse a folder without people."""
        if not any((self.path / PERSONS).rglob("*.parquet")):
            say = Text(
                "没有 persons/*.parquet。先用 anju population generate 生成，或按 docs/population.md 导出",
                "has no persons/*.parquet; make one with anju population generate; docs/population.md tells the format",
            )
            raise NoPopulation(self.path, say)

    def tables(self) -> list[str]:
        """Name the tables that are there: the people, then the kinds of facts."""
        kinds = [path.name for path in sorted(self.path.iterdir()) if path.is_dir() and any(path.rglob("*.parquet"))]
        return [PERSONS, *(kind for kind in kinds if kind != PERSONS)]

    def buckets(self, connection: duckdb.DuckDBPyConnection, most: int = SLICE) -> list[str]:
        """Name the buckets; or slices of at most so many people, when the folder is not split throughout."""
        split = [{path.name for path in (self.path / table).glob("bucket=*/")} for table in self.tables()]
        return sorted(set().union(*split)) if all(split) else self._slices(connection, most)

    def _slices(self, connection: duckdb.DuckDBPyConnection, most: int) -> list[str]:
        persons = parquet(self.files(PERSONS))
        counted = connection.execute(f"SELECT count(*) FROM {persons}").fetchone()
        slices = -(-(counted[0] if counted else 0) // most)
        if slices <= 1:
            return [WHOLE]
        placed = f"SELECT {ID}, ntile({slices}) OVER (ORDER BY {ID}) AS slice FROM {persons} WHERE {ID} IS NOT NULL"
        rows = connection.execute(f"SELECT max({ID}) FROM ({placed}) GROUP BY slice ORDER BY slice").fetchall()
        lasts = [int(last) for (last,) in rows[:-1]]
        bounds = zip(["", *(str(last + 1) for last in lasts)], [*map(str, lasts), ""], strict=True)
        return [f"people={first}..{last}" for first, last in bounds]

    def files(self, table: str, bucket: str = WHOLE) -> list[Path]:
        """Answer the files of a table in a bucket; all where none, or a slice, is named."""
        return sorted((self.path / table / ("" if bucket.startswith("people=") else bucket)).rglob("*.parquet"))

    def columns(self, connection: duckdb.DuckDBPyConnection, table: str, bucket: str = WHOLE) -> dict[str, str]:
        """Answer the columns of a table with their types."""
        described = connection.execute(f"DESCRIBE SELECT * FROM {parquet(self.files(table, bucket))}").fetchall()
        return {str(name): str(of) for name, of, *_ in described}

    def source(self, connection: duckdb.DuckDBPyConnection, table: str, bucket: str = WHOLE) -> Source | None:
        """Answer where a table of a bucket is and which columns it has; None when the bucket has nothing of it."""
        files = self.files(table, bucket)
        return Source(_part(files, bucket), frozenset(self.columns(connection, table, bucket))) if files else None

    def sources(
        self, connection: duckdb.DuckDBPyConnection, vocabulary: Vocabulary, bucket: str
    ) -> Mapping[str, Source]:
        """Answer the kinds of facts that a bucket has."""
        found = {kind: self.source(connection, kind, bucket) for kind in vocabulary.kinds}
        return {kind: source for kind, source in found.items() if source is not None}

    def months(self, connection: duckdb.DuckDBPyConnection, vocabulary: Vocabulary, day: int) -> Months:
        """Answer the months to be held: from the first on record to that of the day of judging.

        The first is read from the statistics of the files, so no row is touched.
        """
        files = [path for kind in vocabulary.kinds.values() if kind.shape == "month" for path in self.files(kind.name)]
        if not files:
            return Months(month_of(day), month_of(day))
        listed = ", ".join(sql.text(str(path)) for path in files)
        least = "min(TRY_CAST(stats_min_value AS DATE))"
        query = f"SELECT {least} FROM parquet_metadata([{listed}]) WHERE path_in_schema IN ('month', 'from')"
        found = connection.execute(query).fetchone()
        first = month_of(max(day_number(found[0]), 0)) if found and found[0] else 0
        return Months(min(first, month_of(day), LAST_MONTH), month_of(day))


def _part(files: list[Path], bucket: str) -> str:
    """Write the table of a bucket's files, or of a slice of them; rows without a person belong to the first slice."""
    if not bucket.startswith("people="):
        return parquet(files)
    first, _, last = bucket.removeprefix("people=").partition("..")
    above = [f"{ID} >= {first}"] if first else []
    below = [f"{ID} <= {last}"] if last else []
    nobody = "" if first else f" OR {ID} IS NULL"
    return f"(SELECT * FROM {parquet(files)} WHERE {' AND '.join(above + below)}{nobody})"


def parquet(files: list[Path]) -> str:
    """Write the table of several Parquet files."""
    listed = ", ".join(sql.text(str(path)) for path in files)
    return f"read_parquet([{listed}], union_by_name = true, hive_partitioning = false)"
