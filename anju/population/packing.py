"""The compact store (压缩存储): a population in which a second question is far cheaper than the first.

It is a population again, with the same answers: months that follow each other and say the same stand as one range, what
none of the editions named looks at is left out, and the rows of a person stand together. A faulty row stays faulty.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb

from anju.engine.edition import Edition
from anju.engine.expressions import Field
from anju.engine.vocabulary import FactKind
from anju.population import sql
from anju.population.folder import Folder
from anju.population.tables import ID, PERSONS, Source

GROUPED_BY = {"registration": {"district"}, "permit": {"district"}, "degree": {"level"}}
"""Fields that comparisons by group look at, whatever the edition."""

Progress = Callable[[int, int], None]


def pack(
    connection: duckdb.DuckDBPyConnection,
    folder: Folder,
    editions: Sequence[Edition],
    out: Path,
    progress: Progress = lambda *_: None,
) -> int:
    """Write a population compactly, for the editions named (all of one city); answer the rows written."""
    buckets, rows = folder.buckets(connection), 0
    for done, bucket in enumerate(buckets, 1):
        name = f"bucket={done - 1:0{max(len(str(len(buckets))), 2)}}"
        for table, query in _queries(connection, folder, editions, bucket).items():
            place = out / table / name / "part.parquet"
            place.parent.mkdir(parents=True, exist_ok=True)
            written = connection.execute(f"COPY ({query}) TO {sql.text(str(place))}").fetchone()
            rows += int(written[0]) if written else 0
        progress(done, len(buckets))
    return rows


def _queries(
    connection: duckdb.DuckDBPyConnection, folder: Folder, editions: Sequence[Edition], bucket: str
) -> dict[str, str]:
    persons = folder.source(connection, PERSONS, bucket)
    found = {} if persons is None else {PERSONS: f"SELECT * FROM {persons.table} ORDER BY {ID}"}
    for kind in editions[0].vocabulary.kinds.values():
        source = folder.source(connection, kind.name, bucket)
        if source is not None:
            found[kind.name] = _records(kind, source, fields_read(editions, kind))
    return found


def fields_read(editions: Sequence[Edition], kind: FactKind) -> list[str]:
    """Name the fields of a kind that any of the editions looks at, or that groups are told by, in their order.

    Where the highest of a matter is kept, equal ones are told apart by every field.
    """
    folds = [one.fold for edition in editions for one in edition.measures if one.fold and one.fold.kind == kind.name]
    if any(fold.keep for fold in folds):
        return [field.name for field in kind.fields]
    read = {part.name for fold in folds for part in fold.walk() if isinstance(part, Field)}
    read |= GROUPED_BY.get(kind.name, set())
    return [field.name for field in kind.fields if field.name in read]


def _records(kind: FactKind, source: Source, fields: list[str]) -> str:
    kept = [sql.name(field) for field in fields if field in source.columns]
    if kind.shape == "month" and not source.in_ranges:
        return _ranges(source, kept)
    ends = [] if kind.shape == "item" else ['"from"', '"to"']
    on = [sql.name(kind.on)] if kind.on and kind.on not in fields and kind.on in source.columns else []
    return f"SELECT {', '.join([ID, *ends, *on, *kept])} FROM {source.table} ORDER BY {ID}"


def _ranges(source: Source, kept: list[str]) -> str:
    """Join months that follow each other; a date that is no month of its own stands alone, as it is."""
    same = ", ".join([ID, *kept])
    odd = "CASE WHEN day(month) <> 1 THEN month END"
    place = "year(month) * 12 + month(month)"
    once = f"SELECT DISTINCT {same}, month FROM {source.table}"
    placed = (
        f"SELECT *, {place} - row_number() OVER (PARTITION BY {same} ORDER BY month) AS run, {odd} AS odd FROM ({once})"
    )
    ends = 'min(month) AS "from", max(month) AS "to"'
    return f"SELECT {', '.join([ID, ends, *kept])} FROM ({placed}) GROUP BY {same}, run, odd ORDER BY {ID}"
