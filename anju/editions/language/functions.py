"""Functions of the expression language (表达式函数): full, years, months, min, max, year, covers and the like."""

from collections.abc import Callable

from anju.editions.language.constants import aligned, must_be, rescaled
from anju.editions.language.names import Names
from anju.editions.language.syntax import NotUnderstood
from anju.engine.expressions import (
    Constant,
    Covers,
    DayInYear,
    Edge,
    Elapsed,
    Expression,
    Extreme,
    Full,
    MonthStart,
    WindowEnd,
    YearOf,
)
from anju.engine.text import Text
from anju.engine.types import Type

Arguments = tuple[Expression, ...]


def _full(name: str, arguments: Arguments, names: Names) -> Expression:
    of, unit = arguments
    must_be(of, "number")
    must_be(unit, "number")
    of, unit = aligned(of, unit)
    if not isinstance(unit, Constant) or unit.value <= 0:
        raise NotUnderstood(
            Text("full 的单位应为正的常数", "the unit of full must be a constant above 0"),
            Text(
                "full 数的是满几个单位：写作 full(residence_days, 30)",
                "full counts whole units: write full(residence_days, 30)",
            ),
        )
    return Full(of, unit.value)


def _elapsed(name: str, arguments: Arguments, names: Names) -> Expression:
    for argument in arguments:
        must_be(argument, "day")
    return Elapsed(name, arguments[0], arguments[1])


def _extreme(name: str, arguments: Arguments, names: Names) -> Expression:
    for argument in arguments:
        must_be(argument, "number")
    scale = max(argument.type.scale for argument in arguments)
    negative = any(argument.type.negative for argument in arguments)
    return Extreme(
        tuple(rescaled(argument, scale) for argument in arguments),
        largest=name == "max",
        type=Type("number", scale, negative=negative),
    )


def _of_day(name: str, arguments: Arguments, names: Names) -> Expression:
    must_be(arguments[0], "day")
    return YearOf(arguments[0])


def _edge(name: str, arguments: Arguments, names: Names) -> Expression:
    """`year_start(d)`, `year_end(d, -1)`, `month_end(d)`, `month_start(d)`: a second argument goes on or back."""
    if not 1 <= len(arguments) <= 2:
        raise NotUnderstood(
            Text(f"{name} 需要 1 或 2 个参数", f"{name} takes 1 or 2 arguments"),
            Text(
                f"第一个是日期，第二个是往后数几个：{name}(day) 或 {name}(day, -5)",
                f"the first is a date, the second how many on: {name}(day) or {name}(day, -5)",
            ),
        )
    must_be(arguments[0], "day")
    unit, _, side = name.partition("_")
    offset = _whole(arguments[1]) if len(arguments) == 2 else 0
    if name == "month_start" and not offset:
        return MonthStart(arguments[0])
    return Edge(arguments[0], unit, side == "end", offset)


def _day_in_year(name: str, arguments: Arguments, names: Names) -> Expression:
    must_be(arguments[0], "day")
    month, day = _whole(arguments[1]), _whole(arguments[2])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        raise NotUnderstood(
            Text("月应为 1 至 12，日应为 1 至 31", "the month must be 1 to 12 and the day 1 to 31"),
            Text("写作 day_in_year(day, 5, 30)，即当年5月30日", "write day_in_year(day, 5, 30), 30 May of that year"),
        )
    return DayInYear(arguments[0], month, day)


def _whole(node: Expression) -> int:
    if not isinstance(node, Constant) or node.type.kind != "number" or node.type.scale:
        raise NotUnderstood(
            Text("此处应为整数", "must be a whole number as written"),
            Text("直接写数字，如 -5；不能是度量或小数", "write the number itself, as -5; no measure and no decimals"),
        )
    return int(node.value)


def _window_end(name: str, arguments: Arguments, names: Names) -> Expression:
    day, windows = arguments
    must_be(day, "day")
    if not isinstance(windows, Constant) or windows.type.kind != "windows":
        raise NotUnderstood(
            Text("第二个参数应为时间窗口", "the second argument must be a set of windows"),
            Text(
                "写 values: 中带 windows: 的名称，如 window_end(day, epidemic)",
                "name a value that has windows:, as window_end(day, epidemic)",
            ),
        )
    return WindowEnd(day, windows.value, windows.article)


def _covers(name: str, arguments: Arguments, names: Names) -> Expression:
    must_be(arguments[0], "day")
    if not names.period:
        raise NotUnderstood(
            Text("covers 只用于时段类事实", "covers is for facts of the shape period"),
            Text(
                "只有 shape: period 的事实有起止；日期请直接比较",
                "only a kind of shape: period has two ends; compare a date directly",
            ),
        )
    return Covers(arguments[0])


FUNCTIONS: dict[str, tuple[int, Callable[[str, Arguments, Names], Expression]]] = {
    "full": (2, _full),
    "years": (2, _elapsed),
    "months": (2, _elapsed),
    "min": (0, _extreme),
    "max": (0, _extreme),
    "year": (1, _of_day),
    "month_start": (0, _edge),
    "month_end": (0, _edge),
    "year_start": (0, _edge),
    "year_end": (0, _edge),
    "day_in_year": (3, _day_in_year),
    "window_end": (2, _window_end),
    "covers": (1, _covers),
}

EXAMPLES = {
    "full": "full(residence_days, 30)",
    "years": "years(birth_date, day)",
    "months": "months(birth_date, day)",
    "year": "year(day)",
    "day_in_year": "day_in_year(day, 5, 30)",
    "window_end": "window_end(day, epidemic)",
    "covers": "covers(day)",
}
"""How a function with a fixed count of arguments is written."""
