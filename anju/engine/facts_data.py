"""Facts as a person file (个人事实文件的数据形式): what `read_person_file` reads back as the same facts."""

from collections.abc import Sequence
from typing import Any

from anju.engine.days import STILL_RUNNING, iso_day, iso_month
from anju.engine.facts import Facts
from anju.engine.types import short_text
from anju.engine.vocabulary import FactKind, FieldKind, Vocabulary


def person_data(vocabulary: Vocabulary, facts: Facts) -> dict[str, Any]:
    """Answer a person file as JSON-ready data; what is not known, or taken as none, is left out."""
    return {
        "person": _fields(vocabulary.person, facts.person),
        "context": _fields(vocabulary.context, facts.context),
        "facts": {
            name: [
                record_data(kind, record.values)
                for record in sorted(facts.records[name] or (), key=lambda record: record.index)
            ]
            for name, kind in vocabulary.kinds.items()
            if facts.records[name] is not None and name not in facts.assumed_none
        },
    }


def record_data(kind: FactKind, values: Sequence[Any]) -> dict[str, Any]:
    """Answer one record as a person file writes it."""
    ends = len(kind.columns) - len(kind.fields)
    found: dict[str, Any] = {}
    if ends:
        write = iso_month if kind.shape == "month" else iso_day
        found = {"from": write(values[0]), "to": None if values[1] == STILL_RUNNING else write(values[1])}
    return found | _fields(kind.fields, values[ends:])


def _fields(fields: Sequence[FieldKind], values: Sequence[Any]) -> dict[str, Any]:
    return {
        field.name: _value(field, value)
        for field, value in zip(fields, values, strict=True)
        if value not in (field.absent, field.type.unknown)
    }


def _value(field: FieldKind, value: Any) -> Any:
    if field.type.kind == "day":
        return iso_day(value)
    if field.type.kind == "month":
        return iso_month(value)
    return short_text(value, field.type.scale) if field.type.kind == "number" else value
