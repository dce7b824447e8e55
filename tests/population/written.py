"""Populations made for a test (测试用人口): person files written as Parquet, as a department would deliver them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from anju.engine.days import STILL_RUNNING, date_of, first_day_of
from anju.engine.facts import Facts, Record
from anju.engine.types import Type
from anju.engine.vocabulary import Vocabulary
from anju.population.folder import Folder
from anju.population.tables import columns_of, person_columns

Row = tuple[Any, ...]


def written(path: Path, vocabulary: Vocabulary, people: Iterable[Facts]) -> Folder:
    """Write people as a population that is not split; they are numbered from 0 on."""
    people = list(people)
    context = {field.name: "VARCHAR" for field in vocabulary.context}
    rows = [(number, *_plain(vocabulary, facts)) for number, facts in enumerate(people)]
    _write(path / "persons", person_columns(vocabulary) | context, rows)
    for kind in vocabulary.kinds.values():
        found = [row for number, facts in enumerate(people) for row in _rows_of(number, facts, kind.name)]
        _write(path / kind.name, columns_of(kind), found)
    return Folder(path)


def _plain(vocabulary: Vocabulary, facts: Facts) -> Row:
    fields = zip((*vocabulary.person, *vocabulary.context), (*facts.person, *facts.context), strict=True)
    return tuple(_value(field.type, value) for field, value in fields)


def _rows_of(number: int, facts: Facts, kind: str) -> Iterator[Row]:
    for record in facts.records[kind] or ():
        yield from ((number, *row) for row in _spread(record))


def _spread(record: Record) -> Iterator[Row]:
    """Write a record as rows: a range of months is a row for each."""
    ends = len(record.of.columns) - len(record.of.fields)
    fields = tuple(
        _value(field.type, value) for field, value in zip(record.of.fields, record.values[ends:], strict=True)
    )
    if record.of.shape == "month":
        first, last = record.values[:2]
        yield from ((date_of(first_day_of(month)), *fields) for month in range(first, last + 1))
    else:
        yield (*(None if end == STILL_RUNNING else date_of(end) for end in record.values[:ends]), *fields)


def _value(of: Type, value: Any) -> Any:
    if value == of.unknown:
        return None
    if of.kind == "number":
        return Decimal(value).scaleb(-of.scale)
    return date_of(value) if of.kind == "day" else value


def _write(path: Path, columns: Mapping[str, str], rows: list[Row]) -> None:
    path.mkdir(parents=True)
    named = [json.dumps(dict(zip(columns, row, strict=True)), default=str, ensure_ascii=False) for row in rows]
    (path / "rows.json").write_text("\n".join(named), encoding="utf-8")
    typed = "{" + ", ".join(f"'{name}': '{of}'" for name, of in columns.items()) + "}"
    rows_of = f"read_json('{path / 'rows.json'}', format = 'newline_delimited', columns = {typed})"
    duckdb.execute(f"COPY (FROM {rows_of}) TO '{path / 'part.parquet'}'")
