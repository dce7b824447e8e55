"""People out of a population (按人取数): the facts of single persons, as the engine reads them.

So that whoever looks at a row can have it explained by the engine, and so that both executors can be compared.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb

from anju.engine.days import STILL_RUNNING, day_number, month_of
from anju.engine.facts import Facts, facts_in_order
from anju.engine.vocabulary import FactKind, FieldKind, Vocabulary
from anju.population import sql
from anju.population.folder import WHOLE, Folder
from anju.population.tables import ID, PERSONS

Rows = dict[int, list[tuple[Any, ...]]]


def facts_of(
    connection: duckdb.DuckDBPyConnection,
    folder: Folder,
    vocabulary: Vocabulary,
    people: Iterable[int] | None = None,
    bucket: str = WHOLE,
    context: Mapping[str, str] | None = None,
) -> Iterator[tuple[int, Facts]]:
    """Yield the facts of each person named, or of all, in the order of their numbers. A population is complete."""
    chosen = "TRUE" if people is None else f"{ID} IN ({', '.join(str(int(one)) for one in people)})"
    records = {kind.name: _records(connection, folder, kind, bucket, chosen) for kind in vocabulary.kinds.values()}
    fields = (*vocabulary.person, *vocabulary.context)
    for person, *values in _rows(connection, folder, PERSONS, fields, bucket, chosen):
        read = [_value(field, value) for field, value in zip(fields, values, strict=True)]
        split = len(vocabulary.person)
        asked = [
            (context or {}).get(field.name, known)
            for field, known in zip(vocabulary.context, read[split:], strict=True)
        ]
        own = {kind: rows.get(person, []) for kind, rows in records.items()}
        yield person, facts_in_order(vocabulary, read[:split], asked, own)


def _records(connection: duckdb.DuckDBPyConnection, folder: Folder, kind: FactKind, bucket: str, chosen: str) -> Rows:
    found: Rows = defaultdict(list)
    for person, *values in _rows(connection, folder, kind.name, kind.columns, bucket, chosen):
        ends = [_end(kind, value) for value in values[: len(kind.columns) - len(kind.fields)]]
        fields = zip(kind.fields, values[len(ends) :], strict=True)
        found[person].append((*ends, *(_value(field, value) for field, value in fields)))
    return found


def _rows(
    connection: duckdb.DuckDBPyConnection,
    folder: Folder,
    table: str,
    fields: Iterable[FieldKind],
    bucket: str,
    chosen: str,
) -> list[tuple[Any, ...]]:
    source = folder.source(connection, table, bucket)
    if source is None:
        return []
    columns = [_column(field.name, source.columns) for field in fields]
    query = f"SELECT {', '.join([ID, *columns])} FROM {source.table} WHERE {chosen} ORDER BY {ID}"
    return connection.execute(query).fetchall()


def _column(name: str, columns: frozenset[str]) -> str:
    if name in ("from", "to") and "month" in columns:
        return sql.name("month")
    return sql.name(name) if name in columns else "NULL"


def _end(kind: FactKind, value: date | None) -> int:
    """Read an end: a period without one is still running."""
    if value is None:
        return STILL_RUNNING
    return month_of(day_number(value)) if kind.shape == "month" else day_number(value)


def _value(field: FieldKind, value: Any) -> Any:
    if value is None:
        return field.absent
    if field.type.kind == "number":
        return int(Decimal(value).scaleb(field.type.scale))
    return day_number(value) if isinstance(value, date) else value
