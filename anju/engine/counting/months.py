"""Count distinct calendar months (月数): a month named twice counts once.

Example: paid 2019-01 to 2019-03 and again 2019-03 to 2019-04 are 4 months; 2019-03 of the second is "already counted".
"""

from collections.abc import Callable
from typing import Any

from anju.engine.counting.counted import Counted, Line
from anju.engine.counting.rules import Stretch, compile_stretches
from anju.engine.counting.run import Run
from anju.engine.days import LAST_MONTH, month_of
from anju.engine.edition import Fold, Reason
from anju.engine.facts import Record
from anju.engine.ranges import between
from anju.engine.spans import Span, runs, size, span
from anju.engine.vocabulary import FactKind

Rules = list[tuple[Reason, Stretch]]


def compile_count(fold: Fold, kind: FactKind) -> Callable[[Run], Counted]:
    """Answer a function that counts the months of the fold's kind up to the month of the day of judging.

    Rules look at the fields of a record and at the month: records that say the same are judged once.
    """
    stretches = compile_stretches(fold.leave_out)
    silent = {rule.reason for rule in fold.leave_out if rule.silent}
    unknown = tuple(column.type.unknown for column in kind.columns)

    def count(run: Run) -> Counted:
        records = run.records_of(fold)
        if records is None:
            at_most = _of_any_record(run, fold, stretches(run, unknown))
            return Counted(between(0, size(at_most)), (), 0, at_most, monthly=True, open=True)
        surely = at_most = 0
        lines: list[Line] = []
        rules_of: dict[tuple[Any, ...], Rules] = {}
        for record in records:
            said = record.values[2:]
            rules = rules_of.get(said)
            if rules is None:
                rules = rules_of[said] = [_later(run, fold), *stretches(run, record.values)]
            sure, perhaps = _after_rules(record, span(record.values[0], record.values[1]), rules, silent, lines)
            _add_lines(record, sure, perhaps, surely, fold.again, lines)
            surely |= sure
            at_most |= perhaps
        if fold.tolerated_gap is not None:
            return _run_counted(run, surely, at_most, fold, lines)
        return Counted(between(size(surely), size(at_most)), tuple(lines), surely, at_most, monthly=True)

    return count


def _later(run: Run, fold: Fold) -> tuple[Reason, Stretch]:
    """Answer the rule that leaves out the months after the month of the day of judging."""
    after = span(month_of(run.day) + 1, LAST_MONTH)
    return fold.later, (after, after)


def _run_counted(run: Run, surely: Span, at_most: Span, fold: Fold, lines: list[Line]) -> Counted:
    """Keep only the run that reaches the day of judging; more months never make it shorter."""
    gap = fold.tolerated_gap or 0
    until = month_of(run.day)
    kept, possible = last_run(surely, until, gap), last_run(at_most, until, gap)
    cut = cut_to_run(lines, kept, fold.broken)
    return Counted(between(size(kept), size(possible)), tuple(cut), kept, possible, monthly=True)


def cut_to_run(lines: list[Line], kept: Span, broken: Reason | None) -> list[Line]:
    """Cut the lines of what counted to the last run; the rest is left out, because it is broken off."""
    cut: list[Line] = []
    for line in lines:
        if line.verdict != "counted":
            cut.append(line)
            continue
        if line.span & kept:
            cut.append(Line(line.record, "counted", None, line.span & kept))
        if line.span & ~kept:
            cut.append(Line(line.record, "left_out", broken, line.span & ~kept))
    return cut


def last_run(months: Span, until: int, gap: int) -> Span:
    """Answer the months of the last run: it reaches the month before `until`, and breaks where more than `gap` lack."""
    stretches = list(runs(months & span(0, until)))
    kept, next_begins = 0, until
    for first, last in reversed(stretches):
        if next_begins - last - 1 > gap:
            break
        kept |= span(first, last)
        next_begins = first
    return kept


def _of_any_record(run: Run, fold: Fold, rules: Rules) -> Span:
    """Answer every month that a list not known may bring: less what the rules surely leave out."""
    until = month_of(run.day)
    months = span(0, min(until, LAST_MONTH))
    for _, (surely_out, _) in rules:
        months &= ~surely_out
    return months if fold.tolerated_gap is None else last_run(months, until, fold.tolerated_gap)


def _after_rules(
    record: Record, months: Span, rules: Rules, silent: set[Reason], lines: list[Line]
) -> tuple[Span, Span]:
    """Take the rules' months out in order, a line for each; answer what surely and what perhaps remains."""
    sure = perhaps = months
    for reason, (surely_out, maybe_out) in rules:
        if not perhaps & maybe_out:
            continue
        if perhaps & surely_out and reason not in silent:
            lines.append(Line(record, "left_out", reason, perhaps & surely_out))
        perhaps &= ~surely_out
        sure &= ~maybe_out
    return sure, perhaps


def _add_lines(record: Record, sure: Span, perhaps: Span, before: Span, again: Reason, lines: list[Line]) -> None:
    if sure == perhaps and not sure & before:
        if sure:
            lines.append(Line(record, "counted", None, sure))
        return
    if sure & ~before:
        lines.append(Line(record, "counted", None, sure & ~before))
    if sure & before:
        lines.append(Line(record, "left_out", again, sure & before))
    if perhaps & ~sure:
        lines.append(Line(record, "undecided", None, perhaps & ~sure))
