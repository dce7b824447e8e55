"""Take the highest worth (就高): one record counts, the others do not; 0 of nothing.

Example: a bachelor's degree worth 50 and a master's worth 70 are 70; the first is left out, "a higher one counts".
"""

from collections.abc import Callable

from anju.engine.counting.counted import Counted, Line
from anju.engine.counting.items import compile_items
from anju.engine.counting.run import Run
from anju.engine.edition import Fold
from anju.engine.facts import Record
from anju.engine.ranges import Number, hull, is_less, largest
from anju.engine.vocabulary import FactKind

Weighed = tuple[Record, bool, Number]


def compile_count(fold: Fold, kind: FactKind) -> Callable[[Run], Counted]:
    """Answer a function that gives the largest worth among the records that stay."""
    if fold.worth is None:
        raise TypeError("highest needs a worth")
    judge, worth = compile_items(fold), fold.worth.compile()
    unknown = tuple(column.type.unknown for column in kind.columns)

    def count(run: Run) -> Counted:
        judged = judge(run)
        weighed = [(record, certain, worth(run, record.values)) for record, certain in judged.kept]
        bids = [points if certain else hull((0, points)) for _, certain, points in weighed]
        if judged.open:
            bids.append(hull((0, worth(run, unknown))))
        lines = [_line(one, weighed, fold) for one in weighed]
        return Counted(largest([0, *bids]), tuple(lines + judged.lines), open=judged.open)

    return count


def _line(one: Weighed, weighed: list[Weighed], fold: Fold) -> Line:
    """Write what became of one record: left out when another surely is worth more, or as much and stands before it."""
    record, certain, points = one
    place = weighed.index(one)
    verdict: list[bool | None] = []
    for other_place, (_, other_certain, other) in enumerate(weighed):
        if other_place != place:
            more = is_less(points, other)
            as_much = points == other and isinstance(points, int)
            beaten = more is True or (as_much and other_place < place)
            verdict.append(beaten if beaten and other_certain else None if more is None or beaten else False)
    if True in verdict:
        return Line(record, "left_out", fold.again)
    return Line(record, "counted" if certain and None not in verdict else "undecided")
