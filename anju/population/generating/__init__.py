"""Made-up people (生成虚拟居民): plausible, seeded, streamed bucket by bucket. No real person's data is behind them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import duckdb

from anju.engine.vocabulary import Vocabulary
from anju.population import sql
from anju.population.folder import parquet
from anju.population.generating.portrait import portrait
from anju.population.generating.tables import lives, persons, records
from anju.population.tables import PERSONS

BUCKET = 100_000
"""People in a bucket: what is held in memory at a time."""

Layout = Literal["person", "month"]
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Order:
    """What is asked for: how many people of which city, from which seed, facts up to which day, in which layout."""

    vocabulary: Vocabulary
    people: int
    seed: int
    until: date | None = None
    layout: Layout = "person"
    bucket: int = BUCKET


def generate(
    connection: duckdb.DuckDBPyConnection, order: Order, out: Path, progress: Progress = lambda *_: None
) -> int:
    """Write made-up people as a population (生成虚拟人口); answer the rows written. One seed gives the same people.

    In the layout `month` nothing is split by person: months stand as they come from a department, one after another.
    """
    rows, buckets = 0, range(0, order.people, order.bucket)
    digits = max(len(str(len(buckets) - 1)), 2)
    for number, first in enumerate(buckets):
        last = min(first + order.bucket, order.people) - 1
        rows += _write_bucket(connection, order, out, f"bucket={number:0{digits}}", (first, last))
        progress(last + 1, order.people)
    if order.layout == "month":
        for kind in order.vocabulary.kinds.values():
            _unsplit(connection, out / kind.name, by_month=kind.shape == "month")
        _unsplit(connection, out / PERSONS, by_month=False)
    return rows


def _write_bucket(
    connection: duckdb.DuckDBPyConnection, order: Order, out: Path, bucket: str, people: tuple[int, int]
) -> int:
    said, seed = portrait(), order.seed
    until = order.until or said.until
    connection.execute(f"CREATE OR REPLACE TEMP TABLE lives AS {lives(said, seed, *people, until)}")
    rows = _write(connection, persons(order.vocabulary, said, seed), out / PERSONS / bucket)
    for kind in order.vocabulary.kinds.values():
        looks = said.kind(kind.name, order.vocabulary.city, rare=kind.none_if_unknown)
        rows += _write(connection, records(kind, looks, seed), out / kind.name / bucket)
    return rows


def _write(connection: duckdb.DuckDBPyConnection, query: str, folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    written = connection.execute(f"COPY ({query}) TO {sql.text(str(folder / 'part.parquet'))}").fetchone()
    return int(written[0]) if written else 0


def _unsplit(connection: duckdb.DuckDBPyConnection, folder: Path, *, by_month: bool) -> None:
    """Put the buckets of a table together; months in order, a file a year, so that memory is bounded."""
    parts = parquet(sorted(folder.glob("bucket=*/*.parquet")))
    if by_month:
        for (year,) in connection.execute(f"SELECT DISTINCT year(month) FROM {parts} ORDER BY 1").fetchall():
            chosen = f"SELECT * FROM {parts} WHERE year(month) = {year} ORDER BY month, hash(person_id)"
            connection.execute(f"COPY ({chosen}) TO {sql.text(str(folder / f'{year}.parquet'))}")
    else:
        connection.execute(f"COPY (FROM {parts}) TO {sql.text(str(folder / 'all.parquet'))}")
    for part in folder.glob("bucket=*/*.parquet"):
        part.unlink()
        part.parent.rmdir()
