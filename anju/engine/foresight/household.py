"""Forecast of a household (家庭积分预测): each person's curve, and the curve of what they come to together.

Between two days on which some person's rows change, nobody's total changes, and so no household total does: the days of
all persons' curves are all the days there are. That holds as long as no measure looks at relatives' records (`whose:`);
an edition with such a measure is refused rather than guessed at.
"""

from dataclasses import dataclass

from anju.engine.days import Day
from anju.engine.edition import Edition, HouseholdTotal
from anju.engine.foresight.forecast import Forecast, forecast
from anju.engine.foresight.going_on import Ahead
from anju.engine.household import Household, Member
from anju.engine.household_scoring import score_household
from anju.engine.ranges import Number, high_of, low_of


class RecordsPooled(Exception):
    """A measure looks at relatives' records, which no forecast follows yet (度量合并了家庭成员的记录，暂不能预测)."""


@dataclass(frozen=True, slots=True)
class CombinedPoint:
    """A day on which a household total changes, and what it is from then on."""

    day: Day
    points: Number


@dataclass(frozen=True, slots=True)
class CombinedCurve:
    """The curve of one household total; `surely_on` and `maybe_on` are the first days of the target asked about."""

    total: HouseholdTotal
    points: tuple[CombinedPoint, ...]
    surely_on: Day | None
    maybe_on: Day | None


@dataclass(frozen=True, eq=False)
class HouseholdForecast:
    """The forecast of each person by role, and of each household total."""

    edition: Edition
    day: Day
    until: Day
    target: int | None
    members: tuple[tuple[str, Forecast], ...]
    combined: tuple[CombinedCurve, ...]


def forecast_household(
    edition: Edition, household: Household, day: Day, until: Day, target: int | None = None
) -> HouseholdForecast:
    """Follow a household from a day on (家庭积分预测). Raises RecordsPooled for an edition that pools records."""
    if any(measure.fold and measure.fold.whose for measure in edition.measures):
        raise RecordsPooled(edition.name)
    members = tuple((one.role, forecast(edition, one.facts, day, until)) for one in household.members)
    aheads = [(one.role, Ahead(edition, one.facts, day, until)) for one in household.members]
    curves: dict[str, list[CombinedPoint]] = {total.name: [] for total in edition.households}
    for moment in sorted({point.day for _, found in members for point in found.points}):
        there = Household(tuple(Member(role, ahead.facts_on(moment)) for role, ahead in aheads))
        for line in score_household(edition, there, moment, as_if_in_force=True).combined:
            points = curves[line.total.name]
            if not points or points[-1].points != line.points:
                points.append(CombinedPoint(moment, line.points))
    combined = tuple(_curve(total, tuple(curves[total.name]), target) for total in edition.households)
    return HouseholdForecast(edition, day, until, target, members, combined)


def _curve(total: HouseholdTotal, points: tuple[CombinedPoint, ...], target: int | None) -> CombinedCurve:
    if target is None:
        return CombinedCurve(total, points, None, None)
    surely = next((one.day for one in points if (low := low_of(one.points)) is not None and low >= target), None)
    maybe = next((one.day for one in points if (high := high_of(one.points)) is None or high >= target), None)
    return CombinedCurve(total, points, surely, maybe)
