"""Advice (加分建议): what each declared step brings, and on which day, compared with just going on.

The promise is the engine's: the points of the facts with the step, less the points of the facts without it, both on the
day named, both with what runs now going on. Whoever does the step has exactly these points on that day.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from anju.engine.counting import Run
from anju.engine.days import Day, date_of, month_of, shifted
from anju.engine.differences import rows_behind, total_difference
from anju.engine.edition import Edition, Indicator, Measure, Reason, Standing
from anju.engine.facts import Facts
from anju.engine.foresight.changes import Values, rows_of, with_records
from anju.engine.foresight.forecast import Point, curve
from anju.engine.foresight.going_on import Ahead, GoesOn
from anju.engine.points import BestOf, Capped, IndicatorPoints
from anju.engine.ranges import Number, Range, high_of, low_of
from anju.engine.sheet import MeasureLine, ScoreSheet
from anju.engine.spans import size
from anju.engine.steps import RelativeDay, Step, StepChange
from anju.engine.text import Text
from anju.engine.vocabulary import FactKind

Cause = Literal["cap", "left_out", "outweighed", "total_cap", "no_record", "already", "not_enough", "costs"]


@dataclass(frozen=True, slots=True)
class Why:
    """Why a step brings nothing: its row is at its cap, the record does not count, or the total does not take it."""

    cause: Cause
    cap: int | None = None
    reason: Reason | None = None
    say: Text | None = None


@dataclass(frozen=True, eq=False)
class Promise:
    """What one step brings on the day named, and the sheets with and without it.

    `assumed_none` names kinds that are not known and were taken as empty but for the step.
    """

    step: Step
    standing: Standing
    day: Day
    without: ScoreSheet
    with_it: ScoreSheet
    gain: Number
    why: Why | None
    assumed_none: tuple[str, ...]

    @property
    def brings(self) -> bool:
        """Say whether it brings anything, or may."""
        return self.why is None


@dataclass(frozen=True, slots=True)
class Rise:
    """The next day on which a row gives more by itself, if what runs now goes on."""

    day: Day
    before: Number
    after: Number


@dataclass(frozen=True, eq=False)
class RowAdvice:
    """An indicator, its next rise by itself, and its steps in the order of the edition."""

    indicator: Indicator
    points: Number
    by_itself: Rise | None
    promises: tuple[Promise, ...]


@dataclass(frozen=True, eq=False)
class Advice:
    """All advice for one person on one day; rises are looked for up to `until`."""

    sheet: ScoreSheet
    until: Day
    goes_on: tuple[GoesOn, ...]
    rows: tuple[RowAdvice, ...]

    @property
    def best_first(self) -> tuple[Promise, ...]:
        """Answer the steps that bring something, those that bring most first, then the sooner."""
        found = [promise for row in self.rows for promise in row.promises if promise.brings]
        return tuple(sorted(found, key=lambda one: (-_at_least(one.gain), one.day, one.step.name)))


def advise(edition: Edition, facts: Facts, day: Day, until: Day) -> Advice:
    """Say for each indicator what comes by itself and what each step brings (加分建议)."""
    ahead = Ahead(edition, facts, day, until)
    points = curve(ahead)
    rows = tuple(
        RowAdvice(
            line.indicator,
            line.points,
            _rise(points, place),
            tuple(
                promise(edition, facts, day, step) for step in edition.steps if step.indicator == line.indicator.name
            ),
        )
        for place, line in enumerate(points[0].sheet.indicators)
    )
    return Advice(points[0].sheet, until, ahead.goes_on, rows)


def promise(edition: Edition, facts: Facts, day: Day, step: Step) -> Promise:
    """Compute what one step brings to a person who begins it on a day."""
    known, assumed = _known(edition, facts, step)
    done = shifted(day, step.amount, step.unit)
    plain, stepped = Ahead(edition, known, day, done), _Stepped(edition, known, day, done, step)
    stepped.goes_on = plain.goes_on
    named = _first_gain(plain, stepped) if step.within else done
    without, with_it = plain.sheet_on(named), stepped.sheet_on(named)
    gain = _gain(without, with_it, step) if stepped.matched else 0
    standing: Standing = edition.standing_of(step.article) if step.article else "illustrative"
    why = _why(without, with_it, step, matched=stepped.matched) if gain == 0 else None
    most = high_of(gain)
    if most is not None and most < 0:
        why = Why("costs")
    return Promise(step, standing, named, without, with_it, gain, why, assumed)


class _Stepped(Ahead):
    """The later days of a person who does a step; what goes on is what would without it."""

    def __init__(self, edition: Edition, facts: Facts, day: Day, until: Day, step: Step) -> None:
        self.step, self.matched = step, False
        super().__init__(edition, facts, day, until)

    def facts_on(self, day: Day) -> Facts:
        facts = super().facts_on(day)
        for change in self.step.changes:
            facts = self._changed(facts, change)
        return facts

    def _changed(self, facts: Facts, change: StepChange) -> Facts:
        kind = self.edition.vocabulary.kinds[change.kind]
        rows = rows_of(facts, change.kind) or []
        values = {name: self._resolved(kind, name, value) for name, value in change.values}
        if change.where is None:
            self.matched = True
            new = tuple(values.get(column.name, column.absent) for column in kind.columns)
            return with_records(self.edition.vocabulary, facts, {change.kind: [*rows, new]})
        where = {kind.positions[name]: self._resolved(kind, name, value) for name, value in change.where}
        agree = [all(row[place] == value for place, value in where.items()) for row in rows]
        self.matched = self.matched or any(agree)
        sets = {kind.positions[name]: value for name, value in values.items()}
        changed = [_set(row, sets) if agrees else row for row, agrees in zip(rows, agree, strict=True)]
        return with_records(self.edition.vocabulary, facts, {change.kind: changed}) if any(agree) else facts

    def _resolved(self, kind: FactKind, name: str, value: Any) -> Any:
        if not isinstance(value, RelativeDay):
            return value
        day = shifted(self.day if value.anchor == "start" else self.until, value.amount, value.unit)
        if kind.field(name).type.kind == "number":
            return date_of(day).year
        return month_of(day) if kind.field(name).type.kind == "month" else day


def _set(row: Values, sets: dict[int, Any]) -> Values:
    return tuple(sets.get(place, value) for place, value in enumerate(row))


def _known(edition: Edition, facts: Facts, step: Step) -> tuple[Facts, tuple[str, ...]]:
    """Take a kind that is not known as empty where a step works on it: a file cannot say "this one, and maybe more"."""
    unknown = tuple(dict.fromkeys(one.kind for one in step.changes if facts.records[one.kind] is None))
    return with_records(edition.vocabulary, facts, dict.fromkeys(unknown, ())) if unknown else facts, unknown


def _first_gain(plain: Ahead, stepped: _Stepped) -> Day:
    """Answer the first day on which the step surely brings something, or may; the last day when it never does."""
    days = sorted({point.day for ahead in (plain, stepped) for point in curve(ahead)})
    perhaps = None
    for day in days:
        gain = _gain(plain.sheet_on(day), stepped.sheet_on(day), stepped.step)
        if _at_least(gain) > 0:
            return day
        if perhaps is None and isinstance(gain, Range) and (gain.high is None or gain.high > 0):
            perhaps = day
    return stepped.until if perhaps is None else perhaps


def _gain(without: ScoreSheet, with_it: ScoreSheet, step: Step) -> Number:
    edition, kinds = without.edition, {change.kind for change in step.changes}
    same = {row.name for row in edition.indicators if _is_untouched(row, kinds, without, with_it)}
    return total_difference(without, with_it, same, edition.decimals)


def _is_untouched(row: Indicator, kinds: set[str], without: ScoreSheet, with_it: ScoreSheet) -> bool:
    """Say whether a row reads nothing that the step changes, or only what is exactly the same with it."""
    behind = [one for one in rows_behind(without.edition, row) if isinstance(one, Measure)]
    changed = [one.name for one in behind if one.fold and one.fold.kind in kinds]
    return all(_are_exactly_alike(without.measures[name], with_it.measures[name]) for name in changed)


def _are_exactly_alike(one: MeasureLine, other: MeasureLine) -> bool:
    mine, theirs = one.counted, other.counted
    if mine is None or theirs is None or one.value is None or isinstance(one.value, Range):
        return False
    spans = {mine.surely, mine.at_most, theirs.surely, theirs.at_most}
    return one.value == other.value and len(spans) == 1


def _rise(points: tuple[Point, ...], place: int) -> Rise | None:
    now = points[0].sheet.indicators[place].points
    for before, point in pairwise(points):
        then = point.sheet.indicators[place].points
        if _at_least(then) > _at_least(now) and (high_of(then) is None or (high_of(then) or 0) >= (high_of(now) or 0)):
            return Rise(point.day, before.sheet.indicators[place].points, then)
    return None


def _at_least(points: Number) -> int:
    low = low_of(points)
    return -(10**9) if low is None else low


def _why(without: ScoreSheet, with_it: ScoreSheet, step: Step, *, matched: bool) -> Why:
    if not matched:
        return Why("no_record")
    rows = [
        next(line for line in sheet.indicators if line.indicator.name == step.indicator) for sheet in (without, with_it)
    ]
    if rows[0].points != rows[1].points:
        return _not_in_total(with_it, step)
    points = rows[1].indicator.points
    if isinstance(points, Capped) and rows[1].points == points.cap:
        return Why("cap", points.cap)
    reasons = list(_left_out(without, with_it, step))
    if reasons:
        return Why("left_out", reason=reasons[0])
    steady = all(line.value == with_it.measures[name].value for name, line in without.measures.items())
    return Why("already" if steady and rows[0].points != 0 else "not_enough")


def _left_out(without: ScoreSheet, with_it: ScoreSheet, step: Step) -> Iterator[Reason]:
    """Yield why the records that a step adds are left out, where none of them counts."""
    for change in step.changes:
        place = len(without.facts.records[change.kind] or ())
        lines = [
            line
            for measure in with_it.measures.values()
            for line in (measure.counted.lines if measure.counted else ())
            if line.record.kind == change.kind and line.record.index >= place
        ]
        if lines and all(line.verdict == "left_out" for line in lines):
            lines.sort(key=lambda line: size(line.span), reverse=True)
            yield from (line.reason for line in lines if line.reason)


def _not_in_total(sheet: ScoreSheet, step: Step) -> Why:
    """Say which cap, or which higher row, keeps a row that rose out of the total."""
    run = Run(sheet.facts, sheet.day)
    run.measures = [line.value for line in sheet.measures.values()]
    run.indicators = [line.points for line in sheet.indicators]
    run.totals = [line.points for line in sheet.totals]
    for total in sheet.edition.totals:
        for part in total.points.walk():
            inside = {one.name for one in part.walk() if isinstance(one, IndicatorPoints)}
            if step.indicator in inside and isinstance(part, BestOf):
                return Why("outweighed", say=part.say)
            if step.indicator in inside and isinstance(part, Capped) and part.compile()(run, ()) == part.cap:
                return Why("total_cap", part.cap)
    return Why("not_enough")
