"""Count records (件数、次数): each one that is in counts once.

Example: three detentions, one of them six years ago under a window of five years, are 2.
"""

from collections.abc import Callable

from anju.engine.counting.counted import Counted
from anju.engine.counting.items import compile_items, verdict_lines
from anju.engine.counting.run import Run
from anju.engine.edition import Fold
from anju.engine.ranges import between
from anju.engine.vocabulary import FactKind


def compile_count(fold: Fold, kind: FactKind) -> Callable[[Run], Counted]:
    """Answer a function that counts the records that stay."""
    judge = compile_items(fold)

    def count(run: Run) -> Counted:
        judged = judge(run)
        surely = sum(certain for _, certain in judged.kept)
        value = between(surely, None if judged.open else len(judged.kept))
        return Counted(value, tuple(verdict_lines(judged.kept) + judged.lines), open=judged.open)

    return count
