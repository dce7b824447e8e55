"""A page of questions as its template needs it (题目页面)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.forms import BoundField, MultipleChoiceField
from django.utils.translation import gettext as _

from anju.engine.text import Language
from anju.web.languages import language_in_use
from anju.web.problems import Problems
from anju.web.simulation.drafts import is_kept, usual
from anju.web.simulation.entries import MOST_ENTRIES
from anju.web.simulation.forms import TopicForm
from anju.web.simulation.progress import Progress
from anju.web.simulation.topics import AskedKind


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry: its fields, those folded away, and how it is removed."""

    anchor: str
    title: str
    remove: str
    remove_said: str
    then: str
    hidden: tuple[BoundField, ...]
    ends: tuple[BoundField, ...]
    running: BoundField | None
    shown: tuple[BoundField, ...]
    folded: tuple[BoundField, ...]
    folded_said: str
    open: bool
    new: bool


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question about a kind of fact (题目): is there any, and its entries."""

    anchor: str
    label: str
    ask: str
    hint: str
    choice: BoundField
    entries: tuple[EntryView, ...]
    add: str
    add_said: str
    next_entry: str
    full: str
    kept: str


@dataclass(frozen=True, slots=True)
class TopicPage:
    """Everything the page of a topic shows."""

    title: str
    heading: str
    progress: Progress
    here: str
    query: str
    back: str
    save_said: str
    can_skip: bool
    person: tuple[BoundField, ...]
    questions: tuple[QuestionView, ...]
    problems: Problems | None
    of_sample: bool
    said: str


def person_fields(form: TopicForm) -> tuple[BoundField, ...]:
    """Answer the fields of the person."""
    return tuple(form[f"person-{field.name}"] for field in form.topic.person)


def questions_of(form: TopicForm, newest: str = "") -> tuple[QuestionView, ...]:
    """Prepare the questions; the entry called `newest` was just added and takes the focus."""
    return tuple(_question(form, asked, newest, language_in_use()) for asked in form.topic.kinds)


def quick(question: QuestionView) -> QuestionView:
    """Answer a question as a first estimate asks it: no entry comes or goes, and what comes together is taken so."""
    entries = tuple(
        replace(
            entry,
            title=question.label,
            remove="",
            hidden=(*entry.hidden, *(field for field in entry.shown if _is_together(field))),
            shown=tuple(field for field in entry.shown if not _is_together(field)),
        )
        for entry in question.entries
    )
    return replace(question, hint="", entries=entries, add="", full="")


def nearest(asked: AskedKind, place: int, number: int) -> str:
    """Name the entry that takes the focus when one is removed: the one that moves up, else the one before."""
    return f"facts-{asked.kind.name}-{max(min(place, number - 2), 0)}"


def _question(form: TopicForm, asked: AskedKind, newest: str, language: Language) -> QuestionView:
    kind, name = asked.kind, f"facts-{asked.kind.name}"
    number = form.entries.get(kind.name, 0)
    return QuestionView(
        anchor=f"id_{name}",
        label=kind.label.in_(language),
        ask=(kind.ask or kind.label).in_(language),
        hint=kind.help.in_(language) if kind.help else "",
        choice=form[name],
        entries=tuple(_entry(form, asked, place, newest, language) for place in range(number)),
        add=f"add:{kind.name}" if number < MOST_ENTRIES else "",
        next_entry=f"id_{name}-{number}",
        add_said=_("Add another: %(kind)s") % {"kind": kind.label.in_(language)},
        full=_("A page takes %(most)s entries; load a person file for more.") % {"most": MOST_ENTRIES},
        kept=_kept(form, asked),
    )


def _kept(form: TopicForm, asked: AskedKind) -> str:
    if not is_kept(asked, form.before):
        return ""
    records = form.before["facts"][asked.kind.name]
    return _("%(number)s records were loaded: too many to change here. “Yes” keeps them as they are.") % {
        "number": len(records)
    }


def _entry(form: TopicForm, asked: AskedKind, place: int, newest: str, language: Language) -> EntryView:
    start = f"facts-{asked.kind.name}-{place}-"
    folded = tuple(form[start + field.name] for field in asked.folded)
    return EntryView(
        anchor=f"id_facts-{asked.kind.name}-{place}",
        title=_("Entry %(number)s") % {"number": place + 1},
        remove=f"remove:{asked.kind.name}:{place}",
        then=f"id_{nearest(asked, place, form.entries[asked.kind.name])}",
        remove_said=_("Remove entry %(number)s") % {"number": place + 1},
        hidden=(form[f"{start}rest"],),
        ends=tuple(form[start + field.name] for field in asked.ends),
        running=form[f"{start}running"] if asked.ends else None,
        shown=tuple(form[start + field.name] for field in asked.shown),
        folded=folded,
        folded_said="、".join(_labels(folded)) if language == "zh" else ", ".join(_labels(folded)),
        open=any(field.errors for field in folded) or _is_unusual(form, asked, start),
        new=f"facts-{asked.kind.name}-{place}" == newest,
    )


def _is_together(field: BoundField) -> bool:
    return isinstance(field.field, MultipleChoiceField)


def _labels(fields: tuple[BoundField, ...]) -> Iterator[str]:
    return (str(field.label) for field in fields)


def _is_unusual(form: TopicForm, asked: AskedKind, start: str) -> bool:
    """Say whether something that is folded away was changed from what the format takes by itself."""
    return any(form[start + field.name].value() not in (usual(field), None) for field in asked.folded)
