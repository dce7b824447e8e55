"""The line of an edition (分数线) and how far the points lie from it, as they are shown."""

from dataclasses import dataclass

from anju.engine.foresight.line import PointsLine, points_lines
from anju.engine.sheet import ScoreSheet
from anju.engine.text import Language
from anju.engine.wording.explanation import article_text
from anju.engine.wording.plan import line_text
from anju.engine.wording.values import points_text
from anju.web.sheet.words import Badge, badge


@dataclass(frozen=True, slots=True)
class LineView:
    """A line with what asks for it, the distance, and how well it is known."""

    state: str
    label: str
    points: str
    said: str
    article: str
    badge: Badge


def lines(sheet: ScoreSheet, language: Language) -> tuple[LineView, ...]:
    """Write every line that the edition names; nothing where it names none."""
    return tuple(_line(sheet, line, language) for line in points_lines(sheet))


def _line(sheet: ScoreSheet, line: PointsLine, language: Language) -> LineView:
    edition = sheet.edition
    states = {True: "good", False: "short", None: "open"}
    return LineView(
        states[line.reached],
        line.requirement.label.in_(language),
        points_text(line.points, edition.decimals).in_(language),
        line_text(line, edition.decimals).in_(language),
        article_text(edition, line.requirement.article).in_(language),
        badge(line.standing, language),
    )
