"""All answers as the page to check them shows them (核对页面): a row for each, with the way to change it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from anju.engine.days import day_number
from anju.engine.edition import Edition
from anju.engine.facts import Facts, is_unknown
from anju.engine.text import Language
from anju.engine.vocabulary import FactKind, FieldKind
from anju.engine.wording.values import day_text, plain_number
from anju.web.languages import language_in_use
from anju.web.public.records_said import records_said
from anju.web.public.ways import Way, topic_address
from anju.web.simulation.answers import Answers, day_of, edition_of, facts_of
from anju.web.simulation.drafts import anchor_of
from anju.web.simulation.progress import Progress, progress_of
from anju.web.simulation.topics import Topic, context_of, topics_of


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One question with its answer, and where it is changed."""

    label: str
    values: tuple[str, ...]
    open: bool
    address: str


@dataclass(frozen=True, slots=True)
class Section:
    """A topic, how far it is answered, and its rows."""

    anchor: str
    label: str
    code: str
    said: str
    rows: tuple[AnswerRow, ...]


@dataclass(frozen=True, slots=True)
class CheckPage:
    """Everything the page shows."""

    title: str
    back: str
    progress: Progress
    sections: tuple[Section, ...]
    unread: tuple[str, ...]
    result: str
    keep: str
    of_sample: bool


def check_page(answers: Answers) -> CheckPage:
    """Put the page together."""
    edition, facts = edition_of(answers), facts_of(answers)
    way, language = Way("check", answers.sample), language_in_use()
    progress = progress_of(edition, answers)
    sections = [_application(edition, answers, facts, way, language)]
    for topic, state in zip(topics_of(edition), progress.topics, strict=True):
        rows = (*_person_rows(edition, topic, facts, way, language), *_kind_rows(topic, facts, way, language))
        sections.append(Section(f"topic-{topic.name}", state.label, state.code, state.said, rows))
    return CheckPage(
        title=_("Check your answers"),
        back=topic_address(topics_of(edition)[-1].name, Way("", answers.sample)),
        progress=progress,
        sections=tuple(sections),
        unread=tuple(kind.label.in_(language) for kind in unread_kinds(edition, facts)),
        result=reverse("public:result") + way.of_sample,
        keep=reverse("public:keep_answers") + way.of_sample,
        of_sample=bool(answers.sample),
    )


def unread_kinds(edition: Edition, facts: Facts) -> Iterator[FactKind]:
    """Yield the kinds of which something is known that no rule of the edition reads."""
    asked = {asked.kind.name for topic in topics_of(edition) for asked in topic.kinds}
    return (kind for name, kind in edition.vocabulary.kinds.items() if name not in asked and facts.records[name])


def _application(edition: Edition, answers: Answers, facts: Facts, way: Way, language: Language) -> Section:
    address = reverse("public:choose_edition") + way.query
    day = day_text(day_number(day_of(answers))).in_(language)
    rows = [
        _row(_("Edition"), (edition.label.in_(language),), f"{address}#id_edition"),
        _row(_("Day of judging"), (day,), f"{address}#id_as_of"),
    ]
    for field in context_of(edition):
        value = facts.context[edition.vocabulary.context.index(field)]
        rows.append(_field_row(field, value, f"{address}#{anchor_of(f'context.{field.name}')}", language))
    return Section("application", _("By which rules"), "", "", tuple(rows))


def _person_rows(edition: Edition, topic: Topic, facts: Facts, way: Way, language: Language) -> Iterator[AnswerRow]:
    for field in topic.person:
        value = facts.person[edition.vocabulary.person.index(field)]
        address = f"{topic_address(topic.name, way)}#{anchor_of(f'person.{field.name}')}"
        yield _field_row(field, value, address, language)


def _kind_rows(topic: Topic, facts: Facts, way: Way, language: Language) -> Iterator[AnswerRow]:
    for asked in topic.kinds:
        kind = asked.kind
        address = f"{topic_address(topic.name, way)}#{anchor_of(f'facts.{kind.name}')}"
        label = kind.label.in_(language)
        records = facts.records[kind.name]
        if kind.name in facts.assumed_none:
            yield _row(label, (_("Left open: taken as none"),), address)
        elif records is None:
            yield _row(label, (), address)
        else:
            yield _row(label, records_said(asked, records, language) or (_("None"),), address)


def _field_row(field: FieldKind, value: object, address: str, language: Language) -> AnswerRow:
    known = not is_unknown(field, value)
    return _row(field.label.in_(language), (_value(field, value, language),) if known else (), address)


def _value(field: FieldKind, value: object, language: Language) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, int):
        return day_text(value).in_(language) if field.type.kind == "day" else plain_number(value, field.type.scale)
    return field.members[str(value)].in_(language) if field.members else str(value)


def _row(label: str, values: tuple[str, ...], address: str) -> AnswerRow:
    return AnswerRow(label, values or (_("Not known"),), not values, address)
