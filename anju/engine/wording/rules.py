"""Rules in words (细则的写法): what a row of the points table gives, without any person (`edition show`)."""

from collections.abc import Callable, Iterator
from typing import Any

from anju.engine.edition import Edition, Fold, Indicator
from anju.engine.expressions import (
    AllOf,
    AnyOf,
    Compare,
    CompareClass,
    Constant,
    ContextField,
    Dated,
    DayOfJudging,
    Expression,
    Field,
    Full,
    InCatalogue,
    IndicatorValue,
    IsOneOf,
    MeasureValue,
    Minus,
    Node,
    Not,
    PersonField,
    Plus,
    Quotient,
    Rescaled,
    Times,
    TotalValue,
    YearOf,
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
    IndicatorPoints,
    Marginal,
    NotPublished,
    Points,
    Rate,
    Scaled,
    SumOf,
    Table,
    TotalPoints,
    When,
)
from anju.engine.text import Text, joined
from anju.engine.wording.arithmetic import row_text
from anju.engine.wording.values import day_text, plain_number

_TOLD_IN_THE_ROW = (Classes, SumOf, BestOf, Bands, Capped)
"""Worths that a row of the table tells in full, because they are its own table."""


class RuleWriter:
    """Writes the rules of one edition."""

    def __init__(self, edition: Edition) -> None:
        """Take the edition whose names and decimals are written."""
        self.edition = edition
        self.measures = {measure.name: measure for measure in edition.measures}

    def points(self, node: Points) -> Text:
        """Write a points form."""
        return _POINTS[type(node)](self, node)

    def expression(self, node: Expression) -> Text:
        """Write an expression with labels in place of names."""
        writer = _EXPRESSIONS.get(type(node))
        return writer(self, node) if writer else Text(getattr(node, "name", "?"), getattr(node, "name", "?"))

    def behind(self, indicator: Indicator) -> Iterator[tuple[Text, Text]]:
        """Write what stands behind a row: what does not count, caps within groups, and the readings."""
        measures = [self.measures[name] for name in self._measures_of(indicator)]
        for measure in measures:
            if measure.fold:
                yield from self._fold(measure.fold)
        readings = [indicator.reading, *(measure.reading for measure in measures)]
        for reading in dict.fromkeys(reading for reading in readings if reading):
            yield Text("解读", "Reading"), reading

    def _measures_of(self, node: Node) -> Iterator[str]:
        for part in node.walk():
            if isinstance(part, MeasureValue):
                yield from self._measures_of(self.measures[part.name])
                yield part.name

    def _fold(self, fold: Fold) -> Iterator[tuple[Text, Text]]:
        told = [rule.reason.say for rule in fold.leave_out if not rule.silent and rule.reason.name != "later"]
        told += [fold.keep.reason.say] if fold.keep else []
        if told:
            yield Text("不计入", "Left out"), joined(told, "；", "; ")
        if fold.runs_on:
            yield Text("视同连续", "Runs on"), joined([rule.reason.say for rule in fold.runs_on], "；", "; ")
        if fold.worth and not isinstance(fold.worth, _TOLD_IN_THE_ROW) and fold.count in ("sum", "highest"):
            worth = fold.worth
            said = self.expression(worth.of) if isinstance(worth, Give) else self.points(worth)
            yield Text("每条", "Each record"), said
        if fold.group and not fold.group.caps:
            by = self.expression(fold.group.by)
            unit = plain_number(fold.group.cap, self._scale_of(fold))
            yield Text("分组封顶", "Cap"), Text(f"每{by.zh}至多 {unit}", f"at most {unit} for each {by.en}")
        if fold.group and fold.group.caps:
            kind = _field_kind(self.edition, fold.group.by)
            caps = [
                (kind.members[member] if kind else Text(member, member)) + Text(" ", " ") + self.amount(cap)
                for member, cap in fold.group.caps
                if cap
            ]
            yield Text("分级封顶", "Caps"), joined(caps)

    def _scale_of(self, fold: Fold) -> int:
        """Answer how many decimals the worth of a record has: its own for a bare number, else those of points."""
        return fold.worth.of.type.scale if isinstance(fold.worth, Give) else self.edition.decimals

    def number(self, units: int) -> str:
        """Write points without their unit."""
        return plain_number(units, self.edition.decimals)

    def amount(self, units: int) -> Text:
        """Write points with their unit."""
        return Text(f"{self.number(units)}分", f"{self.number(units)} points")

    def per_record(self, node: Expression) -> Iterator[Text]:
        """Write what each record is worth, where a row gives a measure that adds up worth."""
        for part in node.walk():
            measure = self.measures.get(part.name) if isinstance(part, MeasureValue) else None
            if measure and measure.fold and isinstance(measure.fold.worth, _TOLD_IN_THE_ROW):
                yield self.points(measure.fold.worth)


def _label(write: RuleWriter, node: MeasureValue) -> Text:
    return write.measures[node.name].label


def _constant(write: RuleWriter, node: Constant) -> Text:
    if node.type.kind == "day":
        return day_text(node.value)
    text = plain_number(node.value, node.type.scale)
    return Text(text, text)


def _two_sided(sign: str) -> Callable[[RuleWriter, Any], Text]:
    def said(write: RuleWriter, node: Any) -> Text:
        sides = [write.expression(side) for side in (node.left, node.right)]
        if sign == "×":
            sides = [
                Text(f"({said.zh})", f"({said.en})") if isinstance(side, (Plus, Minus)) else said
                for side, said in zip((node.left, node.right), sides, strict=True)
            ]
        return joined(sides, f" {sign} ", f" {sign} ")

    return said


def _compare(write: RuleWriter, node: Compare) -> Text:
    sign = {"<=": "≤", ">=": "≥", "!=": "≠"}.get(node.sign, node.sign)
    return write.expression(node.left) + Text(f" {sign} ", f" {sign} ") + write.expression(node.right)


def _class(write: RuleWriter, node: CompareClass | IsOneOf) -> Text:
    members = sorted(node.of) if isinstance(node, IsOneOf) else [node.member]
    sign = "=" if isinstance(node, IsOneOf) else {"<=": "≤", ">=": "≥", "!=": "≠"}.get(node.sign, node.sign)
    kind = _field_kind(write.edition, node.left)
    labels = [kind.members[member] if kind else Text(member, member) for member in members]
    left = kind.label if kind else write.expression(node.left)
    return left + Text(f" {sign} ", f" {sign} ") + joined(labels)


def _field_kind(edition: Edition, node: Expression) -> Any:
    """Answer the field that a node reads; fields of several kinds may share a name, their types tell them apart."""
    name, vocabulary = getattr(node, "name", ""), edition.vocabulary
    columns = [column for kind in vocabulary.kinds.values() for column in kind.columns]
    columns += [*vocabulary.person, *vocabulary.context]
    return next((column for column in columns if column.name == name and column.type == node.type), None)


def _quotient(write: RuleWriter, node: Quotient) -> Text:
    places = node.type.scale
    return (
        write.expression(node.of)
        + Text(" ÷ ", " ÷ ")
        + write.expression(node.by)
        + Text(f"（四舍五入到{places}位小数）", f" (rounded to {places} decimals)")
    )


def _dated(write: RuleWriter, node: Dated) -> Text:
    rows = []
    for day, units in node.rows:
        number, since = plain_number(units, node.type.scale), day_text(day)
        rows.append(Text(f"{since.zh}起 {number}", f"{number} from {since.en}"))
    return joined(rows, "，", ", ")


def _row_label(rows: str) -> Callable[[RuleWriter, Any], Text]:
    return lambda write, node: next(
        (row.label for row in getattr(write.edition, rows) if row.name == node.name), Text(node.name, node.name)
    )


def _field(write: RuleWriter, node: Any) -> Text:
    kind = _field_kind(write.edition, node)
    return kind.label if kind else Text(node.name, node.name)


_EXPRESSIONS: dict[type, Callable[[RuleWriter, Any], Text]] = {
    MeasureValue: _label,
    Field: _field,
    PersonField: _field,
    ContextField: _field,
    DayOfJudging: lambda write, node: Text("计分基准日", "the day of judging"),
    IndicatorValue: _row_label("indicators"),
    TotalValue: _row_label("totals"),
    Dated: _dated,
    Quotient: _quotient,
    YearOf: lambda write, node: Text("年度", "calendar year"),
    InCatalogue: lambda write, node: write.expression(node.left) + Text(" 在目录中", " is in the catalogue"),
    Constant: _constant,
    Plus: _two_sided("+"),
    Minus: _two_sided("−"),
    Times: _two_sided("×"),
    Rescaled: lambda write, node: write.expression(node.of),
    Compare: _compare,
    CompareClass: _class,
    IsOneOf: _class,
    Not: lambda write, node: Text("非", "not ") + write.expression(node.of),
    AllOf: lambda write, node: joined([write.expression(part) for part in node.of], "且", " and "),
    AnyOf: lambda write, node: joined([write.expression(part) for part in node.of], "或", " or "),
    Full: lambda write, node: (
        write.expression(node.of)
        + Text(
            f"每满{plain_number(node.unit, node.of.type.scale)}",
            f" in full {plain_number(node.unit, node.of.type.scale)}s",
        )
    ),
}


def _give(write: RuleWriter, node: Give) -> Text:
    bare = node.of.of if isinstance(node.of, Rescaled) else node.of
    if isinstance(bare, Constant):
        return write.amount(node.of.compile()(None, ()))  # type: ignore[arg-type]  # a constant reads no scope
    worth = list(write.per_record(bare))
    return joined(worth, "；", "; ") if worth else write.expression(bare)


def _rate(write: RuleWriter, node: Rate) -> Text:
    label, scale = write.expression(node.each), node.each.type.scale
    unit = next((write.measures[p.name].unit for p in node.each.walk() if isinstance(p, MeasureValue)), None)
    word = unit or Text("", "")
    if node.per == 1:
        rate = plain_number(node.rate, write.edition.decimals - scale)
        return Text(f"{label.zh}：每{word.zh}{rate}分".replace("每个月", "每月"), f"{label.en}: {rate} points for each")
    per = plain_number(node.per, scale)
    return Text(
        f"{label.zh}：每满{per}{word.zh}{write.number(node.rate)}分",
        f"{label.en}: {write.number(node.rate)} points for every full {per} {word.en}".rstrip(),
    )


def _first_then(write: RuleWriter, node: FirstThen) -> Text:
    label, scale = write.expression(node.each), node.each.type.scale
    first_unit, then_unit = plain_number(node.first_unit, scale), plain_number(node.then_unit, scale)
    first, then = write.number(node.first), write.number(node.then)
    return Text(
        f"{label.zh}：满{first_unit}计{first}分，其后每满{then_unit}计{then}分",
        f"{label.en}: {first} for the first {first_unit}, {then} for every further full {then_unit}",
    )


def _bands(write: RuleWriter, node: Bands) -> Text:
    rows = [
        row_text(row.low, row.up_to, node.by.type.scale) + Text("：", ": ") + write.points(row.then)
        for row in node.rows
    ]
    kind = _field_kind(write.edition, node.by)
    label = kind.label if kind else write.expression(node.by)
    return label + Text(" ", " ") + joined(rows, "；", "; ")


def _classes(write: RuleWriter, node: Classes) -> Text:
    kind = _field_kind(write.edition, node.by)
    rows = [
        (kind.members[case.member] if kind else Text(case.member, case.member))
        + Text(" ", " ")
        + write.points(case.then)
        for case in node.cases
    ]
    return joined(rows, "，", ", ")


def _capped(write: RuleWriter, node: Capped) -> Text:
    said = write.points(node.of)
    if node.floor is not None:
        said += Text("，最低", ", at least ") + write.amount(node.floor)
    return said if node.cap is None else said + Text("，封顶", ", at most ") + write.amount(node.cap)


def _not_published(write: RuleWriter, node: NotPublished) -> Text:
    most = Text("", "") if node.high is None else Text("，最高", ", at most ") + write.amount(node.high)
    return Text("分档未公布", "ladder not published") + most


def _several(zh: str, en: str) -> Callable[[RuleWriter, Any], Text]:
    return lambda write, node: joined([write.points(part) for part in node.of], zh, en)


def _best(write: RuleWriter, node: BestOf) -> Text:
    inside = joined([write.points(part) for part in node.of], "、", ", ")
    return Text(f"就高（{inside.zh}）", f"the highest of ({inside.en})")


def _marginal(write: RuleWriter, node: Marginal) -> Text:
    scale, decimals = node.each.type.scale, write.edition.decimals
    parts = []
    for part in node.slices:
        low, rate = plain_number(part.low, scale), plain_number(part.rate, decimals - scale)
        if part.up_to is None:
            parts.append(Text(f"{low}以上每个{rate}分", f"{rate} for each above {low}"))
        else:
            top = plain_number(part.up_to, scale)
            parts.append(Text(f"{low}至{top}每个{rate}分", f"{rate} for each from {low} to {top}"))
    return write.expression(node.each) + Text("，分段：", ", part by part: ") + joined(parts, "；", "; ")


def _table(write: RuleWriter, node: Table) -> Text:
    rows = [write.expression(row.when) + Text("：", ": ") + write.points(row.then) for row in node.rows]
    return joined(rows, "；否则 ", "; else ")


def _cross(write: RuleWriter, node: Cross) -> Text:
    rows, columns = (_field_kind(write.edition, by) for by in (node.rows, node.columns))
    said = []
    for row, cells in zip(node.rows.type.members, node.cells, strict=True):
        inside = [
            (columns.members[member] if columns else Text(member, member)) + Text(" ", " ") + write.amount(cell)
            for member, cell in zip(node.columns.type.members, cells, strict=True)
        ]
        said.append((rows.members[row] if rows else Text(row, row)) + Text("：", ": ") + joined(inside, "，", ", "))
    return joined(said, "；", "; ")


def _choose(write: RuleWriter, node: Choose) -> Text:
    inside = joined([write.points(case.then) for case in node.cases], " 或 ", " or ")
    return Text(f"由申请人选择其一（{inside.zh}）", f"one, as the applicant chooses ({inside.en})")


def _scaled(write: RuleWriter, node: Scaled) -> Text:
    factor = plain_number(node.factor, node.scale)
    return write.points(node.of) + Text(f"，{node.say.zh} × {factor}", f", {node.say.en} × {factor}")


_POINTS: dict[type, Callable[[RuleWriter, Any], Text]] = {
    Give: _give,
    When: lambda write, node: write.expression(node.condition) + Text("：", ": ") + write.points(node.then),
    Rate: _rate,
    FirstThen: _first_then,
    Bands: _bands,
    Classes: _classes,
    Capped: _capped,
    NotPublished: _not_published,
    SumOf: _several(" + ", " + "),
    BestOf: _best,
    Marginal: _marginal,
    Table: _table,
    Cross: _cross,
    Choose: _choose,
    Scaled: _scaled,
    IndicatorPoints: lambda write, node: write.edition.indicators[node.position].label,
    TotalPoints: lambda write, node: write.edition.totals[node.position].label,
}
