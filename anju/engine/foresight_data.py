"""What lies ahead as plain data (前瞻的数据形式): what `anju forecast`, `gaps` and `advice` print with --json."""

from typing import Any

from anju.engine import VERSION
from anju.engine.days import Day, iso_day
from anju.engine.edition import Edition
from anju.engine.foresight.forecast import Forecast
from anju.engine.foresight.going_on import GoesOn
from anju.engine.sheet_data import points_data
from anju.engine.text import Language
from anju.engine.types import exact_text
from anju.engine.wording.foresight import ceiling_text, changes_text, goes_on_text, target_text


def forecast_data(forecast: Forecast, language: Language = "zh") -> dict[str, Any]:
    """Answer a forecast as JSON-ready data."""
    edition, points = forecast.edition, forecast.points
    return {
        **_edition(edition),
        "as_of": iso_day(points[0].day),
        "until": iso_day(forecast.until),
        "outside_from": _day(forecast.outside_from),
        "assumes": [goes_on_data(edition, one, language) for one in forecast.goes_on],
        "curve": [
            {
                "day": iso_day(point.day),
                "total": points_data(point.total, edition.decimals),
                "changed": list(point.changed),
                "because": changes_text(before.sheet if before else None, point).in_(language),
                "outside": point.sheet.outside,
            }
            for before, point in zip((None, *points), points, strict=False)
        ],
        "target": _target(forecast, language),
    }


def goes_on_data(edition: Edition, one: GoesOn, language: Language) -> dict[str, Any]:
    """Answer what is assumed of one record."""
    return {
        "fact": one.record.name,
        "path": one.record.path,
        "how": one.how,
        "say": goes_on_text(edition, one).in_(language),
    }


def _edition(edition: Edition) -> dict[str, Any]:
    return {"edition": edition.name, "digest": edition.digest, "engine": VERSION}


def _target(forecast: Forecast, language: Language) -> dict[str, Any] | None:
    target, decimals = forecast.target, forecast.edition.decimals
    if target is None:
        return None
    return {
        "points": exact_text(target.points, decimals),
        "surely_on": _day(target.surely_on),
        "maybe_on": _day(target.maybe_on),
        "short": None if target.short is None else exact_text(target.short, decimals),
        "at_cap": [ceiling_text(forecast.edition, one).in_(language) for one in target.ceilings],
        "growing": list(target.growing),
        "say": target_text(forecast, target).in_(language),
    }


def _day(day: Day | None) -> str | None:
    return None if day is None else iso_day(day)
