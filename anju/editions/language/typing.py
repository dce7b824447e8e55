"""Typing (类型推断): an expression as written becomes typed nodes of the engine, or a fault that teaches.

Numbers get a count of decimals: sums align it, products add it up. So every number of a run is an exact integer.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from anju.editions.language import syntax
from anju.editions.language.syntax import NotUnderstood, Written, parse_expression
from anju.engine.days import day_number
from anju.engine.expressions import (
    AllOf,
    AnyOf,
    Compare,
    CompareClass,
    Constant,
    Covers,
    DayOfJudging,
    Elapsed,
    Expression,
    Extreme,
    Full,
    InWindows,
    IsOneOf,
    Minus,
    MonthAtHand,
    MonthOf,
    MonthStart,
    Not,
    Plus,
    Rescaled,
    Shifted,
    Times,
    WindowEnd,
    YearOf,
)
from anju.engine.text import NO_TEXT, Text
from anju.engine.types import DAY, MONTH, Type
from anju.engine.values import closest

MOST_DECIMALS = 9


@dataclass(frozen=True)
class Names:
    """What names mean where an expression stands: a function answers the node, and may build a measure first."""

    known: Mapping[str, Callable[[], Expression]]
    period: bool = False
    months: bool = False
    extra: Mapping[str, Expression] = field(default_factory=dict)

    def look_up(self, name: str) -> Expression:
        """Answer the node of a name. Raises NotUnderstood with the names that look like it."""
        if name == "day":
            return DayOfJudging()
        if name == "month" and self.months:
            return MonthAtHand(MONTH)
        if name in self.extra:
            return self.extra[name]
        if name in self.known:
            return self.known[name]()
        raise NotUnderstood(
            Text(f"没有名为“{name}”的事实、度量或数值", f'nothing is called "{name}" here'),
            closest(name, {*self.known, *self.extra, "day"}),
        )


def typed_expression(text: str, names: Names) -> Expression:
    """Parse and type an expression. Raises NotUnderstood."""
    return _typed(parse_expression(text), names)


def typed_condition(text: str, names: Names) -> Expression:
    """Parse and type a condition: it must be yes or no."""
    node = typed_expression(text, names)
    if node.type.kind != "yes_no":
        raise NotUnderstood(
            Text(f"应为条件，而不是{node.type}", f"must be a condition, not a {node.type}"),
            Text("例如 age >= 18", "for example age >= 18"),
        )
    return node


def typed_number(text: str, names: Names, scale: int | None = None) -> Expression:
    """Parse and type a number; with `scale`, counted in units of 10**-scale, and refused when it is finer."""
    node = typed_expression(text, names)
    _must_be(node, "number")
    return node if scale is None else rescaled(node, scale)


def rescaled(node: Expression, scale: int) -> Expression:
    """Count a number in a smaller unit. Raises NotUnderstood when the unit is too coarse for it."""
    finer = scale - node.type.scale
    if finer == 0:
        return node
    if finer < 0:
        raise NotUnderstood(
            Text(
                f"小数位数 {node.type.scale} 超过此处允许的 {scale} 位",
                f"has {node.type.scale} decimals where {scale} are allowed",
            ),
            Text("请增加版本的 decimals", "raise the decimals of the edition"),
        )
    type_ = Type("number", scale, negative=node.type.negative)
    if isinstance(node, Constant):
        return Constant(node.value * 10**finer, type_, node.name, node.article)
    return Rescaled(node, 10**finer, type_)


def number_constant(text: str) -> Constant:
    """Read a number as written: 0.25 is 25 with two decimals."""
    digits = text.lstrip("-").replace(".", "", 1)
    whole, _, decimals = text.partition(".")
    if not digits.isdigit() or len(digits) > 15 or len(decimals) > MOST_DECIMALS or not whole.lstrip("-"):
        raise NotUnderstood(Text(f"“{text[:20]}”不是数字", f'"{text[:20]}" is not a number'))
    return Constant(int(whole + decimals), Type("number", len(decimals), negative=text.startswith("-")))


def date_constant(text: str) -> Constant:
    """Read a date as written."""
    try:
        return Constant(day_number(date.fromisoformat(text)), DAY)
    except ValueError:
        raise NotUnderstood(Text(f"没有 {text} 这一天", f"there is no day {text}")) from None


def _typed(written: Written, names: Names) -> Expression:
    match written:
        case syntax.Number(text):
            return number_constant(text)
        case syntax.Date(text):
            return date_constant(text)
        case syntax.Word(text):
            return names.look_up(text)
        case syntax.Unary(sign, of):
            return _unary(sign, _typed(of, names))
        case syntax.Binary():
            return _binary(written, names)
        case syntax.InSet(left, members):
            return _in_set(_typed(left, names), members)
        case syntax.Call(name, arguments):
            return _call(name, arguments, names)
    raise NotUnderstood(Text("时长只能加减于日期之后", "a duration may only be added to a date or taken from it"))


def _unary(sign: str, of: Expression) -> Expression:
    if sign == "not":
        _must_be(of, "yes_no")
        return Not(of)
    _must_be(of, "number")
    if isinstance(of, Constant):
        return Constant(-of.value, Type("number", of.type.scale, negative=True), of.name, of.article)
    return Times(Constant(-1, Type("number", negative=True)), of, Type("number", of.type.scale, negative=True))


def _binary(written: syntax.Binary, names: Names) -> Expression:
    sign = written.sign
    if sign in ("and", "or"):
        return _joined(sign, _typed(written.left, names), _typed(written.right, names))
    if isinstance(written.right, syntax.Duration):
        return _moved(sign, _typed(written.left, names), written.right)
    if sign == "in":
        return _in_windows(_typed(written.left, names), _typed(written.right, names))
    if sign in syntax.COMPARISONS:
        return _compared(written, names)
    return _arithmetic(sign, _typed(written.left, names), _typed(written.right, names))


def _joined(sign: str, left: Expression, right: Expression) -> Expression:
    _must_be(left, "yes_no")
    _must_be(right, "yes_no")
    sort = AllOf if sign == "and" else AnyOf
    before = left.of if isinstance(left, sort) else (left,)
    return sort((*before, right))


def _moved(sign: str, left: Expression, by: syntax.Duration) -> Expression:
    _must_be(left, "day")
    return Shifted(left, by.amount if sign == "+" else -by.amount, by.unit)


def _in_windows(left: Expression, right: Expression) -> Expression:
    _must_be(left, "day")
    if right.type.kind != "windows" or not isinstance(right, Constant):
        raise NotUnderstood(Text("in 之后应为时间窗口或 [成员, …]", "after in comes a set of windows or [member, …]"))
    return InWindows(left, right.value, right.article)


def _in_set(left: Expression, members: tuple[str, ...]) -> Expression:
    _must_be(left, "class")
    for member in members:
        _must_be_member(left, member)
    return IsOneOf(left, frozenset(members))


def _compared(written: syntax.Binary, names: Names) -> Expression:
    left = _typed(written.left, names)
    if left.type.kind == "class":
        member = written.right.text if isinstance(written.right, syntax.Word) else "?"
        _must_be_member(left, member)
        return CompareClass(written.sign, left, member)
    right = _typed(written.right, names)
    if left.type.kind == "month":
        if not isinstance(right, MonthStart):
            raise NotUnderstood(
                Text("月份只能与 month_start(日期) 比较", "a month is compared with month_start(date)"),
                Text("写作 month >= month_start(day)", "write month >= month_start(day)"),
            )
        return Compare(written.sign, left, MonthOf(right.of, MONTH))
    if left.type.kind not in ("number", "day") or left.type.kind != right.type.kind:
        raise NotUnderstood(
            Text(f"无法比较 {left.type} 与 {right.type}", f"a {left.type} cannot be compared with a {right.type}")
        )
    if left.type.kind == "number":
        left, right = _aligned(left, right)
    return Compare(written.sign, left, right)


def _aligned(left: Expression, right: Expression) -> tuple[Expression, Expression]:
    scale = max(left.type.scale, right.type.scale)
    return rescaled(left, scale), rescaled(right, scale)


def _arithmetic(sign: str, left: Expression, right: Expression) -> Expression:
    _must_be(left, "number")
    _must_be(right, "number")
    if sign == "*":
        scale = left.type.scale + right.type.scale
        if scale > MOST_DECIMALS:
            raise NotUnderstood(Text("小数位数过多", "the product has too many decimals"))
        return Times(left, right, Type("number", scale, negative=left.type.negative or right.type.negative))
    left, right = _aligned(left, right)
    negative = sign == "-" or left.type.negative or right.type.negative
    type_ = Type("number", left.type.scale, negative=negative)
    return Plus(left, right, type_) if sign == "+" else Minus(left, right, type_)


def _call(name: str, arguments: tuple[Written, ...], names: Names) -> Expression:
    if name not in _FUNCTIONS:
        raise NotUnderstood(Text(f"没有函数 {name}", f"there is no function {name}"), closest(name, _FUNCTIONS))
    counts, build = _FUNCTIONS[name]
    if counts and len(arguments) != counts:
        raise NotUnderstood(Text(f"{name} 需要 {counts} 个参数", f"{name} takes {counts} argument(s)"))
    return build(name, tuple(_typed(argument, names) for argument in arguments), names)


Arguments = tuple[Expression, ...]


def _full(name: str, arguments: Arguments, names: Names) -> Expression:
    of, unit = arguments
    _must_be(of, "number")
    _must_be(unit, "number")
    of, unit = _aligned(of, unit)
    if not isinstance(unit, Constant) or unit.value <= 0:
        raise NotUnderstood(Text("full 的单位应为正的常数", "the unit of full must be a constant above 0"))
    return Full(of, unit.value)


def _elapsed(name: str, arguments: Arguments, names: Names) -> Expression:
    for argument in arguments:
        _must_be(argument, "day")
    return Elapsed(name, arguments[0], arguments[1])


def _extreme(name: str, arguments: Arguments, names: Names) -> Expression:
    for argument in arguments:
        _must_be(argument, "number")
    scale = max(argument.type.scale for argument in arguments)
    negative = any(argument.type.negative for argument in arguments)
    return Extreme(
        tuple(rescaled(argument, scale) for argument in arguments),
        largest=name == "max",
        type=Type("number", scale, negative=negative),
    )


def _of_day(name: str, arguments: Arguments, names: Names) -> Expression:
    _must_be(arguments[0], "day")
    return YearOf(arguments[0]) if name == "year" else MonthStart(arguments[0])


def _window_end(name: str, arguments: Arguments, names: Names) -> Expression:
    day, windows = arguments
    _must_be(day, "day")
    if not isinstance(windows, Constant) or windows.type.kind != "windows":
        raise NotUnderstood(Text("第二个参数应为时间窗口", "the second argument must be a set of windows"))
    return WindowEnd(day, windows.value, windows.article)


def _covers(name: str, arguments: Arguments, names: Names) -> Expression:
    _must_be(arguments[0], "day")
    if not names.period:
        raise NotUnderstood(Text("covers 只用于时段类事实", "covers is for facts of the shape period"))
    return Covers(arguments[0])


_FUNCTIONS: dict[str, tuple[int, Callable[[str, Arguments, Names], Expression]]] = {
    "full": (2, _full),
    "years": (2, _elapsed),
    "months": (2, _elapsed),
    "min": (0, _extreme),
    "max": (0, _extreme),
    "year": (1, _of_day),
    "month_start": (1, _of_day),
    "window_end": (2, _window_end),
    "covers": (1, _covers),
}


def _must_be(node: Expression, kind: str) -> None:
    if node.type.kind != kind:
        wanted = {"yes_no": "yes/no", "day": "date"}.get(kind, kind)
        raise NotUnderstood(
            Text(f"此处应为 {wanted}，而不是 {node.type}", f"must be {wanted}, not {node.type}"),
            Text("是非字段直接写名字，分类字段写作 field = member", "a class is compared: field = member")
            if node.type.kind == "class"
            else NO_TEXT,
        )


def _must_be_member(node: Expression, member: str) -> None:
    if member not in node.type.members:
        raise NotUnderstood(
            Text(f"“{member}”不是它的取值", f'"{member}" is not one of its values'), closest(member, node.type.members)
        )
