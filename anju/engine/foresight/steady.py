"""The proof that nothing changes between two days (区间不变性): every row is computed once for all days between.

The engine's own ranges do it: with a range of days in place of the day of judging, a condition that is true or false,
a number that is exact, is so on each of these days. A measure of days grows, and never falls, as long as its rules stay
as they are; what it is at both ends bounds it in between. What cannot be proved is asked day by day, so a construct
that this file does not know costs time and never an answer. The facts must be the same on all days, and all days lie in
one month.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from anju.engine.counting import Run
from anju.engine.counting.rules import compile_stretch, months_touched
from anju.engine.days import month_of
from anju.engine.edition import Edition, Fold, Measure
from anju.engine.expressions import (
    AllOf,
    AnyOf,
    Compare,
    CompareClass,
    Constant,
    ContextField,
    DayInYear,
    Edge,
    Elapsed,
    Evaluate,
    Expression,
    Extreme,
    Field,
    Full,
    InCatalogue,
    IndicatorValue,
    InWindows,
    IsOneOf,
    MeasureValue,
    Minus,
    MonthAtHand,
    MonthIn,
    MonthOf,
    MonthStart,
    Node,
    Not,
    PersonField,
    Plus,
    Quotient,
    Rescaled,
    Shifted,
    Times,
    TotalValue,
    YearOf,
)
from anju.engine.foresight.turning import moves_one_way, turning
from anju.engine.general import general_of
from anju.engine.ranges import Number, Range, between, high_of, hull, low_of
from anju.engine.sheet import ScoreSheet

TIMELESS = frozenset(
    {
        AllOf, AnyOf, Compare, CompareClass, Constant, ContextField, DayInYear, Edge, Elapsed, Extreme, Field, Full,
        InCatalogue, InWindows, IsOneOf, Minus, MonthAtHand, MonthOf, MonthStart, Not, PersonField, Plus, Quotient,
        Rescaled, Shifted, Times, YearOf,
    }
)  # fmt: skip
"""Expressions that look at the day of judging only where one of their parts does."""

STEADY_COUNTS = frozenset({"any", "records", "sum", "highest", "distinct", "months"})
GROWING_COUNTS = frozenset({"days"})


class Undetermined(TypeError):
    """Whether a day lies before or after is not the same for all days of a stretch (无法对整段日期判定)."""


class Stretch(Range):
    """All days from one to another, in the place of the day of judging: compared, it answers only for all of them."""

    __slots__ = ()

    def __lt__(self, other: int) -> bool:
        """Say whether all days lie before another."""
        return _agreed(_first(self) < other, _last(self) < other)

    def __le__(self, other: int) -> bool:
        """Say whether no day lies after another."""
        return _agreed(_first(self) <= other, _last(self) <= other)

    def __gt__(self, other: int) -> bool:
        """Say whether all days lie after another."""
        return not self <= other

    def __ge__(self, other: int) -> bool:
        """Say whether no day lies before another."""
        return not self < other


def steady(first: ScoreSheet, last: ScoreSheet) -> bool:
    """Say whether points, requirements and vetoes are proved to be the same on all days between two sheets.

    False is no proof of a change. Both sheets are of one edition and of the same facts, in one calendar month.
    """
    try:
        return _Proof(first, last).holds()
    except TypeError:
        return False


@dataclass(frozen=True)
class _Check:
    """One thing of a fold that may change with the day: a rule, a worth, a group."""

    judge: Callable[[Run, Sequence[Any]], Any]
    timeless: bool
    as_months: bool = False
    turning: tuple[Evaluate, ...] | None = None
    """The comparisons that turn at most once, where the rule looks at the day through nothing else."""


@dataclass(frozen=True)
class _Checks:
    """All of a fold: rules that judge a record as a whole, rules that judge its months, and the rest."""

    rules: tuple[_Check, ...]
    months: tuple[_Check, ...]
    others: tuple[_Check, ...]


@dataclass(frozen=True)
class _Row:
    """A row ready to be computed; `dayless` looks at the day through measures only, `one_way` never goes back."""

    compute: Evaluate
    reads: frozenset[str]
    dayless: bool
    one_way: bool


@dataclass(frozen=True)
class _Prepared:
    """What the proof asks of an edition, compiled once."""

    checks: dict[str, _Checks]
    expressions: dict[str, _Row]
    indicators: tuple[_Row, ...]
    totals: tuple[_Row, ...]
    conditions: tuple[_Row, ...]


@dataclass
class _Proof:
    """What is known of every measure on all days between: a range around its values, and one inside each of them."""

    first: ScoreSheet
    last: ScoreSheet
    around: Run = field(init=False)
    inside: Run = field(init=False)
    without_inside: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.prepared = _prepared(self.first.edition)
        self.around = Run(self.first.facts, self.first.day)
        self.inside = Run(self.first.facts, self.first.day)
        self.around.day = Stretch(self.first.day, self.last.day)  # type: ignore[assignment]  # all days at once
        self.around.counted = {name: line.counted for name, line in self.first.measures.items() if line.counted}

    def holds(self) -> bool:
        if not all(self._measure(measure) for measure in self.first.edition.measures):
            return False
        for row in self.prepared.indicators:
            value = self._same(row)
            if value is _OPEN:
                return False
            self.around.indicators.append(value)
            self.inside.indicators.append(value)
        for row in self.prepared.totals:
            value = self._same(row)
            if value is _OPEN:
                return False
            self.around.totals.append(value)
            self.inside.totals.append(value)
        return all(self._same(row) is not _OPEN for row in self.prepared.conditions)

    def _measure(self, measure: Measure) -> bool:
        judged = self.around.day
        if measure.at:
            self.around.day = _as_stretch(measure.at.compile()(self.around, ()))
        around, inside = self._counted(measure) if measure.fold else self._computed(measure)
        self.around.day = judged
        if inside is _OPEN:
            self.without_inside.add(measure.name)
        self.around.measures.append(around)
        self.inside.measures.append(None if inside is _OPEN else inside)
        return around is not _OPEN

    def _counted(self, measure: Measure) -> tuple[Any, Any]:
        fold, name = measure.fold, measure.name
        if fold is None or not self._rules_are_steady(fold, name):
            return _OPEN, _OPEN
        both: Any = (self.first.measures[name].value, self.last.measures[name].value)
        if fold.count in GROWING_COUNTS:
            return hull(both), _between_both(*both)
        same_month = fold.count != "months" or isinstance(self.around.day, int) or _one_month(self.around.day)
        return both if same_month and both[0] == both[1] else (_OPEN, _OPEN)

    def _rules_are_steady(self, fold: Fold, name: str) -> bool:
        if fold.count not in STEADY_COUNTS | GROWING_COUNTS or fold.whose:
            return False
        if not all(self._touches_the_same(part.measure) for part in fold.walk() if isinstance(part, MonthIn)):
            return False
        checks = self.prepared.checks[name]
        records = self.around.records[fold.kind]
        if records is None:
            return self._is_steady_when_open(fold, checks)
        return all(self._record_is_steady(checks, record.values) for record in records)

    def _is_steady_when_open(self, fold: Fold, checks: _Checks) -> bool:
        """Prove it for a kind that is not known: any record may be there, so only months and worth look further."""
        kind = self.first.edition.vocabulary.kinds[fold.kind]
        asked = (*checks.months, *checks.others) if fold.count in ("months", "sum", "highest") else ()
        return all(self._is_steady(check, [column.type.unknown for column in kind.columns]) for check in asked)

    def _record_is_steady(self, checks: _Checks, values: Sequence[Any]) -> bool:
        """Prove it for one record: a rule that holds on all days leaves it out, whatever the others say."""
        if any(_holds(rule, self.around, values) for rule in checks.rules):
            return True
        return all(self._is_steady(check, values) for check in (*checks.rules, *checks.months, *checks.others))

    def _touches_the_same(self, name: str) -> bool:
        """Say whether a measure touches the same months at both ends; of a kind that is not known it may be any."""
        one, other = (sheet.measures[name].counted for sheet in (self.first, self.last))
        if one is None or other is None:
            return one is other
        return months_touched(one) == months_touched(other)

    def _is_steady(self, check: _Check, values: Sequence[Any]) -> bool:
        if check.timeless:
            return True
        found = check.judge(self.around, values)
        if check.as_months:
            return bool(found[0] == found[1])
        return _is_exact(found) or (check.turning is not None and self._same_at_both_ends(check.turning, values))

    def _same_at_both_ends(self, asked: Sequence[Evaluate], values: Sequence[Any]) -> bool:
        """Say whether what moves one way is the same on the first and on the last day, and so on each between."""
        first, last = self._ends()
        return all(one(first, values) == one(last, values) for one in asked)

    def _ends(self) -> tuple[Run, Run]:
        day: Any = self.around.day
        days = (_first(day), _last(day)) if isinstance(day, Range) else (day, day)
        return Run(self.first.facts, days[0]), Run(self.first.facts, days[1])

    def _computed(self, measure: Measure) -> tuple[Any, Any]:
        row = self.prepared.expressions[measure.name]
        around = row.compute(self.around, ())
        return around, self._inside(row, around)

    def _inside(self, row: _Row, around: Any) -> Any:
        """Answer a value that lies within the row's value on each of the days, or open when there is none to be had."""
        if _is_exact(around):
            return around
        if row.one_way and self._same_at_both_ends((row.compute,), ()):
            return row.compute(self._ends()[0], ())
        if not row.dayless or row.reads & self.without_inside:
            return _OPEN
        return row.compute(self.inside, ())

    def _same(self, row: _Row) -> Any:
        """Answer the one value that a row has on all the days, or open when there is no proof."""
        around = row.compute(self.around, ())
        inside = self._inside(row, around)
        return around if inside is not _OPEN and inside == around else _OPEN


_OPEN: Any = object()
"""No proof."""


@lru_cache(maxsize=64)
def _prepared(edition: Edition) -> _Prepared:
    program = general_of(edition)
    compiled = zip(edition.measures, program.expressions, strict=True)
    return _Prepared(
        {measure.name: _checks(measure.fold) for measure in edition.measures if measure.fold},
        {m.name: _row(m.expression, run) for m, run in compiled if m.expression and run},
        tuple(_row(row.points, run) for row, run in zip(edition.indicators, program.indicators, strict=True)),
        tuple(_row(row.points, run) for row, run in zip(edition.totals, program.totals, strict=True)),
        (
            *(_row(row.when, run) for row, run in zip(edition.requirements, program.requirements, strict=True)),
            *(_row(row.when, run) for row, run in zip(edition.vetoes, program.vetoes, strict=True)),
        ),
    )


def _row(node: Node, compute: Evaluate) -> _Row:
    parts = list(node.walk())
    reads = frozenset(part.name for part in parts if isinstance(part, MeasureValue))
    return _Row(compute, reads, all(_is_known(part) for part in parts), moves_one_way(node, _is_timeless))


def _checks(fold: Fold) -> _Checks:
    rules = [rule.when for rule in fold.leave_out]
    others: list[Any] = [rule.when for rule in fold.runs_on]
    others += [fold.worth] if fold.worth else []
    others += [fold.group.by] if fold.group else []
    if fold.count == "months":
        return _Checks((), tuple(_month_check(rule) for rule in rules), tuple(_check(one) for one in others))
    return _Checks(tuple(_check(rule) for rule in rules), (), tuple(_check(one) for one in others))


def _month_check(rule: Expression) -> _Check:
    """Prepare a rule on months; whether measures that it asks about touch the same months is proved apart."""
    parts = (part for part in rule.walk() if isinstance(part, Expression))
    timeless = all(type(part) in TIMELESS or isinstance(part, MonthIn) for part in parts)
    return _Check(compile_stretch(rule), timeless, as_months=True)


def _holds(rule: _Check, around: Run, values: Sequence[Any]) -> bool:
    try:
        return rule.judge(around, values) is True
    except Undetermined:
        return False


def _check(node: Any) -> _Check:
    asked = turning(node, _is_timeless) if isinstance(node, Expression) and node.type.kind == "yes_no" else None
    return _Check(node.compile(), _is_timeless(node), turning=asked)


def _is_timeless(node: Node) -> bool:
    """Say whether a node never looks at the day; points and rows of tables look only through their expressions."""
    return all(type(part) in TIMELESS or not isinstance(part, Expression) for part in node.walk())


def _is_known(part: Node) -> bool:
    return (
        type(part) in TIMELESS
        or isinstance(part, (MeasureValue, IndicatorValue, TotalValue))
        or not isinstance(part, Expression)
    )


def _is_exact(value: Any) -> bool:
    return value is not None and not isinstance(value, (Range, frozenset))


def _as_stretch(day: Any) -> Any:
    if isinstance(day, Range):
        if day.low is None or day.high is None:
            raise Undetermined("no day")
        return Stretch(day.low, day.high)
    return day


def _one_month(days: Range) -> bool:
    return days.low is not None and days.high is not None and month_of(days.low) == month_of(days.high)


def _between_both(one: Number, other: Number) -> Any:
    """Answer what lies within both of two numbers, or open when nothing does."""
    lows = [low for number in (one, other) if (low := low_of(number)) is not None]
    highs = [high for number in (one, other) if (high := high_of(number)) is not None]
    low, high = max(lows) if lows else None, min(highs) if highs else None
    return _OPEN if low is not None and high is not None and low > high else between(low, high)


def _agreed(one: bool, other: bool) -> bool:  # noqa: FBT001 - two answers to one question
    if one != other:
        raise Undetermined("the days do not agree")
    return one


def _first(days: Range) -> int:
    return days.low or 0


def _last(days: Range) -> int:
    return days.high or 0
