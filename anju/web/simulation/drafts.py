"""What stands in a form (草稿): every field by its name as it is typed, also while it cannot be read.

The name of a field is its path in the person file with hyphens: `facts.home[0].area_m2` is `facts-home-0-area_m2`.
`facts-home` holds whether there is any; `…-running` that a period runs on; `…-rest` keeps what is not asked.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from anju.engine.faults import FaultyFile
from anju.engine.person_file import parse_person_file
from anju.engine.types import short_text
from anju.engine.vocabulary import FieldKind
from anju.web.simulation.entries import MOST_ENTRIES, Entry, entries_of, new_entry
from anju.web.simulation.fields import NO, YES, written_value
from anju.web.simulation.topics import AskedKind, Topic

Draft = dict[str, Any]
UNKNOWN = ""
_ENTRY = re.compile(r"facts-(\w+)-(\d{1,4})-rest", re.ASCII)


def name_of(path: str) -> str:
    """Name the field that stands for a place in a person file."""
    return path.replace("[", "-").replace("]", "").replace(".", "-")


def anchor_of(path: str) -> str:
    """Name the element of a page that shows a question or a field."""
    return f"id_{name_of(path)}"


def draft_of(topic: Topic, person_file: Mapping[str, Any]) -> Draft:
    """Write what a person file says about a topic as a form shows it; a kind has an empty entry to begin with."""
    draft: Draft = {
        f"person-{field.name}": _typed(field, person_file["person"].get(field.name)) for field in topic.person
    }
    for asked in topic.kinds:
        records = person_file["facts"].get(asked.kind.name)
        draft[f"facts-{asked.kind.name}"] = UNKNOWN if records is None else YES if records else NO
        if not is_kept(asked, person_file):
            draft |= _entries(asked, entries_of(asked, records or ()) or [new_entry(asked)])
    return draft


def is_kept(asked: AskedKind, person_file: Mapping[str, Any]) -> bool:
    """Say whether there are too many records to be shown; they are kept as they are, or answered with no."""
    return len(entries_of(asked, person_file["facts"].get(asked.kind.name, ()))) > MOST_ENTRIES


def number_of_entries(names: Iterable[str]) -> dict[str, int]:
    """Count the entries that the fields of a form belong to, by kind."""
    found: dict[str, int] = {}
    for name in names:
        match = _ENTRY.fullmatch(name)
        if match:
            found[match[1]] = min(max(found.get(match[1], 0), int(match[2]) + 1), MOST_ENTRIES)
    return found


def with_entry(draft: Draft, asked: AskedKind) -> Draft:
    """Add an empty entry; there is some, then."""
    place = number_of_entries(draft).get(asked.kind.name, 0)
    return draft | {f"facts-{asked.kind.name}": YES} | _entry(asked, place, new_entry(asked))


def without_entry(draft: Draft, asked: AskedKind, place: int) -> Draft:
    """Remove an entry; those behind it move up. The last one leaves an empty one, and the answer open."""
    start = f"facts-{asked.kind.name}-"
    left: Draft = {}
    for name, value in draft.items():
        number, _, field = name.removeprefix(start).partition("-")
        if not name.startswith(start) or int(number) < place:
            left[name] = value
        elif int(number) > place:
            left[f"{start}{int(number) - 1}-{field}"] = value
    if asked.kind.name in number_of_entries(left):
        return left
    return left | {f"facts-{asked.kind.name}": UNKNOWN} | _entry(asked, 0, new_entry(asked))


def rest_of(kept: str) -> dict[str, Any]:
    """Read what was kept of an entry; nothing, where somebody wrote something else there by hand."""
    try:
        data = parse_person_file(kept)
    except FaultyFile:
        return {}
    return data if isinstance(data, dict) else {}


def usual(field: FieldKind) -> str:
    """Answer what stands in a field before anybody types: what the format takes by itself, or nothing."""
    if not field.is_deemed:
        return UNKNOWN
    return (
        short_text(field.deemed, field.type.scale)
        if field.type.kind == "number"
        else written_value(field, field.deemed)
    )


def _entries(asked: AskedKind, entries: list[Entry]) -> Draft:
    draft: Draft = {}
    for place, entry in enumerate(entries):
        draft |= _entry(asked, place, entry)
    return draft


def _entry(asked: AskedKind, place: int, entry: Entry) -> Draft:
    start = f"facts-{asked.kind.name}-{place}-"
    draft: Draft = {f"{start}rest": json.dumps(entry.rest, ensure_ascii=False, default=str)}
    for column in asked.ends:
        draft[f"{start}{column.name}"] = _typed(column, entry.values.get(column.name))
    if asked.ends:
        draft[f"{start}running"] = "to" in entry.values and entry.values["to"] is None
    for field in asked.fields:
        value = entry.values.get(field.name)
        draft[start + field.name] = list(entry.members) if field.together else _typed(field, value)
    return draft


def _typed(field: FieldKind, value: Any) -> str:
    return usual(field) if value is None else written_value(field, value)
