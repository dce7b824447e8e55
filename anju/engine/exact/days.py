"""Days as program text (天数的程序文本): periods as stretches, joined from early to late.

The records stand in the order of their first days, so whatever an earlier record covers behind the first day of this
one it covers without a hole: what is new in a record is one stretch.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any

from anju.engine.counting import Counted, Verdict
from anju.engine.counting.days import as_days
from anju.engine.days import first_day_of, last_day_of, month_of
from anju.engine.edition import Fold, RunOn
from anju.engine.exact.expressions import hoisted, text_of
from anju.engine.exact.items import columns, write_rules
from anju.engine.exact.outcomes import NO_DAYS, Days, Months, Stretches
from anju.engine.exact.unknown import NotKnown
from anju.engine.exact.writer import Writer
from anju.engine.expressions import window_end
from anju.engine.spans import runs
from anju.engine.vocabulary import FactKind

Line = tuple[int, Verdict, Any, Stretches, bool]
Rows = Sequence[tuple[Any, ...]]


def write_days(writer: Writer, fold: Fold, kind: FactKind, rows: str, place: int) -> None:
    """Write how days are counted: the value and the outcome."""
    with writer.block(f"if {rows}:"):
        writer.line("kept, left = [], []")
        write_rules(writer, fold, kind, rows)
        given = f"{rows}, kept, {writer.day}, {writer.bind(fold)}"
        writer.line(f"own, lines = {writer.bind(own_days)}({given})")
        if fold.runs_on:
            _write_run_on(writer, fold, kind, rows)
        writer.line(f"m{place} = {writer.bind(length)}(own)")
        writer.line(f"c{place} = {writer.bind(Days)}(own, left, lines)")
    with writer.block("else:"):
        writer.line(f"m{place} = 0")
        writer.line(f"c{place} = {writer.bind(NO_DAYS)}")


def _write_run_on(writer: Writer, fold: Fold, kind: FactKind, rows: str) -> None:
    """Write which rules let which ended record run on; then it is lengthened."""
    writer.line("carried = []")
    with hoisted(writer, [rule.when for rule in fold.runs_on]), writer.block("for p in kept:"):
        writer.line(f"{columns(kind)} = {rows}[p]")
        with writer.block(f"if f1 < {writer.day}:"):
            for rule in fold.runs_on:
                with writer.block(f"if {text_of(writer, rule.when)}:"):
                    writer.line(f"carried.append((p, f1, {writer.bind(rule)}))")
    with writer.block("if carried:"):
        writer.line(f"own = {writer.bind(run_on)}(carried, own, lines, {writer.day}, of_measure)")


def own_days(rows: Rows, kept: list[int], day: int, fold: Fold) -> tuple[Stretches, list[Line]]:
    """Join the records' own days up to the day of judging, with a line for each record."""
    lines: list[Line] = []
    joined: list[tuple[int, int]] = []
    covered = -2
    for place in kept:
        first, last = rows[place][0], rows[place][1]
        last = last if last < day else day
        if first > last:
            lines.append((place, "left_out", fold.later, (), False))
        elif last <= covered:
            lines.append((place, "left_out", fold.again, ((first, last),), False))
        elif first > covered + 1:
            joined.append((first, last))
            covered = last
            lines.append((place, "counted", None, ((first, last),), False))
        else:
            lines.append((place, "counted", None, ((covered + 1, last),), False))
            joined[-1] = (joined[-1][0], last)
            covered = last
    return tuple(joined), lines


def run_on(
    carried: list[tuple[int, int, RunOn]], own: Stretches, lines: list[Line], day: int, of_measure: dict[str, Any]
) -> Stretches:
    """Lengthen ended records by the rules that let them run on, each to the furthest day that one of them reaches."""
    reached: dict[int, int] = {}
    gained: list[tuple[int, int]] = list(own)
    for place, last, rule in carried:
        so_far = reached.get(place, last)
        end = min(_end(rule, last, day, of_measure), day)
        if end > so_far:
            new = _without((so_far + 1, end), own)
            if new:
                lines.append((place, "counted", rule.reason, new, True))
            reached[place] = end
            gained.append((last + 1, end))
    return join(gained)


def _end(rule: RunOn, last: int, day: int, of_measure: dict[str, Any]) -> int:
    if rule.windows:
        return window_end(last, rule.windows, day)
    evidence = [of_measure[name] for name in rule.evidence]
    if rule.reading == "together":
        return end_of_stretch(join(stretch for one in evidence for stretch in days_covered(one)), last + 1)
    ends = [end_of_evidence(one, last + 1) for one in evidence]
    return max(ends) if rule.reading == "any_alone" else min(ends)


def end_of_evidence(outcome: Any, start: int) -> int:
    """Answer the last day of the unbroken evidence that begins on a day; the day before it when none does."""
    if not isinstance(outcome, Months) or outcome.kept is not None:
        return end_of_stretch(days_covered(outcome), start)
    month = month_of(start)
    if month not in outcome.seen:
        return start - 1
    while month + 1 in outcome.seen:
        month += 1
    return last_day_of(month)


def days_covered(outcome: Any) -> Stretches:
    """Answer the days that a measure counted before covers; a month covers all its days."""
    if isinstance(outcome, Days):
        return outcome.stretches
    if isinstance(outcome, Months):
        return tuple((first_day_of(first), last_day_of(last)) for first, last in runs(outcome.members))
    if isinstance(outcome, Counted) and outcome.surely == outcome.at_most:
        return tuple(runs(as_days(outcome, sure=True)))
    raise NotKnown


def end_of_stretch(stretches: Stretches, start: int) -> int:
    """Answer the last day of the stretch that contains `start`; the day before `start` when none does."""
    place = bisect_right(stretches, (start, _NO_END)) - 1
    return max(stretches[place][1], start - 1) if place >= 0 else start - 1


_NO_END = 10**9


def join(stretches: Iterable[tuple[int, int]]) -> Stretches:
    """Join stretches that touch or overlap, from early to late."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(stretches):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return tuple(joined)


def _without(stretch: tuple[int, int], covered: Stretches) -> Stretches:
    """Answer what of a stretch is not covered."""
    first, last = stretch
    found = []
    for begin, end in covered:
        if end < first:
            continue
        if begin > last:
            break
        if begin > first:
            found.append((first, begin - 1))
        first = max(first, end + 1)
    if first <= last:
        found.append((first, last))
    return tuple(found)


def length(stretches: Stretches) -> int:
    """Count the days of stretches that do not overlap."""
    return sum(last - first + 1 for first, last in stretches)
