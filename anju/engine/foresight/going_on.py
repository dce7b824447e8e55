"""What goes on (照常延续的假设): periods that run, months that are paid, papers that are renewed; nothing else changes.

A period without an end runs on by itself. Months of which the last is the month of the day of judging, or the one
before, go on being added month by month, with the same lag. A date that the vocabulary calls `renewed` and that has
not passed is moved by a year as often as needed. On the day of judging itself nothing is assumed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from anju.engine.counting import Line
from anju.engine.days import LAST_MONTH, STILL_RUNNING, Day, month_of, shifted
from anju.engine.edition import Edition, Fold
from anju.engine.facts import Facts, Record
from anju.engine.foresight.changes import Values, in_file_order, with_records
from anju.engine.scoring import score
from anju.engine.sheet import ScoreSheet
from anju.engine.vocabulary import FactKind

How = Literal["runs", "months", "renewed"]


@dataclass(frozen=True, slots=True)
class GoesOn:
    """A record that is assumed to go on, and how: it runs, months are added, or a date is renewed."""

    record: Record
    how: How
    position: int = 0


class Ahead:
    """The facts of one person on every later day, as they are if what runs now goes on."""

    def __init__(self, edition: Edition, facts: Facts, day: Day, until: Day) -> None:
        """Find what goes on; what makes no difference until the last day is not assumed."""
        self.edition, self.facts, self.day, self.until = edition, facts, day, until
        self.goes_on: tuple[GoesOn, ...] = tuple(_found(edition, facts, day))
        last = self.sheet_on(until)
        self.goes_on = tuple(one for one in self.goes_on if one.how != "months" or _matters(one.record, last))

    def sheet_on(self, day: Day) -> ScoreSheet:
        """Score the person on a later day, as if the edition covered it."""
        return score(self.edition, self.facts_on(day), day, as_if_in_force=True)

    def facts_on(self, day: Day) -> Facts:
        """Answer the facts as they are on a later day."""
        moved = {(one.record.kind, one.record.index): self._moved(one, day) for one in self.goes_on}
        kinds = {kind for kind, _ in moved}
        if not kinds or day == self.day:
            return self.facts
        rows = {
            kind: [
                moved.get((kind, record.index), record.values)
                for record in in_file_order(self.facts.records[kind] or ())
            ]
            for kind in kinds
        }
        return with_records(self.edition.vocabulary, self.facts, rows)

    def days_of_change(self) -> Iterator[Day]:
        """Yield the days on which the facts change: the first of each month, and the day after a paper ran out."""
        for one in self.goes_on:
            if one.how == "renewed":
                last = one.record.values[one.position]
                while last < self.until:
                    yield last + 1
                    last = _renewed(one.record.values[one.position], last + 1)

    def _moved(self, one: GoesOn, day: Day) -> Values:
        values = one.record.values
        if one.how == "months":
            return _with(values, 1, min(values[1] + month_of(day) - month_of(self.day), LAST_MONTH))
        if one.how == "renewed":
            return _with(values, one.position, _renewed(values[one.position], day))
        return values


def _found(edition: Edition, facts: Facts, day: Day) -> Iterator[GoesOn]:
    read = {measure.fold.kind for measure in edition.measures if measure.fold}
    for name, kind in edition.vocabulary.kinds.items():
        records = in_file_order(facts.records[name] or ()) if name in read else []
        for record in records:
            yield from _how(kind, record, records, day)


def _how(kind: FactKind, record: Record, records: Sequence[Record], day: Day) -> Iterator[GoesOn]:
    if kind.shape == "period" and record.values[1] == STILL_RUNNING:
        yield GoesOn(record, "runs")
    if kind.shape == "month" and _is_last(record, records, month_of(day)):
        yield GoesOn(record, "months")
    for position, column in enumerate(kind.columns):
        value = record.values[position]
        if column.renewed and isinstance(value, int) and value >= day:
            yield GoesOn(record, "renewed", position)


def _is_last(record: Record, records: Sequence[Record], month: int) -> bool:
    """Say whether a run of months reaches the month of judging or the one before, and no like record takes it up."""
    last = record.values[1]
    taken_up = any(
        other is not record and other.values[2:] == record.values[2:] and other.values[0] <= last + 1 <= other.values[1]
        for other in records
    )
    return last in (month - 1, month) and not taken_up


def _matters(record: Record, last: ScoreSheet) -> bool:
    """Say whether some measure lets the months of a record count, or may; a duplicate counts as well."""
    for line in last.measures.values():
        fold = line.measure.fold
        if fold and fold.kind == record.kind and (line.counted is None or line.counted.monthly):
            lines = line.counted.lines if line.counted else ()
            if any(one.record.index == record.index and _may_count(one, fold) for one in lines):
                return True
    return False


def _may_count(line: Line, fold: Fold) -> bool:
    return line.verdict != "left_out" or line.reason == fold.again


def _renewed(last: Day, day: Day) -> Day:
    """Move a last day by full years until it reaches a day."""
    years = 0
    while shifted(last, years, "years") < day:
        years += 1
    return shifted(last, years, "years")


def _with(values: Values, position: int, value: Any) -> Values:
    return (*values[:position], value, *values[position + 1 :])
