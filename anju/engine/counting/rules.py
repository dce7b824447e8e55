"""Rules that leave records out (不计入规则): each record meets them in order, and the first that holds is the reason.

A record is judged as a whole, or, where a rule looks at the month at hand, month by month: as the set of months for
which the rule surely holds, and the set for which it may.
"""

from collections.abc import Callable
from dataclasses import dataclass

from anju.engine.counting.counted import Counted, Line
from anju.engine.counting.run import Run
from anju.engine.days import LAST_MONTH, month_of
from anju.engine.edition import Fold, LeaveOut, Reason
from anju.engine.expressions import AllOf, AnyOf, Compare, Evaluate, Expression, MonthAtHand, MonthIn, Not, Values
from anju.engine.facts import Record
from anju.engine.ranges import Truth, high_of, low_of
from anju.engine.spans import Span, runs, span

EVERY_MONTH: Span = span(0, LAST_MONTH)
Stretch = tuple[Span, Span]
"""Where a condition surely holds, and where it may."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Records after the rules: each with whether it is surely in, or only maybe."""

    kept: list[tuple[Record, bool]]
    lines: list[Line]
    open: bool


def compile_rules(fold: Fold) -> Callable[[Run], Judged]:
    """Answer a function that meets every record of the fold's kind with its rules, as a whole."""
    rules = [(rule.reason, rule.when.compile()) for rule in fold.leave_out]
    silent = {rule.reason for rule in fold.leave_out if rule.silent}

    def judge(run: Run) -> Judged:
        records = run.records_of(fold)
        kept: list[tuple[Record, bool]] = []
        lines: list[Line] = []
        for record in records or ():
            verdict, reason = _meet(rules, run, record.values)
            if verdict is not False:
                kept.append((record, verdict is True))
            elif reason not in silent:
                lines.append(Line(record, "left_out", reason))
        return Judged(kept, lines, records is None)

    return judge


def _meet(rules: list[tuple[Reason, Evaluate]], run: Run, values: Values) -> tuple[Truth, Reason | None]:
    """Say whether a record is in (True), out (False) or maybe (None), and by which rule it is out."""
    doubt = False
    for reason, holds in rules:
        truth = holds(run, values)
        if truth:
            return False, reason
        doubt = doubt or truth is None
    return (None if doubt else True), None


def compile_stretches(rules: tuple[LeaveOut, ...]) -> Callable[[Run, Values], list[tuple[Reason, Stretch]]]:
    """Answer a function that says for one record where each rule surely holds and where it may."""
    compiled = [(rule.reason, compile_stretch(rule.when)) for rule in rules]
    return lambda run, values: [(reason, stretch(run, values)) for reason, stretch in compiled]


def compile_stretch(condition: Expression) -> Callable[[Run, Values], Stretch]:
    """Answer a function that gives the months for which a condition surely holds, and those for which it may."""
    if isinstance(condition, (AllOf, AnyOf)):
        return _combined(condition)
    if isinstance(condition, Not):
        inner = compile_stretch(condition.of)
        return lambda run, values: _complement(inner(run, values))
    if isinstance(condition, Compare) and isinstance(condition.left, MonthAtHand):
        return _compared(condition)
    if isinstance(condition, MonthIn):
        name = condition.measure
        return lambda run, values: months_touched(run.counted[name])
    whole = condition.compile()
    everywhere: dict[Truth, Stretch] = {True: (EVERY_MONTH, EVERY_MONTH), False: (0, 0), None: (0, EVERY_MONTH)}
    return lambda run, values: everywhere[whole(run, values)]


def months_touched(counted: Counted) -> Stretch:
    """Answer the months that a measure's days touch, or its months, surely and perhaps."""
    if counted.monthly:
        return counted.surely, counted.at_most
    surely, maybe = (
        sum({1 << month for first, last in runs(days) for month in range(month_of(first), month_of(last) + 1)})
        for days in (counted.surely, counted.at_most)
    )
    return surely, maybe


def _combined(condition: AllOf | AnyOf) -> Callable[[Run, Values], Stretch]:
    parts = [compile_stretch(part) for part in condition.of]
    conjunction = isinstance(condition, AllOf)

    def combined(run: Run, values: Values) -> Stretch:
        surely, maybe = (EVERY_MONTH, EVERY_MONTH) if conjunction else (0, 0)
        for part in parts:
            part_surely, part_maybe = part(run, values)
            surely = surely & part_surely if conjunction else surely | part_surely
            maybe = maybe & part_maybe if conjunction else maybe | part_maybe
        return surely, maybe

    return combined


def _complement(stretch: Stretch) -> Stretch:
    surely, maybe = stretch
    return EVERY_MONTH & ~maybe, EVERY_MONTH & ~surely


def _compared(condition: Compare) -> Callable[[Run, Values], Stretch]:
    sign, right = condition.sign, condition.right.compile()

    def compared(run: Run, values: Values) -> Stretch:
        bar = right(run, values)
        low, high = low_of(bar), high_of(bar)
        low, high = 0 if low is None else low, LAST_MONTH if high is None else high
        if sign in ("=", "!="):
            equal = (span(low, low) if low == high else 0, span(low, high))
            return equal if sign == "=" else _complement(equal)
        from_bar = (span(high, LAST_MONTH), span(low, LAST_MONTH))
        past_bar = (span(high + 1, LAST_MONTH), span(low + 1, LAST_MONTH))
        return {
            ">=": from_bar,
            ">": past_bar,
            "<": _complement(from_bar),
            "<=": _complement(past_bar),
        }[sign]

    return compared
