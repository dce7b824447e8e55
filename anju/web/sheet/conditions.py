"""Requirements and vetoes (申请条件与一票否决) as they are shown."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from anju.engine.sheet import ScoreSheet
from anju.engine.text import Language, Text
from anju.engine.wording.explanation import (
    ConditionNote,
    article_text,
    explain_requirements,
    explain_vetoes,
)
from anju.web.sheet.rows import MeasureView, measure_view
from anju.web.sheet.words import Badge, badge


@dataclass(frozen=True, slots=True)
class Condition:
    """A requirement or a veto: good, bad or open, and why."""

    state: str
    label: str
    because: str
    article: str
    badge: Badge
    measures: tuple[MeasureView, ...]


@dataclass(frozen=True, slots=True)
class Conditions:
    """All of them, with what they come to in one sentence."""

    state: str
    verdict: str
    requirements: tuple[Condition, ...]
    vetoes: tuple[Condition, ...]


def conditions(sheet: ScoreSheet, language: Language) -> Conditions:
    """Say whether the person may apply, as far as it can be said."""
    requirements = tuple(_condition(sheet, note, language, good=True) for note in explain_requirements(sheet))
    vetoes = tuple(
        _condition(sheet, note, language, good=False, effect=line.veto.effect)
        for note, line in zip(explain_vetoes(sheet), sheet.vetoes, strict=True)
    )
    states = {condition.state for condition in (*requirements, *vetoes)}
    state = "bad" if "bad" in states else "open" if "open" in states else "good"
    verdicts = {
        "bad": _("As things stand, this person may not apply."),
        "open": _("Whether this person may apply cannot be said yet."),
        "good": _("Every condition to apply is met."),
    }
    return Conditions(state, verdicts[state], requirements, vetoes)


def _condition(
    sheet: ScoreSheet, note: ConditionNote, language: Language, *, good: bool, effect: str = ""
) -> Condition:
    state = "open" if note.truth is None else "good" if note.truth is good else "bad"
    effects = {"refuse": _("The application is refused."), "zero": _("All points are lost.")}
    label, because = note.label.in_(language), note.because.in_(language)
    if effect and state == "good":
        # A tick beside "a serious crime on record" would read as if there were one.
        label, because = f"{because}{Text('：', ': ').in_(language)}{label}", _("Article")
    return Condition(
        state,
        label,
        f"{because} — {effects[effect]}" if effect and state == "bad" else because,
        article_text(sheet.edition, note.article).in_(language),
        badge(note.standing, language),
        tuple(measure_view(sheet, measure, language) for measure in note.measures),
    )
