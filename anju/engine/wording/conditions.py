"""Conditions in words (条件的写法): 签注有效期至 < 计分基准日, for records, dates and windows too."""

from collections.abc import Callable
from typing import Any

from anju.engine.edition import Edition
from anju.engine.expressions import (
    AllOf,
    AnyOf,
    Constant,
    ContextField,
    Covers,
    DayOfJudging,
    Elapsed,
    Expression,
    Extreme,
    Field,
    InWindows,
    MonthAtHand,
    MonthOf,
    MonthStart,
    Not,
    PersonField,
    Shifted,
    WindowEnd,
    Windows,
    YearOf,
)
from anju.engine.text import Text, joined
from anju.engine.vocabulary import FactKind, FieldKind
from anju.engine.wording.rules import RuleWriter
from anju.engine.wording.values import day_text, month_text

UNITS = {"years": Text("年", "years"), "months": Text("个月", "months"), "days": Text("天", "days")}


class ConditionWriter(RuleWriter):
    """Writes conditions on records of one kind, where a kind is given, and everything a rule writer writes."""

    def __init__(self, edition: Edition, kind: FactKind | None = None) -> None:
        """Take the edition, and the kind whose fields a condition names."""
        super().__init__(edition)
        self.kind = kind

    def expression(self, node: Expression) -> Text:
        """Write an expression with labels in place of names."""
        writer = _WRITERS.get(type(node))
        return writer(self, node) if writer else super().expression(node)


def windows_text(windows: Windows) -> Text:
    """Write dated windows: 2020年1月23日起, 2020年1月23日至2020年9月30日."""
    parts = []
    for first, last in windows:
        start = day_text(first)
        end = None if last is None else day_text(last)
        parts.append(
            Text(f"{start.zh}至{end.zh}", f"{start.en} to {end.en}")
            if end
            else Text(f"{start.zh}起", f"from {start.en}")
        )
    return joined(parts)


def _field(write: ConditionWriter, node: Field) -> Text:
    columns = write.kind.columns if write.kind else ()
    return _label(columns, node.name)


def _label(columns: tuple[FieldKind, ...], name: str) -> Text:
    return next((column.label for column in columns if column.name == name), Text(name, name))


def _constant(write: ConditionWriter, node: Constant) -> Text:
    if node.type.kind == "windows":
        return windows_text(node.value)
    if node.type.kind == "month":
        return month_text(node.value)
    return RuleWriter.expression(write, node)


def _elapsed(write: ConditionWriter, node: Elapsed) -> Text:
    start, end = write.expression(node.start), write.expression(node.end)
    unit = Text("整年", "full years") if node.unit == "years" else Text("整月", "full months")
    return Text(f"{start.zh}至{end.zh}的{unit.zh}数", f"{unit.en} from {start.en} to {end.en}")


def _shifted(write: ConditionWriter, node: Shifted) -> Text:
    of, unit, sign = write.expression(node.of), UNITS[node.unit], "−" if node.amount < 0 else "+"
    return Text(f"{of.zh} {sign} {abs(node.amount)}{unit.zh}", f"{of.en} {sign} {abs(node.amount)} {unit.en}")


def _in_windows(write: ConditionWriter, node: InWindows) -> Text:
    of, windows = write.expression(node.of), windows_text(node.windows)
    return Text(f"{of.zh}在{windows.zh}之内", f"{of.en} in the window {windows.en}")


def _window_end(write: ConditionWriter, node: WindowEnd) -> Text:
    of, windows = write.expression(node.of), windows_text(node.windows)
    return Text(f"{of.zh}所在时间窗口（{windows.zh}）的结束日", f"the end of the window ({windows.en}) of {of.en}")


def _extreme(write: ConditionWriter, node: Extreme) -> Text:
    parts = joined([write.expression(part) for part in node.of])
    word = Text("最大", "largest") if node.largest else Text("最小", "smallest")
    return Text(f"（{parts.zh}）中{word.zh}者", f"the {word.en} of ({parts.en})")


def _joined(zh: str, en: str) -> Callable[[ConditionWriter, Any], Text]:
    return lambda write, node: joined([_bracketed(write, part) for part in node.of], zh, en)


def _bracketed(write: ConditionWriter, node: Expression) -> Text:
    said = write.expression(node)
    return Text(f"（{said.zh}）", f"({said.en})") if isinstance(node, (AllOf, AnyOf)) else said


def _around(zh: str, en: str) -> Callable[[ConditionWriter, Any], Text]:
    return lambda write, node: Text(zh, en).format(of=write.expression(node.of))


_WRITERS: dict[type, Callable[[ConditionWriter, Any], Text]] = {
    Not: lambda write, node: Text("非", "not ") + _bracketed(write, node.of),
    AllOf: _joined("且", " and "),
    AnyOf: _joined("或", " or "),
    Constant: _constant,
    Field: _field,
    PersonField: lambda write, node: _label(write.edition.vocabulary.person, node.name),
    ContextField: lambda write, node: _label(write.edition.vocabulary.context, node.name),
    DayOfJudging: lambda write, node: Text("计分基准日", "the day of judging"),
    MonthAtHand: lambda write, node: Text("该月", "the month"),
    Elapsed: _elapsed,
    Shifted: _shifted,
    MonthOf: _around("{of}所在月", "the month of {of}"),
    MonthStart: _around("{of}所在月", "the month of {of}"),
    YearOf: _around("{of}所在年", "the year of {of}"),
    InWindows: _in_windows,
    WindowEnd: _window_end,
    Extreme: _extreme,
    Covers: lambda write, node: Text("涵盖{day}", "covers {day}").format(day=write.expression(node.day)),
}
