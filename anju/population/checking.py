"""Checking the rows of a population (数据检查): what cannot be scored is reported by person and field, and kept apart.

Two sorts of faults. A table that is not as the vocabulary says stops the run before it begins, all such faults at once.
A row that cannot be right, or a person without something that the edition reads, is written to `kept_apart/`, and the
person is not scored: a score without one of the records would be a wrong score.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import duckdb

from anju.engine.days import LAST_DAY
from anju.engine.edition import Edition
from anju.engine.expressions import Field, Node, PersonField
from anju.engine.faults import Faults
from anju.engine.text import Text
from anju.engine.values import closest
from anju.engine.vocabulary import FactKind, FieldKind, Vocabulary
from anju.population import sql
from anju.population.folder import Folder
from anju.population.tables import ID, PERSONS, Source, column_type, columns_of, person_columns

RELATIONS = "relations"
FAULT_TEXT = {
    "missing": Text("缺少，而细则要用到它", "missing, and the edition reads it"),
    "unknown_code": Text("不在可选范围内", "not one of the values allowed"),
    "impossible_date": Text("日期不在 1900 至 2199 年之间", "a date outside 1900 to 2199"),
    "not_first_of_month": Text("月份应写该月第一天", "a month is written as its first day"),
    "ends_before_it_begins": Text("结束早于开始", "it ends before it begins"),
    "out_of_bounds": Text("超出允许的数值范围", "outside the bounds of the number"),
    "too_many_decimals": Text("小数位过多", "more decimals than allowed"),
    "running_has_end": Text("仍在持续的记录不应有此项", "a period still running has none"),
    "ended_has_none": Text("已结束的记录必须填写此项", "a period that has ended needs it"),
    "no_such_person": Text("persons 中没有这个人", "nobody in persons has this number"),
    "twice": Text("persons 中有多行使用同一编号", "several rows of persons have this number"),
}
"""What each code in `kept_apart/` means."""

_TYPES = {
    "DATE": {"DATE"},
    "BOOLEAN": {"BOOLEAN"},
    "VARCHAR": {"VARCHAR", "ENUM"},
    "BIGINT": {"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER"},
}


@dataclass(frozen=True)
class Wrong:
    """One thing that can be wrong with a row: the field, the code, and the condition in SQL."""

    field: str
    code: str
    when: str


def check_tables(connection: duckdb.DuckDBPyConnection, folder: Folder, edition: Edition, faults: Faults) -> None:
    """Note every table that is no kind of fact, every column that the edition needs and lacks, every wrong type."""
    vocabulary = edition.vocabulary
    for table in folder.tables():
        if table in (PERSONS, RELATIONS) or table in vocabulary.kinds:
            _check_columns(connection, folder, table, edition, faults)
        else:
            say = Text(f"没有事实类型“{table}”", f'there is no kind of fact "{table}"')
            faults.add(table, say, closest(table, vocabulary.kinds))


def _check_columns(
    connection: duckdb.DuckDBPyConnection, folder: Folder, table: str, edition: Edition, faults: Faults
) -> None:
    if table == RELATIONS:
        return
    expected = _expected(edition.vocabulary, table)
    found = folder.columns(connection, table)
    if table != PERSONS and {"from", "to"} <= set(found) and "month" in expected:
        expected = {"from": "DATE", "to": "DATE"} | {name: of for name, of in expected.items() if name != "month"}
    for name, of in expected.items():
        if name in found:
            _check_type(f"{table}.{name}", of, found[name], faults)
        elif name in {ID, "month", "from", "to"} | _needed(edition, table):
            faults.add(f"{table}.{name}", Text("缺少这一列", "the column is missing"), Text(f"类型 {of}", f"type {of}"))


def _check_type(place: str, expected: str, found: str, faults: Faults) -> None:
    base = found.partition("(")[0]
    if expected.startswith("DECIMAL"):
        right = base == "DECIMAL" or base in _TYPES["BIGINT"]
    else:
        right = base in _TYPES[expected]
    if not right:
        say = Text(f"列类型为 {found}", f"the column is {found}")
        faults.add(place, say, Text(f"应为 {expected}", f"it must be {expected}"))


def _expected(vocabulary: Vocabulary, table: str) -> Mapping[str, str]:
    if table == PERSONS:
        context = {field.name: column_type(field.type) for field in vocabulary.context}
        return person_columns(vocabulary) | context
    return columns_of(vocabulary.kinds[table])


def _needed(edition: Edition, table: str) -> set[str]:
    """Name the columns that the edition reads and for which the format takes no value by itself."""
    if table == PERSONS:
        return {part.name for part in _nodes(edition) if isinstance(part, PersonField)}
    kind = edition.vocabulary.kinds[table]
    read = {
        part.name
        for measure in edition.measures
        if measure.fold and measure.fold.kind == table
        for part in measure.walk()
        if isinstance(part, Field)
    }
    return {field.name for field in kind.fields if field.name in read and not field.is_deemed}


def _nodes(edition: Edition) -> Iterator[Node]:
    rows = (*edition.measures, *edition.indicators, *edition.totals, *edition.requirements, *edition.vetoes)
    return (part for row in rows for part in row.walk())


def faults_query(edition: Edition, table: str, source: Source, persons: Source) -> str:
    """Write the query of what is wrong in a table: person, table, field, code, and the row as it stands."""
    wrong = list(_of_persons(edition, source) if table == PERSONS else _of_records(edition, table, source))
    listed = ", ".join(
        f"CASE WHEN {one.when} THEN {{'field': {sql.text(one.field)}, 'code': {sql.text(one.code)}}} END"
        for one in wrong
    )
    any_wrong = sql.any_of(one.when for one in wrong)
    found = f"SELECT {ID}, unnest([{listed}]) AS fault, to_json(r) AS row FROM {source.table} r WHERE {any_wrong}"
    own = (
        f'SELECT {ID}, {sql.text(table)} AS "table", fault.field AS field, fault.code AS code, '
        f"CAST(row AS VARCHAR) AS row FROM ({found}) WHERE fault IS NOT NULL"
    )
    return own if table == PERSONS else f"{own} UNION ALL {_orphans(table, source, persons)}"


def _orphans(table: str, source: Source, persons: Source) -> str:
    return (
        f"SELECT {ID}, {sql.text(table)}, {sql.text(ID)}, 'no_such_person', CAST(to_json(r) AS VARCHAR) "
        f"FROM {source.table} r ANTI JOIN (SELECT {ID} FROM {persons.table}) p USING ({ID})"
    )


def _of_persons(edition: Edition, source: Source) -> Iterator[Wrong]:
    yield Wrong(ID, "missing", f"{ID} IS NULL")
    yield Wrong(ID, "twice", f"{ID} IN (SELECT {ID} FROM twice)")
    needed = _needed(edition, PERSONS)
    for field in (*edition.vocabulary.person, *edition.vocabulary.context):
        if field.name in source.columns:
            yield from _of_field(field, needed)


def _of_records(edition: Edition, table: str, source: Source) -> Iterator[Wrong]:
    kind, needed = edition.vocabulary.kinds[table], _needed(edition, table)
    yield from _of_ends(kind, source)
    for field in kind.fields:
        if field.name in source.columns:
            ended = field.required_if_ended
            yield from _of_field(field, needed - {field.name} if ended else needed)
            column = sql.name(field.name)
            if ended:
                yield Wrong(field.name, "running_has_end", f'"to" IS NULL AND {column} IS NOT NULL')
                yield Wrong(field.name, "ended_has_none", f'"to" IS NOT NULL AND {column} IS NULL')


def _of_ends(kind: FactKind, source: Source) -> Iterator[Wrong]:
    if kind.shape == "item":
        return
    monthly = kind.shape == "month"
    ends = ["month"] if monthly and not source.in_ranges else ["from", "to"]
    for end in ends:
        column = sql.name(end)
        yield from _of_date(end)
        if monthly:
            yield Wrong(end, "not_first_of_month", f"day({column}) <> 1")
        if monthly or end == "from":
            yield Wrong(end, "missing", f"{column} IS NULL")
    if len(ends) == 2:
        yield Wrong("to", "ends_before_it_begins", '"to" < "from"')


def _of_date(name: str) -> Iterator[Wrong]:
    yield Wrong(name, "impossible_date", f"{sql.name(name)} NOT BETWEEN {sql.DAY_0} AND {sql.day(LAST_DAY)}")


def _of_field(field: FieldKind, needed: Iterable[str]) -> Iterator[Wrong]:
    column = sql.name(field.name)
    if field.name in needed:
        yield Wrong(field.name, "missing", f"{column} IS NULL")
    if field.type.kind == "day":
        yield from _of_date(field.name)
    elif field.type.kind == "class":
        yield Wrong(field.name, "unknown_code", f"{column} NOT IN {sql.texts(field.type.members)}")
    elif field.type.kind == "number":
        yield from _of_number(field, column)


def _of_number(field: FieldKind, column: str) -> Iterator[Wrong]:
    units = f"CAST({column} AS DECIMAL(38,9)) * {10**field.type.scale}"
    least = field.least if field.least is not None else None if field.type.negative else 0
    bounds = [] if least is None else [f"{units} < {least}"]
    most = 10**15 if field.most is None else field.most
    yield Wrong(field.name, "out_of_bounds", sql.any_of([*bounds, f"{units} > {most}"]))
    yield Wrong(field.name, "too_many_decimals", f"{units} <> floor({units})")
