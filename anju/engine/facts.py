"""Facts (事实): what is known about one person, read and checked against the city's vocabulary."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any

from anju.engine.days import STILL_RUNNING, iso_day, iso_month
from anju.engine.types import short_text
from anju.engine.vocabulary import FactKind, FieldKind, Vocabulary


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a kind: its values in the order of `FactKind.columns`, and its place.

    A value that is not known is the "not known" of its type.
    """

    of: FactKind
    values: tuple[Any, ...]
    index: int
    whose: str = ""

    @property
    def kind(self) -> str:
        """Answer the name of the record's kind."""
        return self.of.name

    @property
    def name(self) -> str:
        """Name the record by its content, as in `content_name`; made when it is asked for."""
        return content_name(self.of, self.values)

    @property
    def path(self) -> str:
        """Answer where the record stands in the file; `whose` is the place of its person in a household."""
        return f"{self.whose}facts.{self.kind}[{self.index}]"


@dataclass(frozen=True)
class Facts:
    """All that a person file says: for every kind its rows as the file gives them, complete; None is not known.

    `assumed_none` names the kinds that the file does not mention and the vocabulary assumes to be empty; `whose` is the
    place of the person in a household file.
    """

    vocabulary: Vocabulary
    person: tuple[Any, ...]
    context: tuple[Any, ...]
    rows: Mapping[str, tuple[tuple[Any, ...], ...] | None]
    assumed_none: tuple[str, ...] = ()
    whose: str = ""

    @cached_property
    def records(self) -> Mapping[str, tuple[Record, ...] | None]:
        """Answer the records of every kind in canonical order, made when they are asked for."""
        kinds = self.vocabulary.kinds
        return {
            name: None if rows is None else canonical(kinds[name], rows, self.whose) for name, rows in self.rows.items()
        }


def facts_in_order(
    vocabulary: Vocabulary,
    person: Sequence[Any],
    context: Sequence[Any],
    records: Mapping[str, Sequence[tuple[Any, ...]] | None],
    whose: str = "",
) -> Facts:
    """Make facts from values that are known to be right; the order of the records given never matters."""
    given: dict[str, tuple[tuple[Any, ...], ...] | None] = {}
    assumed = []
    for name, kind in vocabulary.kinds.items():
        rows = records.get(name)
        if rows is None and kind.none_if_unknown:
            assumed.append(name)
            rows = ()
        given[name] = None if rows is None else tuple(rows)
    return Facts(vocabulary, tuple(person), tuple(context), given, tuple(assumed), whose)


def canonical(kind: FactKind, rows: Sequence[tuple[Any, ...]], whose: str = "") -> tuple[Record, ...]:
    """Put records in the order of what they say: by their values, or by their names where a value is not known."""
    records = [Record(kind, values, index, whose) for index, values in enumerate(rows)]
    try:
        records.sort(key=_values)
    except TypeError:
        records.sort(key=_name)
    return tuple(records)


_values = attrgetter("values")
_name = attrgetter("name")


def content_name(kind: FactKind, values: Sequence[Any]) -> str:
    """Name a record by what it says: `insurance_month 2015-04..2020-02 payment=back_paid`."""
    ends = len(kind.columns) - len(kind.fields)
    words = [kind.name]
    if ends:
        words.append(ends_text(kind, values))
    words += [
        f"{field.name}={value_text(field, value)}"
        for field, value in zip(kind.fields, values[ends:], strict=True)
        if value != field.absent
    ]
    return " ".join(words)


def ends_text(kind: FactKind, values: Sequence[Any]) -> str:
    """Write the two ends of a period or of a range of months; a single month stands alone."""
    first, last = values[0], values[1]
    if kind.shape == "month":
        return iso_month(first) if first == last else f"{iso_month(first)}..{iso_month(last)}"
    return f"{iso_day(first)}.." + ("" if last == STILL_RUNNING else iso_day(last))


def value_text(field: FieldKind, value: Any) -> str:
    """Write a known value as a person file would."""
    if field.type.kind == "day":
        return iso_day(value)
    if field.type.kind == "number":
        return short_text(value, field.type.scale)
    if field.type.kind == "yes_no":
        return "yes" if value else "no"
    return str(value)


def is_unknown(field: FieldKind, value: Any) -> bool:
    """Say whether a value of a record is the "not known" of its type."""
    return bool(value == field.type.unknown)
