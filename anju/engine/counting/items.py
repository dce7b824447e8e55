"""Records judged as wholes (逐条认定): after the rules, of those in the same matter only the highest is kept."""

from collections.abc import Callable
from typing import Any

from anju.engine.counting.counted import Line
from anju.engine.counting.rules import Judged, compile_rules
from anju.engine.counting.run import Run
from anju.engine.edition import Fold, Keep
from anju.engine.facts import Record
from anju.engine.ranges import Member, Range, Truth, is_equal

Kept = list[tuple[Record, bool]]


def compile_items(fold: Fold) -> Callable[[Run], Judged]:
    """Answer a function that gives the records that stay, each surely or maybe, and a line for each left out."""
    judge, keep = compile_rules(fold), fold.keep
    if keep is None:
        return judge

    def judge_and_keep(run: Run) -> Judged:
        judged = judge(run)
        kept, beaten = _keep_highest(judged.kept, keep)
        return Judged(kept, judged.lines + beaten, judged.open)

    return judge_and_keep


def verdict_lines(kept: Kept) -> list[Line]:
    """Write a line for each record that stayed: counted when it is surely in, else undecided."""
    return [Line(record, "counted" if certain else "undecided") for record, certain in kept]


def _keep_highest(kept: Kept, keep: Keep) -> tuple[Kept, list[Line]]:
    """Leave out a record that another surely beats; one that another may beat is only maybe in."""
    stay: Kept = []
    beaten: list[Line] = []
    for place, (record, certain) in enumerate(kept):
        verdicts = [
            _beats(other, record, keep, sure=other_certain, earlier=other_place < place)
            for other_place, (other, other_certain) in enumerate(kept)
            if other_place != place
        ]
        if True in verdicts:
            beaten.append(Line(record, "left_out", keep.reason))
        else:
            stay.append((record, certain and None not in verdicts))
    return stay, beaten


def _beats(other: Record, record: Record, keep: Keep, *, sure: bool, earlier: bool) -> Truth:
    """Say whether another record of the same matter is higher, or as high and earlier in order."""
    same = _agree(record.values[keep.one_per.position], other.values[keep.one_per.position])
    if same is False:
        return False
    members = keep.best.type.members
    rank, other_rank = (_places(one.values[keep.best.position], members) for one in (record, other))
    if max(other_rank) < min(rank):
        return False
    settled = not _has_unknown(record) and not _has_unknown(other)
    if settled and not earlier and max(other_rank) == min(rank):
        return False
    higher = min(other_rank) > max(rank) or (settled and earlier and min(other_rank) >= max(rank))
    return True if higher and sure and same else None


def _has_unknown(record: Record) -> bool:
    """Say whether a value is not known: its place among equals may change when it becomes known."""
    return any(value is None or isinstance(value, (Range, frozenset)) for value in record.values)


def _agree(one: Any, other: Any) -> Truth:
    """Say whether two values of one field are the same; one that is not known may be any of its type."""
    if one is None or other is None:
        return None
    if isinstance(one, frozenset) or isinstance(other, frozenset):
        return None if set(_members(one)) & set(_members(other)) else False
    if isinstance(one, Range) or isinstance(other, Range):
        return is_equal(one, other)
    return bool(one == other)


def _members(member: Member) -> Member:
    return frozenset([member]) if isinstance(member, str) else member


def _places(member: str | frozenset[str], members: tuple[str, ...]) -> list[int]:
    return [members.index(one) for one in ((member,) if isinstance(member, str) else member)]
