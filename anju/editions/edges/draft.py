"""A person file under way (草拟的个人事实文件): engine values first, written out as JSON when it is scored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from anju.engine.days import STILL_RUNNING, iso_day, iso_month
from anju.engine.types import short_text
from anju.engine.vocabulary import FactKind, FieldKind, Vocabulary

Values = dict[str, Any]
"""A record under way: engine values by column name."""


@dataclass
class Draft:
    """A person, an application and records; a kind with an empty list is known to be none."""

    person: Values = field(default_factory=dict)
    context: Values = field(default_factory=dict)
    facts: dict[str, list[Values]] = field(default_factory=dict)

    def file(self, vocabulary: Vocabulary) -> Mapping[str, Any]:
        """Write it out as a person file."""
        data: dict[str, Any] = {}
        if self.person:
            data["person"] = _written(vocabulary.person, self.person)
        if self.context:
            data["context"] = _written(vocabulary.context, self.context)
        data["facts"] = {
            name: [_record(vocabulary.kinds[name], record) for record in records]
            for name, records in sorted(self.facts.items())
        }
        return data


def _record(kind: FactKind, record: Values) -> dict[str, Any]:
    fields = dict(record)
    data: dict[str, Any] = {}
    if kind.shape == "month":
        first, last = fields.pop("from"), fields.pop("to")
        same = first == last
        data = {"month": iso_month(first)} if same else {"from": iso_month(first), "to": iso_month(last)}
    if kind.shape == "period":
        first, last = fields.pop("from"), fields.pop("to")
        data = {"from": iso_day(first), "to": None if last >= STILL_RUNNING else iso_day(last)}
        for column in kind.fields:
            if column.required_if_ended and last >= STILL_RUNNING:
                fields.pop(column.name, None)
    return data | _written(kind.fields, fields)


def _written(columns: tuple[FieldKind, ...], values: Values) -> dict[str, Any]:
    return {
        column.name: _value(column, values[column.name])
        for column in columns
        if column.name in values and values[column.name] != column.absent
    }


def _value(column: FieldKind, value: Any) -> Any:
    if column.type.kind == "day":
        return iso_day(value)
    if column.type.kind == "number":
        return short_text(value, column.type.scale)
    return value
