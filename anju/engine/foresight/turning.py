"""What moves one way as days go by (单调条件): the same on the first and the last of some days, it is so on each.

A day that is not known may lie anywhere, so whether it has passed cannot be said on any of the days; computed for all
days at once that looks like no proof. But a comparison of it with the day of judging turns only once: from yes over
"cannot be said" to no, or the other way. What is the same on the first and on the last day did not turn in between.
"""

from collections.abc import Callable, Iterator

from anju.engine.expressions import (
    AllOf,
    AnyOf,
    Compare,
    DayOfJudging,
    Edge,
    Elapsed,
    Evaluate,
    Expression,
    MonthOf,
    MonthStart,
    Node,
    Not,
    Shifted,
    YearOf,
)

FOLLOWS = (Shifted, MonthOf, MonthStart, YearOf, Edge)
"""Expressions of one day that never go back when that day goes on."""

Timeless = Callable[[Node], bool]
"""Says whether a node never looks at the day."""

ORDERED = ("<", "<=", ">", ">=")


def turning(condition: Node, timeless: Timeless) -> tuple[Evaluate, ...] | None:
    """Answer the comparisons of a condition that turn at most once; None when it looks at the day in another way."""
    moving = [part for part in _apart(condition) if not timeless(part)]
    return tuple(part.compile() for part in moving) if all(_turns_once(part, timeless) for part in moving) else None


def moves_one_way(node: Node, timeless: Timeless) -> bool:
    """Say whether a number or a day never goes back, or never on, as days go by."""
    if isinstance(node, Elapsed):
        moving = [part for part in (node.start, node.end) if not timeless(part)]
        return len(moving) == 1 and moves_one_way(moving[0], timeless)
    if isinstance(node, FOLLOWS):
        return moves_one_way(node.of, timeless)
    return isinstance(node, DayOfJudging)


def _apart(condition: Node) -> Iterator[Expression]:
    """Yield what a condition is joined of."""
    if isinstance(condition, (AllOf, AnyOf, Not)):
        for part in condition.parts():
            yield from _apart(part)
    elif isinstance(condition, Expression):
        yield condition


def _turns_once(part: Node, timeless: Timeless) -> bool:
    if not isinstance(part, Compare) or part.sign not in ORDERED:
        return False
    moving = [side for side in (part.left, part.right) if not timeless(side)]
    return len(moving) == 1 and moves_one_way(moving[0], timeless)
