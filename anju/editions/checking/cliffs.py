"""Cliffs (断崖): one more unit brings, or costs, more than the steps beside it.

Only tables that slope are looked at: in a ladder of plain amounts the step is the point. What the law does mean is
said by `cliff: meant` in the row, and then shown to nobody.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from anju.editions.checking.findings import Findings, accepted, children, entry
from anju.editions.checking.places import Root, located, parts, roots
from anju.editions.checking.unknown import Leaf, Unknown, leaves_of, unknown_record, value_of, with_value
from anju.editions.loading.edition import LoadedEdition
from anju.editions.loading.yaml_tree import Tree
from anju.engine.expressions import Compare, Constant, Expression, Full
from anju.engine.points import Bands, FirstThen, Points, Rate, When
from anju.engine.ranges import high_of, low_of
from anju.engine.text import Text
from anju.engine.types import short_text

STEPS_LOOKED_AT = 40
Curve = Callable[[int], int | None]


@dataclass(frozen=True, slots=True)
class Edge:
    """A number at which the rule changes, the line that says so, and whether the line says that it is meant."""

    at: int
    tree: Tree | None
    meant: bool


def check_cliffs(loaded: LoadedEdition, unknown: Unknown, findings: Findings) -> None:
    """No rule on one number steps more at an edge than beside it, unless it is meant."""
    for root in roots(loaded):
        _look(root, root.points, root.tree, unknown, findings, loaded.edition.decimals)


def _look(root: Root, points: Points, tree: Tree | None, unknown: Unknown, findings: Findings, decimals: int) -> None:
    leaves = leaves_of(points)
    if len(leaves) == 1 and leaves[0].type.kind == "number":
        _check_curve(root, points, tree, leaves[0], unknown, findings, decimals)
        return
    for below, place in parts(points, tree):
        _look(root, below, place, unknown, findings, decimals)


def _check_curve(
    root: Root, points: Points, tree: Tree | None, leaf: Leaf, unknown: Unknown, findings: Findings, decimals: int
) -> None:
    for node, place in located(points, tree):
        if isinstance(node, FirstThen) and not accepted(place, "cliff", "meant"):
            _first_then(root, node, place, findings, decimals)
    edges = sorted(_edges(points, tree, leaf), key=lambda edge: edge.at)
    if not edges:
        return
    curve, (low, high) = _curve(points, leaf, root, unknown), _domain(leaf, root, unknown)
    bounds = [low, *(edge.at for edge in edges), high + 1]
    units = _units(points)
    steps = [_largest_step(curve, start, end, units) for start, end in pairwise(bounds)]
    if not any(steps):
        return
    for place_of_edge, edge in enumerate(edges):
        jump, beside = _step(curve, edge.at), max(steps[place_of_edge], steps[place_of_edge + 1])
        if low < edge.at <= high and abs(jump) > beside and not edge.meant:
            _say(root, edge, leaf, jump, beside, findings, decimals)


def _first_then(root: Root, node: FirstThen, tree: Tree | None, findings: Findings, decimals: int) -> None:
    """The first unit may be larger and bring more; it may not bring more in all and more for each unit of measure."""
    if abs(node.first) > abs(node.then) and abs(node.first) * node.then_unit > abs(node.then) * node.first_unit:
        first, then = short_text(node.first, decimals), short_text(node.then, decimals)
        findings.fault(
            entry(tree, "first"),
            root.row
            + Text(
                f" 在首个单位处是断崖：首个计 {first}，之后每个只计 {then}",
                f": a cliff at the first unit, it brings {first} and every further one {then}",
            ),
            _HINT,
        )


def _say(root: Root, edge: Edge, leaf: Leaf, jump: int, beside: int, findings: Findings, decimals: int) -> None:
    at = short_text(edge.at, leaf.type.scale)
    moved, steps = short_text(jump, decimals), short_text(beside, decimals)
    sign = "+" if jump > 0 else ""
    findings.fault(
        edge.tree,
        root.row
        + Text(
            f" 在 {leaf.name} = {at} 处是断崖：一步 {sign}{moved} 分，相邻各步至多 {steps} 分",
            f": a cliff at {leaf.name} = {at}, a step of {sign}{moved} where those beside it are at most {steps}",
        ),
        _HINT,
    )


_HINT = Text(
    "请核对两边的数值；法条本意如此时，在这一行加 cliff: meant",
    "look at the numbers on both sides; where the law means it, add cliff: meant to this row",
)


def _edges(points: Points, tree: Tree | None, leaf: Leaf) -> Iterator[Edge]:
    for node, place in located(points, tree):
        if isinstance(node, Bands) and node.by == leaf:
            for row, at in zip(node.rows, children(place, "bands", len(node.rows)), strict=True):
                if row.low is not None:
                    yield Edge(row.low, at, accepted(at, "cliff", "meant"))
        if isinstance(node, When):
            yield from _edges_of_condition(node.condition, place, leaf)


def _edges_of_condition(condition: Expression, tree: Tree | None, leaf: Leaf) -> Iterator[Edge]:
    for part in condition.walk():
        if isinstance(part, Compare) and part.left == leaf and isinstance(part.right, Constant):
            after = part.sign in (">", "<=")
            yield Edge(part.right.value + after, entry(tree, "when"), accepted(tree, "cliff", "meant"))


def _curve(points: Points, leaf: Leaf, root: Root, unknown: Unknown) -> Curve:
    evaluate, run, record = points.compile(), unknown.runs[0], unknown_record(root.kind)

    def curve(number: int) -> int | None:
        value = evaluate(*with_value(run, record, leaf, number))
        return value if isinstance(value, int) else None

    return curve


def _domain(leaf: Leaf, root: Root, unknown: Unknown) -> tuple[int, int]:
    record = unknown_record(root.kind)
    values = [value_of(run, record, leaf) for run in unknown.runs]
    lows, highs = [low_of(value) for value in values], [high_of(value) for value in values]
    low = min((bound for bound in lows if bound is not None), default=0)
    return low, max((10**12 if bound is None else bound for bound in highs), default=10**12)


def _step(curve: Curve, at: int) -> int:
    before, after = curve(at - 1), curve(at)
    return 0 if before is None or after is None else after - before


def _largest_step(curve: Curve, start: int, end: int, units: tuple[int, ...]) -> int:
    """Answer the largest step inside a stretch: at its first numbers, and at the first full units in it."""
    spots = set(range(start + 1, min(end, start + 1 + STEPS_LOOKED_AT)))
    spots |= set(range(max(start + 1, end - STEPS_LOOKED_AT), end))
    for unit in units:
        first = (start // unit + 1) * unit
        spots |= {spot for spot in (first, first + unit) if start < spot < end}
    return max((abs(_step(curve, spot)) for spot in spots), default=0)


def _units(points: Points) -> tuple[int, ...]:
    found = set()
    for node in points.walk():
        if isinstance(node, Rate):
            found.add(node.per)
        if isinstance(node, Full):
            found.add(node.unit)
        if isinstance(node, FirstThen):
            found |= {node.first_unit, node.then_unit}
    return tuple(sorted(found))
