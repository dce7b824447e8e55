"""What is wrong with a question (差错提示), each with the place to mend it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from anju.engine.edition import Edition
from anju.engine.faults import FaultyFile
from anju.engine.text import Language
from anju.web.public.forms import PersonFileForm, QuestionForm
from anju.web.sheet.words import covered


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: the path in the file (when it is about the file), what, what to do, and the field."""

    place: str
    say: str
    hint: str
    field: str


@dataclass(frozen=True, slots=True)
class Problems:
    """Everything that is wrong, and whether asking "as if in force" would help."""

    title: str
    listed: tuple[Problem, ...]
    more: str
    outside: bool


def problems_of(form: QuestionForm, language: Language) -> Problems:
    """Answer all that is wrong with a question."""
    listed = [
        Problem("", str(error), "", f"id_{name}")
        for name, errors in form.errors.items()
        if name != "__all__"
        for error in errors
    ]
    faulty = getattr(form, "faulty", None)
    if isinstance(faulty, FaultyFile):
        listed += [
            Problem(fault.place, fault.say.in_(language), fault.hint.in_(language), _field_of_file(form))
            for fault in faulty.faults
        ]
    more = getattr(faulty, "more", 0)
    return Problems(
        _("There is a problem"),
        tuple(listed),
        _("And %(number)s more, not listed here.") % {"number": more} if more else "",
        outside=False,
    )


def outside_problem(edition: Edition, day_said: str, language: Language) -> Problems:
    """Say that the edition decides nothing about the day, and what can be done."""
    say = _("“%(edition)s” applies to %(covered)s. It decides nothing about %(day)s.") % {
        "edition": edition.label.in_(language),
        "covered": covered(edition, language),
        "day": day_said,
    }
    hint = _("Choose a day it covers, or calculate as if it were in force then; the sheet will say so.")
    return Problems(_("The edition does not cover this day"), (Problem("", say, hint, "id_as_of"),), "", outside=True)


def _field_of_file(form: QuestionForm) -> str:
    return "id_text" if isinstance(form, PersonFileForm) else "id_edition"
