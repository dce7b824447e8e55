"""A card for each indicator (指标卡片), with every record that was looked at."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import override

from anju.engine.sheet import ScoreSheet
from anju.engine.text import Language
from anju.engine.wording.explanation import (
    MeasureNote,
    RecordNote,
    RowNote,
    article_text,
    explain_rows,
    is_open,
)
from anju.engine.wording.missing import missing_text
from anju.web.languages import CODES
from anju.web.sheet.words import Badge, badge

MOST_RECORDS = 200
"""Records of one measure written out; of more, the rest is counted. `anju explain` writes them all."""


@dataclass(frozen=True, slots=True)
class RecordView:
    """What became of one record."""

    state: str
    said: str
    label: str
    stretch: str
    because: str
    path: str
    article: str


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A number behind the row, and its records."""

    label: str
    arithmetic: str
    records: tuple[RecordView, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Card:
    """An indicator with everything that stands behind its points."""

    anchor: str
    label: str
    points: str
    open: bool
    quiet: bool
    badge: Badge
    sentence: str
    article: str
    readings: tuple[str, ...]
    measures: tuple[MeasureView, ...]
    missing: tuple[str, ...]


def cards(sheet: ScoreSheet, language: Language) -> tuple[Card, ...]:
    """Make the card of every indicator, in the order of the edition."""
    return tuple(_card(sheet, row, language) for row in explain_rows(sheet))


def measure_view(sheet: ScoreSheet, measure: MeasureNote, language: Language) -> MeasureView:
    """Write a measure with its records: counted, undecided, left out."""
    notes = [
        *(("counted", note) for note in measure.counted),
        *(("undecided", note) for note in measure.undecided),
        *(("left_out", note) for note in measure.left_out),
    ]
    rest = len(notes) - MOST_RECORDS
    return MeasureView(
        measure.label.in_(language),
        measure.arithmetic.in_(language),
        tuple(_record(sheet, state, note, language) for state, note in notes[:MOST_RECORDS]),
        _("And %(number)s more records; `anju explain` lists them all.") % {"number": rest} if rest > 0 else "",
    )


def _card(sheet: ScoreSheet, row: RowNote, language: Language) -> Card:
    nothing = row.points == 0 and not (row.counted or row.left_out or row.undecided or row.missing)
    return Card(
        f"indicator-{row.name}",
        row.label.in_(language),
        row.points_said.in_(language),
        is_open(row.points),
        nothing,
        badge(row.standing, language),
        row.sentence.in_(language),
        article_text(sheet.edition, row.article).in_(language),
        tuple(reading.in_(language) for reading in row.readings),
        tuple(measure_view(sheet, measure, language) for measure in row.measures),
        tuple(missing_text(sheet, path).in_(language) for path in row.missing),
    )


def _record(sheet: ScoreSheet, state: str, note: RecordNote, language: Language) -> RecordView:
    return RecordView(
        state,
        _states(language)["run_on" if note.run_on else state],
        note.label.in_(language),
        note.stretch.in_(language) if note.stretch else "",
        note.because.in_(language) if note.because else "",
        note.path,
        article_text(sheet.edition, note.article).in_(language),
    )


@lru_cache(maxsize=2)
def _states(language: Language) -> dict[str, str]:
    """Name what may become of a record; it depends on nobody, so it is said once."""
    with override(CODES[language]):
        return {
            "counted": _("Counted"),
            "run_on": _("Runs on"),
            "undecided": _("Undecided"),
            "left_out": _("Not counted"),
        }
