"""What changed between two points forms (计分方式的修订): one text for each number or condition that differs."""

from collections.abc import Callable, Iterator
from typing import Any

from anju.engine.differences import meaning
from anju.engine.expressions import Constant, Expression, MeasureValue, Rescaled
from anju.engine.points import (
    Band,
    Bands,
    BestOf,
    Capped,
    Classes,
    FirstThen,
    Give,
    NotPublished,
    Points,
    Rate,
    SumOf,
    When,
)
from anju.engine.text import NO_TEXT, Text
from anju.engine.types import short_text
from anju.engine.wording.arithmetic import row_text
from anju.engine.wording.conditions import ConditionWriter
from anju.engine.wording.redline.words import NONE, arrow

Writers = tuple[ConditionWriter, ConditionWriter]
Found = Iterator[Text]


def points_changes(writers: Writers, old: Points, new: Points) -> Found:
    """Yield what changed; nothing when both give the same in the same way."""
    if meaning(old) == meaning(new) and writers[0].edition.decimals == writers[1].edition.decimals:
        return
    (old, *old_around), (new, *new_around) = _unwrapped(old), _unwrapped(new)
    if type(old) is type(new) and type(old) in _CHANGES:
        yield from _CHANGES[type(old)](writers, old, new)
    elif meaning(old) != meaning(new):
        yield arrow(Text("计分方式", "the form"), writers[0].points(old), writers[1].points(new))
    yield from _condition_changes(writers, old_around[0], new_around[0])
    for word, one, other in zip(
        (Text("封顶", "at most"), Text("最低", "at least")), old_around[1:], new_around[1:], strict=True
    ):
        yield from _bound_changes(writers, word, one, other)


def expression_changes(writers: Writers, head: Text, old: Expression, new: Expression) -> Found:
    """Yield an expression that reads differently now."""
    if meaning(old) != meaning(new):
        yield arrow(head, writers[0].expression(old), writers[1].expression(new))


def _unwrapped(node: Any) -> tuple[Any, ...]:
    """Take cap, floor and condition off: (the form inside, condition, cap, floor)."""
    cap = floor = condition = None
    if isinstance(node, Capped):
        node, cap, floor = node.of, node.cap, node.floor
    if isinstance(node, When):
        node, condition = node.then, node.condition
    return node, condition, cap, floor


def _bound_changes(writers: Writers, word: Text, old: int | None, new: int | None) -> Found:
    one, other = (
        NONE if bound is None else _number(write.number(bound))
        for write, bound in zip(writers, (old, new), strict=True)
    )
    if one != other:
        yield arrow(word, one, other)


def _condition_changes(writers: Writers, old: Expression | None, new: Expression | None) -> Found:
    head = Text("条件", "condition")
    if old is not None and new is not None:
        yield from expression_changes(writers, head, old, new)
    elif old is not None or new is not None:
        one, other = (
            NONE if node is None else write.expression(node) for write, node in zip(writers, (old, new), strict=True)
        )
        yield arrow(head, one, other)


def _rate(writers: Writers, old: Rate, new: Rate) -> Found:
    yield from expression_changes(writers, Text("计分对象", "counted"), old.each, new.each)
    unit = _unit(writers[1], new.each)
    sizes = [short_text(node.per, node.each.type.scale) for node in (old, new)]
    rates = [
        write.number(node.rate)
        if node.per != 1
        else short_text(node.rate, write.edition.decimals - node.each.type.scale)
        for write, node in zip(writers, (old, new), strict=True)
    ]
    if sizes[0] != sizes[1]:
        yield arrow(Text("每满", "for every full"), _number(sizes[0]), _number(sizes[1]), Text(unit.zh, f" {unit.en}"))
    if rates[0] != rates[1]:
        size = "" if new.per == 1 else f"满{sizes[1]}"
        head = Text(f"每{size}{unit.zh}".replace("每个月", "每月"), f"for each {_singular(unit.en) or 'unit'}")
        yield arrow(head, _number(rates[0]), _number(rates[1]), Text(" 分", " points"))


def _unit(write: ConditionWriter, node: Expression) -> Text:
    units = (write.measures[part.name].unit for part in node.walk() if isinstance(part, MeasureValue))
    return next((unit for unit in units if unit), NO_TEXT)


def _singular(unit: str) -> str:
    return unit[:-1] if unit.endswith("s") else unit


def _first_then(writers: Writers, old: FirstThen, new: FirstThen) -> Found:
    yield from expression_changes(writers, Text("计分对象", "counted"), old.each, new.each)
    for head, name, in_points in (
        (Text("首个单位", "the first unit"), "first_unit", False),
        (Text("首个单位计分", "for the first unit"), "first", True),
        (Text("其后每", "every further"), "then_unit", False),
        (Text("其后每单位计分", "for every further unit"), "then", True),
    ):
        one, other = (
            _number(
                write.number(getattr(node, name))
                if in_points
                else short_text(getattr(node, name), node.each.type.scale)
            )
            for write, node in zip(writers, (old, new), strict=True)
        )
        if one != other:
            yield arrow(head, one, other)


def _bands(writers: Writers, old: Bands, new: Bands) -> Found:
    yield from expression_changes(writers, Text("分档依据", "the table is by"), old.by, new.by)
    rows = [{_row(node, row): row.then for row in node.rows} for node in (old, new)]
    if len(old.rows) == len(new.rows):
        for one, other in zip(old.rows, new.rows, strict=True):
            if _row(old, one) != _row(new, other):
                yield arrow(Text("档", "row"), _row(old, one), _row(new, other))
        rows[0] = {_row(new, row): old.then for row, old in zip(new.rows, old.rows, strict=True)}
    yield from _row_changes(writers, rows[0], rows[1], Text("{row}档", "row {row}"))


def _row(node: Bands, row: Band) -> Text:
    return row_text(row.low, row.up_to, node.by.type.scale)


def _classes(writers: Writers, old: Classes, new: Classes) -> Found:
    rows = [
        {_member(write, node, case.member): case.then for case in node.cases}
        for write, node in zip(writers, (old, new), strict=True)
    ]
    yield from _row_changes(writers, rows[0], rows[1], Text("{row}", "{row}"))


def _row_changes(writers: Writers, old: dict[Text, Points], new: dict[Text, Points], head: Text) -> Found:
    for row, then in old.items():
        named = head.format(row=row)
        if row not in new:
            yield Text("删除", "removed: ") + named + Text("（", " (") + writers[0].points(then) + Text("）", ")")
        elif isinstance(then, Give) and isinstance(new[row], Give):
            if meaning(then) != meaning(new[row]):
                yield arrow(named, writers[0].points(then), writers[1].points(new[row]))
        else:
            yield from (named + Text("：", ": ") + change for change in points_changes(writers, then, new[row]))
    for row, then in new.items():
        if row not in old:
            named = head.format(row=row)
            yield Text("新增", "added: ") + named + Text("（", " (") + writers[1].points(then) + Text("）", ")")


def _member(write: ConditionWriter, node: Classes, member: str) -> Text:
    name = getattr(node.by, "name", "")
    columns = [column for kind in write.edition.vocabulary.kinds.values() for column in kind.columns]
    labels = next((column.members for column in columns if column.name == name and member in column.members), {})
    return labels.get(member, Text(member, member))


def _several(writers: Writers, old: Any, new: Any) -> Found:
    """Compare the parts of a sum: those changed in their place, then those taken out and put in."""
    if len(old.of) == len(new.of):
        for one, other in zip(old.of, new.of, strict=True):
            yield from points_changes(writers, one, other)
        return
    kept = [meaning(part) for part in new.of], [meaning(part) for part in old.of]
    yield from (Text("删除", "removed: ") + writers[0].points(p) for p in old.of if meaning(p) not in kept[0])
    yield from (Text("新增", "added: ") + writers[1].points(p) for p in new.of if meaning(p) not in kept[1])


def _give(writers: Writers, old: Give, new: Give) -> Found:
    bare = [node.of.of if isinstance(node.of, Rescaled) else node.of for node in (old, new)]
    if all(isinstance(node, Constant) for node in bare):
        yield arrow(Text("计", "gives"), writers[0].points(old), writers[1].points(new))
    else:
        yield from expression_changes(writers, Text("算法", "computed as"), old.of, new.of)


def _not_published(writers: Writers, old: NotPublished, new: NotPublished) -> Found:
    yield arrow(Text("计分", "points"), writers[0].points(old), writers[1].points(new))


def _number(text: str) -> Text:
    text = text.replace("-", "−")
    return Text(text, text)


_CHANGES: dict[type, Callable[[Writers, Any, Any], Found]] = {
    Rate: _rate,
    FirstThen: _first_then,
    Bands: _bands,
    Classes: _classes,
    SumOf: _several,
    BestOf: _several,
    Give: _give,
    NotPublished: _not_published,
}
