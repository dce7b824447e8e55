"""The rows of a points table in words (积分表的行)."""

from collections.abc import Iterator
from dataclasses import dataclass

from anju.engine.edition import Edition, HouseholdPart, Indicator, Requirement, Standing, Total, Veto
from anju.engine.points import IndicatorPoints
from anju.engine.scoring import standings_of
from anju.engine.text import Text, joined
from anju.engine.wording.explanation import article_text
from anju.engine.wording.household import household_rule
from anju.engine.wording.rules import RuleWriter

_EFFECTS = {
    "refuse": Text("不予受理", "the application is refused"),
    "zero": Text("积分清零", "all points are lost"),
}


@dataclass(frozen=True, slots=True)
class TableRow:
    """An indicator with its rule, its article, how well it is known, and what stands behind it, headed lines."""

    name: str
    label: Text
    rule: Text
    article: Text
    standing: Standing
    behind: tuple[tuple[Text, Text], ...]

    def words(self) -> Iterator[Text]:
        """Yield all that the row says besides its name."""
        yield self.rule
        yield from (words for _, words in self.behind)


@dataclass(frozen=True, slots=True)
class TablePart:
    """A part of the table (基础分、附加分、减分): the indicators of one total, and how they are put together."""

    name: str
    label: Text
    rule: Text
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition to apply or a veto (申请条件、一票否决): its words, its parts, its effect and its article."""

    name: str
    label: Text
    parts: tuple[Text, ...]
    alternatives: bool
    effect: Text | None
    article: Text
    standing: Standing


@dataclass(frozen=True, slots=True)
class PointsTable:
    """The whole table of an edition: parts with their rows, the totals, households, and conditions."""

    edition: Edition
    parts: tuple[TablePart, ...]
    totals: tuple[tuple[str, Text, Text], ...]
    households: tuple[tuple[Text, Text], ...]
    requirements: tuple[Condition, ...]
    vetoes: tuple[Condition, ...]

    def rows(self) -> Iterator[TableRow]:
        """Yield every row, in the order of the table."""
        for part in self.parts:
            yield from part.rows


def points_table(edition: Edition) -> PointsTable:
    """Write an edition as its points table (积分表)."""
    write = RuleWriter(edition)
    parts = tuple(_part(write, total, rows) for total, rows in _grouped(edition))
    told = {part.name for part in parts}
    return PointsTable(
        edition,
        parts,
        tuple((one.name, one.label, write.points(one.points)) for one in edition.totals if one.name not in told),
        tuple((one.label, _household(edition, one.of)) for one in edition.households),
        tuple(_condition(edition, one) for one in edition.requirements),
        tuple(_condition(edition, one) for one in edition.vetoes),
    )


def _grouped(edition: Edition) -> Iterator[tuple[Total, tuple[Indicator, ...]]]:
    """Put each indicator under the first total that counts it; what no total counts stands under the main one."""
    left = {indicator.name: indicator for indicator in edition.indicators}
    for total in edition.totals:
        counted = {part.name for part in total.walk() if isinstance(part, IndicatorPoints)}
        names = [name for name in left if name in counted or total is edition.totals[-1]]
        if names:
            yield total, tuple(left.pop(name) for name in names)


def _part(write: RuleWriter, total: Total, indicators: tuple[Indicator, ...]) -> TablePart:
    rows = tuple(_row(write, indicator) for indicator in indicators)
    return TablePart(total.name, total.label, write.points(total.points), rows)


def _row(write: RuleWriter, indicator: Indicator) -> TableRow:
    edition = write.edition
    return TableRow(
        indicator.name,
        indicator.label,
        write.points(indicator.points),
        article_text(edition, indicator.article),
        standings_of(edition)[edition.indicators.index(indicator)],
        tuple(write.behind(indicator)),
    )


def _household(edition: Edition, of: tuple[HouseholdPart, ...]) -> Text:
    return joined([household_rule(part, edition) for part in of], " + ", " + ")


def _condition(edition: Edition, row: Requirement | Veto) -> Condition:
    parts = () if isinstance(row, Veto) else row.parts_of_it
    return Condition(
        row.name,
        row.label,
        tuple(part.label for part in parts),
        isinstance(row, Requirement) and row.alternatives,
        _EFFECTS[row.effect] if isinstance(row, Veto) else None,
        article_text(edition, row.article),
        edition.standing_of(row.article),
    )
