"""Count the days of periods (天数): the union of the periods, each lengthened by the rules that let it run on.

Example: registered 2019-01-01 to 2019-01-31, and 2019-01-20 to 2019-02-09, are 40 days. If the second was cancelled and
a lease covers the days after it, it runs on to the last day of the lease. Each period runs on by itself, so a further
one never costs days.
"""

from collections.abc import Callable
from functools import reduce

from anju.engine.counting.counted import Counted, Line
from anju.engine.counting.rules import compile_rules
from anju.engine.counting.run import Run
from anju.engine.days import first_day_of, last_day_of
from anju.engine.edition import Fold, RunOn
from anju.engine.expressions import window_end
from anju.engine.facts import Record
from anju.engine.ranges import Truth, between
from anju.engine.spans import Span, end_of_run, runs, size, span
from anju.engine.vocabulary import FactKind

Extension = tuple[RunOn, Callable[..., Truth]]


def compile_count(fold: Fold, kind: FactKind) -> Callable[[Run], Counted]:
    """Answer a function that counts the days of the fold's kind up to the day of judging."""
    judge = compile_rules(fold)
    extensions = [(rule, rule.when.compile()) for rule in fold.runs_on]

    def count(run: Run) -> Counted:
        judged = judge(run)
        if judged.open:
            at_most = span(0, run.day)
            return Counted(between(0, size(at_most)), (), 0, at_most, open=True)
        lines = judged.lines
        own, perhaps = _own_days(run, judged.kept, fold, lines)
        surely, at_most = own, own | perhaps
        for record, certain in judged.kept:
            sure, doubtful = _run_on_days(run, record, extensions, own, lines, certain=certain)
            surely, at_most = surely | sure, at_most | sure | doubtful
        return Counted(between(size(surely), size(at_most)), tuple(lines), surely, at_most)

    return count


def _own_days(run: Run, kept: list[tuple[Record, bool]], fold: Fold, lines: list[Line]) -> tuple[Span, Span]:
    """Answer the days between the two ends of the records, surely and perhaps, with a line for each record."""
    surely = perhaps = 0
    for record, certain in kept:
        own = span(record.values[0], min(record.values[1], run.day))
        if not own:
            lines.append(Line(record, "left_out", fold.later))
        elif not certain:
            lines.append(Line(record, "undecided", None, own))
            perhaps |= own
        elif own & ~surely:
            lines.append(Line(record, "counted", None, own & ~surely))
            surely |= own
        else:
            lines.append(Line(record, "left_out", fold.again, own))
    return surely, perhaps


def _run_on_days(
    run: Run, record: Record, extensions: list[Extension], own: Span, lines: list[Line], *, certain: bool
) -> tuple[Span, Span]:
    """Answer the days that a record gains after its end, surely and perhaps, with a line for each stretch."""
    last = record.values[1]
    surely_to = perhaps_to = last
    for rule, when in extensions if last < run.day else ():
        truth = when(run, record.values)
        if truth is False:
            continue
        sure_end, perhaps_end = _end(run, rule, last)
        perhaps_to = max(perhaps_to, perhaps_end)
        if certain and truth and sure_end > surely_to:
            gained = span(surely_to + 1, sure_end) & ~own
            if gained:
                lines.append(Line(record, "counted", rule.reason, gained, run_on=True))
            surely_to = sure_end
    doubtful = span(surely_to + 1, perhaps_to)
    if doubtful & ~own:
        lines.append(Line(record, "undecided", None, doubtful & ~own, run_on=True))
    return span(last + 1, surely_to), doubtful


def _end(run: Run, rule: RunOn, last: int) -> tuple[int, int]:
    """Answer the last day to which a rule surely and perhaps carries a period that ended on `last`."""
    if rule.windows:
        end = min(window_end(last, rule.windows, run.day), run.day)
        return end, end
    surely = [as_days(run.counted[name], sure=True) for name in rule.evidence]
    at_most = [as_days(run.counted[name], sure=False) for name in rule.evidence]
    return min(_reach(rule, surely, last), run.day), min(_reach(rule, at_most, last), run.day)


def _reach(rule: RunOn, evidence: list[Span], last: int) -> int:
    if rule.reading == "together":
        return end_of_run(reduce(lambda one, other: one | other, evidence, 0), last + 1)
    ends = [end_of_run(days, last + 1) for days in evidence]
    return max(ends) if rule.reading == "any_alone" else min(ends)


def as_days(counted: Counted, *, sure: bool) -> Span:
    """Answer the days that a measure of days or months covers; a month covers all its days."""
    members = counted.surely if sure else counted.at_most
    if not counted.monthly:
        return members
    days = 0
    for first, last in runs(members):
        days |= span(first_day_of(first), last_day_of(last))
    return days
