"""The score sheet (积分明细): what `score` answers. Numbers are exact or ranges; `wording` makes sentences of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

from anju.engine.counting.counted import Counted
from anju.engine.edition import Edition, HouseholdTotal, Indicator, Measure, Requirement, Standing, Total, Veto
from anju.engine.facts import Facts
from anju.engine.ranges import Number, Truth


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure with its value, and what became of every record it looked at."""

    measure: Measure
    value: Number | Truth
    counted: Counted | None


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """An indicator with its points, the measures behind it, and the weakest standing that it rests on."""

    indicator: Indicator
    points: Number
    measures: tuple[MeasureLine, ...]
    standing: Standing
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TotalLine:
    """A total with its points."""

    total: Total
    points: Number


@dataclass(frozen=True, slots=True)
class RequirementLine:
    """A requirement: met, not met, or not to be said; and the measures behind it."""

    requirement: Requirement
    met: Truth
    measures: tuple[MeasureLine, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VetoLine:
    """A veto: whether it strikes, and the measures behind it."""

    veto: Veto
    strikes: Truth
    measures: tuple[MeasureLine, ...]
    missing: tuple[str, ...]


@dataclass(slots=True)
class Findings:
    """What a run found (计算结果), floor by floor, in the order of the edition.

    `counted` has for each measure what became of its records: a `Counted`, or what can tell one; None where a measure
    is computed from others.
    """

    measures: list[Any] = field(default_factory=list)
    counted: list[Any] = field(default_factory=list)
    indicators: list[Number] = field(default_factory=list)
    totals: list[Number] = field(default_factory=list)
    requirements: list[Truth] = field(default_factory=list)
    vetoes: list[Truth] = field(default_factory=list)


class Behind(Protocol):
    """Whoever ran the edition knows what stands behind each row; the sheet asks when a row is looked at."""

    def measures(self, sheet: "ScoreSheet") -> Mapping[str, MeasureLine]:
        """Answer the measures by name, with what became of every record."""

    def indicators(self, sheet: "ScoreSheet") -> tuple[ScoreLine, ...]:
        """Answer the rows of the points table."""

    def requirements(self, sheet: "ScoreSheet") -> tuple[RequirementLine, ...]:
        """Answer the conditions to apply."""

    def vetoes(self, sheet: "ScoreSheet") -> tuple[VetoLine, ...]:
        """Answer the vetoes."""


@dataclass(frozen=True, eq=False)
class ScoreSheet:
    """Everything that one edition says about one person on one day.

    Every value and every verdict on a record is found when the sheet is made; the objects that show them are made when
    they are looked at.
    """

    edition: Edition
    facts: Facts
    day: int
    findings: Findings
    behind: Behind

    @cached_property
    def measures(self) -> Mapping[str, MeasureLine]:
        """Answer the measures by name."""
        return self.behind.measures(self)

    @cached_property
    def indicators(self) -> tuple[ScoreLine, ...]:
        """Answer the rows of the points table."""
        return self.behind.indicators(self)

    @cached_property
    def totals(self) -> tuple[TotalLine, ...]:
        """Answer the totals."""
        return tuple(map(TotalLine, self.edition.totals, self.findings.totals))

    @cached_property
    def requirements(self) -> tuple[RequirementLine, ...]:
        """Answer the conditions to apply."""
        return self.behind.requirements(self)

    @cached_property
    def vetoes(self) -> tuple[VetoLine, ...]:
        """Answer the vetoes."""
        return self.behind.vetoes(self)

    @property
    def assumed_none(self) -> tuple[str, ...]:
        """Answer the kinds that the file does not mention and the vocabulary assumes to be empty."""
        return self.facts.assumed_none

    @property
    def outside(self) -> bool:
        """Say whether the day lies outside the days that the edition covers ("as if in force")."""
        return not self.edition.covers(self.day)

    @property
    def total(self) -> Number:
        """Answer the points of the total that is the purpose's own, or else the edition's."""
        return self.main.points

    @property
    def main(self) -> TotalLine:
        """Answer the total that is the purpose's own, or else the edition's."""
        names = [field.name for field in self.edition.vocabulary.context]
        purpose = self.facts.context[names.index("purpose")] if "purpose" in names else None
        own = [line for line in self.totals if isinstance(purpose, str) and purpose in line.total.purposes]
        return own[0] if own else next(line for line in self.totals if line.total.main)

    @property
    def missing(self) -> tuple[str, ...]:
        """Answer every fact whose absence leaves something open, each once, in the order met."""
        rows = [line.missing for line in self.indicators]
        rows += [line.missing for line in self.requirements]
        rows += [line.missing for line in self.vetoes]
        return tuple(dict.fromkeys(path for row in rows for path in row))


@dataclass(frozen=True, slots=True)
class CombinedLine:
    """A total of several persons, with what each of its parts brought."""

    total: HouseholdTotal
    points: Number
    parts: tuple[Number, ...]


@dataclass(frozen=True, eq=False)
class HouseholdSheet:
    """The sheets of a household by role, and what the edition makes of them."""

    edition: Edition
    day: int
    sheets: tuple[tuple[str, ScoreSheet], ...]
    combined: tuple[CombinedLine, ...]
