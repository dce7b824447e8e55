"""The run (一次计算): everything that counting and scoring look at, filled floor by floor."""

from collections.abc import Mapping, Sequence
from typing import Any

from anju.engine.counting.counted import Counted
from anju.engine.days import Day
from anju.engine.edition import Fold
from anju.engine.facts import Facts, Record
from anju.engine.household import Pool
from anju.engine.ranges import Number


class Run:
    """One person, one day, and what has been counted so far. It lives as long as one call of `score`."""

    __slots__ = ("context", "counted", "day", "facts", "indicators", "measures", "person", "pool", "totals")

    def __init__(self, facts: Facts, day: Day, pool: Pool | None = None) -> None:
        """Begin with nothing counted."""
        self.pool = pool
        self.day = day
        self.person: Sequence[Any] = facts.person
        self.context: Sequence[Any] = facts.context
        self.facts = facts
        self.measures: list[Any] = []
        self.counted: dict[str, Counted] = {}
        self.indicators: list[Number] = []
        self.totals: list[Number] = []

    @property
    def records(self) -> Mapping[str, tuple[Record, ...] | None]:
        """Answer the person's own records."""
        return self.facts.records

    def records_of(self, fold: Fold) -> tuple[Record, ...] | None:
        """Answer the records that a fold looks at: the person's own, or those of the household's roles it names."""
        if not fold.whose or self.pool is None:
            return self.records[fold.kind]
        pooled: tuple[Record, ...] = ()
        for role in fold.whose:
            records = self.pool.get(role, {}).get(fold.kind, ())
            if records is None:
                return None
            pooled += records
        return tuple(sorted(pooled, key=lambda record: (record.name, record.whose, record.index)))
