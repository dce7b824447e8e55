"""Reading one value (字段取值) as its declaration types it, with a fault that says what to write instead."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any

from anju.engine.days import FIRST_YEAR, LAST_YEAR, day_number, month_number
from anju.engine.faults import Faults
from anju.engine.text import NO_TEXT, Text
from anju.engine.types import exact_text
from anju.engine.vocabulary import FieldKind

MOST_DIGITS = 15
LONGEST_TEXT = 200
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_PLAIN_NUMBER = re.compile(r"-?\d{1,18}(\.\d{1,9})?", re.ASCII)


class _Wrong(Exception):
    """A value that does not fit its declaration."""

    def __init__(self, say: Text, hint: Text = NO_TEXT) -> None:
        super().__init__(say.en)
        self.say, self.hint = say, hint


def read_value(field: FieldKind, data: Any, place: str, faults: Faults) -> Any:
    """Answer the value as the engine keeps it; note a fault and answer the field's "not known" when it is wrong."""
    try:
        if data is None:
            raise _Wrong(
                Text("不能为 null", "must not be null"),
                Text("不清楚请省略此项", "leave the field out when it is not known"),
            )
        return _READERS[field.type.kind](field, data)
    except _Wrong as wrong:
        faults.add(place, wrong.say, wrong.hint)
        return field.type.unknown


MOST_LISTED = 40


def closest(word: str, known: Iterable[str]) -> Text:
    """Suggest the names that look most like a word; list them all when none does, unless they are very many."""
    known = sorted(known)
    near = get_close_matches(word[:80], known, n=2)
    if near:
        return Text(f"是否指：{'、'.join(near)}", f"did you mean: {', '.join(near)}")
    if not known or len(known) > MOST_LISTED:
        return NO_TEXT
    return Text(f"可用：{'、'.join(known)}", f"one of: {', '.join(known)}")


def _day(field: FieldKind, data: Any) -> int:
    hint = Text("写作 2020-03-09", "write it as 2020-03-09")
    match = _ISO_DAY.fullmatch(data) if isinstance(data, str) else None
    if match is None:
        raise _Wrong(Text("不是日期", "not a date"), hint)
    year, month, day = map(int, match.groups())
    _check_year(year)
    try:
        return day_number(date(year, month, day))
    except ValueError:
        raise _Wrong(Text(f"没有 {data} 这一天", f"there is no day {data}"), hint) from None


def _month(field: FieldKind, data: Any) -> int:
    match = _ISO_MONTH.fullmatch(data) if isinstance(data, str) else None
    if match is None or not 1 <= int(match[2]) <= 12:
        raise _Wrong(Text("不是月份", "not a month"), Text("写作 2020-03", "write it as 2020-03"))
    _check_year(int(match[1]))
    return month_number(int(match[1]), int(match[2]))


def _check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _Wrong(
            Text(
                f"年份应在 {FIRST_YEAR} 至 {LAST_YEAR} 之间", f"the year must lie between {FIRST_YEAR} and {LAST_YEAR}"
            )
        )


def _number(field: FieldKind, data: Any) -> int:
    scale = field.type.scale
    number = _decimal(data)
    exact = number * 10**scale
    if exact != int(exact):
        raise _Wrong(Text(f"最多 {scale} 位小数", f"at most {scale} decimals"))
    if number < 0 and not field.type.negative:
        raise _Wrong(Text("不能为负数", "must not be negative"))
    units = int(exact)
    if (field.least is not None and units < field.least) or (field.most is not None and units > field.most):
        low, high = ("…" if bound is None else exact_text(bound, scale) for bound in (field.least, field.most))
        raise _Wrong(Text(f"应在 {low} 至 {high} 之间", f"must lie between {low} and {high}"))
    return units


def _decimal(data: Any) -> Decimal:
    if isinstance(data, bool) or not isinstance(data, (int, Decimal, str)):
        raise _Wrong(Text("不是数字", "not a number"))
    if isinstance(data, str) and not _PLAIN_NUMBER.fullmatch(data):
        raise _Wrong(Text("不是数字", "not a number"), Text("写作 88.5", "write it as 88.5"))
    if isinstance(data, int) and abs(data) >= 10**MOST_DIGITS:
        raise _Wrong(Text("数字过大", "the number is too large"))
    try:
        number = Decimal(data)
    except InvalidOperation:
        raise _Wrong(Text("不是数字", "not a number")) from None
    if not number.is_finite() or abs(number.adjusted()) >= MOST_DIGITS or len(number.as_tuple().digits) > MOST_DIGITS:
        raise _Wrong(Text("数字过大或过小", "the number is too large or too small"))
    return number


def _class(field: FieldKind, data: Any) -> str:
    code = field.codes.get(data) if isinstance(data, str) else None
    if code is None:
        known = ", ".join(field.members)
        raise _Wrong(
            Text("不在可选范围内", "not one of the values allowed"),
            Text(f"可选：{known}", f"one of: {known}"),
        )
    return code


def _yes_no(field: FieldKind, data: Any) -> bool:
    if not isinstance(data, bool):
        raise _Wrong(Text("应为 true 或 false", "must be true or false"))
    return data


def _text(field: FieldKind, data: Any) -> str:
    if not isinstance(data, str):
        raise _Wrong(Text("应为文字", "must be text"))
    text = data.strip()
    if not text or len(text) > LONGEST_TEXT or not text.isprintable():
        raise _Wrong(Text(f"应为 1 至 {LONGEST_TEXT} 个可见字符", f"must be 1 to {LONGEST_TEXT} printable characters"))
    return text


_READERS: dict[str, Callable[[FieldKind, Any], Any]] = {
    "day": _day,
    "month": _month,
    "number": _number,
    "class": _class,
    "yes_no": _yes_no,
    "text": _text,
}
