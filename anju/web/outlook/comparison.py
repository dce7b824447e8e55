"""Two editions side by side for one person (版本比较视图), and how their texts differ (修订对照)."""

from dataclasses import dataclass
from functools import lru_cache

from anju.editions.shelf import shipped_edition, shipped_names
from anju.engine.comparison import Comparison, RowPair, TotalPair, compare
from anju.engine.edition import Edition
from anju.engine.ranges import Number, Range
from anju.engine.sheet import ScoreSheet
from anju.engine.text import Language
from anju.engine.wording.comparison import NO_DIFFERENCE, answers_text, change_text, side_text, standings_text
from anju.engine.wording.differences import difference_text
from anju.engine.wording.redline import Redline, redline
from anju.engine.wording.redline.editions import SECTIONS
from anju.web.sheet.words import covered


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two editions."""

    name: str
    label: str
    covered: str
    outside: bool
    standings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A row or a total under both editions; `moves` says how the difference lies: more, less, same or open."""

    label: str
    first: str
    second: str
    difference: str
    moves: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A requirement or a veto under both editions."""

    label: str
    answers: str
    veto: bool
    changes: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """A section of the text of the editions, with the rows in which they differ."""

    label: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """The comparison ready to be shown."""

    first: Side
    second: Side
    rows: tuple[Pair, ...]
    totals: tuple[Pair, ...]
    conditions: tuple[Answered, ...]
    redline: tuple[Changed, ...]
    alike: str
    """What is said when the texts do not differ."""

    @property
    def moved(self) -> tuple[Pair, ...]:
        """Answer the rows in which the points differ, or may."""
        return tuple(row for row in self.rows if row.moves != "same")

    @property
    def unmoved(self) -> tuple[Pair, ...]:
        """Answer the rows that give the same."""
        return tuple(row for row in self.rows if row.moves == "same")


def other_editions(edition: Edition) -> tuple[Edition, ...]:
    """Answer the other shipped editions of the same city, the earliest first."""
    found = (shipped_edition(name) for name in shipped_names() if name != edition.name)
    mine = [one for one in found if one.vocabulary.city == edition.vocabulary.city]
    return tuple(sorted(mine, key=lambda one: one.first_day))


def next_edition(edition: Edition) -> Edition | None:
    """Answer the edition that follows one, else the one before it; None where the city has no other."""
    others = other_editions(edition)
    later = [one for one in others if one.first_day > edition.first_day]
    return later[0] if later else others[-1] if others else None


def comparison_view(first: ScoreSheet, second: ScoreSheet, language: Language) -> ComparisonView:
    """Put the sheets of one person under two editions side by side."""
    found = compare(first, second)
    return ComparisonView(
        _side(first, language),
        _side(second, language),
        tuple(_row(found, row, language) for row in found.rows),
        tuple(_total(found, total, language) for total in found.totals),
        tuple(
            Answered(pair.label.in_(language), answers_text(pair).in_(language), pair.veto, pair.changes)
            for pair in found.conditions
        ),
        _redlined(_redline(first.edition, second.edition), language),
        NO_DIFFERENCE.in_(language),
    )


@lru_cache(maxsize=16)
def _redline(first: Edition, second: Edition) -> Redline:
    """Compare the texts of two editions, once: it depends on nobody."""
    return redline(first, second)


def _side(sheet: ScoreSheet, language: Language) -> Side:
    edition = sheet.edition
    standings = tuple(words.in_(language) for words in standings_text(sheet))
    return Side(edition.name, edition.label.in_(language), covered(edition, language), sheet.outside, standings)


def _row(found: Comparison, row: RowPair, language: Language) -> Pair:
    sides = ((row.first, found.first), (row.second, found.second))
    first, second = (
        side_text(line.points if line else None, sheet.edition.decimals).in_(language) for line, sheet in sides
    )
    said = difference_text(row.difference, found.decimals).in_(language)
    return Pair(row.label.in_(language), first, second, said, _moves(row.difference))


def _total(found: Comparison, total: TotalPair, language: Language) -> Pair:
    first = side_text(total.first, found.first.edition.decimals).in_(language)
    second = side_text(total.second, found.second.edition.decimals).in_(language)
    said = difference_text(total.difference, found.decimals).in_(language)
    return Pair(total.label.in_(language), first, second, said, _moves(total.difference))


def _moves(difference: Number) -> str:
    if isinstance(difference, Range):
        return "open"
    return "more" if difference > 0 else "less" if difference < 0 else "same"


def _redlined(found: Redline, language: Language) -> tuple[Changed, ...]:
    by_section = (
        (head, tuple(change_text(row).in_(language) for row in found.rows if row.section == section))
        for section, head in SECTIONS.items()
    )
    return tuple(Changed(head.in_(language), rows) for head, rows in by_section if rows)
