"""What a visitor has answered so far (已填内容)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from anju.common import clock
from anju.editions.shelf import shipped_edition, shipped_names
from anju.engine.days import date_of, day_number
from anju.engine.edition import Edition
from anju.engine.facts import Facts
from anju.engine.person_file import read_person_file

SECTIONS = ("person", "context", "facts")


@dataclass(frozen=True)
class Answers:
    """What a visitor has answered so far (已填内容): about whom, by which edition, on which day."""

    edition: str
    """The name of a shipped edition; its city gives the vocabulary."""

    as_of: date | None
    """The day of judging; None is today, or the last day that the edition covers."""

    person_file: Mapping[str, Any]
    """`{"person": {...}, "context": {...}, "facts": {...}}`, always readable by `read_person_file`."""

    remember: bool = False
    """Whether the visitor wants them remembered on this device."""

    sample: str = ""
    """The slug, when these are a sample resident's and are only looked at."""

    seen: tuple[str, ...] = ()
    """The topics that were looked at, so that one without answers is known to be skipped."""

    @property
    def are_none(self) -> bool:
        """Say whether nothing has been answered yet. "None of that" (an empty list) is an answer."""
        return not any(self.person_file[section] for section in SECTIONS)


def no_answers() -> Answers:
    """Answer what is known of somebody who has just come: nothing, by the newest edition."""
    return Answers(shipped_names()[-1], None, {section: {} for section in SECTIONS})


def in_sections(person_file: Mapping[str, Any]) -> dict[str, Any]:
    """Answer a person file with every section that answers have, and no others."""
    return {section: person_file.get(section, {}) for section in SECTIONS}


def edition_of(answers: Answers) -> Edition:
    """Answer the edition itself."""
    return shipped_edition(answers.edition)


def day_of(answers: Answers) -> date:
    """Answer the day of judging (计分基准日) that is meant."""
    return answers.as_of or usual_day(edition_of(answers))


def facts_of(answers: Answers) -> Facts:
    """Read the answers as the engine takes them."""
    return read_person_file(edition_of(answers).vocabulary, answers.person_file)


def usual_day(edition: Edition) -> date:
    """Answer today where the edition covers it, else the last day that it covers."""
    today = clock.today()
    if edition.covers(day_number(today)) or edition.last_day is None:
        return today
    return date_of(edition.last_day)
