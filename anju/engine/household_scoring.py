"""Scoring a household (家庭计分): a sheet for each person, then their totals put together as the edition says."""

from anju.engine import ranges
from anju.engine.days import Day
from anju.engine.edition import Edition, HouseholdPart, HouseholdTotal
from anju.engine.household import Household
from anju.engine.ranges import Number, high_of, low_of
from anju.engine.scoring import score
from anju.engine.sheet import CombinedLine, HouseholdSheet, ScoreSheet


def score_household(
    edition: Edition, household: Household, day: Day, *, as_if_in_force: bool = False
) -> HouseholdSheet:
    """Score every person of a household, then put their totals together as the edition says (家庭合并计分)."""
    pool = household.pool
    sheets = tuple(
        (member.role, score(edition, member.facts, day, as_if_in_force=as_if_in_force, pool=pool))
        for member in household.members
    )
    return HouseholdSheet(edition, day, sheets, tuple(_combined(total, sheets) for total in edition.households))


def _combined(total: HouseholdTotal, sheets: tuple[tuple[str, ScoreSheet], ...]) -> CombinedLine:
    parts = tuple(_part_points(part, sheets) for part in total.of)
    points: Number = 0
    for part in parts:
        points = ranges.added(points, part)
    return CombinedLine(total, points, parts)


def _part_points(part: HouseholdPart, sheets: tuple[tuple[str, ScoreSheet], ...]) -> Number:
    """Answer what a part brings: the highest, the second or the sum of the totals of its roles, at its rate and cap."""
    found = [
        line.points
        for role, sheet in sheets
        if role in part.roles
        for line in sheet.totals
        if line.total.name == part.total
    ]
    points = _taken(part.take, found)
    if part.factor != 10**part.scale:
        points = ranges.divided(ranges.scaled(points, part.factor), 10**part.scale, 0)
    return points if part.cap is None else ranges.at_most(points, part.cap)


def _taken(take: str, found: list[Number]) -> Number:
    if take == "sum":
        total: Number = 0
        for points in found:
            total = ranges.added(total, points)
        return total
    place = 1 if take == "second" else 0
    return ranges.between(*(_nth(place, [bound(points) for points in found]) for bound in (low_of, high_of)))


def _nth(place: int, bounds: list[int | None]) -> int | None:
    """Answer the bound of the highest or of the second: bounds keep their order; nothing where nobody stands."""
    if place >= len(bounds):
        return 0
    return None if None in bounds else sorted((bound for bound in bounds if bound is not None), reverse=True)[place]
