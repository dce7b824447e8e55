"""Records in words as the check shows them (核对时的记录写法): one line for each entry of the form."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from anju.engine.facts import Record
from anju.engine.facts_data import record_data
from anju.engine.foresight.changes import in_file_order
from anju.engine.text import Language
from anju.engine.vocabulary import FieldKind
from anju.engine.wording.records import record_text
from anju.web.simulation.entries import entries_of
from anju.web.simulation.topics import AskedKind

MOST_SHOWN = 12
"""Entries of one kind written out; of more the rest is counted."""


def records_said(asked: AskedKind, records: tuple[Record, ...], language: Language) -> tuple[str, ...]:
    """Say each entry; records that differ only in members that come together are one."""
    lines = tuple(_lines(asked, in_file_order(records), language))
    more = len(lines) - MOST_SHOWN
    return lines if more <= 0 else (*lines[:MOST_SHOWN], _("and %(number)s more") % {"number": more})


def _lines(asked: AskedKind, records: list[Record], language: Language) -> Iterator[str]:
    place = 0
    for entry in entries_of(asked, [record_data(asked.kind, record.values) for record in records]):
        record, together = records[place], asked.together
        place += max(len(entry.members), 1)
        if together is None:
            yield _said(asked, record, language) or _("There is one; more is not known")
        else:
            said = _said(asked, _without(record, together), language)
            yield _with_members(said, together, entry.members, language)


def _said(asked: AskedKind, record: Record, language: Language) -> str:
    label = asked.kind.label.in_(language)
    said = record_text(asked.kind, record).in_(language).removeprefix(label).strip()
    return said[1:-1] if said[:1] in ("（", "(") else said


def _without(record: Record, field: FieldKind) -> Record:
    place = record.of.positions[field.name]
    return replace(record, values=(*record.values[:place], field.absent, *record.values[place + 1 :]))


def _with_members(said: str, field: FieldKind, members: tuple[str, ...], language: Language) -> str:
    """Add the members to what stands in brackets, or in brackets of their own."""
    comma, before, opened, closed = ("、", "，", "（", "）") if language == "zh" else (", ", ", ", " (", ")")
    labels = comma.join(field.members[member].in_(language) for member in members)
    if not labels:
        return said
    return said[:-1] + before + labels + closed if said.endswith(closed) else said + opened + labels + closed
