"""Guides (办事指南): who it is for, steps, materials, terms."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from anju.engine.text import Text
from anju.help.content.entries import Entry


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a procedure (办理流程)."""

    title: Text
    say: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """Something to bring (材料), and the department that checks it; no department when nobody is named."""

    title: Text
    checked_by: str
    note: Text | None


@dataclass(frozen=True, slots=True)
class Term:
    """How long a step may take by law (法定期限), beside what the authority promises (承诺期限) where that is known.

    `working_days` lets a page say on which day a term that begins today would end.
    """

    title: Text
    legal: Text
    promised: Text | None
    working_days: int | None


@dataclass(frozen=True)
class Guide(Entry):
    """A guide (办事指南): what it is about, who it is for, steps, materials, terms, and where to go."""

    sort: ClassVar[str] = "guide"
    summary: Text
    audience: tuple[Text, ...]
    steps: tuple[Step, ...]
    materials: tuple[Material, ...]
    terms: tuple[Term, ...]
    notes: tuple[Text, ...]
    windows: tuple[str, ...]
    see: tuple[str, ...]

    def words(self) -> Iterator[Text]:
        """Yield all that the guide says below its title."""
        yield self.summary
        yield from self.audience
        for step in self.steps:
            yield step.title
            yield from step.say
        for material in self.materials:
            yield material.title
            if material.note:
                yield material.note
        for term in self.terms:
            yield term.title
            yield term.legal
        yield from self.notes
