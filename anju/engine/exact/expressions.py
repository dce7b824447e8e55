"""Expressions as program text (表达式的程序文本), for values that are known.

A text raises one of UNKNOWN when it reads what is not known. What does not look at the record is computed once, before
the records are looped over: `hoisted`.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from anju.engine import expressions as form
from anju.engine.days import FIRST_YEAR, first_day_of, full_months, full_years, month_of, shifted
from anju.engine.exact.unknown import YES, known
from anju.engine.exact.writer import Writer
from anju.engine.expressions import Expression, Node, window_end
from anju.engine.expressions.conditions import SIGNS
from anju.engine.ranges import divided
from anju.engine.types import Type

COSTLY = (
    form.Shifted, form.Elapsed, form.Edge, form.DayInYear, form.MonthOf, form.MonthStart, form.YearOf, form.WindowEnd,
    form.Dated, form.Quotient,
)  # fmt: skip
"""What is worth holding."""


def text_of(writer: Writer, node: Expression) -> str:
    """Write an expression; KeyError for a node that has no text."""
    return writer.held.get(id(node)) or TEXTS[type(node)](writer, node)


@contextmanager
def hoisted(writer: Writer, nodes: Iterable[Node]) -> Iterator[None]:
    """Compute now what of the nodes does not look at the record, and hold it while they are written."""
    before = dict(writer.held)
    for part in _free_parts(nodes):
        writer.held[id(part)] = writer.hold(text_of(writer, part))
    yield
    writer.held = before


def _free_parts(nodes: Iterable[Node]) -> Iterator[Any]:
    """Yield the largest costly parts that do not look at the record or the month at hand."""
    for node in nodes:
        if isinstance(node, COSTLY) and not any(isinstance(part, OF_THE_RECORD) for part in node.walk()):
            yield node
        else:
            yield from _free_parts(node.parts())


OF_THE_RECORD = (form.Field, form.Covers, form.MonthAtHand, form.MonthIn)


def reads_fields(node: Node) -> bool:
    """Say whether a condition looks at the values of the record, not at the month at hand alone."""
    return any(isinstance(part, (form.Field, form.Covers)) for part in node.walk())


def _constant(writer: Writer, node: Any) -> str:
    return writer.constant(node.value)


def _read(place: str, type_: Type, writer: Writer) -> str:
    return f"{writer.bind(YES)}[{place}]" if type_.kind == "yes_no" else place


def _field(writer: Writer, node: form.Field) -> str:
    return _read(f"f{node.position}", node.type, writer)


def _person_field(writer: Writer, node: form.PersonField) -> str:
    return _read(f"person[{node.position}]", node.type, writer)


def _context_field(writer: Writer, node: form.ContextField) -> str:
    return _read(f"context[{node.position}]", node.type, writer)


def _measure(writer: Writer, node: form.MeasureValue) -> str:
    return _read(f"m{node.position}", node.type, writer)


def _dated(writer: Writer, node: form.Dated) -> str:
    return f"{writer.bind(in_force)}({writer.bind(node.rows)}, {writer.day})"


def in_force(rows: tuple[tuple[int, int], ...], day: int) -> int:
    """Answer the value of the last row that has begun."""
    value = rows[0][1]
    for first, later in rows:
        if first <= day:
            value = later
    return value


def _two_sided(sign: str) -> Callable[[Writer, Any], str]:
    return lambda writer, node: f"({text_of(writer, node.left)} {sign} {text_of(writer, node.right)})"


def _rescaled(writer: Writer, node: form.Rescaled) -> str:
    return f"({text_of(writer, node.of)} * {node.factor})"


def _full(writer: Writer, node: form.Full) -> str:
    return f"({text_of(writer, node.of)} // {node.unit})"


def _quotient(writer: Writer, node: form.Quotient) -> str:
    parts = f"{text_of(writer, node.of)}, {text_of(writer, node.by)}, {node.type.scale}"
    return f"{writer.bind(known)}({writer.bind(divided)}({parts}))"


def _extreme(writer: Writer, node: form.Extreme) -> str:
    parts = [text_of(writer, part) for part in node.of]
    pick = "max" if node.largest else "min"
    return f"{pick}({', '.join(parts)})" if len(parts) > 1 else parts[0]


def _compare(writer: Writer, node: form.Compare) -> str:
    """Compare; equality goes by the difference, for two that are not known would be merely unequal."""
    left, right = text_of(writer, node.left), text_of(writer, node.right)
    if node.sign in ("=", "!="):
        return f"({left} - {right} {'==' if node.sign == '=' else '!='} 0)"
    return f"({left} {node.sign} {right})"


def _compare_class(writer: Writer, node: form.CompareClass) -> str:
    members, sign = node.left.type.members, SIGNS[node.sign]
    bar = members.index(node.member)
    return _looked_up(writer, node.left, tuple(sign(place, bar) for place in range(len(members))))


def _is_one_of(writer: Writer, node: form.IsOneOf) -> str:
    return _looked_up(writer, node.left, tuple(member in node.of for member in node.left.type.members))


def _looked_up(writer: Writer, left: Expression, answers: tuple[bool, ...]) -> str:
    return f"{writer.bind(_answers(left.type.members, answers))}[{text_of(writer, left)}]"


@lru_cache(maxsize=1024)
def _answers(members: tuple[str, ...], answers: tuple[bool, ...]) -> dict[str, bool]:
    return dict(zip(members, answers, strict=True))


def _in_catalogue(writer: Writer, node: form.InCatalogue) -> str:
    return f"({writer.bind(known)}({text_of(writer, node.left)}) in {writer.bind(node.of)})"


def _joined(sign: str) -> Callable[[Writer, Any], str]:
    return lambda writer, node: f"({f' {sign} '.join(text_of(writer, part) for part in node.of)})"


def _not(writer: Writer, node: form.Not) -> str:
    return f"(not {text_of(writer, node.of)})"


def _elapsed(writer: Writer, node: form.Elapsed) -> str:
    count = full_years if node.unit == "years" else full_months
    return f"{writer.bind(count)}({text_of(writer, node.start)}, {text_of(writer, node.end)})"


def _shifted(writer: Writer, node: form.Shifted) -> str:
    return f"{writer.bind(moved)}({text_of(writer, node.of)}, {node.amount}, {writer.bind(node.unit)})"


moved = lru_cache(maxsize=4096)(shifted)
"""`shifted`, remembered: everybody is judged on the same few days."""


def _month_of(writer: Writer, node: form.MonthOf) -> str:
    return f"{writer.bind(month_of)}({text_of(writer, node.of)})"


def _month_start(writer: Writer, node: form.MonthStart) -> str:
    return f"{writer.bind(first_day_of)}({writer.bind(month_of)}({text_of(writer, node.of)}))"


def _edge(writer: Writer, node: form.Edge | form.DayInYear) -> str:
    return f"{writer.bind(node.move)}({text_of(writer, node.of)})"


def _year_of(writer: Writer, node: form.YearOf) -> str:
    return f"({FIRST_YEAR} + {writer.bind(month_of)}({text_of(writer, node.of)}) // 12)"


def _in_windows(writer: Writer, node: form.InWindows) -> str:
    return f"{writer.bind(lies_in)}({text_of(writer, node.of)}, {writer.bind(node.windows)})"


def lies_in(day: int, windows: form.Windows) -> bool:
    """Say whether a day lies in one of several windows; TypeError when it is not known."""
    return any(first <= day and (last is None or day <= last) for first, last in windows)


def _window_end(writer: Writer, node: form.WindowEnd) -> str:
    return f"{writer.bind(window_end)}({text_of(writer, node.of)}, {writer.bind(node.windows)}, {writer.day})"


def _covers(writer: Writer, node: form.Covers) -> str:
    return f"(f0 <= {text_of(writer, node.day)} <= f1)"


TEXTS: dict[type, Callable[[Writer, Any], str]] = {
    form.Constant: _constant,
    form.Field: _field,
    form.PersonField: _person_field,
    form.ContextField: _context_field,
    form.MeasureValue: _measure,
    form.IndicatorValue: lambda writer, node: f"i{node.position}",
    form.TotalValue: lambda writer, node: f"s{node.position}",
    form.DayOfJudging: lambda writer, node: writer.day,
    form.Dated: _dated,
    form.Plus: _two_sided("+"),
    form.Minus: _two_sided("-"),
    form.Times: _two_sided("*"),
    form.Rescaled: _rescaled,
    form.Full: _full,
    form.Quotient: _quotient,
    form.Extreme: _extreme,
    form.Compare: _compare,
    form.CompareClass: _compare_class,
    form.IsOneOf: _is_one_of,
    form.InCatalogue: _in_catalogue,
    form.AllOf: _joined("and"),
    form.AnyOf: _joined("or"),
    form.Not: _not,
    form.Elapsed: _elapsed,
    form.Shifted: _shifted,
    form.MonthOf: _month_of,
    form.MonthStart: _month_start,
    form.Edge: _edge,
    form.DayInYear: _edge,
    form.YearOf: _year_of,
    form.InWindows: _in_windows,
    form.WindowEnd: _window_end,
    form.Covers: _covers,
}
