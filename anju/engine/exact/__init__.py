"""The exact evaluator (直算): the same answers as `general`, about seven times as fast, where the facts are known.

Why it is there, and why it may be trusted: docs/adr/0009-exact-program.md.
"""

from dataclasses import dataclass
from functools import lru_cache

from anju.engine.days import Day
from anju.engine.edition import Edition
from anju.engine.exact.program import Program, Rest, write_program
from anju.engine.facts import Facts
from anju.engine.general import General, general_of
from anju.engine.sheet import Findings


@dataclass(frozen=True)
class Exact:
    """An edition as one function, and the general evaluator for the rows that are not known."""

    general: General
    program: Program

    def findings(self, facts: Facts, day: Day) -> Findings:
        """Run everything, floor by floor."""
        return self.run(facts, day)[0]

    def run(self, facts: Facts, day: Day) -> tuple[Findings, Rest]:
        """Run everything; answer also which rows were left to the general evaluator."""
        found = Findings()
        rest = Rest(self.general, facts, day, found)
        self.program(facts, day, found, rest)
        return found, rest


@lru_cache(maxsize=64)
def exact_of(edition: Edition) -> Exact:
    """Write the program of an edition once; editions are told apart by identity."""
    return Exact(general_of(edition), write_program(edition))
