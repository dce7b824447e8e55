"""Arithmetic as a sentence (计算过程): 59个月 × 0.25分 = 14.75分."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from anju.engine.counting import Run
from anju.engine.edition import Edition
from anju.engine.expressions import (
    AnyOf,
    Constant,
    Elapsed,
    Expression,
    Extreme,
    Full,
    MeasureValue,
    Minus,
    Plus,
    Quotient,
    Rescaled,
    Times,
)
from anju.engine.points import (
    Bands,
    BestOf,
    Capped,
    Choose,
    Classes,
    Cross,
    FirstThen,
    Give,
    Marginal,
    NotPublished,
    Points,
    Rate,
    Scaled,
    SumOf,
    Table,
    When,
)
from anju.engine.ranges import Range, high_of, low_of
from anju.engine.sheet import ScoreSheet
from anju.engine.text import Text, joined
from anju.engine.wording.values import UNKNOWN, number_text, plain_number, points_text, value_text


@dataclass(frozen=True)
class Arithmetic:
    """Writes the arithmetic of one sheet: the nodes are computed again from the measures that the sheet keeps."""

    edition: Edition
    run: Run

    @classmethod
    def of(cls, sheet: ScoreSheet) -> "Arithmetic":
        """Take the values of a sheet."""
        run = Run(sheet.facts, sheet.day)
        run.measures = [line.value for line in sheet.measures.values()]
        run.indicators = [line.points for line in sheet.indicators]
        run.totals = [line.points for line in sheet.totals]
        return cls(sheet.edition, run)

    def expression(self, node: Expression) -> Text:
        """Write an expression with the values in place of the names."""
        writer = _EXPRESSIONS.get(type(node))
        return writer(self, node) if writer else self._value(node)

    def computed(self, node: Expression, unit: Text | None) -> Text:
        """Write an expression and what it comes to: 1827天 ÷ 30 取整 = 60个月."""
        value = value_text(self.value(node), node.type, unit)
        said = self.expression(node)
        return value if said == value or isinstance(node, Elapsed) else said + Text(" = ", " = ") + value

    def points(self, node: Points) -> Text:
        """Write how points come about."""
        return _POINTS[type(node)](self, node)

    def value(self, node: Any) -> Any:
        """Compute a node again."""
        return node.compile()(self.run, ())

    def denied(self, condition: Expression) -> Text:
        """Say that nothing on record meets a condition, or that a condition of other sorts fails."""
        if all(isinstance(part, (MeasureValue, AnyOf)) for part in condition.walk()):
            return Text("没有可计的记录，", "nothing on record that counts: ")
        return Text("不符合条件，", "the condition is not met: ")

    def amount(self, points: Any) -> Text:
        """Write points with their unit."""
        return points_text(points, self.edition.decimals)

    def _value(self, node: Expression) -> Text:
        value = self.value(node)
        unit = next((m.unit for m in self.edition.measures if m.name == getattr(node, "name", None)), None)
        return value_text(value, node.type, unit)


def _full(write: Arithmetic, node: Full) -> Text:
    unit = plain_number(node.unit, node.of.type.scale)
    return write.expression(node.of) + Text(f" ÷ {unit} 取整", f" ÷ {unit}, rounded down")


def _elapsed(write: Arithmetic, node: Elapsed) -> Text:
    unit = Text("周岁", "full years") if node.unit == "years" else Text("个整月", "full months")
    return number_text(write.value(node), 0, unit)


def _two_sided(sign: str) -> Callable[[Arithmetic, Any], Text]:
    def said(write: Arithmetic, node: Any) -> Text:
        left, right = write.expression(node.left), write.expression(node.right)
        if sign == "×":
            left, right = _bracketed(node.left, left), _bracketed(node.right, right)
        return left + Text(f" {sign} ", f" {sign} ") + right

    return said


def _bracketed(node: Expression, said: Text) -> Text:
    return Text(f"({said.zh})", f"({said.en})") if isinstance(node, (Plus, Minus)) else said


def _extreme(write: Arithmetic, node: Extreme) -> Text:
    word = Text("最大者", "the largest of ") if node.largest else Text("最小者", "the smallest of ")
    parts = joined([write.expression(part) for part in node.of])
    return Text(f"{parts.zh} 中{word.zh}", word.en + parts.en)


def _quotient(write: Arithmetic, node: Quotient) -> Text:
    of, places = write.expression(node.of), node.type.scale
    if isinstance(node.by, Constant) and node.by.value == 10**node.by.type.scale:
        return of + Text(f" 四舍五入到{places}位小数", f" rounded to {places} decimals")
    by = write.expression(node.by)
    return of + Text(" ÷ ", " ÷ ") + by + Text(f"（四舍五入到{places}位小数）", f" (rounded to {places} decimals)")


_EXPRESSIONS: dict[type, Callable[[Arithmetic, Any], Text]] = {
    Full: _full,
    Quotient: _quotient,
    Elapsed: _elapsed,
    Plus: _two_sided("+"),
    Minus: _two_sided("−"),
    Times: _two_sided("×"),
    Rescaled: lambda write, node: write.expression(node.of),
    Extreme: _extreme,
}


def _give(write: Arithmetic, node: Give) -> Text:
    bare = node.of.of if isinstance(node.of, Rescaled) else node.of
    if isinstance(bare, (MeasureValue, Constant)):
        return write.amount(write.value(node))
    return write.expression(node.of) + Text(" = ", " = ") + write.amount(write.value(node))


def _when(write: Arithmetic, node: When) -> Text:
    truth = write.value(node.condition)
    if truth is False:
        return write.denied(node.condition) + write.amount(0)
    said = write.points(node.then)
    if truth is None:
        return Text("情况不详，符合条件则 ", "not known; where the condition is met, ") + said
    return said


def _rate(write: Arithmetic, node: Rate) -> Text:
    each = write.expression(node.each)
    total = Text(" = ", " = ") + write.amount(write.value(node))
    decimals = write.edition.decimals
    if node.per == 1:
        rate = plain_number(node.rate, decimals - node.each.type.scale)
        return each + Text(f" × {rate}分", f" × {rate} points") + total
    per, rate = plain_number(node.per, node.each.type.scale), plain_number(node.rate, decimals)
    units = number_text(write.value(Full(node.each, node.per)), 0)
    return (
        each
        + Text(f"，每满{per}计{rate}分：", f", {rate} points for every full {per}: ")
        + units
        + Text(f" × {rate}", f" × {rate}")
        + total
    )


def _first_then(write: Arithmetic, node: FirstThen) -> Text:
    scale, decimals = node.each.type.scale, write.edition.decimals
    first_unit, then_unit = plain_number(node.first_unit, scale), plain_number(node.then_unit, scale)
    first, then = plain_number(node.first, decimals), plain_number(node.then, decimals)
    return (
        write.expression(node.each)
        + Text(
            f"，满{first_unit}计{first}分，其后每满{then_unit}计{then}分 = ",
            f": {first} for the first {first_unit}, {then} for every further {then_unit} = ",
        )
        + write.amount(write.value(node))
    )


def _bands(write: Arithmetic, node: Bands) -> Text:
    number = write.value(node.by)
    said = write.expression(node.by)
    rows = [row for row in node.rows if not (_below(number, row.low) or _above(number, row.up_to))]
    if len(rows) != 1:
        return said + Text("，可能的档次得分 ", ": the rows still possible give ") + write.amount(write.value(node))
    row = rows[0]
    return (
        said
        + Text("（", " (")
        + row_text(row.low, row.up_to, node.by.type.scale)
        + Text("档）：", "): ")
        + write.points(row.then)
    )


def _below(number: Any, low: int | None) -> bool:
    top = high_of(number)
    return low is not None and top is not None and top < low


def _above(number: Any, up_to: int | None) -> bool:
    bottom = low_of(number)
    return up_to is not None and bottom is not None and bottom > up_to


def row_text(low: int | None, up_to: int | None, scale: int) -> Text:
    """Write a row of a table: 16至55, 61及以上."""
    first, last = (None if bound is None else plain_number(bound, scale) for bound in (low, up_to))
    if low is None:
        return Text(f"{last}及以下", f"up to {last}")
    return (
        Text(f"{first}及以上", f"{first} and more") if up_to is None else Text(f"{first}至{last}", f"{first} to {last}")
    )


def _capped(write: Arithmetic, node: Capped) -> Text:
    inner, outer = write.value(node.of), write.value(node)
    said = write.points(node.of)
    cap, floor = node.cap, node.floor
    high, low = high_of(inner), low_of(inner)
    if cap is not None and (high is None or high > cap):
        said += Text(
            f"，封顶{plain_number(cap, write.edition.decimals)}，计",
            f", capped at {plain_number(cap, write.edition.decimals)}: ",
        ) + write.amount(outer)
    elif floor is not None and (low is None or low < floor):
        said += Text("，最低计", ", at least ") + write.amount(floor)
    return said


def _not_published(write: Arithmetic, node: NotPublished) -> Text:
    value = write.value(node)
    if not isinstance(value, Range):
        return write.amount(value)
    return Text("分档未公布，可能为", "the ladder is not published, perhaps ") + write.amount(value)


def _several(word: Text) -> Callable[[Arithmetic, Any], Text]:
    def said(write: Arithmetic, node: SumOf | BestOf) -> Text:
        parts = joined([write.amount(write.value(part)) for part in node.of])
        return word + parts + Text(" = ", " = ") + write.amount(write.value(node))

    return said


def _marginal(write: Arithmetic, node: Marginal) -> Text:
    scale, decimals = node.each.type.scale, write.edition.decimals
    parts = [
        Text(
            f"{plain_number(part.low, scale)}以上每个{plain_number(part.rate, decimals - scale)}分",
            f"{plain_number(part.rate, decimals - scale)} for each above {plain_number(part.low, scale)}",
        )
        for part in node.slices
    ]
    total = Text(" = ", " = ") + write.amount(write.value(node))
    return write.expression(node.each) + Text("，", ": ") + joined(parts, "，", ", ") + total


def _table(write: Arithmetic, node: Table) -> Text:
    for row in node.rows:
        truth = write.value(row.when)
        if truth:
            return write.points(row.then)
        if truth is None:
            return (
                Text("适用哪一行", "which row applies ") + UNKNOWN + Text("，", ": ") + write.amount(write.value(node))
            )
    return Text("没有适用的行，", "no row applies: ") + write.amount(0)


def _choose(write: Arithmetic, node: Choose) -> Text:
    chosen = write.value(node.by)
    if isinstance(chosen, str):
        return write.points(next(case.then for case in node.cases if case.member == chosen))
    return Text("尚未选择，取最高 ", "nothing chosen yet, the highest: ") + write.amount(write.value(node))


def _scaled(write: Arithmetic, node: Scaled) -> Text:
    said = write.amount(write.value(node.of))
    if write.value(node.when) is False:
        return said
    factor = plain_number(node.factor, node.scale)
    return said + Text(f" × {factor} = ", f" × {factor} = ") + write.amount(write.value(node))


_POINTS: dict[type, Callable[[Arithmetic, Any], Text]] = {
    Give: _give,
    When: _when,
    Rate: _rate,
    FirstThen: _first_then,
    Bands: _bands,
    Capped: _capped,
    NotPublished: _not_published,
    SumOf: _several(Text("合计 ", "sum of ")),
    BestOf: _several(Text("取最高 ", "highest of ")),
    Classes: lambda write, node: write.amount(write.value(node)),
    Cross: lambda write, node: write.amount(write.value(node)),
    Marginal: _marginal,
    Table: _table,
    Choose: _choose,
    Scaled: _scaled,
}
