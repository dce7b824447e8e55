"""Numbers, days and conditions in words (数值与日期的写法)."""

from functools import lru_cache
from typing import Any

from anju.engine.days import LAST_DAY, STILL_RUNNING, date_of, iso_month
from anju.engine.ranges import Range, high_of, low_of
from anju.engine.spans import Span, runs, size
from anju.engine.text import Text, joined
from anju.engine.types import Type, short_text

UNKNOWN = Text("不能确定", "cannot be said")
POINTS = Text("分", "points")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SIGNS = {
    "published": Text("已公布", "published"),
    "reported": Text("转述，未经官方公布", "reported, not officially published"),
}
STANDING_TEXT = _SIGNS | {"illustrative": Text("示例值，非实际数值", "illustrative, not a real figure")}
MOST_STRETCHES = 6
"""Stretches written out one by one; of more, the first are written and the rest counted."""


def number_text(value: Any, scale: int, unit: Text | None = None) -> Text:
    """Write a number or a range of numbers with its unit: 59个月, 0–30 points."""
    text = _plain(value, scale)
    if unit is None:
        return text
    one = value == 10**scale and unit.en.endswith("s") and " " not in unit.en
    return Text(f"{text.zh}{unit.zh}", f"{text.en} {unit.en[:-1] if one else unit.en}")


@lru_cache(maxsize=8192)
def plain_number(units: int, scale: int) -> str:
    """Write a number as a reader expects it: 50,000, −30, 0.25."""
    text = short_text(abs(units), scale)
    whole, dot, decimals = text.partition(".")
    return ("−" if units < 0 else "") + f"{int(whole):,}" + dot + decimals


def points_text(value: Any, decimals: int) -> Text:
    """Write points with their unit."""
    return number_text(value, decimals, POINTS)


def value_text(value: Any, type_: Type, unit: Text | None = None) -> Text:
    """Write the value of a measure."""
    if type_.kind == "yes_no":
        return {True: Text("是", "yes"), False: Text("否", "no"), None: UNKNOWN}[value]
    return number_text(value, type_.scale, unit)


def day_text(day: int) -> Text:
    """Write a day: 2020年3月9日, 9 Mar 2020."""
    if day >= STILL_RUNNING or day > LAST_DAY:
        return Text("至今", "still running")
    moment = date_of(day)
    return Text(
        f"{moment.year}年{moment.month}月{moment.day}日", f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"
    )


def month_text(month: int) -> Text:
    """Write a month: 2020年3月, Mar 2020."""
    year, number = map(int, iso_month(month).split("-"))
    return Text(f"{year}年{number}月", f"{_MONTHS[number - 1]} {year}")


def span_text(members: Span, *, monthly: bool) -> Text:
    """Write a set of days or months as its stretches and its size: 2015年4月至2020年2月，共59个月."""
    write = month_text if monthly else day_text
    stretches = list(runs(members))
    words = [
        write(first)
        if first == last
        else Text(f"{write(first).zh}至{write(last).zh}", f"{write(first).en} to {write(last).en}")
        for first, last in stretches[:MOST_STRETCHES]
    ]
    if len(stretches) > MOST_STRETCHES:
        rest = len(stretches) - MOST_STRETCHES
        words.append(Text(f"等另外 {rest} 段", f"and {rest} more stretches"))
    count = size(members)
    unit = Text("个月" if monthly else "天", _plural(count, "month" if monthly else "day"))
    return joined(words) + Text(f"，共{count}{unit.zh}", f"; {count} {unit.en}")


def _plural(count: int, word: str) -> str:
    return word if count == 1 else word + "s"


def _plain(value: Any, scale: int) -> Text:
    if not isinstance(value, Range):
        text = plain_number(value, scale)
        return Text(text, text)
    low, high = (None if bound is None else plain_number(bound, scale) for bound in (low_of(value), high_of(value)))
    if low is not None and high is not None:
        return Text(f"{low}–{high}", f"{low}–{high}")
    if low is not None:
        return Text(f"至少{low}", f"at least {low}")
    return Text(f"至多{high}", f"at most {high}") if high is not None else Text("若干", "any number of")
