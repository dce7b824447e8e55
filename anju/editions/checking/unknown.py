"""Everything unknown (全部未知): the edition run with no fact known answers what each node can be at all.

The engine carries ranges through every node, so one run of it over an empty file is an abstract evaluation: sound
bounds of every measure, indicator and total. A claim of the checker must hold on every day looked at: the first and
the last day covered, and the days on which a dated window opens or closes in between.
"""

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from anju.engine.counting import Run
from anju.engine.days import LAST_DAY, shifted
from anju.engine.edition import Edition, RunOn
from anju.engine.expressions import (
    Compare,
    Constant,
    ContextField,
    Dated,
    DayOfJudging,
    Expression,
    Field,
    InWindows,
    MeasureValue,
    PersonField,
    WindowEnd,
)
from anju.engine.facts import Facts
from anju.engine.points import Points
from anju.engine.ranges import ANY_NUMBER, Number, Range, between, hull
from anju.engine.scoring import score
from anju.engine.types import DAY
from anju.engine.vocabulary import FactKind, FieldKind

YEARS_OF_AN_OPEN_EDITION = 10
Leaf = Field | PersonField | ContextField | MeasureValue
"""What a node reads and the checker may vary."""


@dataclass(frozen=True, eq=False)
class Unknown:
    """An edition over the days it covers, with no fact known."""

    edition: Edition

    @cached_property
    def days(self) -> tuple[int, ...]:
        """Answer the days looked at, in order."""
        first = self.edition.first_day
        last = self.edition.last_day
        last = min(shifted(first, YEARS_OF_AN_OPEN_EDITION, "years"), LAST_DAY) if last is None else last
        edges = set(_change_days(self.edition))
        return tuple(sorted({first, last} | {edge for edge in edges if first < edge < last}))

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """Answer the run of each day, filled to the top floor."""
        return tuple(_run(self.edition, day) for day in self.days)

    def run_on(self, day: int) -> Run:
        """Answer the run of one day more."""
        return _run(self.edition, day)

    def bounds(self, node: Points | Expression, kind: FactKind | None = None) -> Number:
        """Answer what a node can be on any of the days; `kind` is the record's where it reads one."""
        evaluate, record = node.compile(), unknown_record(kind)
        return hull(evaluate(run, record) for run in self.runs)


def unknown_record(kind: FactKind | None) -> tuple[Any, ...]:
    """Answer a record of which nothing is known but what its fields allow; empty outside records."""
    return () if kind is None else tuple(_unknown_value(column) for column in kind.columns)


def with_value(run: Run, record: tuple[Any, ...], leaf: Leaf, value: Any) -> tuple[Run, tuple[Any, ...]]:
    """Answer the run and the record with one leaf known to have a value."""
    place = leaf.position
    if isinstance(leaf, Field):
        return run, (*record[:place], value, *record[place + 1 :])
    changed = copy.copy(run)
    if isinstance(leaf, MeasureValue):
        changed.measures = [*run.measures[:place], value, *run.measures[place + 1 :]]
    elif isinstance(leaf, PersonField):
        changed.person = (*run.person[:place], value, *run.person[place + 1 :])
    else:
        changed.context = (*run.context[:place], value, *run.context[place + 1 :])
    return changed, record


def value_of(run: Run, record: tuple[Any, ...], leaf: Leaf) -> Any:
    """Answer what is known of a leaf."""
    return leaf.compile()(run, record)


def leaves_of(node: Points | Expression) -> tuple[Leaf, ...]:
    """Answer what a node reads, each once."""
    found = (part for part in node.walk() if isinstance(part, (Field, PersonField, ContextField, MeasureValue)))
    return tuple(dict.fromkeys(found))


def _run(edition: Edition, day: int) -> Run:
    vocabulary = edition.vocabulary
    person = tuple(
        Range(0, day) if field.name == "birth_date" and field.type == DAY else _unknown_value(field)
        for field in vocabulary.person
    )
    context = tuple(_unknown_value(field) for field in vocabulary.context)
    facts = Facts(vocabulary, person, context, dict.fromkeys(vocabulary.kinds))
    sheet = score(edition, facts, day, as_if_in_force=True)
    run = Run(facts, day)
    run.counted = {name: line.counted for name, line in sheet.measures.items() if line.counted is not None}
    run.measures = [line.value for line in sheet.measures.values()]
    run.indicators = [line.points for line in sheet.indicators]
    run.totals = [line.points for line in sheet.totals]
    return run


def _unknown_value(field: FieldKind) -> Any:
    if field.type.kind == "number" and (field.least is not None or field.most is not None):
        low = None if field.type.negative else 0
        return between(low if field.least is None else field.least, field.most)
    return ANY_NUMBER if field.type.kind in ("day", "month") else field.type.unknown


def _change_days(edition: Edition) -> Iterator[int]:
    """Yield the days on which something changes: edges of windows, dated values, days that conditions name."""
    rows = (*edition.measures, *edition.indicators, *edition.requirements, *edition.vetoes)
    for node in (node for row in rows for node in row.walk()):
        if isinstance(node, (RunOn, InWindows, WindowEnd)):
            for start, end in node.windows:
                yield from (start,) if end is None else (start, end, end + 1)
        elif isinstance(node, Dated):
            yield from (first for first, _ in node.rows)
        elif isinstance(node, Compare) and isinstance(node.left, DayOfJudging) and isinstance(node.right, Constant):
            yield from (node.right.value, node.right.value + 1)
