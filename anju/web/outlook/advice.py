"""Advice ready to be shown (加分建议视图): what helps, what comes by itself, what would bring nothing and why."""

from dataclasses import dataclass

from anju.engine.foresight.advice import Advice, Promise
from anju.engine.foresight.forecast import Forecast
from anju.engine.text import Language
from anju.engine.wording.advice import (
    BY_ITSELF,
    HELPS,
    NO_STEPS,
    NOTHING_NOW,
    assumption_text,
    duration_text,
    rise_text,
    why_text,
)
from anju.engine.wording.differences import difference_text
from anju.engine.wording.explanation import article_text
from anju.engine.wording.foresight import ASSUMED_TO_GO_ON, NOTHING_GOES_ON, OTHERS_STAY, goes_on_text, met_ahead_text
from anju.engine.wording.values import day_text, points_text
from anju.web.sheet.words import Badge, badge

SHOWN_AT_ONCE = 5
"""Steps beyond these are folded: a phone shows few things at a time."""


@dataclass(frozen=True, slots=True)
class StepView:
    """A thing to do: what it brings, how long it takes, from which day it counts, and what must be known of it."""

    name: str
    label: str
    indicator: str
    gain: str
    takes: str
    day: str
    totals: str
    notes: str
    article: str
    badge: Badge


@dataclass(frozen=True, slots=True)
class Said:
    """A row and what is said of it."""

    label: str
    said: str


@dataclass(frozen=True, slots=True)
class Heads:
    """The headings of the advice, in the words of the command line."""

    helps: str
    by_itself: str
    nothing_now: str
    assumed: str


@dataclass(frozen=True, slots=True)
class AdviceView:
    """All advice for one person."""

    heads: Heads

    steps: tuple[StepView, ...]
    standings: tuple[Badge, ...]
    none: str
    rises: tuple[Said, ...]
    in_vain: tuple[Said, ...]
    assumed: tuple[str, ...]

    @property
    def first(self) -> tuple[StepView, ...]:
        """Answer the steps to show at once."""
        return self.steps[:SHOWN_AT_ONCE]

    @property
    def rest(self) -> tuple[StepView, ...]:
        """Answer the steps to show when asked for."""
        return self.steps[SHOWN_AT_ONCE:]


def advice_view(advice: Advice, language: Language) -> AdviceView:
    """Write the advice, best first."""
    edition = advice.sheet.edition
    vain = [promise for row in advice.rows for promise in row.promises if promise.why]
    steps = tuple(_step(promise, language) for promise in advice.best_first)
    return AdviceView(
        _heads(language),
        steps,
        tuple(dict.fromkeys(step.badge for step in steps)),
        "" if edition.steps else NO_STEPS.in_(language),
        tuple(
            Said(row.indicator.label.in_(language), rise_text(edition, row.by_itself).in_(language))
            for row in advice.rows
            if row.by_itself
        ),
        tuple(Said(one.step.label.in_(language), why_text(edition, one.why).in_(language)) for one in vain if one.why),
        _assumed(advice, language),
    )


def conditions_ahead(forecast: Forecast, language: Language) -> tuple[Said, ...]:
    """Say of every requirement that is not met today on which day it comes to be met by going on, if it does."""
    return tuple(
        Said(line.requirement.label.in_(language), met_ahead_text(forecast, place).in_(language))
        for place, line in enumerate(forecast.points[0].sheet.requirements)
        if line.met is not True
    )


def _heads(language: Language) -> Heads:
    return Heads(
        HELPS.in_(language),
        BY_ITSELF.in_(language),
        NOTHING_NOW.in_(language),
        ASSUMED_TO_GO_ON.in_(language).rstrip("：:"),
    )


def _step(promise: Promise, language: Language) -> StepView:
    edition, step = promise.without.edition, promise.step
    label = next(row.label for row in edition.indicators if row.name == step.indicator)
    before, after = (points_text(sheet.total, edition.decimals) for sheet in (promise.without, promise.with_it))
    return StepView(
        step.name,
        step.label.in_(language),
        label.in_(language),
        difference_text(promise.gain, edition.decimals).in_(language),
        duration_text(step).in_(language),
        day_text(promise.day).in_(language),
        f"{before.in_(language)} → {after.in_(language)}",
        assumption_text(promise).in_(language),
        article_text(edition, step.article).in_(language) if step.article else "",
        badge(promise.standing, language),
    )


def _assumed(advice: Advice, language: Language) -> tuple[str, ...]:
    if not advice.goes_on:
        return (NOTHING_GOES_ON.in_(language),)
    said = [goes_on_text(advice.sheet.edition, one) for one in advice.goes_on]
    return tuple(one.in_(language) for one in [*said, OTHERS_STAY])
