"""Points as program text (计分的程序文本), for values that are known."""

from collections.abc import Callable, Iterable
from typing import Any

from anju.engine import points as form
from anju.engine.exact.expressions import text_of
from anju.engine.exact.unknown import known, refuse
from anju.engine.exact.writer import Writer
from anju.engine.points import Points
from anju.engine.ranges import divided


def points_text(writer: Writer, node: Points) -> str:
    """Write how points are computed."""
    return TEXTS[type(node)](writer, node)


def _give(writer: Writer, node: form.Give) -> str:
    return text_of(writer, node.of)


def _when(writer: Writer, node: form.When) -> str:
    return f"({points_text(writer, node.then)} if {text_of(writer, node.condition)} else 0)"


def _rate(writer: Writer, node: form.Rate) -> str:
    units = text_of(writer, node.each) + (f" // {node.per}" if node.per != 1 else "")
    return f"(({units}) * {node.rate})"


def _first_then(writer: Writer, node: form.FirstThen) -> str:
    each = writer.temporary()
    more = f"({each} - {node.first_unit}) // {node.then_unit} * {node.then}"
    return f"({node.first} + {more} if ({each} := {text_of(writer, node.each)}) >= {node.first_unit} else 0)"


def _marginal(writer: Writer, node: form.Marginal) -> str:
    return f"{writer.bind(node.of)}({text_of(writer, node.each)})"


def _bands(writer: Writer, node: form.Bands) -> str:
    """Compare with one row after another; the number is read once, by the first comparison."""
    number = writer.temporary()
    rows = [(_within(number, row.low, row.up_to), points_text(writer, row.then)) for row in node.rows]
    reads = f"({number} := {text_of(writer, node.by)}) is None"
    return f"({_refused(writer)} if {reads} else {_chained(writer, rows)})"


def _within(number: str, low: int | None, up_to: int | None) -> str:
    bounds = [f"{low} <= {number}"] * (low is not None) + [f"{number} <= {up_to}"] * (up_to is not None)
    return " and ".join(bounds) or "True"


def _classes(writer: Writer, node: form.Classes | form.Choose) -> str:
    """Look a plain table up; compare with one member after another where a row is more than a number."""
    if all(_is_number(case.then) for case in node.cases):
        table = {case.member: _number(case.then) for case in node.cases}
        return f"{writer.bind(table)}[{text_of(writer, node.by)}]"
    member = writer.temporary()
    rows = [(f"{member} == {writer.bind(case.member)}", points_text(writer, case.then)) for case in node.cases]
    return f"({_refused(writer)} if ({member} := {text_of(writer, node.by)}) is None else {_chained(writer, rows)})"


def _is_number(points: Points) -> bool:
    return isinstance(points, form.Give) and type(getattr(points.of, "value", None)) is int


def _number(points: Any) -> int:
    value: int = points.of.value
    return value


def _table(writer: Writer, node: form.Table) -> str:
    rows = [(text_of(writer, row.when), points_text(writer, row.then)) for row in node.rows]
    return "(" + "".join(f"{then} if {when} else " for when, then in rows) + "0)"


def _cross(writer: Writer, node: form.Cross) -> str:
    cells = {
        row: dict(zip(node.columns.type.members, found, strict=True))
        for row, found in zip(node.rows.type.members, node.cells, strict=True)
    }
    return f"{writer.bind(cells)}[{text_of(writer, node.rows)}][{text_of(writer, node.columns)}]"


def _sum_of(writer: Writer, node: form.SumOf) -> str:
    return f"({' + '.join(points_text(writer, part) for part in node.of)})"


def _best_of(writer: Writer, node: form.BestOf) -> str:
    parts = [points_text(writer, part) for part in node.of]
    return f"max({', '.join(parts)})" if len(parts) > 1 else parts[0]


def _capped(writer: Writer, node: form.Capped) -> str:
    text = points_text(writer, node.of)
    if node.cap is not None:
        held = writer.temporary()
        text = f"({node.cap} if ({held} := {text}) > {node.cap} else {held})"
    if node.floor is not None:
        held = writer.temporary()
        text = f"({node.floor} if ({held} := {text}) < {node.floor} else {held})"
    return text


def _scaled(writer: Writer, node: form.Scaled) -> str:
    held = writer.temporary()
    product = f"{writer.bind(known)}({writer.bind(divided)}({held} * {node.factor}, {10**node.scale}, 0))"
    read = f"({held} := {points_text(writer, node.of)}) is None"
    return f"({_refused(writer)} if {read} else {product} if {text_of(writer, node.when)} else {held})"


def _not_published(writer: Writer, node: form.NotPublished) -> str:
    return str(node.low) if node.low == node.high else _refused(writer)


def _chained(writer: Writer, rows: Iterable[tuple[str, str]]) -> str:
    return "".join(f"{then} if {when} else " for when, then in rows) + _refused(writer)


def _refused(writer: Writer) -> str:
    return f"{writer.bind(refuse)}()"


TEXTS: dict[type, Callable[[Writer, Any], str]] = {
    form.Give: _give,
    form.When: _when,
    form.Rate: _rate,
    form.FirstThen: _first_then,
    form.Marginal: _marginal,
    form.Bands: _bands,
    form.Classes: _classes,
    form.Choose: _classes,
    form.Table: _table,
    form.Cross: _cross,
    form.SumOf: _sum_of,
    form.BestOf: _best_of,
    form.Capped: _capped,
    form.Scaled: _scaled,
    form.NotPublished: _not_published,
    form.IndicatorPoints: lambda writer, node: f"i{node.position}",
    form.TotalPoints: lambda writer, node: f"s{node.position}",
}
