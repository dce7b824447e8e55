"""What the engine finds wrong with an answer (填写差错), in the words of a form and beside the field to mend."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from anju.engine.faults import Fault, FaultyFile
from anju.engine.person_file import read_person_file
from anju.engine.text import Language
from anju.engine.vocabulary import FieldKind, Vocabulary
from anju.web.languages import language_in_use
from anju.web.simulation.answering import Answered


def faults_in(vocabulary: Vocabulary, answer: Answered) -> Iterator[tuple[str, str]]:
    """Yield every fault as the name of a field and a message, each once: an entry may be several records."""
    try:
        read_person_file(vocabulary, answer.person_file)
    except FaultyFile as faulty:
        found = [(answer.field_at(fault.place), _message(vocabulary, answer, fault)) for fault in faulty.faults]
        yield from dict.fromkeys(found)


def _message(vocabulary: Vocabulary, answer: Answered, fault: Fault) -> str:
    language = language_in_use()
    field = _field_at(vocabulary, fault.place)
    where = _which_entry(vocabulary, answer, fault.place, language)
    if field is None:
        return where + fault.say.in_(language)
    label = field.label.in_(language)
    if field.required_if_ended:
        return where + _("Say “%(field)s”: this has ended.") % {"field": label}
    if _value_at(answer.person_file, fault.place) is None:
        return where + _missing(field, label)
    wrong = _("%(field)s: %(wrong)s.") % {"field": label, "wrong": fault.say.in_(language)}
    return where + wrong + _how_to_write(field, fault, language)


def _missing(field: FieldKind, label: str) -> str:
    if field.name == "to":
        return _("Fill in “%(field)s”, or tick “until now”.") % {"field": label}
    return _("Fill in “%(field)s”, or remove this entry.") % {"field": label}


def _how_to_write(field: FieldKind, fault: Fault, language: Language) -> str:
    hints = {
        "day": _("Write it as 2020-03-09 or 2020年3月9日."),
        "month": _("Write it as 2020-03 or 2020年3月."),
        "number": fault.hint.in_(language),
    }
    hint = hints.get(field.type.kind, "")
    return ("" if language == "zh" or not hint else " ") + hint


def _which_entry(vocabulary: Vocabulary, answer: Answered, place: str, language: Language) -> str:
    """Say which entry is meant where there are several of a kind."""
    kind, bracket, rest = place.removeprefix("facts.").partition("[")
    places = answer.places.get(kind, [])
    if not bracket or not places or places[-1] == 0:
        return ""
    number = places[int(rest.partition("]")[0])] + 1
    return _("%(kind)s, entry %(number)s: ") % {
        "kind": vocabulary.kinds[kind].label.in_(language),
        "number": number,
    }


def _field_at(vocabulary: Vocabulary, place: str) -> FieldKind | None:
    """Answer the declaration of the field at a place; None when the fault is about a whole record."""
    section, _dot, name = place.partition(".")
    if section == "person":
        return next((field for field in vocabulary.person if field.name == name), None)
    kind, _bracket, rest = name.partition("[")
    column = rest.partition("].")[2]
    return vocabulary.kinds[kind].field(column) if column in vocabulary.kinds[kind].positions else None


def _value_at(person_file: Any, place: str) -> Any:
    """Answer what stands at a place of a person file; None when nothing does."""
    for step in place.replace("[", ".").replace("]", "").split("."):
        person_file = person_file[int(step)] if isinstance(person_file, list) else person_file.get(step)
    return person_file
