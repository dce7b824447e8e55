"""Conditions (条件): one that never holds or always holds decides nothing, and is seldom what was meant."""

from anju.editions.checking.findings import Findings, entry
from anju.editions.checking.places import condition_at, located, named, roots
from anju.editions.checking.splitting import truths
from anju.editions.checking.unknown import Unknown
from anju.editions.loading.edition import LoadedEdition
from anju.editions.loading.yaml_tree import Tree
from anju.engine.edition import Fold
from anju.engine.expressions import AllOf, Expression, Not
from anju.engine.points import When
from anju.engine.text import Text
from anju.engine.vocabulary import FactKind

_LOOK = Text(
    "请核对比较的方向、数值和 and/or；不需要时删去",
    "look at the direction, the number, and and/or; take it out when it is not needed",
)


def check_conditions(loaded: LoadedEdition, unknown: Unknown, findings: Findings) -> None:
    """Every condition of points, requirements and vetoes can hold and can fail."""
    for root in roots(loaded):
        for points, tree in located(root.points, root.tree):
            if isinstance(points, When):
                row = root.row + Text(" 的条件", ": the condition")
                _judge(row, points.condition, condition_at(points, tree), unknown, findings, kind=root.kind)
    for requirement in loaded.edition.requirements:
        at = entry(loaded.row("requirements", requirement.name), "when")
        _judge(named("申请条件", "requirement", requirement.name), requirement.when, at, unknown, findings)
    for veto in loaded.edition.vetoes:
        at = entry(loaded.row("vetoes", veto.name), "when")
        _judge(named("一票否决", "veto", veto.name), veto.when, at, unknown, findings, always_is_fault=True)


def check_rules(loaded: LoadedEdition, unknown: Unknown, findings: Findings) -> None:
    """Every rule of a measure takes some records out, and leaves some."""
    for measure in loaded.edition.measures:
        if measure.fold is not None:
            tree = loaded.row("measures", measure.name)
            kind = loaded.edition.vocabulary.kinds[measure.fold.kind]
            _rules(measure.name, measure.fold, kind, tree, unknown, findings)
            _run_ons(measure.name, measure.fold, kind, tree, unknown, findings)


def _judge(
    row: Text,
    condition: Expression,
    at: Tree | None,
    unknown: Unknown,
    findings: Findings,
    *,
    kind: FactKind | None = None,
    always_is_fault: bool = False,
) -> None:
    found = truths(unknown, condition, kind)
    if found == {False}:
        findings.fault(at, row + Text(" 永远不成立", " never holds"), _LOOK)
    elif found == {True} and always_is_fault:
        findings.fault(at, row + Text(" 总是成立：人人都被否决", " always holds: it bars everybody"), _LOOK)
    elif found == {True}:
        findings.note(at, row + Text(" 总是成立", " always holds"), Text("可以删去", "it may be taken out"))


def _rules(name: str, fold: Fold, kind: FactKind, tree: Tree | None, unknown: Unknown, findings: Findings) -> None:
    before: list[Expression] = []
    for rule in fold.leave_out:
        at = _place_of_rule(tree, rule.reason.name)
        row = named("度量", "measure", name) + Text(f" 的规则 {rule.reason.name}", f": the rule {rule.reason.name}")
        found = truths(unknown, rule.when, kind)
        if found == {True}:
            say = row + Text(" 把所有记录都排除了", " leaves every record out")
            findings.fault(at, say, _LOOK)
        elif found == {False}:
            say = row + Text(" 从不排除任何记录", " never leaves a record out")
            tell = findings.note if rule.silent else findings.fault
            tell(at, say, _LOOK)
        elif rule.reason.name != "later" and before and truths(unknown, AllOf((*before, rule.when)), kind) == {False}:
            say = row + Text(
                " 排除的记录前面的规则都已排除", " leaves out only what the rules before it left out already"
            )
            hint = Text(
                "请删去，或移到前面，使理由更准确", "take it out, or move it up where its reason is the better one"
            )
            findings.note(at, say, hint)
        if found not in ({True}, {False}):
            before.append(Not(rule.when))


def _run_ons(name: str, fold: Fold, kind: FactKind, tree: Tree | None, unknown: Unknown, findings: Findings) -> None:
    for rule in fold.runs_on:
        if truths(unknown, rule.when, kind) == {False}:
            at = entry(entry(entry(tree, "runs_on"), rule.reason.name), "when")
            row = named("度量", "measure", name) + Text(
                f" 的 runs_on {rule.reason.name}", f": runs_on {rule.reason.name}"
            )
            findings.fault(at, row + Text(" 永远不成立", " never holds"), _LOOK)


def _place_of_rule(tree: Tree | None, name: str) -> Tree | None:
    """Answer where a rule stands: `only` and `window` are keys of the measure, the others rows of leave_out."""
    if name in ("only", "window"):
        return entry(tree, name)
    return entry(entry(tree, "leave_out"), name) if name != "later" else tree
