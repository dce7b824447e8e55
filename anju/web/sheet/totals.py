"""The total and where its points come from (总分与构成)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from anju.engine.ranges import Number, Range, high_of, low_of
from anju.engine.sheet import ScoreSheet
from anju.engine.text import Language
from anju.engine.types import short_text
from anju.engine.wording.explanation import PartNote, TotalNote, explain_totals
from anju.engine.wording.missing import missing_text
from anju.engine.wording.values import number_text
from anju.web.sheet.words import percent


@dataclass(frozen=True, slots=True)
class Headline:
    """The total in large figures: a word before it when it has only one bound, the figures, and what they mean."""

    label: str
    before: str
    figures: str
    long: bool
    unit: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of a total as a bar: sure up to `sure`, possible for `possible` more, without an end when `endless`."""

    label: str
    points: str
    minus: bool
    sure: str
    possible: str
    endless: bool


@dataclass(frozen=True, slots=True)
class Subtotal:
    """A total with its parts, its sum as a sentence, and the rules that cut it."""

    label: str
    points: str
    main: bool
    bars: tuple[Bar, ...]
    sentence: str
    rules: tuple[str, ...]


def headline(sheet: ScoreSheet, language: Language) -> Headline:
    """Write the main total in large."""
    low, high = _written(low_of(sheet.total), sheet), _written(high_of(sheet.total), sheet)
    before = "" if low and high else _("at least") if low else _("at most") if high else _("any")
    figures = low if low == high else "–".join(part for part in (low, high) if part)
    return Headline(
        sheet.edition.main_total.label.in_(language),
        before,
        figures,
        bool(low and high and low != high),
        _("points"),
        _meaning(sheet, language),
    )


def subtotals(sheet: ScoreSheet, language: Language) -> tuple[Subtotal, ...]:
    """Write every total, the main one last."""
    notes = sorted(explain_totals(sheet), key=lambda note: note.main)
    shown = [part for note in notes if not note.main for part in note.parts]
    scale = max((abs(bound) for part in shown for bound in _bounds(part.points)), default=0) or 1
    return tuple(_subtotal(note, scale, sheet.edition.decimals, language) for note in notes)


def _subtotal(note: TotalNote, scale: int, decimals: int, language: Language) -> Subtotal:
    return Subtotal(
        note.label.in_(language),
        number_text(note.points, decimals).in_(language),
        note.main,
        () if note.main else tuple(_bar(part, scale, decimals, language) for part in note.parts),
        note.sentence.in_(language) if note.parts else "",
        tuple(rule.in_(language) for rule in note.rules),
    )


def _bar(part: PartNote, scale: int, decimals: int, language: Language) -> Bar:
    low, high = low_of(part.points), high_of(part.points)
    minus = high is not None and high <= 0
    near, far = (-(high or 0), None if low is None else -low) if minus else (max(low or 0, 0), high)
    return Bar(
        part.label.in_(language),
        number_text(part.points, decimals).in_(language),
        minus,
        percent(near / scale),
        percent(0 if far is None else (far - near) / scale),
        far is None,
    )


def _bounds(points: Number) -> list[int]:
    return [bound for bound in (low_of(points), high_of(points)) if bound is not None]


def _written(bound: int | None, sheet: ScoreSheet) -> str:
    return "" if bound is None else short_text(bound, sheet.edition.decimals)


def _meaning(sheet: ScoreSheet, language: Language) -> str:
    if not isinstance(sheet.total, Range):
        return _("Every fact that decides is known, so this is one number.")
    if not any(line.missing for line in sheet.indicators):
        return _("The table itself does not publish some points, so this is a range: the points lie within it.")
    endless = [line for line in sheet.indicators if high_of(line.points) is None]
    if high_of(sheet.total) is not None or not endless:
        return _("Facts are missing, so this is a range: whatever they are, the points lie within it.")
    comma = "、" if language == "zh" else ", "
    facts = dict.fromkeys(missing_text(sheet, path).in_(language) for line in endless for path in line.missing)
    return _("There is no upper bound: “%(rows)s” has no cap in the table, and this is not known yet: %(facts)s.") % {
        "rows": comma.join(line.indicator.label.in_(language) for line in endless),
        "facts": comma.join(facts),
    }
