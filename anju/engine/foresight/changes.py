"""Facts changed (事实的变动): the same person with records added or put in the place of others."""

from collections.abc import Mapping, Sequence
from typing import Any

from anju.engine.facts import Facts, Record, facts_in_order
from anju.engine.vocabulary import Vocabulary

Values = tuple[Any, ...]


def with_records(vocabulary: Vocabulary, facts: Facts, rows: Mapping[str, Sequence[Values]]) -> Facts:
    """Answer the facts with the records of some kinds replaced; the others stand as they did."""
    given: dict[str, Sequence[Values] | None] = {
        kind: None if kind in facts.assumed_none else rows_of(facts, kind) for kind in vocabulary.kinds
    }
    return facts_in_order(vocabulary, facts.person, facts.context, given | dict(rows))


def rows_of(facts: Facts, kind: str) -> list[Values] | None:
    """Answer the values of a kind's records in the order of the file; None when the kind is not known."""
    records = facts.records[kind]
    return None if records is None else [record.values for record in in_file_order(records)]


def in_file_order(records: Sequence[Record]) -> list[Record]:
    """Put records back into the order of the file."""
    return sorted(records, key=lambda record: record.index)
