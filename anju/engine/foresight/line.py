"""Lines (分数线): the points of a total that a requirement asks for, and how far a sheet lies from them."""

from collections.abc import Iterator
from dataclasses import dataclass

from anju.engine.counting import Run
from anju.engine.edition import Edition, Requirement, Standing
from anju.engine.expressions import Compare, Constant, Dated, Expression, TotalValue
from anju.engine.ranges import Number, Truth, added, is_less, is_not, negated
from anju.engine.sheet import ScoreSheet

REACHED_FROM = {">=": 0, ">": 1}
TURNED = {"<=": ">=", "<": ">"}


@dataclass(frozen=True, slots=True)
class PointsLine:
    """A line (分数线) that an edition names: the requirement that asks for it, and how far below the points lie.

    `distance` counts in the edition's smallest unit; nothing or less of it says that the line is reached.
    """

    requirement: Requirement
    total: str
    points: int
    standing: Standing
    distance: Number

    @property
    def reached(self) -> Truth:
        """Say whether the line is reached, or that it cannot be said."""
        return is_not(is_less(0, self.distance))


def points_lines(sheet: ScoreSheet) -> tuple[PointsLine, ...]:
    """Answer every line that the requirements of the sheet's edition name, as they stand on the day of judging."""
    totals = {line.total.name: line.points for line in sheet.totals}
    found = {
        (total, points): PointsLine(
            part, total, points, _standing(sheet.edition, part), added(points, negated(totals[total]))
        )
        for requirement in sheet.edition.requirements
        for part, total, points in _asked_for(requirement, Run(sheet.facts, sheet.day))
    }
    return tuple(found.values())


def _standing(edition: Edition, part: Requirement) -> Standing:
    values = (node.article for node in part.when.walk() if isinstance(node, (Constant, Dated)) and node.article)
    return edition.weakest_standing((part.article, *values))


def _asked_for(requirement: Requirement, run: Run) -> Iterator[tuple[Requirement, str, int]]:
    """Yield the smallest parts of a requirement that hold a total against a number."""
    for part in requirement.parts_of_it:
        yield from _asked_for(part, run)
    if requirement.parts_of_it:
        return
    for node in requirement.when.walk():
        if isinstance(node, Compare):
            yield from ((requirement, *found) for found in _held_against(node, run))


def _held_against(node: Compare, run: Run) -> Iterator[tuple[str, int]]:
    turned = isinstance(node.right, TotalValue)
    sign = TURNED.get(node.sign, "") if turned else node.sign
    total, number = (node.right, node.left) if turned else (node.left, node.right)
    if isinstance(total, TotalValue) and sign in REACHED_FROM and _is_fixed(number):
        yield total.name, number.compile()(run, ()) + REACHED_FROM[sign]


def _is_fixed(number: Expression) -> bool:
    return isinstance(number, (Constant, Dated))
