"""What an edition asks for (题目), topic by topic: only the kinds and fields that its rules read, and no others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from anju.engine.edition import Edition
from anju.engine.expressions import ContextField, Field, Node, PersonField
from anju.engine.text import Text
from anju.engine.vocabulary import ENDS, FactKind, FieldKind

State = Literal["answered", "partly", "skipped", "open"]


@dataclass(frozen=True, slots=True)
class AskedKind:
    """A kind of fact that is asked for, with the fields of its records that some rule reads."""

    kind: FactKind
    fields: tuple[FieldKind, ...]

    @property
    def ends(self) -> tuple[FieldKind, ...]:
        """Answer the two ends of a period or of a range of months."""
        return ENDS[self.kind.shape]

    @property
    def shown(self) -> tuple[FieldKind, ...]:
        """Answer the fields that every record shows."""
        return tuple(field for field in self.fields if field.together or not field.is_deemed)

    @property
    def folded(self) -> tuple[FieldKind, ...]:
        """Answer the fields for which the format takes a value by itself: few people change them."""
        return tuple(field for field in self.fields if field.is_deemed and not field.together)

    @property
    def together(self) -> FieldKind | None:
        """Answer the field of which one entry may name several members."""
        return next((field for field in self.fields if field.together), None)


@dataclass(frozen=True, slots=True)
class Topic:
    """A page of questions (主题): fields of the person, then kinds of facts."""

    name: str
    label: Text
    person: tuple[FieldKind, ...]
    kinds: tuple[AskedKind, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """Answer the questions by their places in a person file."""
        return (
            *(f"person.{field.name}" for field in self.person),
            *(f"facts.{asked.kind.name}" for asked in self.kinds),
        )


@lru_cache(maxsize=64)
def topics_of(edition: Edition) -> tuple[Topic, ...]:
    """Answer the topics of an edition in their order; one of which nothing is asked is left out.

    The fields of the person stand in the first one. What is assumed to be none is asked last.
    """
    vocabulary = edition.vocabulary
    person = _read_fields(edition, vocabulary.person, PersonField)
    kinds = sorted(_asked_kinds(edition), key=lambda asked: asked.kind.none_if_unknown)
    topics = [
        Topic(
            name,
            label,
            person if name == next(iter(vocabulary.topics)) else (),
            tuple(asked for asked in kinds if asked.kind.topic == name),
        )
        for name, label in vocabulary.topics.items()
    ]
    return tuple(topic for topic in topics if topic.paths)


def context_of(edition: Edition) -> tuple[FieldKind, ...]:
    """Answer the fields of the application (用途、申请地) that make a difference under an edition."""
    read = {field.name for field in _read_fields(edition, edition.vocabulary.context, ContextField)}
    if any(set(total.purposes) for total in edition.totals if not total.main):
        read.add("purpose")
    return tuple(field for field in edition.vocabulary.context if field.name in read)


def topic_called(edition: Edition, name: str) -> Topic | None:
    """Answer a topic by its name, or None when the edition asks nothing of it."""
    return next((topic for topic in topics_of(edition) if topic.name == name), None)


def topic_asking(edition: Edition, path: str) -> Topic | None:
    """Answer the topic that asks for a question (`person.birth_date`, `facts.home`)."""
    return next((topic for topic in topics_of(edition) if path in topic.paths), None)


def state_of(topic: Topic, person_file: Mapping[str, Any], seen: tuple[str, ...]) -> State:
    """Say how far a topic is answered; what is assumed to be none need not be."""
    needed = [field.name in person_file["person"] for field in topic.person]
    needed += [asked.kind.name in person_file["facts"] for asked in topic.kinds if not asked.kind.none_if_unknown]
    optional = [asked.kind.name in person_file["facts"] for asked in topic.kinds if asked.kind.none_if_unknown]
    if any(needed) or any(optional):
        return "answered" if all(needed) else "partly"
    if topic.name not in seen:
        return "open"
    return "skipped" if needed else "answered"


def _read_fields(
    edition: Edition, fields: tuple[FieldKind, ...], sort: type[PersonField | ContextField]
) -> tuple[FieldKind, ...]:
    read = {part.name for part in _everything(edition) if isinstance(part, sort)}
    return tuple(field for field in fields if field.name in read)


def _asked_kinds(edition: Edition) -> Iterator[AskedKind]:
    read: dict[str, set[str]] = {}
    for measure in edition.measures:
        if measure.fold:
            names = {part.name for part in measure.walk() if isinstance(part, Field)}
            read.setdefault(measure.fold.kind, set()).update(names)
    for name, kind in edition.vocabulary.kinds.items():
        if name in read:
            yield AskedKind(
                kind, tuple(field for field in kind.fields if field.name in read[name] or field.required_if_ended)
            )


def _everything(edition: Edition) -> Iterator[Node]:
    rows = (*edition.measures, *edition.indicators, *edition.totals, *edition.requirements, *edition.vetoes)
    return (part for row in rows for part in row.walk())
