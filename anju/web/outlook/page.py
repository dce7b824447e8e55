"""What lies ahead of one person as one page shows it (前瞻页面)."""

from dataclasses import dataclass

from anju.engine.days import Day, shifted
from anju.engine.edition import Edition
from anju.engine.facts import Facts
from anju.engine.foresight.advice import advise
from anju.engine.foresight.forecast import forecast
from anju.engine.foresight.plan import Plan, plan
from anju.engine.text import Language
from anju.engine.wording.foresight import target_text, unmet_then_text
from anju.engine.wording.plan import plan_text
from anju.web.outlook.advice import AdviceView, Said, advice_view, conditions_ahead
from anju.web.outlook.curve import Curve, curve_view

ADVISED_YEARS = 3
"""What comes by itself is told for so many years; steps take as long as they take."""


@dataclass(frozen=True, slots=True)
class OutlookView:
    """The outlook ready to be shown (前瞻视图)."""

    plan: str
    target: str
    then: tuple[str, ...]
    conditions: tuple[Said, ...]
    curve: Curve
    advice: AdviceView


def look_ahead(edition: Edition, facts: Facts, day: Day, target: int | None, years: int) -> Plan:
    """Compute the forecast, the advice and the plan of one person (前瞻)."""
    ahead = forecast(edition, facts, day, shifted(day, years, "years"), target)
    return plan(ahead, advise(edition, facts, day, shifted(day, ADVISED_YEARS, "years")))


def outlook_view(found: Plan, language: Language) -> OutlookView:
    """Prepare everything that the page shows of a plan."""
    ahead = found.forecast
    return OutlookView(
        plan_text(found).in_(language),
        target_text(ahead, ahead.target).in_(language) if ahead.target else "",
        tuple(one.in_(language) for one in unmet_then_text(ahead, ahead.target)) if ahead.target else (),
        conditions_ahead(ahead, language),
        curve_view(ahead, language),
        advice_view(found.advice, language),
    )
