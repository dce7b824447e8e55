"""Loading the steps (加载可做的事): what a person may do for each indicator, for advice; no part of the digest."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from anju.editions.loading.entries import Entries
from anju.editions.loading.workshop import Workshop
from anju.editions.loading.yaml_tree import Items, Tree, plain_data
from anju.engine.days import FIRST_YEAR, STILL_RUNNING
from anju.engine.edition import Indicator
from anju.engine.steps import RelativeDay, Step, StepChange
from anju.engine.text import Text
from anju.engine.values import closest, read_value
from anju.engine.vocabulary import FactKind

_DURATION = re.compile(r"(\d{1,4}) (years|months|days)", re.ASCII)
_RELATIVE = re.compile(r"(start|done)(?: ([+-]) (\d{1,4}) (years|months|days))?", re.ASCII)
_DURATION_HINT = Text("写作 30 days、12 months 或 2 years", "write 30 days, 12 months or 2 years")
_EITHER_HINT = Text(
    "写 takes: 30 days（要多久），或 within: 2 years（这段时间内有加分即止）",
    "write takes: 30 days, how long it takes, or within: 2 years, done as soon as it brings something",
)
_NOT_DONE_HINT = Text(
    "写作 start 或 start + 1 months，或改写 takes: 所需时间",
    "write start, or start + 1 months; or takes: and how long it takes",
)
_ADD_HINT = Text("写 add: {类型: {字段: 值}}", "write add: {kind: {field: value}}")
_CHANGE_HINT = Text("写 change: {类型: {where: {…}, set: {…}}}", "write change: {kind: {where: {…}, set: {…}}}")


def load_steps(workshop: Workshop, indicators: Iterable[Indicator]) -> tuple[Step, ...]:
    """Read the section `steps:`; every fault is noted with its line."""
    known = [indicator.name for indicator in indicators]
    return tuple(_step(workshop, known, name, tree) for name, tree in workshop.top.table("steps").items())


def _step(workshop: Workshop, indicators: list[str], name: str, tree: Tree) -> Step:
    entries = workshop.table_at(tree)
    indicator = entries.text("indicator")
    if indicator not in indicators:
        say = Text(f"没有指标“{indicator}”", f'there is no indicator "{indicator}"')
        entries.fault(say, closest(indicator, indicators), entries.take("indicator"))
    label = entries.words("label") or Text(name, name)
    amount, unit, within = _duration(entries)
    changes = (
        *_changes(workshop, entries.take("add"), _added, _ADD_HINT),
        *_changes(workshop, entries.take("change"), _changed, _CHANGE_HINT),
    )
    if within:
        _refuse_untimely(workshop, entries, changes)
    if "add" not in entries and "change" not in entries:
        entries.fault(Text("没有 add 或 change", "there is neither add nor change"), _ADD_HINT)
    article = workshop.article(entries, required=False)
    entries.done()
    return Step(name, indicator, label, amount, unit, within, changes, article)


def _refuse_untimely(workshop: Workshop, entries: Entries, changes: tuple[StepChange, ...]) -> None:
    """Note what would show a gain before it is there, in a step that ends as soon as it brings something.

    What is dated before the end would count on days on which the step is not done, and so would a fixed day: only an
    open end may lie there (`to: done`).
    """
    for change in changes:
        columns = {column.name: column for column in workshop.vocabulary.kinds[change.kind].columns}
        for name, value in change.values:
            relative = isinstance(value, RelativeDay)
            fixed = columns[name].type.kind in ("day", "month") and not relative and value != STILL_RUNNING
            if name != "to" and change.where is None and (fixed or (relative and value.anchor == "done")):
                say = Text(
                    f"within 随时可能完成：{change.kind} 的 {name} 须从 start 起算",
                    f"within may be done on any day: {name} of {change.kind} must be counted from start",
                )
                entries.fault(say, _NOT_DONE_HINT, entries.take("add"))


def _duration(entries: Entries) -> tuple[int, str, bool]:
    found = [name for name in ("takes", "within") if name in entries]
    if len(found) != 1:
        entries.fault(Text("应当且只能有 takes 或 within", "must have exactly one of takes and within"), _EITHER_HINT)
        entries.give_up()
        return 0, "days", False
    match = _DURATION.fullmatch(entries.text(found[0]))
    if match is None:
        entries.fault(Text("不是时长", "not a length of time"), _DURATION_HINT, entries.take(found[0]))
        return 0, "days", False
    return int(match[1]), match[2], found[0] == "within"


def _changes(workshop: Workshop, tree: Tree | None, read: Any, hint: Text) -> list[StepChange]:
    if tree is None:
        return []
    found = []
    for name, below in workshop.table_at(tree).items():
        kind = workshop.vocabulary.kinds.get(name)
        if kind is None:
            say = Text(f"没有事实类型“{name}”", f'there is no kind of fact "{name}"')
            workshop.faults.add(str(below.place), say, closest(name, workshop.vocabulary.kinds))
            continue
        found += [read(workshop, kind, one, hint) for one in (below.items if isinstance(below, Items) else (below,))]
    return found


def _added(workshop: Workshop, kind: FactKind, tree: Tree, hint: Text) -> StepChange:
    entries = workshop.table_at(tree)
    values = _values(workshop, kind, entries)
    given = dict(values)
    if "month" in given:
        given |= {"from": given["month"], "to": given.pop("month")}
    ends = [column.name for column in kind.columns[: len(kind.columns) - len(kind.fields)]]
    for name in ends:
        if name not in given:
            entries.fault(Text(f"缺少 {name}", f"{name} is missing"), hint)
    if "to" in ends and given.get("to") != STILL_RUNNING:
        for field in kind.fields:
            if field.required_if_ended and field.name not in given:
                entries.fault(Text(f"缺少 {field.name}", f"{field.name} is missing"), hint)
    return StepChange(kind.name, tuple(given.items()))


def _changed(workshop: Workshop, kind: FactKind, tree: Tree, hint: Text) -> StepChange:
    entries = workshop.table_at(tree)
    where = _values(workshop, kind, workshop.table_at(entries.take("where")))
    values = _values(workshop, kind, workshop.table_at(entries.need("set", hint)))
    if "set" in entries:
        entries.done()
    return StepChange(kind.name, values, where)


def _values(workshop: Workshop, kind: FactKind, entries: Entries) -> tuple[tuple[str, Any], ...]:
    columns: Mapping[str, Any] = {column.name: column for column in kind.columns}
    if kind.shape == "month":
        columns = {**columns, "month": columns["from"]}
    found = []
    for name, tree in entries.items():
        if name not in columns:
            say = Text(f"{kind.name} 没有字段“{name}”", f'{kind.name} has no field "{name}"')
            workshop.faults.add(str(tree.place), say, closest(name, columns))
            continue
        found.append((name, _value(workshop, columns[name], tree, running=kind.shape == "period" and name == "to")))
    return tuple(found)


def _value(workshop: Workshop, column: Any, tree: Tree, *, running: bool) -> Any:
    data = plain_data(tree)
    if running and data in (None, "running"):
        return STILL_RUNNING
    dated = column.type.kind in ("day", "month") or column.least == FIRST_YEAR
    match = _RELATIVE.fullmatch(data) if isinstance(data, str) and dated else None
    if match is None:
        return read_value(column, data, str(tree.place), workshop.faults)
    amount = int(match[3] or 0) * (-1 if match[2] == "-" else 1)
    return RelativeDay("start" if match[1] == "start" else "done", amount, match[4] or "days")
