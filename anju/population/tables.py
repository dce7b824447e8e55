"""The tables of a population (人口数据的表): how people and facts look as rows, generated from the vocabulary.

`persons/*.parquet` has person_id and the person's fields, and may have fields of the application; `<kind>/*.parquet`
has person_id and the fields of the kind, a period as `from` and `to` (NULL is still running), a month as `month`, the
first of the month, or as a range `from` and `to`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from anju.engine.types import DAY, MONTH, Type
from anju.engine.vocabulary import FactKind, FieldKind, Vocabulary
from anju.population import sql
from anju.population.expressions import literal

ID = "person_id"
PERSONS = "persons"
COLUMN_TYPES = {"day": "DATE", "month": "DATE", "yes_no": "BOOLEAN", "class": "VARCHAR", "text": "VARCHAR"}


def column_type(of: Type) -> str:
    """Answer the type of the column that holds a field."""
    return f"DECIMAL(18,{of.scale})" if of.kind == "number" else COLUMN_TYPES[of.kind]


def columns_of(kind: FactKind) -> dict[str, str]:
    """Answer the columns of a kind with their types, the person first; a month stands as one."""
    if kind.shape == "month":
        return {ID: "BIGINT", "month": "DATE"} | {field.name: column_type(field.type) for field in kind.fields}
    return {ID: "BIGINT"} | {column.name: column_type(column.type) for column in kind.columns}


def person_columns(vocabulary: Vocabulary) -> dict[str, str]:
    """Answer the columns of a person with their types."""
    return {ID: "BIGINT"} | {field.name: column_type(field.type) for field in vocabulary.person}


@dataclass(frozen=True)
class Source:
    """Where the rows of a table are, and which columns they have."""

    table: str
    columns: frozenset[str]

    @property
    def in_ranges(self) -> bool:
        """Say whether months stand as ranges."""
        return "month" not in self.columns


def records_source(kind: FactKind, source: Source | None) -> str:
    """Write the records of a kind as the engine has them: integers, and what the format takes where nothing is said.

    A kind of which the population has no table has no records.
    """
    if source is None:
        nothing = {ID: "BIGINT"} | {name: _engine_type(of) for name, of in _ends(kind, in_ranges=True).items()}
        nothing |= {field.name: _engine_type(field.type) for field in kind.fields}
        columns = ", ".join(f"CAST(NULL AS {of}) AS {sql.name(name)}" for name, of in nothing.items())
        return f"(SELECT {columns} WHERE FALSE)"
    ends = [_end(name, kind) for name in _ends(kind, in_ranges=source.in_ranges)]
    fields = [f"{raw_field(field, field.name, source.columns)} AS {sql.name(field.name)}" for field in kind.fields]
    return f"(SELECT {', '.join([ID, *ends, *fields])} FROM {source.table})"


def _ends(kind: FactKind, *, in_ranges: bool) -> dict[str, Type]:
    if kind.shape == "item":
        return {}
    return {"month": MONTH} if kind.shape == "month" and not in_ranges else {"from": DAY, "to": DAY}


def _end(column: str, kind: FactKind) -> str:
    running = kind.shape == "period" and column == "to"
    return f'coalesce("to", {sql.RUNNING}) AS "to"' if running else sql.name(column)


def raw_field(field: FieldKind, column: str, columns: frozenset[str]) -> str:
    """Write a column as the engine has its value."""
    if column not in columns:
        known = sql_deemed(field) if field.is_deemed else "NULL"
        return f"CAST({known} AS {_engine_type(field.type)})"
    value = sql.name(column)
    if field.type.kind == "number":
        value = f"CAST({value}{f' * {10**field.type.scale}' if field.type.scale else ''} AS BIGINT)"
    return f"coalesce({value}, {sql_deemed(field)})" if field.is_deemed else value


def sql_deemed(field: FieldKind) -> str:
    """Write the value that the format takes where nothing is said."""
    return literal(field.type, field.deemed)


def _engine_type(of: Type) -> str:
    return "BIGINT" if of.kind == "number" else COLUMN_TYPES[of.kind]


def people_source(vocabulary: Vocabulary, source: Source, context: Mapping[str, str]) -> str:
    """Write the people with the columns `person.x`, and `context.x` where it is not the same for everybody."""
    columns = [
        f"{raw_field(field, field.name, source.columns)} AS {sql.name(f'person.{field.name}')}"
        for field in vocabulary.person
    ]
    columns += [
        f"{raw_field(field, field.name, source.columns)} AS {sql.name(f'context.{field.name}')}"
        for field in vocabulary.context
        if field.name not in context
    ]
    return f"SELECT {', '.join([ID, *columns])} FROM {source.table}"
