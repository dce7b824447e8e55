"""Households (家庭): several persons with roles, each with a sheet of its own, put together as the edition says."""

from collections.abc import Mapping
from dataclasses import dataclass

from anju.engine.facts import Facts, Record

ROLES = ("applicant", "spouse", "mother", "father", "guardian", "child")
"""Who may stand in a household file."""

Pool = Mapping[str, Mapping[str, tuple[Record, ...] | None]]
"""The records of each role, for measures that look at relatives (`whose:`)."""


@dataclass(frozen=True, slots=True)
class Member:
    """One person of a household."""

    role: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class Household:
    """The persons of a household file, in its order."""

    members: tuple[Member, ...]

    @property
    def pool(self) -> Pool:
        """Answer the records of each role; of several children those of all, unknown when one of them is."""
        pool: dict[str, dict[str, tuple[Record, ...] | None]] = {}
        for member in self.members:
            mine = pool.setdefault(member.role, {})
            for kind, records in member.facts.records.items():
                before = mine.get(kind, ())
                mine[kind] = None if records is None or before is None else (*before, *records)
        return pool
