"""Add up worth (累计): the sum over the records that are in, capped for each member of a class where a group says so.

Example: honours worth 30, 30 and 50, with municipal ones capped at 40 together, are 40 + 50 = 90.
"""

from collections.abc import Callable

from anju.engine import ranges
from anju.engine.counting.counted import Counted
from anju.engine.counting.items import compile_items, verdict_lines
from anju.engine.counting.run import Run
from anju.engine.edition import Fold
from anju.engine.facts import Record
from anju.engine.ranges import NOT_NEGATIVE, Number, added, at_most, hull
from anju.engine.vocabulary import FactKind


def compile_count(fold: Fold, kind: FactKind) -> Callable[[Run], Counted]:
    """Answer a function that adds the worth of the records that stay."""
    if fold.worth is None:
        raise TypeError("sum needs a worth")
    judge, worth = compile_items(fold), fold.worth.compile()
    unknown = tuple(column.type.unknown for column in kind.columns)

    def count(run: Run) -> Counted:
        judged = judge(run)
        weighed = []
        for record, certain in judged.kept:
            points = worth(run, record.values)
            weighed.append((record, points if certain else hull((0, points))))
        rest = _any_number_of(worth(run, unknown)) if judged.open else 0
        value = _grouped(fold, weighed, rest) if fold.group else _sum([points for _, points in weighed], rest)
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


def _grouped(fold: Fold, weighed: list[tuple[Record, Number]], rest: Number) -> Number:
    """Add within each member of the class, cut at its cap, then add the members."""
    if fold.group is None:
        return NOT_NEGATIVE
    total: Number = 0
    for member, cap in fold.group.caps:
        points = rest
        for record, worth in weighed:
            here = record.values[fold.group.by.position]
            if here == member:
                points = added(points, worth)
            elif not isinstance(here, str) and member in here:
                points = added(points, hull((0, worth)))
        total = added(total, at_most(points, cap))
    return total
