"""Scoring (计分): run an edition over the facts of one person on one day.

The order is the order of the floors: measures as they stand in the edition (the loader has put each behind what it
reads), indicators, totals, requirements and vetoes. Nothing is rounded here: the loader refuses what is finer than the
edition's smallest unit. Two evaluators answer the same: `exact` where all that a row reads is known, else `general`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from anju.engine.counting import Counted, Run
from anju.engine.days import Day
from anju.engine.edition import Edition, Standing
from anju.engine.exact import exact_of
from anju.engine.expressions import Node
from anju.engine.facts import Facts
from anju.engine.general import general_of
from anju.engine.household import Pool
from anju.engine.ranges import Range
from anju.engine.reading import Reads, missing_facts, reads_of
from anju.engine.sheet import MeasureLine, RequirementLine, ScoreLine, ScoreSheet, VetoLine


class OutsideEdition(Exception):
    """The edition does not cover the day of judging, so it decides nothing about it (基准日不在版本适用期内)."""


def score(
    edition: Edition, facts: Facts, day: Day, *, as_if_in_force: bool = False, pool: Pool | None = None
) -> ScoreSheet:
    """Score one person on one day (计分). Raises OutsideEdition for a day not covered, unless asked "as if"."""
    if not edition.covers(day) and not as_if_in_force:
        raise OutsideEdition(edition.name)
    if pool is None:
        return ScoreSheet(edition, facts, day, exact_of(edition).findings(facts, day), _Behind(None))
    return ScoreSheet(edition, facts, day, general_of(edition).findings(facts, day, pool), _Behind(pool))


def score_by_ranges(edition: Edition, facts: Facts, day: Day) -> ScoreSheet:
    """Score by the general evaluator alone, on any day: what `score` must equal."""
    return ScoreSheet(edition, facts, day, general_of(edition).findings(facts, day, None), _Behind(None))


def standings_of(edition: Edition) -> tuple[Standing, ...]:
    """Answer the weakest standing that each indicator rests on (依据效力)."""
    return _grounds_of(edition).standings


@dataclass(frozen=True)
class _Grounds:
    """What of an edition stands behind its rows: what each reads, and the weakest standing it rests on."""

    reads: dict[int, Reads]
    standings: tuple[Standing, ...]


@lru_cache(maxsize=64)
def _grounds_of(edition: Edition) -> _Grounds:
    reads = reads_of(edition)
    return _Grounds(
        reads, tuple(edition.weakest_standing(_articles(edition, node, reads)) for node in edition.indicators)
    )


@dataclass(frozen=True, slots=True)
class _Behind:
    """What stands behind a row of the sheet: its measures, and the facts it lacks."""

    pool: Pool | None

    def measures(self, sheet: ScoreSheet) -> dict[str, MeasureLine]:
        records, found = sheet.facts.records, sheet.findings
        lines = {}
        for measure, value, told in zip(sheet.edition.measures, found.measures, found.counted, strict=True):
            if told is not None and not isinstance(told, Counted):
                told = told.counted(value, records[measure.fold.kind] if measure.fold else ())
            lines[measure.name] = MeasureLine(measure, value, told)
        return lines

    def indicators(self, sheet: ScoreSheet) -> tuple[ScoreLine, ...]:
        rows, standings = sheet.edition.indicators, standings_of(sheet.edition)
        return tuple(
            ScoreLine(row, points, self._measures(sheet, row), standing, self._missing(sheet, row, points))
            for row, points, standing in zip(rows, sheet.findings.indicators, standings, strict=True)
        )

    def requirements(self, sheet: ScoreSheet) -> tuple[RequirementLine, ...]:
        return tuple(
            RequirementLine(row, met, self._measures(sheet, row), self._missing(sheet, row, met))
            for row, met in zip(sheet.edition.requirements, sheet.findings.requirements, strict=True)
        )

    def vetoes(self, sheet: ScoreSheet) -> tuple[VetoLine, ...]:
        return tuple(
            VetoLine(row, strikes, self._measures(sheet, row), self._missing(sheet, row, strikes))
            for row, strikes in zip(sheet.edition.vetoes, sheet.findings.vetoes, strict=True)
        )

    def _measures(self, sheet: ScoreSheet, row: Node) -> tuple[MeasureLine, ...]:
        return tuple(sheet.measures[name] for name in _grounds_of(sheet.edition).reads[id(row)].measures)

    def _missing(self, sheet: ScoreSheet, row: Node, value: Any) -> tuple[str, ...]:
        if value is not None and not isinstance(value, Range):
            return ()
        reads, run = _grounds_of(sheet.edition).reads, Run(sheet.facts, sheet.day, self.pool)
        return missing_facts(sheet.edition, reads[id(row)], reads, run, sheet.measures)


def _articles(edition: Edition, node: Any, reads: Mapping[int, Reads]) -> tuple[str, ...]:
    """Answer every article an indicator rests on: its own, and those of its parts and of the measures it reads.

    That later facts do not count is left aside: it holds for every row and carries no number of the table.
    """
    named = {measure.name: measure for measure in edition.measures}
    rows = (node, *(named[name] for name in reads[id(node)].measures))
    parts = [part for row in rows for part in row.walk() if getattr(part, "name", "") != "later"]
    return tuple(article for part in parts if (article := getattr(part, "article", "")))
