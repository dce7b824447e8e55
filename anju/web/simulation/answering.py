"""From a form to a person file (作答): what is blank is not known, and stays out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from anju.engine.days import Month, iso_month
from anju.engine.facts_data import person_data
from anju.engine.person_file import read_person_file
from anju.engine.vocabulary import FieldKind, Vocabulary
from anju.web.simulation.drafts import Draft, is_kept, name_of, number_of_entries, rest_of
from anju.web.simulation.entries import Entry, records_of
from anju.web.simulation.fields import NO, YES, typed_month, typed_value
from anju.web.simulation.topics import AskedKind, Topic

PersonFile = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answered:
    """A person file as a form says it, and for each record of a kind the place of its entry in the form."""

    person_file: dict[str, Any]
    places: Mapping[str, list[int]]

    def field_at(self, place: str) -> str:
        """Name the field of the form that stands for a place in the person file (`facts.home[2].owned`)."""
        before, bracket, rest = place.partition("[")
        if not bracket:
            return name_of(place)
        number, _, column = rest.partition("]")
        entry = self.places[before.removeprefix("facts.")][int(number)]
        return name_of(f"{before}[{entry}]{column}")


def plain(vocabulary: Vocabulary, person_file: PersonFile) -> dict[str, Any]:
    """Write a person file in the one way in which forms compare: codes, plain digits, nothing that is deemed anyway."""
    return person_data(vocabulary, read_person_file(vocabulary, person_file))


def answered(topic: Topic, draft: Draft, before: PersonFile, month: Month) -> Answered:
    """Put what a form says about a topic in the place of what was known about it before.

    `month` is the month of judging: what is paid until now is paid to the month before.
    """
    person, facts = dict(before["person"]), dict(before["facts"])
    places: dict[str, list[int]] = {}
    for field in topic.person:
        person.pop(field.name, None)
        person |= _typed(field, draft.get(f"person-{field.name}", ""))
    for asked in topic.kinds:
        name = asked.kind.name
        records = facts.pop(name, [])
        said = draft.get(f"facts-{name}")
        if said == NO:
            facts[name] = []
        elif said == YES and is_kept(asked, before):
            facts[name] = records
        elif said == YES and (entries := list(_entries(asked, draft, month))):
            facts[name], places[name] = records_of(asked, entries)
    return Answered({"person": person, "context": dict(before["context"]), "facts": facts}, places)


def _entries(asked: AskedKind, draft: Draft, month: Month) -> Iterator[Entry]:
    for place in range(number_of_entries(draft).get(asked.kind.name, 0)):
        start = f"facts-{asked.kind.name}-{place}-"
        running = bool(draft.get(f"{start}running"))
        values: dict[str, Any] = {}
        for column in (*asked.ends, *asked.fields):
            if not column.together and not (running and column.required_if_ended):
                values |= _typed(column, draft.get(start + column.name, ""))
        if running:
            values["to"] = None if asked.kind.shape == "period" else until_now(values.get("from", ""), month)
        members = tuple(draft.get(start + asked.together.name, ())) if asked.together else ()
        yield Entry(values, members, rest_of(draft.get(f"{start}rest", "")))


def until_now(first: str, month: Month) -> str:
    """Answer the last month of what is still being paid: the month before that of judging, or the first one itself."""
    last = iso_month(max(month - 1, 0))
    return max(last, typed_month(first)) if first <= iso_month(month) else last


def _typed(field: FieldKind, typed: str) -> dict[str, Any]:
    return {field.name: typed_value(field, typed)} if typed.strip() else {}
