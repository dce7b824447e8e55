"""Advice as it is shown."""

from typing import Any

from django.utils.translation import override

from anju.editions.shelf import shipped_edition
from anju.engine.days import day_number
from anju.web.outlook.advice import Said, StepView
from anju.web.outlook.page import OutlookView, look_ahead, outlook_view
from anju.web.sheet.words import Badge
from tests.web.people import HOME, INSURED, TODAY, facts

GUESSED = ""


def shown(edition: str = "hangzhou-2024", target: int | None = 10000, **kinds: Any) -> OutlookView:
    """Look two years ahead of somebody."""
    with override("en"):
        found = look_ahead(shipped_edition(edition), facts(edition, **kinds), day_number(TODAY), target, 2)
        return outlook_view(found, "en")


def test_advice_says_what_helps_best_first_with_its_day_and_its_standing() -> None:
    found = shown(insurance_month=INSURED, home=HOME).advice
    assert found.steps[0] == StepView(
        "master",
        "A master's diploma and degree",
        "Education",
        "+70 points",
        "3 years",
        "1 Aug 2027",
        "152 points → 222 points",
        GUESSED,
        "",
        Badge("illustrative", "Illustrative", "illustrative, not a real figure"),
    )
    assert [step.gain for step in found.steps] == sorted(
        (step.gain for step in found.steps), key=lambda gain: -float(gain.split()[0])
    )


def test_advice_says_what_comes_by_itself_and_what_would_bring_nothing() -> None:
    found = shown(insurance_month=INSURED, home=HOME).advice
    assert found.rises == (
        Said("Social insurance", "by itself on 1 Sep 2024: 24 points → 24.5 points"),
    )  # fmt: skip
    assert Said("Rent lawfully with a registered lease", "the higher of own home and renting") in found.in_vain
    assert found.assumed[-1] == "All other facts stay as they are."


def test_requirement_that_is_not_met_today_has_its_day_or_stays_unmet() -> None:
    young = [{"form": "ic_card", "issued_on": "2016-08-10", "endorsed_until": "2024-07-01", "district": "tonglu"}]
    assert shown(permit=young, home=HOME).conditions == (
        Said("holds a valid Zhejiang residence permit of the urban districts",
             "still not met on 1 Aug 2026 if you go on as now"),
        Said("whoever applies for settlement meets its conditions (nobody else is touched)",
             "still not met on 1 Aug 2026 if you go on as now"),
    )  # fmt: skip
    later = [{"from": "2023-09-01", "to": None}]
    assert shown(home=HOME[:0], rent_year=later, target=3500).conditions[0].said.startswith("still not met")


def test_plan_and_target_are_told_with_the_requirements_that_lack_then() -> None:
    found = shown(home=HOME, purpose="services", target=11000)
    assert (found.plan[:36], found.target, found.then) == (
        "110 points are reached already; 70 m",
        "Reaching 110 points: reached already on the day asked about",
        (),
    )


def test_edition_without_a_target_draws_no_goal() -> None:
    found = shown("hangzhou-2020", target=None)
    assert (found.target, found.then, found.curve.picture.goal) == ("", (), None)
