"""Requirements and vetoes (申请条件与一票否决) as they are shown."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from anju.engine.ranges import Truth
from anju.engine.sheet import ScoreSheet
from anju.engine.text import Language, Text
from anju.engine.wording.explanation import (
    ConditionNote,
    article_text,
    explain_requirements,
    explain_vetoes,
)
from anju.engine.wording.foresight import condition_text
from anju.web.sheet.rows import MeasureView, measure_view
from anju.web.sheet.words import Badge, badge

STATES: dict[Truth, str] = {True: "good", False: "bad", None: "open"}


@dataclass(frozen=True, slots=True)
class ConditionPart:
    """A part of a requirement that is made of several."""

    state: str
    label: str
    said: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A requirement or a veto: good, bad or open, and why; and which departments know the facts behind it."""

    state: str
    label: str
    because: str
    article: str
    badge: Badge
    measures: tuple[MeasureView, ...]
    parts: tuple[ConditionPart, ...]
    checked_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conditions:
    """All of them, with what they come to in one sentence."""

    state: str
    verdict: str
    requirements: tuple[Condition, ...]
    vetoes: tuple[Condition, ...]

    @property
    def failing(self) -> tuple[Condition, ...]:
        """Answer those for which the person may not apply."""
        return tuple(one for one in (*self.requirements, *self.vetoes) if one.state == "bad")


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
    state = STATES[None if note.truth is None else note.truth is good]
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
        tuple(
            ConditionPart(STATES[truth], part.in_(language), condition_text(truth, veto=False).in_(language))
            for part, truth in note.parts
        ),
        _departments(sheet, note, language),
    )


def _departments(sheet: ScoreSheet, note: ConditionNote, language: Language) -> tuple[str, ...]:
    """Name the departments that check the facts behind a condition, each once."""
    vocabulary = sheet.edition.vocabulary
    folds = [sheet.measures[measure.name].measure.fold for measure in note.measures]
    names = [vocabulary.kinds[fold.kind].checked_by for fold in folds if fold]
    return tuple(vocabulary.departments[name].in_(language) for name in dict.fromkeys(names) if name)
