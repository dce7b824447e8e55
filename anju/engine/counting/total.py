"""Add up worth (累计): the sum over the records that are in, capped for each member of a class where a group says so.

Example: honours worth 30, 30 and 50, with municipal ones capped at 40 together, are 40 + 50 = 90.
"""

from collections.abc import Callable

from anju.engine import ranges
from anju.engine.counting.counted import Counted
from anju.engine.counting.items import compile_items, verdict_lines
from anju.engine.counting.run import Run
from anju.engine.edition import Fold, Group
from anju.engine.facts import Record
from anju.engine.ranges import Number, added, at_most, hull
from anju.engine.vocabulary import FactKind


class CompiledGroup:
    """A group made ready: where a record belongs, and the cap there."""

    def __init__(self, group: Group) -> None:
        """Compile the expression that says where a record belongs."""
        self.by, self.caps, self.cap = group.by.compile(), dict(group.caps), group.cap

    def cap_of(self, key: object) -> int:
        """Answer the cap of a group."""
        return self.caps.get(key, self.cap) if isinstance(key, str) else self.cap


def compile_count(fold: Fold, kind: FactKind) -> Callable[[Run], Counted]:
    """Answer a function that adds the worth of the records that stay."""
    if fold.worth is None:
        raise TypeError("sum needs a worth")
    judge, worth = compile_items(fold), fold.worth.compile()
    group = CompiledGroup(fold.group) if fold.group else None
    unknown = tuple(column.type.unknown for column in kind.columns)

    def count(run: Run) -> Counted:
        judged = judge(run)
        weighed = []
        for record, certain in judged.kept:
            points = worth(run, record.values)
            weighed.append((record, points if certain else hull((0, points))))
        rest = _any_number_of(worth(run, unknown)) if judged.open else 0
        value = _grouped(group, run, weighed, rest) if group else _sum([points for _, points in weighed], rest)
        return Counted(value, tuple(verdict_lines(judged.kept) + judged.lines), open=judged.open)

    return count


def _any_number_of(worth: Number) -> Number:
    """Answer what any number of records of a worth may add up to: no bound, unless it is always nothing."""
    low, high = ranges.low_of(worth), ranges.high_of(worth)
    return ranges.between(0 if low is not None and low >= 0 else None, 0 if high is not None and high <= 0 else None)


def _sum(numbers: list[Number], rest: Number) -> Number:
    for number in numbers:
        rest = added(rest, number)
    return rest


def _grouped(group: CompiledGroup, run: Run, weighed: list[tuple[Record, Number]], rest: Number) -> Number:
    """Add within each group, cut at its cap, then add the groups.

    A record whose group is not known may fall into any: it adds up to its worth, or the cap, to each of them.
    """
    known: dict[object, Number] = dict.fromkeys(group.caps, rest)
    strays: list[tuple[object, Number]] = []
    for record, worth in weighed:
        key = group.by(run, record.values)
        if isinstance(key, (str, int)):
            known[key] = added(known.get(key, rest), worth)
        else:
            strays.append((key, worth))
    total: Number = 0
    for key, points in known.items():
        for _, worth in (stray for stray in strays if not isinstance(stray[0], frozenset) or key in stray[0]):
            points = added(points, hull((0, worth)))
        total = added(total, at_most(points, group.cap_of(key)))
    for key, worth in strays:
        if not isinstance(key, frozenset):
            total = added(total, hull((0, at_most(worth, group.cap_of(key)))))
    return added(total, rest) if not group.caps else total
