"""The whole sheet as one page shows it."""

from dataclasses import dataclass

from anju.engine.sheet import ScoreSheet
from anju.engine.text import Language
from anju.engine.wording.explanation import is_open
from anju.engine.wording.missing import missing_text
from anju.engine.wording.values import day_text
from anju.web.sheet.conditions import Conditions, conditions
from anju.web.sheet.line import LineView, lines
from anju.web.sheet.pictures import Picture, pictures
from anju.web.sheet.rows import Card, cards
from anju.web.sheet.totals import Headline, Subtotal, headline, subtotals
from anju.web.sheet.words import Badge, covered


@dataclass(frozen=True, slots=True)
class MissingFact:
    """A fact that would narrow the range, in words and as a file names it."""

    said: str
    path: str


@dataclass(frozen=True, slots=True)
class SheetView:
    """A score sheet (积分明细) ready to be shown."""

    edition: str
    edition_name: str
    covered: str
    day: str
    outside: bool
    open: bool
    headline: Headline
    lines: tuple[LineView, ...]
    subtotals: tuple[Subtotal, ...]
    conditions: Conditions
    cards: tuple[Card, ...]
    quiet_cards: tuple[Card, ...]
    pictures: tuple[Picture, ...]
    missing: tuple[MissingFact, ...]
    assumed_none: tuple[str, ...]
    standings: tuple[Badge, ...]


def sheet_view(sheet: ScoreSheet, language: Language) -> SheetView:
    """Prepare everything that the page shows of a sheet."""
    edition, all_cards = sheet.edition, cards(sheet, language)
    checked = conditions(sheet, language)
    badges = [card.badge for card in all_cards]
    badges += [condition.badge for condition in (*checked.requirements, *checked.vetoes)]
    return SheetView(
        edition=edition.label.in_(language),
        edition_name=edition.name,
        covered=covered(edition, language),
        day=day_text(sheet.day).in_(language),
        outside=sheet.outside,
        open=is_open(sheet.total),
        headline=headline(sheet, language),
        lines=lines(sheet, language),
        subtotals=subtotals(sheet, language),
        conditions=checked,
        cards=tuple(card for card in all_cards if not card.quiet),
        quiet_cards=tuple(card for card in all_cards if card.quiet),
        pictures=pictures(sheet, language),
        missing=tuple(MissingFact(missing_text(sheet, path).in_(language), path) for path in sheet.missing),
        assumed_none=tuple(edition.vocabulary.kinds[name].label.in_(language) for name in sheet.assumed_none),
        standings=tuple(dict.fromkeys(badges)),
    )
