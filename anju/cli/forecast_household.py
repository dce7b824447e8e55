"""The forecast of a household on the command line (家庭积分预测): each person, then what counts together."""

from collections.abc import Callable, Iterator
from typing import Any

from anju.cli.sheet_text import padded
from anju.engine import VERSION
from anju.engine.days import Day, iso_day
from anju.engine.foresight.forecast import Forecast
from anju.engine.foresight.household import CombinedCurve, HouseholdForecast
from anju.engine.foresight_data import forecast_data
from anju.engine.sheet_data import points_data
from anju.engine.text import Language, Text
from anju.engine.types import exact_text
from anju.engine.wording.household import ROLE_TEXT
from anju.engine.wording.values import day_text, points_text

POOLED = Text(
    "这个版本有度量合并了家庭成员的记录，暂不能预测；请改用 anju score 逐日计分",
    "a measure of this edition pools the records of relatives, which no forecast follows yet; use anju score for a day",
)


def household_lines(
    found: HouseholdForecast, language: Language, person: Callable[[Forecast, Language], Iterator[str]]
) -> Iterator[str]:
    """Write each person's forecast under the role, then the curve of every household total."""
    for role, one in found.members:
        yield f"== {ROLE_TEXT[role].in_(language)}"
        yield from person(one, language)
        yield ""
    for curve in found.combined:
        yield f"== {curve.total.label.in_(language)}"
        for point in curve.points:
            day = padded(day_text(point.day).in_(language), 18)
            yield f"  {day}{points_text(point.points, found.edition.decimals).in_(language)}"
        yield from _target(found, curve, language)


def household_forecast_data(found: HouseholdForecast, language: Language) -> dict[str, Any]:
    """Answer the forecast of a household as JSON-ready data."""
    decimals = found.edition.decimals
    return {
        "edition": found.edition.name,
        "digest": found.edition.digest,
        "engine": VERSION,
        "as_of": iso_day(found.day),
        "until": iso_day(found.until),
        "target": None if found.target is None else exact_text(found.target, decimals),
        "household": [{"role": role, **forecast_data(one, language)} for role, one in found.members],
        "combined": [
            {
                "id": curve.total.name,
                "label": curve.total.label.in_(language),
                "article": curve.total.article,
                "curve": [{"day": iso_day(p.day), "points": points_data(p.points, decimals)} for p in curve.points],
                "surely_on": _day(curve.surely_on),
                "maybe_on": _day(curve.maybe_on),
            }
            for curve in found.combined
        ],
    }


def _target(found: HouseholdForecast, curve: CombinedCurve, language: Language) -> Iterator[str]:
    if found.target is None:
        return
    points = points_text(found.target, found.edition.decimals)
    if curve.surely_on is not None:
        said = Text("{day}起达到{points}。", "{points} are reached on {day}.").format(
            day=day_text(curve.surely_on), points=points
        )
    elif curve.maybe_on is not None:
        said = Text("{day}起可能达到{points}。", "{points} may be reached from {day} on.").format(
            day=day_text(curve.maybe_on), points=points
        )
    else:
        said = Text("到{day}达不到{points}。", "{points} are not reached by {day}.").format(
            day=day_text(found.until), points=points
        )
    yield "  " + said.in_(language)


def _day(day: Day | None) -> str | None:
    return None if day is None else iso_day(day)
