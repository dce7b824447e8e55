"""Answers taken to another city (换城市): what both vocabularies read alike is kept, and the rest is named."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from anju.engine.faults import FaultyFile
from anju.engine.person_file import read_person_file
from anju.engine.text import Text
from anju.engine.vocabulary import FactKind, Vocabulary


@dataclass(frozen=True, slots=True)
class Moved:
    """A person file for the other city, and what was kept and what was not, in words."""

    person_file: dict[str, Any] = field(default_factory=lambda: {"person": {}, "context": {}, "facts": {}})
    kept: list[Text] = field(default_factory=list)
    lost: list[Text] = field(default_factory=list)


def moved(person_file: Mapping[str, Any], old: Vocabulary, new: Vocabulary) -> Moved:
    """Read a person file of one city in the words of another. The result is always readable there."""
    found = Moved()
    for section, fields in (("person", old.person), ("context", old.context)):
        labels = {one.name: one.label for one in fields}
        for name, value in person_file[section].items():
            readable = not _faults(new, {section: {name: value}})
            (found.kept if readable else found.lost).append(labels[name])
            if readable:
                found.person_file[section][name] = value
    for name, records in person_file["facts"].items():
        _move_kind(found, old.kinds[name], records, new)
    return found


def _move_kind(found: Moved, kind: FactKind, records: list[dict[str, Any]], new: Vocabulary) -> None:
    name = kind.name
    there = new.kinds.get(name)
    if there is None or there.shape != kind.shape:
        found.lost.append(kind.label)
        return
    carried = [_record(new, name, record) for record in records]
    found.person_file["facts"][name] = [record for record in carried if record is not None]
    found.kept.append(there.label)
    left = sorted({field for one, other in zip(records, carried, strict=True) for field in set(one) - set(other or ())})
    found.lost.extend(
        kind.label + Text("：", ": ") + kind.field("from" if column == "month" else column).label for column in left
    )


def _record(new: Vocabulary, kind: str, record: dict[str, Any]) -> dict[str, Any] | None:
    """Answer what the other city reads of a record; None when nothing can be read of it."""
    wrong = {place.rpartition(".")[2] for place in _faults(new, {"facts": {kind: [record]}})}
    left = {name: value for name, value in record.items() if name not in wrong}
    return None if _faults(new, {"facts": {kind: [left]}}) else left


def _faults(vocabulary: Vocabulary, person_file: Mapping[str, Any]) -> list[str]:
    try:
        read_person_file(vocabulary, person_file)
    except FaultyFile as faulty:
        return [fault.place for fault in faulty.faults]
    return []
