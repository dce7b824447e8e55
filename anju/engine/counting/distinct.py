"""Count different values of one field (不同取值个数): records that agree in it count once.

Example: tax paid for 2015, 2016 and 2016 by two payers is 2 different years.
"""

from collections.abc import Callable

from anju.engine.counting.counted import Counted, Line
from anju.engine.counting.items import compile_items
from anju.engine.counting.run import Run
from anju.engine.edition import Fold
from anju.engine.ranges import Range, between
from anju.engine.vocabulary import FactKind


def compile_count(fold: Fold, kind: FactKind) -> Callable[[Run], Counted]:
    """Answer a function that counts the different values among the records that stay."""
    if fold.by is None:
        raise TypeError("distinct needs a field")
    judge, position = compile_items(fold), fold.by.position

    def count(run: Run) -> Counted:
        judged = judge(run)
        seen: set[object] = set()
        lines: list[Line] = []
        for record, certain in judged.kept:
            value = record.values[position]
            if not certain or isinstance(value, (Range, frozenset)) or value is None:
                lines.append(Line(record, "undecided"))
            elif value in seen:
                lines.append(Line(record, "left_out", fold.again))
            else:
                seen.add(value)
                lines.append(Line(record, "counted"))
        least = len(seen) or int(any(certain for _, certain in judged.kept))
        most = None if judged.open else len(seen) + sum(line.verdict == "undecided" for line in lines)
        return Counted(between(least, most), tuple(lines + judged.lines), open=judged.open)

    return count
