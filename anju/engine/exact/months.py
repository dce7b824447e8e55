"""Months as program text (月数的程序文本): single months that no rule touches are counted in one comparison each.

Rules of the month alone (`month >= month_start(day)`) are sets of months, made before the records are looped over. A
record that a rule may touch, a range of months, and a month named twice take the slower branch, in their order.
"""

from functools import lru_cache
from typing import Any

from anju.engine import expressions as form
from anju.engine.counting import Counted
from anju.engine.counting.months import last_run
from anju.engine.counting.rules import EVERY_MONTH, months_touched
from anju.engine.days import LAST_MONTH, month_of
from anju.engine.edition import Fold, LeaveOut, Reason
from anju.engine.exact.expressions import hoisted, reads_fields, text_of
from anju.engine.exact.items import columns
from anju.engine.exact.outcomes import NO_MONTHS, Days, Months, mask_of, months_of
from anju.engine.exact.unknown import NotKnown
from anju.engine.exact.writer import Writer
from anju.engine.expressions import Expression
from anju.engine.spans import Span, runs, size, span
from anju.engine.vocabulary import FactKind

OF_THE_MONTH = (form.MonthAtHand, form.MonthIn)


def write_months(writer: Writer, fold: Fold, kind: FactKind, rows: str, place: int) -> None:
    """Write how months are counted: the value and the outcome."""
    with writer.block(f"if {rows}:"):
        with hoisted(writer, [rule.when for rule in fold.leave_out]):
            masks = _write_masks(writer, fold)
            _write_loop(writer, fold, kind, rows, masks)
        outcome = f"{writer.bind(Months)}(seen, frozenset(odd), lines"
        if fold.tolerated_gap is None:
            writer.line(f"m{place} = len(seen)")
        else:
            run = f"{writer.bind(mask_of)}(seen), {writer.bind(month_of)}({writer.day}), {fold.tolerated_gap}"
            writer.line(f"unbroken = {writer.bind(last_run)}({run})")
            writer.line(f"m{place} = {writer.bind(size)}(unbroken)")
            outcome += f", unbroken, {writer.bind(fold.broken)}"
        writer.line(f"c{place} = {outcome})")
    with writer.block("else:"):
        writer.line(f"m{place} = 0")
        writer.line(f"c{place} = {writer.bind(NO_MONTHS)}")


def _write_masks(writer: Writer, fold: Fold) -> dict[int, str]:
    """Write the months that the rules of the month alone leave out, and the stretch that all leave in."""
    later = f"{writer.bind(compared)}('>', {writer.bind(month_of)}({writer.day}))"
    masks = {id(fold.later): writer.hold(later)}
    for rule in fold.leave_out:
        if not reads_fields(rule.when):
            masks[id(rule)] = writer.hold(mask_text(writer, rule.when))
    writer.line(f"low, high = {writer.bind(single_stretch)}({' | '.join(masks.values())})")
    return masks


def _write_loop(writer: Writer, fold: Fold, kind: FactKind, rows: str, masks: dict[int, str]) -> None:
    asked = [rule for rule in fold.leave_out if id(rule) not in masks]
    key = _key(asked)
    writer.line("seen, odd, lines, clear = set(), [], [], set()")
    writer.line("add = seen.add")
    with writer.block(f"for p, {columns(kind)} in enumerate({rows}):"):
        fast = f"f0 == f1 and low <= f0 <= high and f0 not in seen{f' and {key} in clear' if key else ''}"
        with writer.block(f"if {fast}:"):
            writer.line("add(f0)")
        with writer.block("else:"):
            _write_odd(writer, fold, masks, key, asked)


def _write_odd(writer: Writer, fold: Fold, masks: dict[int, str], key: str, asked: list[LeaveOut]) -> None:
    """Write what is done with a record that the fast branch cannot take; one of its kind that no rule touched may."""
    writer.line(f"rules = [({writer.bind(fold.later)}, {masks[id(fold.later)]}, False)]")
    for rule in fold.leave_out:
        mask = masks.get(id(rule)) or writer.hold(mask_text(writer, rule.when))
        writer.line(f"rules.append(({writer.bind(rule.reason)}, {mask}, {rule.silent}))")
        masks = masks | {id(rule): mask}
    if key:
        with writer.block(f"if not ({' or '.join(masks[id(rule)] for rule in asked)}):"):
            writer.line(f"clear.add({key})")
    writer.line(f"{writer.bind(settle)}(p, f0, f1, rules, seen, {writer.bind(fold.again)}, odd, lines)")


def _key(asked: list[LeaveOut]) -> str:
    """Write the values on which the rules that look at the record depend; nothing when there are none."""
    places = sorted({part.position for rule in asked for part in rule.when.walk() if isinstance(part, form.Field)})
    if any(isinstance(part, form.Covers) for rule in asked for part in rule.when.walk()):
        places = sorted({0, 1, *places})
    return f"({''.join(f'f{place}, ' for place in places)})" if places else ""


def mask_text(writer: Writer, node: Expression) -> str:
    """Write the set of months for which a condition holds."""
    if isinstance(node, (form.AllOf, form.AnyOf)):
        sign = " & " if isinstance(node, form.AllOf) else " | "
        return f"({sign.join(mask_text(writer, part) for part in node.of)})"
    if isinstance(node, form.Not):
        return f"({EVERY_MONTH} & ~{mask_text(writer, node.of)})".replace(str(EVERY_MONTH), writer.bind(EVERY_MONTH))
    if isinstance(node, form.Compare) and isinstance(node.left, form.MonthAtHand):
        return f"{writer.bind(compared)}({writer.bind(node.sign)}, {text_of(writer, node.right)})"
    if isinstance(node, form.MonthIn):
        return f"{writer.bind(touched)}(of_measure[{writer.bind(node.measure)}])"
    return f"({writer.bind(EVERY_MONTH)} if {text_of(writer, node)} else 0)"


@lru_cache(maxsize=4096)
def compared(sign: str, bar: int) -> Span:
    """Answer the months that compare with one as the sign says; TypeError when it is not known."""
    from_bar, past_bar = span(bar, LAST_MONTH), span(bar + 1, LAST_MONTH)
    return {
        "=": from_bar & ~past_bar,
        "!=": EVERY_MONTH & ~(from_bar & ~past_bar),
        ">=": from_bar,
        ">": past_bar,
        "<": EVERY_MONTH & ~from_bar,
        "<=": EVERY_MONTH & ~past_bar,
    }[sign]


def touched(outcome: Any) -> Span:
    """Answer the months of a measure counted before; NotKnown when it is not exact."""
    if isinstance(outcome, Months):
        return outcome.members
    if isinstance(outcome, Days):
        return months_of(outcome.stretches)
    if isinstance(outcome, Counted) and outcome.surely == outcome.at_most:
        return months_touched(outcome)[0]
    raise NotKnown


@lru_cache(maxsize=4096)
def single_stretch(left_out: Span) -> tuple[int, int]:
    """Answer the one stretch of months that is left in; an empty one when there are several, or none."""
    left_in = list(runs(EVERY_MONTH & ~left_out))
    return left_in[0] if len(left_in) == 1 else (1, 0)


def settle(
    place: int,
    first: int,
    last: int,
    rules: list[tuple[Reason, Span, bool]],
    seen: set[int],
    again: Reason,
    odd: list[int],
    lines: list[tuple[int, Reason | None, Span]],
) -> None:
    """Judge one record: the rules in order, then what of it is new and what is there already."""
    odd.append(place)
    if first == last:
        _settle_one(place, first, rules, seen, again, lines)
        return
    months = span(first, last)
    for reason, mask, silent in rules:
        hit = months & mask
        if hit:
            if not silent:
                lines.append((place, reason, hit))
            months &= ~hit
    members = {month for begin, end in runs(months) for month in range(begin, end + 1)}
    repeated = mask_of(members & seen)
    if months & ~repeated:
        lines.append((place, None, months & ~repeated))
    if repeated:
        lines.append((place, again, repeated))
    seen |= members


def _settle_one(
    place: int,
    month: int,
    rules: list[tuple[Reason, Span, bool]],
    seen: set[int],
    again: Reason,
    lines: list[tuple[int, Reason | None, Span]],
) -> None:
    """Judge a single month."""
    for reason, mask, silent in rules:
        if mask >> month & 1:
            if not silent:
                lines.append((place, reason, 1 << month))
            return
    lines.append((place, again if month in seen else None, 1 << month))
    seen.add(month)
