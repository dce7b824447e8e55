"""Records as entries of a form (条目), and back: an entry holds what is asked, and keeps what is not asked as it was.

Records that differ in nothing but one field whose members usually come together (五险) are one entry.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from anju.engine.vocabulary import FieldKind
from anju.web.simulation.topics import AskedKind

MOST_ENTRIES = 30
"""Entries of one kind that a page shows; a life of moves and jobs is rarely more than ten."""

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: what is asked as a person file writes it, the members chosen together, and what is kept unasked."""

    values: dict[str, Any] = field(default_factory=dict)
    members: tuple[str, ...] = ()
    rest: dict[str, Any] = field(default_factory=dict)


def new_entry(asked: AskedKind) -> Entry:
    """Answer an empty entry, with the members ticked that usually come together."""
    return Entry(members=asked.together.together if asked.together else ())


def entries_of(asked: AskedKind, records: Iterable[Record]) -> list[Entry]:
    """Put the records of a kind into entries, in their order."""
    entries: list[Entry] = []
    for record in records:
        entry = _entry_of(asked, record)
        if entries and asked.together and _continues(asked.together, entries[-1], entry):
            entry = Entry(entry.values, (*entries[-1].members, *entry.members), entry.rest)
            entries.pop()
        entries.append(entry)
    return entries


def records_of(asked: AskedKind, entries: Sequence[Entry]) -> tuple[list[dict[str, Any]], list[int]]:
    """Answer the records that entries stand for, and for each the place of its entry."""
    records: list[dict[str, Any]] = []
    places: list[int] = []
    for place, entry in enumerate(entries):
        for member in entry.members or (None,):
            own = {asked.together.name: member} if asked.together and member else {}
            records.append(entry.rest | entry.values | own)
            places.append(place)
    return records, places


def _entry_of(asked: AskedKind, record: Record) -> Entry:
    together = asked.together
    names = {column.name for column in (*asked.ends, *asked.fields)} - {together.name if together else ""}
    member = record.get(together.name, together.deemed if together.is_deemed else "") if together else ""
    return Entry(
        values={name: value for name, value in record.items() if name in names},
        members=(member,) if member else (),
        rest={
            name: value
            for name, value in record.items()
            if name not in names and not (together and name == together.name)
        },
    )


def _continues(together: FieldKind, last: Entry, entry: Entry) -> bool:
    """Say whether a record is the next member of the entry before it; members stand in their order, each once."""
    order = together.type.members
    return (
        bool(last.members and entry.members)
        and (last.values, last.rest) == (entry.values, entry.rest)
        and order.index(last.members[-1]) < order.index(entry.members[0])
    )
