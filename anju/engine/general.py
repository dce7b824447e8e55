"""The general evaluator (通用求值): runs an edition over facts of which any part may be unknown, carrying ranges.

It is the one meaning of an edition. `exact` computes the same, faster, where everything a row reads is known.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from anju.engine.counting import METHODS, Counted, Run
from anju.engine.days import Day
from anju.engine.edition import Edition
from anju.engine.expressions import Evaluate
from anju.engine.facts import Facts
from anju.engine.household import Pool
from anju.engine.ranges import Number
from anju.engine.sheet import Findings


@dataclass(frozen=True)
class General:
    """An edition made ready to run: one function for each measure, indicator, total and condition."""

    edition: Edition
    folds: tuple[Callable[[Run], Counted] | None, ...]
    expressions: tuple[Evaluate | None, ...]
    days: tuple[Evaluate | None, ...]
    indicators: tuple[Evaluate, ...]
    totals: tuple[Evaluate, ...]
    requirements: tuple[Evaluate, ...]
    vetoes: tuple[Evaluate, ...]

    def findings(self, facts: Facts, day: Day, pool: Pool | None) -> Findings:
        """Run everything, floor by floor."""
        run, counted = Run(facts, day, pool), []
        for place in range(len(self.edition.measures)):
            counted.append(self.measure(run, place))
        for place in range(len(self.indicators)):
            self.indicator(run, place)
        for place in range(len(self.totals)):
            self.total(run, place)
        return Findings(
            measures=run.measures,
            counted=counted,
            indicators=run.indicators,
            totals=run.totals,
            requirements=[when(run, ()) for when in self.requirements],
            vetoes=[when(run, ()) for when in self.vetoes],
        )

    def measure(self, run: Run, place: int) -> Counted | None:
        """Count or compute the next measure, on its own day where it has one; the run keeps it."""
        fold, expression, own_day = self.folds[place], self.expressions[place], self.days[place]
        judged = run.day
        run.day = own_day(run, ()) if own_day else judged
        counted = fold(run) if fold else None
        value: Any = counted.value if counted else expression(run, ()) if expression else None
        if counted:
            run.counted[self.edition.measures[place].name] = counted
        run.measures.append(value)
        run.day = judged
        return counted

    def indicator(self, run: Run, place: int) -> Number:
        """Give the points of the next indicator; the run keeps them."""
        points: Number = self.indicators[place](run, ())
        run.indicators.append(points)
        return points

    def total(self, run: Run, place: int) -> Number:
        """Compute the next total; the run keeps it."""
        points: Number = self.totals[place](run, ())
        run.totals.append(points)
        return points


@lru_cache(maxsize=64)
def general_of(edition: Edition) -> General:
    """Compile an edition once; editions are told apart by identity."""
    kinds = edition.vocabulary.kinds
    return General(
        edition,
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
    )
