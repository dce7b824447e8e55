"""Records judged as wholes, as program text (逐条认定的程序文本): the rules, then what each way of counting does."""

from collections.abc import Callable, Sequence
from itertools import chain, repeat
from typing import Any

from anju.engine.counting.total import CompiledGroup
from anju.engine.edition import Fold, Group, Keep, Reason
from anju.engine.exact.expressions import hoisted, text_of
from anju.engine.exact.outcomes import NO_ITEMS, Items
from anju.engine.exact.points import points_text
from anju.engine.exact.unknown import NotKnown, has_unknown, known
from anju.engine.exact.writer import Writer
from anju.engine.vocabulary import FactKind

Rows = Sequence[tuple[Any, ...]]


def write_items(writer: Writer, fold: Fold, kind: FactKind, rows: str, place: int) -> None:
    """Write how a fold that judges records as wholes is counted: its value and its outcome."""
    nothing = "False" if fold.count == "any" else "0"
    with writer.block(f"if {rows}:"):
        writer.line("kept, left = [], []")
        write_rules(writer, fold, kind, rows)
        if fold.keep:
            _write_keep(writer, fold.keep, rows)
        WAYS[fold.count](writer, fold, kind, rows, f"m{place}")
        writer.line(f"c{place} = {writer.bind(Items)}(kept, left)")
    with writer.block("else:"):
        writer.line(f"m{place} = {nothing}")
        writer.line(f"c{place} = {writer.bind(NO_ITEMS)}")


def write_rules(writer: Writer, fold: Fold, kind: FactKind, rows: str) -> None:
    """Write the loop in which every record meets the rules in order: its place goes to `kept`, or to `left`."""
    if not fold.leave_out:
        writer.line(f"kept = list(range(len({rows})))")
        return
    with hoisted(writer, [rule.when for rule in fold.leave_out]), each_record(writer, kind, rows):
        for word, rule in zip(chain(["if"], repeat("elif")), fold.leave_out):  # noqa: B905 - the words never end
            with writer.block(f"{word} {text_of(writer, rule.when)}:"):
                writer.line("pass" if rule.silent else f"left.append((p, {writer.bind(rule.reason)}))")
        with writer.block("else:"):
            writer.line("kept.append(p)")


def each_record(writer: Writer, kind: FactKind, rows: str) -> Any:
    """Open the loop over the records: `p` is the place, `f0`, `f1` … the values."""
    return writer.block(f"for p, {columns(kind)} in enumerate({rows}):")


def columns(kind: FactKind) -> str:
    """Write the values of a record as names."""
    return "(" + "".join(f"f{place}, " for place in range(len(kind.columns))) + ")"


def _write_keep(writer: Writer, keep: Keep, rows: str) -> None:
    ranks = {member: place for place, member in enumerate(keep.best.type.members)}
    given = f"{keep.one_per.position}, {keep.best.position}, {writer.bind(ranks)}, {writer.bind(keep.reason)}"
    with writer.block("if len(kept) > 1:"):
        writer.line(f"kept = {writer.bind(keep_highest)}({rows}, kept, left, {given})")


def keep_highest(
    rows: Rows, kept: list[int], left: list[tuple[int, Reason]], by: int, best: int, ranks: dict[str, int], why: Reason
) -> list[int]:
    """Keep of each matter the record highest in rank, the first among equals; NotKnown where equals hide something."""
    highest: dict[Any, int] = {}
    for place in kept:
        matter, rank = known(rows[place][by]), ranks[rows[place][best]]
        before = highest.setdefault(matter, place)
        if before == place:
            continue
        other = ranks[rows[before][best]]
        if other == rank and (has_unknown(rows[place]) or has_unknown(rows[before])):
            raise NotKnown
        if rank > other:
            highest[matter] = place
    stay = set(highest.values())
    left.extend((place, why) for place in kept if place not in stay)
    return [place for place in kept if place in stay]


def _any(writer: Writer, fold: Fold, kind: FactKind, rows: str, value: str) -> None:
    writer.line(f"{value} = len(kept) > 0")


def _records(writer: Writer, fold: Fold, kind: FactKind, rows: str, value: str) -> None:
    writer.line(f"{value} = len(kept)")


def _sum(writer: Writer, fold: Fold, kind: FactKind, rows: str, value: str) -> None:
    if fold.worth is None:
        raise TypeError("sum needs a worth")
    with hoisted(writer, [fold.worth, *([fold.group.by] if fold.group else [])]):
        writer.line(f"{value} = 0" if fold.group is None else "groups = {}")
        with writer.block("for p in kept:"):
            writer.line(f"{columns(kind)} = {rows}[p]")
            worth = points_text(writer, fold.worth)
            if fold.group is None:
                writer.line(f"{value} += {worth}")
            else:
                writer.line(f"group = {writer.bind(known)}({text_of(writer, fold.group.by)})")
                writer.line(f"groups[group] = groups.get(group, 0) + {worth}")
    if fold.group is not None:
        writer.line(f"{value} = {writer.bind(_capped_sum(fold.group))}(groups)")


def _capped_sum(group: Group) -> Callable[[dict[Any, int]], int]:
    cap_of = CompiledGroup(group).cap_of
    named = [member for member, _ in group.caps]

    def capped_sum(groups: dict[Any, int]) -> int:
        """Add the groups, each cut at its cap; one that nothing fell into is nothing, or its cap below it."""
        empty = sum(min(0, cap_of(member)) for member in named if member not in groups)
        return empty + sum(min(points, cap_of(member)) for member, points in groups.items())

    return capped_sum


def _highest(writer: Writer, fold: Fold, kind: FactKind, rows: str, value: str) -> None:
    if fold.worth is None:
        raise TypeError("highest needs a worth")
    writer.line(f"{value}, best = 0, None")
    with hoisted(writer, [fold.worth]), writer.block("for p in kept:"):
        writer.line(f"{columns(kind)} = {rows}[p]")
        writer.line(f"worth = {points_text(writer, fold.worth)}")
        with writer.block("if best is None or worth > best:"):
            writer.line("best, first = worth, p")
    with writer.block("if best is not None:"):
        writer.line(f"{value} = best if best > 0 else 0")
        with writer.block("if len(kept) > 1:"):
            writer.line(f"left = [(p, {writer.bind(fold.again)}) for p in kept if p != first] + left")
            writer.line("kept = [first]")


def _distinct(writer: Writer, fold: Fold, kind: FactKind, rows: str, value: str) -> None:
    if fold.by is None:
        raise TypeError("distinct needs a field")
    given = f"{fold.by.position}, {writer.bind(fold.again)}"
    writer.line(f"kept = {writer.bind(keep_first)}({rows}, kept, left, {given})")
    writer.line(f"{value} = len(kept)")


def keep_first(rows: Rows, kept: list[int], left: list[tuple[int, Reason]], by: int, again: Reason) -> list[int]:
    """Keep the first record of each value of a field."""
    first: dict[Any, int] = {}
    for place in kept:
        if first.setdefault(known(rows[place][by]), place) != place:
            left.append((place, again))
    return list(first.values())


WAYS: dict[str, Callable[[Writer, Fold, FactKind, str, str], None]] = {
    "any": _any,
    "records": _records,
    "sum": _sum,
    "highest": _highest,
    "distinct": _distinct,
}
