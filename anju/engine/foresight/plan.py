"""A plan (积分计划): when a target comes by going on as now, and the step that adds most or brings it sooner."""

from dataclasses import dataclass

from anju.engine.foresight.advice import Advice, Promise
from anju.engine.foresight.forecast import Forecast
from anju.engine.ranges import low_of


@dataclass(frozen=True, eq=False)
class Plan:
    """What a person can reckon with (积分计划): forecast and advice, the step that brings most, the one that hastens.

    `sooner` is the step with which the target is surely reached earliest, where that is before it comes by itself.
    Steps are weighed one by one: what two of them bring together is not promised.
    """

    forecast: Forecast
    advice: Advice
    most: Promise | None
    sooner: Promise | None


def plan(forecast: Forecast, advice: Advice) -> Plan:
    """Put a forecast and advice about one person on one day together (积分计划)."""
    sure = [promise for promise in advice.best_first if (low_of(promise.gain) or 0) > 0]
    return Plan(forecast, advice, sure[0] if sure else None, _sooner(forecast, sure))


def _sooner(forecast: Forecast, sure: list[Promise]) -> Promise | None:
    target = forecast.target
    if target is None:
        return None
    by_itself = forecast.until + 1 if target.surely_on is None else target.surely_on
    reaching = [one for one in sure if one.day < by_itself and (low_of(one.with_it.total) or 0) >= target.points]
    return min(reaching, key=lambda one: one.day, default=None)
