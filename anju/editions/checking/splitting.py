"""Splitting (分格): a condition judged cell by cell over what it reads, so that correlated parts can be proved.

`age < 18 and age > 60` is unknown when age is; but age is below 18, from 18 to 60, or above 60, and in none of the
three does it hold. Every leaf is cut into cells that together cover all it can be: a class into its members, yes/no
into both, a number at every constant it is compared with. What holds in every cell holds always. Beyond a budget of
cells a leaf is left whole: the proof may then fail, and is never wrong.
"""

from collections.abc import Callable, Iterator
from typing import Any

from anju.editions.checking.unknown import Leaf, Unknown, leaves_of, unknown_record, value_of, with_value
from anju.engine.counting import Run
from anju.engine.counting.rules import compile_stretch
from anju.engine.days import month_of
from anju.engine.expressions import Compare, Expression, InWindows, MonthAtHand, MonthIn
from anju.engine.ranges import Number, Range, Truth, between, high_of, low_of
from anju.engine.spans import span
from anju.engine.vocabulary import FactKind

MOST_CELLS = 600
Judge = Callable[[Run, tuple[Any, ...]], Truth]


def truths(
    unknown: Unknown, condition: Expression, kind: FactKind | None = None, *, given: dict[Leaf, Any] | None = None
) -> set[Truth]:
    """Answer the verdicts a condition can have; None among them means that nothing is proved of it."""
    judge, found = judge_of(condition), set[Truth]()
    for run in unknown.runs:
        record = unknown_record(kind)
        for leaf, value in (given or {}).items():
            run, record = with_value(run, record, leaf, value)
        for cell_run, cell_record in _cells(run, record, condition, set(given or ())):
            found.add(judge(cell_run, cell_record))
        if len(found) > 1:
            return found
    return found


def judge_of(condition: Expression) -> Judge:
    """Answer a function that judges a condition; one on the month at hand is judged over all months up to the day."""
    if not any(isinstance(part, (MonthAtHand, MonthIn)) for part in condition.walk()):
        return condition.compile()
    stretch = compile_stretch(condition)

    def judge(run: Run, record: tuple[Any, ...]) -> Truth:
        surely, maybe = stretch(run, record)
        months = span(0, month_of(run.day))
        return True if surely & months == months else None if maybe & months else False

    return judge


def _cells(
    run: Run, record: tuple[Any, ...], condition: Expression, fixed: set[Leaf]
) -> Iterator[tuple[Run, tuple[Any, ...]]]:
    cuts, count = [], 1
    for leaf in leaves_of(condition):
        values = () if leaf in fixed else cells_of(run, record, leaf, condition)
        if len(values) > 1 and count * len(values) <= MOST_CELLS:
            cuts.append((leaf, values))
            count *= len(values)
    yield from _product(run, record, cuts)


def _product(
    run: Run, record: tuple[Any, ...], cuts: list[tuple[Leaf, tuple[Any, ...]]]
) -> Iterator[tuple[Run, tuple[Any, ...]]]:
    if not cuts:
        yield run, record
        return
    leaf, values = cuts[0]
    for value in values:
        yield from _product(*with_value(run, record, leaf, value), cuts[1:])


def cells_of(run: Run, record: tuple[Any, ...], leaf: Leaf, condition: Expression) -> tuple[Any, ...]:
    """Cut what a leaf can be into cells that cover it."""
    value = value_of(run, record, leaf)
    if leaf.type.kind == "class":
        return (value,) if isinstance(value, str) else tuple(member for member in leaf.type.members if member in value)
    if leaf.type.kind == "yes_no":
        return (True, False) if value is None else (value,)
    if leaf.type.kind in ("number", "day", "month"):
        return _cut(value, sorted(set(_edges(run, leaf, condition))))
    return (value,)


def _edges(run: Run, leaf: Leaf, condition: Expression) -> Iterator[int]:
    """Yield every number at which a cell of the leaf begins: a constant it is compared with, and the one after."""
    for part in condition.walk():
        if isinstance(part, Compare) and leaf in (part.left, part.right):
            other = part.right if part.left == leaf else part.left
            bar = None if leaves_of(other) else other.compile()(run, ())
            if isinstance(bar, int):
                yield from (bar, bar + 1)
        if isinstance(part, InWindows) and part.of == leaf:
            for first, last in part.windows:
                yield from (first,) if last is None else (first, last + 1)


def _cut(value: Number, edges: list[int]) -> tuple[Number, ...]:
    low, high = low_of(value), high_of(value)
    inside = [edge for edge in edges if (low is None or low < edge) and (high is None or edge <= high)]
    starts = [low, *inside]
    ends = [*(edge - 1 for edge in inside), high]
    return tuple(
        between(start, end) if start is not None else Range(None, end) for start, end in zip(starts, ends, strict=True)
    )
