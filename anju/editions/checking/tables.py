"""Tables (分档表): a row that nothing can reach is dead, and usually a slip in another row or rule."""

from anju.editions.checking.findings import Findings, children, entry
from anju.editions.checking.places import Root, located, roots
from anju.editions.checking.splitting import truths
from anju.editions.checking.unknown import Unknown
from anju.editions.loading.edition import LoadedEdition
from anju.editions.loading.yaml_tree import Tree
from anju.engine.edition import Fold, Measure
from anju.engine.expressions import AllOf, Expression, Field, Not
from anju.engine.points import Bands, Classes, Table
from anju.engine.ranges import Number, high_of, low_of
from anju.engine.text import Text
from anju.engine.types import short_text
from anju.engine.vocabulary import FactKind


def check_tables(loaded: LoadedEdition, unknown: Unknown, findings: Findings) -> None:
    """Every row of a table by a number can be reached."""
    for root in roots(loaded):
        for points, tree in located(root.points, root.tree):
            if isinstance(points, Bands):
                _bands(root, points, tree, unknown, findings)
            if isinstance(points, Table):
                _rows(root, points, tree, unknown, findings)


def check_classes(loaded: LoadedEdition, unknown: Unknown, findings: Findings) -> None:
    """Every member that is given points can count: no rule of its measure leaves it out altogether."""
    for measure in loaded.edition.measures:
        fold = measure.fold
        if fold is not None and fold.worth is not None:
            kind = loaded.edition.vocabulary.kinds[fold.kind]
            for points, tree in located(fold.worth, entry(loaded.row("measures", measure.name), "worth")):
                if isinstance(points, Classes) and isinstance(points.by, Field):
                    _members(measure, fold, kind, (points, points.by, tree), unknown, findings)


def _bands(root: Root, points: Bands, tree: Tree | None, unknown: Unknown, findings: Findings) -> None:
    reached = unknown.bounds(points.by, root.kind)
    for row, at in zip(points.rows, children(tree, "bands", len(points.rows)), strict=True):
        if _outside(reached, row.low, row.up_to):
            shown = _range_text(reached, points.by)
            findings.fault(
                at,
                root.row
                + Text(
                    f" 的这一档永远到不了：数值只能是 {shown}", f": this row is never reached, the number is {shown}"
                ),
                Text(
                    "请核对档次的界限与计数单位，或删去这一档",
                    "look at the edges and the unit they count in, or take the row out",
                ),
            )


def _rows(root: Root, points: Table, tree: Tree | None, unknown: Unknown, findings: Findings) -> None:
    before: list[Expression] = []
    for row, at in zip(points.rows, children(tree, "table", len(points.rows)), strict=True):
        if truths(unknown, AllOf((*before, row.when)), root.kind) == {False}:
            say = root.row + Text(" 的这一行永远轮不到", ": this row is never the first that holds")
            hint = Text(
                "请核对条件与行的先后，或删去这一行", "look at its condition and the order of the rows, or take it out"
            )
            findings.fault(at, say, hint)
        before.append(Not(row.when))
    if True in truths(unknown, AllOf(tuple(before)), root.kind):
        say = root.row + Text(" 有各行都不成立的情形，计0分", ": there are cases in which no row holds, they give 0")
        hint = Text("请补上一行写明这些情形，即使是 give: 0", "add a row that says so, even if it gives 0")
        findings.note(entry(tree, "table"), say, hint)


def _outside(reached: Number, low: int | None, up_to: int | None) -> bool:
    bottom, top = low_of(reached), high_of(reached)
    return (bottom is not None and up_to is not None and up_to < bottom) or (
        top is not None and low is not None and low > top
    )


def _range_text(number: Number, by: Expression) -> str:
    low, high = (
        "…" if bound is None else short_text(bound, by.type.scale) for bound in (low_of(number), high_of(number))
    )
    return f"{low} – {high}"


def _members(
    measure: Measure,
    fold: Fold,
    kind: FactKind,
    table: tuple[Classes, Field, Tree | None],
    unknown: Unknown,
    findings: Findings,
) -> None:
    points, by, tree = table
    for case in points.cases:
        out = any(truths(unknown, rule.when, kind, given={by: case.member}) == {True} for rule in fold.leave_out)
        if out and unknown.bounds(case.then, kind) != 0:
            findings.fault(
                entry(entry(tree, "classes"), case.member),
                Text(
                    f"度量 {measure.name} 的 {case.member} 永远计不到：规则已把它全部排除",
                    f"measure {measure.name}: {case.member} can never count, a rule leaves all of it out",
                ),
                Text(
                    f"写 {case.member}: 0，或修改排除它的规则",
                    f"write {case.member}: 0, or change the rule that leaves it out",
                ),
            )
