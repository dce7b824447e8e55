"""Typing (类型推断): an expression as written becomes typed nodes of the engine, or a fault that teaches.

Numbers get a count of decimals: sums align it, products add it up. So every number of a run is an exact integer.
"""

from anju.editions.language import syntax
from anju.editions.language.constants import (
    MOST_DECIMALS,
    aligned,
    date_constant,
    must_be,
    must_be_member,
    number_constant,
    rescaled,
)
from anju.editions.language.functions import EXAMPLES, FUNCTIONS
from anju.editions.language.names import Names
from anju.editions.language.syntax import NotUnderstood, Written, parse_expression
from anju.editions.language.words import type_text
from anju.engine.expressions import (
    AllOf,
    AnyOf,
    Compare,
    CompareClass,
    Constant,
    Expression,
    Extreme,
    InCatalogue,
    InWindows,
    IsOneOf,
    MeasureValue,
    Minus,
    MonthIn,
    MonthOf,
    MonthStart,
    Not,
    Plus,
    Quotient,
    Rescaled,
    Shifted,
    Times,
)
from anju.engine.text import Text
from anju.engine.types import MONTH, YES_NO, Type
from anju.engine.values import closest


def typed_expression(text: str, names: Names) -> Expression:
    """Parse and type an expression. Raises NotUnderstood."""
    return _typed(parse_expression(text), names)


def typed_condition(text: str, names: Names) -> Expression:
    """Parse and type a condition: it must be yes or no."""
    node = typed_expression(text, names)
    if node.type.kind != "yes_no":
        has = type_text(node.type)
        raise NotUnderstood(
            Text("应为条件，而不是", "must be a condition, not ") + has,
            Text(f"与什么比较？写作 {_compared_example(node)}", f"compare it, as {_compared_example(node)}"),
        )
    return node


def _compared_example(node: Expression) -> str:
    name = getattr(node, "name", "") or ("birth_date" if node.type.kind == "day" else "full_age")
    if node.type.kind == "class":
        return f"{name} = {node.type.members[-1]}"
    return f"{name} >= {'day - 5 years' if node.type.kind == 'day' else '18'}"


def typed_number(text: str, names: Names, scale: int | None = None) -> Expression:
    """Parse and type a number; with `scale`, counted in units of 10**-scale, and refused when it is finer."""
    node = typed_expression(text, names)
    must_be(node, "number")
    return node if scale is None else rescaled(node, scale)


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
    raise NotUnderstood(
        Text("时长只能加减于日期之后", "a duration may only be added to a date or taken from it"),
        Text("写作 day - 5 years", "write day - 5 years"),
    )


def _unary(sign: str, of: Expression) -> Expression:
    if sign == "not":
        must_be(of, "yes_no")
        return Not(of)
    must_be(of, "number")
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
    if sign == "/":
        raise NotUnderstood(
            Text("除法只能写在 round 之内", "a division may stand only inside round"),
            Text(
                "写作 round(a / b, 2)，或用 full(a, 单位) 取整",
                "write round(a / b, 2), or full(a, unit) for whole units",
            ),
        )
    return _arithmetic(sign, _typed(written.left, names), _typed(written.right, names))


def _joined(sign: str, left: Expression, right: Expression) -> Expression:
    must_be(left, "yes_no")
    must_be(right, "yes_no")
    sort = AllOf if sign == "and" else AnyOf
    before = left.of if isinstance(left, sort) else (left,)
    return sort((*before, right))


def _moved(sign: str, left: Expression, by: syntax.Duration) -> Expression:
    must_be(left, "day")
    return Shifted(left, by.amount if sign == "+" else -by.amount, by.unit)


def _in_windows(left: Expression, right: Expression) -> Expression:
    if right.type.kind == "catalogue" and isinstance(right, Constant):
        must_be(left, "text")
        return InCatalogue(left, right.value, right.article)
    if left.type.kind == "month" and isinstance(right, MeasureValue):
        return MonthIn(right.name, YES_NO)
    must_be(left, "day")
    if right.type.kind != "windows" or not isinstance(right, Constant):
        raise NotUnderstood(
            Text("in 之后应为时间窗口或 [成员, …]", "after in comes a set of windows or [member, …]"),
            Text(
                "写作 rank in [municipal, provincial]，或 to in epidemic",
                "write rank in [municipal, provincial], or to in epidemic",
            ),
        )
    return InWindows(left, right.value, right.article)


def _in_set(left: Expression, members: tuple[str, ...]) -> Expression:
    must_be(left, "class")
    for member in members:
        must_be_member(left, member)
    return IsOneOf(left, frozenset(members))


def _compared(written: syntax.Binary, names: Names) -> Expression:
    left = _typed(written.left, names)
    if left.type.kind == "class":
        member = written.right.text if isinstance(written.right, syntax.Word) else "?"
        must_be_member(left, member)
        return CompareClass(written.sign, left, member)
    if left.type.kind == "yes_no":
        name = getattr(left, "name", "owns")
        raise NotUnderstood(
            Text("是非不与别的比较", "a yes or no is not compared"),
            Text(f"直接写 {name}，或 not {name}", f"write {name} alone, or not {name}"),
        )
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
            type_text(left.type)
            + Text("不能与", " cannot be compared with ")
            + type_text(right.type)
            + Text("比较", ""),
            Text(
                "两边须同为数字、同为日期或同一等级；年份用 year(日期)，年数用 years(起, 止)",
                "both sides are numbers, dates or one class; year(date) is a year, years(from, to) a number of years",
            ),
        )
    if left.type.kind == "number":
        left, right = aligned(left, right)
    return Compare(written.sign, left, right)


def _arithmetic(sign: str, left: Expression, right: Expression) -> Expression:
    must_be(left, "number")
    must_be(right, "number")
    if sign == "*":
        scale = left.type.scale + right.type.scale
        if scale > MOST_DECIMALS:
            raise NotUnderstood(
                Text("小数位数过多", "the product has too many decimals"),
                Text(
                    "乘积的小数位数相加；请减少因数的小数位数，或用 round(…, 2)",
                    "a product has the decimals of both factors: write fewer in one, or round(…, 2)",
                ),
            )
        return Times(left, right, Type("number", scale, negative=left.type.negative or right.type.negative))
    left, right = aligned(left, right)
    negative = sign == "-" or left.type.negative or right.type.negative
    type_ = Type("number", left.type.scale, negative=negative)
    return Plus(left, right, type_) if sign == "+" else Minus(left, right, type_)


def _call(name: str, arguments: tuple[Written, ...], names: Names) -> Expression:
    if name == "round":
        return _rounded(arguments, names)
    if name not in FUNCTIONS:
        raise NotUnderstood(
            Text(f"没有函数 {name}", f"there is no function {name}"), closest(name, {*FUNCTIONS, "round"})
        )
    counts, build = FUNCTIONS[name]
    if counts and len(arguments) != counts:
        raise NotUnderstood(
            Text(f"{name} 需要 {counts} 个参数", f"{name} takes {counts} argument" + ("s" if counts > 1 else "")),
            Text(f"写作 {EXAMPLES[name]}", f"write it as {EXAMPLES[name]}"),
        )
    return build(name, tuple(_typed(argument, names) for argument in arguments), names)


def _rounded(arguments: tuple[Written, ...], names: Names) -> Expression:
    """`round(a / b, places)`: half up, to so many decimals; `round(a, places)` drops decimals."""
    if len(arguments) != 2 or not isinstance(arguments[1], syntax.Number) or arguments[1].text not in "0123456":
        raise NotUnderstood(
            Text("round 需要算式与小数位数（0 至 6）", "round takes an expression and a count of decimals, 0 to 6"),
            Text("写作 round(a / b, 2)", "write round(a / b, 2)"),
        )
    divided = arguments[0]
    if isinstance(divided, syntax.Binary) and divided.sign == "/":
        of, by = _typed(divided.left, names), _typed(divided.right, names)
    else:
        of, by = _typed(divided, names), number_constant("1")
    must_be(of, "number")
    must_be(by, "number")
    if _least(by) is None or (_least(by) or 0) <= 0:
        raise NotUnderstood(
            Text("除数不能保证大于 0", "the divisor may be 0 or less"),
            Text(
                "写作 round(a / 12, 2)、round(a / (n + 1), 2) 或 round(a / max(n, 1), 2)",
                "write round(a / 12, 2), round(a / (n + 1), 2) or round(a / max(n, 1), 2)",
            ),
        )
    of, by = aligned(of, by)
    return Quotient(of, by, Type("number", int(arguments[1].text), negative=of.type.negative))


def _least(node: Expression) -> int | None:
    """Answer a bound that a number never falls below, in units of 10**-scale; None when there is none."""
    if isinstance(node, Constant):
        return int(node.value)
    if isinstance(node, Rescaled):
        least = _least(node.of)
        return None if least is None else least * node.factor
    if isinstance(node, Plus):
        left, right = _least(node.left), _least(node.right)
        return None if left is None or right is None else left + right
    if isinstance(node, Extreme) and node.largest:
        return max((least for part in node.of if (least := _least(part)) is not None), default=None)
    return None if node.type.negative else 0
