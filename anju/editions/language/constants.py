"""Constants and units (常数与单位): numbers as written, and what a node must be where it stands."""

import re
from datetime import date

from anju.editions.language.syntax import NotUnderstood
from anju.editions.language.words import kind_text, type_text
from anju.engine.days import FIRST_YEAR, LAST_YEAR, day_number
from anju.engine.expressions import Constant, Expression, Rescaled
from anju.engine.text import Text
from anju.engine.types import DAY, Type
from anju.engine.values import closest

MOST_DECIMALS = 9
MOST_DIGITS = 15
_NUMBER = re.compile(rf"-?\d+(?:\.\d{{0,{MOST_DECIMALS}}})?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def number_constant(text: str) -> Constant:
    """Read a number as written: 0.25 is 25 with two decimals."""
    whole, _, decimals = text.partition(".")
    if not _NUMBER.fullmatch(text) or len(whole.lstrip("-") + decimals) > MOST_DIGITS:
        raise NotUnderstood(
            Text(f"“{text[:20]}”不是数字", f'"{text[:20]}" is not a number'),
            Text(
                "写作 0.25；数字最多15位，不带千分位与单位",
                "write it as 0.25: at most 15 digits, no thousands mark, no unit",
            ),
        )
    return Constant(int(whole + decimals), Type("number", len(decimals), negative=text.startswith("-")))


def date_constant(text: str) -> Constant:
    """Read a date as written."""
    if not _DATE.fullmatch(text):
        raise NotUnderstood(
            Text(f"“{text[:20]}”不是日期", f'"{text[:20]}" is not a date'),
            Text("写作 2020-03-09；没有终止写 open", "write it as 2020-03-09; for no end write open"),
        )
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise NotUnderstood(
            Text(f"没有 {text[:20]} 这一天", f"there is no day {text[:20]}"),
            Text(
                "写作 2020-03-09，并核对该月的天数", "write it as 2020-03-09, and look at how many days the month has"
            ),
        ) from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        years = f"{FIRST_YEAR}–{LAST_YEAR}"
        raise NotUnderstood(
            Text(f"年份应在 {years} 之间", f"the year must lie in {years}"),
            Text("请核对年份；没有终止写 open", "look at the year; for no end write open"),
        )
    return Constant(day_number(found), DAY)


def units_of(constant: Constant, scale: int) -> int:
    """Answer a constant as a count of 10**-scale. Raises NotUnderstood when it is finer than that."""
    if constant.type.scale > scale:
        raise _too_fine(constant.type.scale, scale)
    return int(constant.value) * int(10 ** (scale - constant.type.scale))


def rescaled(node: Expression, scale: int) -> Expression:
    """Count a number in a smaller unit. Raises NotUnderstood when the unit is too coarse for it."""
    finer = scale - node.type.scale
    if finer == 0:
        return node
    if finer < 0:
        raise _too_fine(node.type.scale, scale)
    type_ = Type("number", scale, negative=node.type.negative)
    if isinstance(node, Constant):
        return Constant(node.value * 10**finer, type_, node.name, node.article)
    return Rescaled(node, 10**finer, type_)


def aligned(left: Expression, right: Expression) -> tuple[Expression, Expression]:
    """Count two numbers in the finer unit of the two."""
    scale = max(left.type.scale, right.type.scale)
    return rescaled(left, scale), rescaled(right, scale)


def must_be(node: Expression, kind: str) -> None:
    """Refuse a node of another kind than the place wants."""
    if node.type.kind != kind:
        has, wanted = type_text(node.type), kind_text(kind)
        raise NotUnderstood(
            Text("此处应为", "must be ") + wanted + Text("，而不是", ", not ") + has,
            _OTHERWISE.get(node.type.kind, _FITS),
        )


_FITS = Text(
    "请写合乎此处的度量、字段或数值；各函数的写法见 docs/edition-language.md 第2节",
    "name a measure, a field or a value of that sort; docs/edition-language.md, section 2, shows each function",
)
_OTHERWISE = {
    "class": Text(
        "等级须比较，写作 payment = back_paid；要按等级给分，写 by 与 classes",
        "a class is compared, payment = back_paid; to give points by it write by and classes",
    ),
    "yes_no": Text(
        "是非不能计算：写 when: 条件 与 give: 分值", "nothing is reckoned with a yes or no: write when: and give:"
    ),
    "day": Text(
        "年龄写 years(birth_date, day)，年份写 year(日期)", "an age is years(birth_date, day), a year is year(date)"
    ),
    "number": Text("把它与数字比较，如 full_age >= 18", "compare it with a number, as full_age >= 18"),
}
"""What is meant, most likely, where something of this kind stands in the wrong place."""


def must_be_member(node: Expression, member: str) -> None:
    """Refuse a word that is not a member of the class at hand."""
    if member not in node.type.members:
        raise NotUnderstood(
            Text(f"“{member}”不是它的取值", f'"{member}" is not one of its values'), closest(member, node.type.members)
        )


def _too_fine(has: int, allowed: int) -> NotUnderstood:
    return NotUnderstood(
        Text(f"小数位数 {has} 超过此处允许的 {allowed} 位", f"has {has} decimals where {allowed} are allowed"),
        Text(
            f"少写几位小数，用 round(…, {allowed})，或把版本的 decimals 增加 {has - allowed}",
            f"write fewer decimals, or round(…, {allowed}), or raise the decimals of the edition by {has - allowed}",
        ),
    )
