"""Scoring (计分): run an edition over the facts of one person on one day.

The order is the order of the floors: measures as they stand in the edition (the loader has put each behind what it
reads), indicators, totals, requirements and vetoes. Nothing is rounded here: the loader refuses what is finer than the
edition's smallest unit.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from anju.engine.counting import METHODS, Counted, Run
from anju.engine.days import Day
from anju.engine.edition import Edition, Standing
from anju.engine.expressions import Evaluate, Node
from anju.engine.facts import Facts
from anju.engine.household import Pool
from anju.engine.ranges import Range, Truth
from anju.engine.reading import Reads, missing_facts, reads_of
from anju.engine.sheet import (
    MeasureLine,
    RequirementLine,
    ScoreLine,
    ScoreSheet,
    TotalLine,
    VetoLine,
)


class OutsideEdition(Exception):
    """The edition does not cover the day of judging, so it decides nothing about it (基准日不在版本适用期内)."""


@dataclass(frozen=True)
class Program:
    """An edition made ready to run: one function for each measure, indicator, total and condition."""

    folds: tuple[Callable[[Run], Counted] | None, ...]
    expressions: tuple[Evaluate | None, ...]
    days: tuple[Evaluate | None, ...]
    indicators: tuple[Evaluate, ...]
    totals: tuple[Evaluate, ...]
    requirements: tuple[Evaluate, ...]
    vetoes: tuple[Evaluate, ...]
    reads: dict[int, Reads]
    standings: tuple[Standing, ...]


@lru_cache(maxsize=64)
def program_of(edition: Edition) -> Program:
    """Compile an edition once; editions are told apart by identity."""
    kinds = edition.vocabulary.kinds
    reads = reads_of(edition)
    return Program(
        folds=tuple(
            METHODS[measure.fold.count](measure.fold, kinds[measure.fold.kind]) if measure.fold else None
            for measure in edition.measures
        ),
        expressions=tuple(measure.expression.compile() if measure.expression else None for measure in edition.measures),
        days=tuple(measure.at.compile() if measure.at else None for measure in edition.measures),
        indicators=tuple(indicator.points.compile() for indicator in edition.indicators),
        totals=tuple(total.points.compile() for total in edition.totals),
        requirements=tuple(requirement.when.compile() for requirement in edition.requirements),
        vetoes=tuple(veto.when.compile() for veto in edition.vetoes),
        reads=reads,
        standings=tuple(edition.weakest_standing(_articles(edition, node, reads)) for node in edition.indicators),
    )


def score(
    edition: Edition, facts: Facts, day: Day, *, as_if_in_force: bool = False, pool: Pool | None = None
) -> ScoreSheet:
    """Score one person on one day (计分). Raises OutsideEdition for a day not covered, unless asked "as if"."""
    if not edition.covers(day) and not as_if_in_force:
        raise OutsideEdition(edition.name)
    program = program_of(edition)
    run = Run(facts, day, pool)
    measures = _count(edition, program, run)
    _give_points(program, run)
    return _sheet(edition, program, run, facts, measures)


def _count(edition: Edition, program: Program, run: Run) -> dict[str, MeasureLine]:
    lines = {}
    judged = run.day
    for measure, fold, expression, day in zip(
        edition.measures, program.folds, program.expressions, program.days, strict=True
    ):
        run.day = day(run, ()) if day else judged
        counted = fold(run) if fold else None
        value = counted.value if counted else expression(run, ()) if expression else None
        if counted:
            run.counted[measure.name] = counted
        run.measures.append(value)
        run.day = judged
        lines[measure.name] = MeasureLine(measure, value, counted)
    return lines


def _give_points(program: Program, run: Run) -> None:
    for points in program.indicators:
        run.indicators.append(points(run, ()))
    for points in program.totals:
        run.totals.append(points(run, ()))


def _sheet(edition: Edition, program: Program, run: Run, facts: Facts, measures: dict[str, MeasureLine]) -> ScoreSheet:
    behind = _Behind(edition, program, run, measures)
    return ScoreSheet(
        edition=edition,
        facts=facts,
        day=run.day,
        measures=measures,
        indicators=tuple(
            ScoreLine(
                indicator,
                points,
                behind.lines(indicator),
                standing,
                behind.missing(indicator, points),
            )
            for indicator, points, standing in zip(edition.indicators, run.indicators, program.standings, strict=True)
        ),
        totals=tuple(TotalLine(total, points) for total, points in zip(edition.totals, run.totals, strict=True)),
        requirements=tuple(
            RequirementLine(requirement, met, behind.lines(requirement), behind.missing(requirement, met))
            for requirement, met in zip(edition.requirements, _truths(program.requirements, run), strict=True)
        ),
        vetoes=tuple(
            VetoLine(veto, strikes, behind.lines(veto), behind.missing(veto, strikes))
            for veto, strikes in zip(edition.vetoes, _truths(program.vetoes, run), strict=True)
        ),
        assumed_none=facts.assumed_none,
    )


def _truths(conditions: Iterable[Evaluate], run: Run) -> list[Truth]:
    return [condition(run, ()) for condition in conditions]


class _Behind:
    """What stands behind a row of the sheet: its measures, and the facts it lacks."""

    def __init__(self, edition: Edition, program: Program, run: Run, measures: dict[str, MeasureLine]) -> None:
        self.edition, self.program, self.run, self.measures = edition, program, run, measures

    def lines(self, node: Node) -> tuple[MeasureLine, ...]:
        return tuple(self.measures[name] for name in self.program.reads[id(node)].measures)

    def missing(self, node: Node, value: Any) -> tuple[str, ...]:
        if value is not None and not isinstance(value, Range):
            return ()
        reads = self.program.reads
        return missing_facts(self.edition, reads[id(node)], reads, self.run, self.measures)


def _articles(edition: Edition, node: Any, reads: dict[int, Reads]) -> tuple[str, ...]:
    """Answer every article an indicator rests on: its own, and those of its parts and of the measures it reads.

    That later facts do not count is left aside: it holds for every row and carries no number of the table.
    """
    named = {measure.name: measure for measure in edition.measures}
    rows = (node, *(named[name] for name in reads[id(node)].measures))
    parts = [part for row in rows for part in row.walk() if getattr(part, "name", "") != "later"]
    return tuple(article for part in parts if (article := getattr(part, "article", "")))
