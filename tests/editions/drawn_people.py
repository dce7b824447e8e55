"""Random people of any city, drawn from its vocabulary: whole person files, and the same with facts taken away."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from anju.engine.types import exact_text
from anju.engine.vocabulary import NOTHING_DEEMED, FactKind, FieldKind, Vocabulary

# Mostly the years that shipped editions judge, so that windows are entered and caps are not always reached.
RECENT = st.integers(0, 8 * 365).map(lambda days: (date(2014, 1, 1) + timedelta(days)).isoformat())
EVER = st.dates(date(1990, 1, 1), date(2024, 12, 31)).map(date.isoformat)
DAYS = st.one_of(RECENT, RECENT, RECENT, EVER)
MONTHS = DAYS.map(lambda day: day[:7])
WORDS = st.sampled_from(["甲", "乙", "丙"])


def values(field: FieldKind) -> st.SearchStrategy[Any]:
    """Draw a value that a field may have, as JSON has it."""
    if field.name == "birth_date":
        return st.dates(date(1945, 1, 1), date(2010, 12, 31)).map(date.isoformat)
    if field.type.kind == "class":
        return st.sampled_from(sorted(field.members))
    if field.type.kind == "number":
        least, most = field.least or 0, 5000 if field.most is None else field.most
        return st.integers(least, most).map(lambda units: exact_text(units, field.type.scale))
    return {"day": DAYS, "yes_no": st.booleans(), "text": WORDS}[field.type.kind]


@st.composite
def records(draw: st.DrawFn, kind: FactKind) -> dict[str, Any]:
    """Draw a record of a kind with every field known."""
    record: dict[str, Any] = {field.name: draw(values(field)) for field in kind.fields if not field.required_if_ended}
    if kind.shape == "item":
        return record
    first, last = sorted([draw(MONTHS), draw(MONTHS)] if kind.shape == "month" else [draw(DAYS), draw(DAYS)])
    record |= {"from": first, "to": last}
    if kind.shape == "period" and draw(st.booleans()):
        return record | {"to": None}
    return record | {field.name: draw(values(field)) for field in kind.fields if field.required_if_ended}


@st.composite
def people(draw: st.DrawFn, vocabulary: Vocabulary) -> dict[str, Any]:
    """Draw a person of whom everything is known."""
    return {
        "person": {field.name: draw(values(field)) for field in vocabulary.person},
        "context": {field.name: draw(values(field)) for field in vocabulary.context},
        "facts": {name: draw(st.lists(records(kind), max_size=3)) for name, kind in vocabulary.kinds.items()},
    }


@st.composite
def with_less_known(
    draw: st.DrawFn, vocabulary: Vocabulary, person: dict[str, Any], chosen: frozenset[str]
) -> dict[str, Any]:
    """Take facts away at random: fields of the person and of records, and whole kinds that are not assumed none.

    What the applicant has `chosen` stays: nothing chosen is no fact unknown, it stands for the best choice.
    """
    dropped = {name for name in vocabulary.kinds if draw(st.integers(0, 5)) == 0}
    return {
        section: {name: value for name, value in person[section].items() if name in chosen or draw(st.integers(0, 3))}
        for section in ("person", "context")
    } | {
        "facts": {
            name: [draw(_with_fewer_fields(vocabulary.kinds[name], record)) for record in rows]
            for name, rows in person["facts"].items()
            if vocabulary.kinds[name].none_if_unknown or name not in dropped
        }
    }


@st.composite
def _with_fewer_fields(draw: st.DrawFn, kind: FactKind, record: dict[str, Any]) -> dict[str, Any]:
    optional = {field.name for field in kind.fields if field.deemed is NOTHING_DEEMED and not field.required_if_ended}
    return {name: value for name, value in record.items() if name not in optional or draw(st.integers(0, 3))}
