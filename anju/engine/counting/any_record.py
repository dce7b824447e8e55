"""Say whether there is any record (有无): yes as soon as one is in.

Example: a home bought, owned and lived in, beside one off plan: yes; the second is left out with its reason.
"""

from collections.abc import Callable

from anju.engine.counting.counted import Counted
from anju.engine.counting.items import compile_items, verdict_lines
from anju.engine.counting.run import Run
from anju.engine.edition import Fold
from anju.engine.ranges import Truth
from anju.engine.vocabulary import FactKind


def compile_count(fold: Fold, kind: FactKind) -> Callable[[Run], Counted]:
    """Answer a function that says whether a record stays."""
    judge = compile_items(fold)

    def count(run: Run) -> Counted:
        judged = judge(run)
        value: Truth = None if judged.kept or judged.open else False
        if any(certain for _, certain in judged.kept):
            value = True
        return Counted(value, tuple(verdict_lines(judged.kept) + judged.lines), open=judged.open)

    return count
