"""From what people type to what a person file says (填写与取值), and back.

Nothing is refused here: what is not understood is handed on as it was typed, and the engine says what is wrong.
"""

import re
from typing import Any
from unicodedata import normalize

from anju.engine.vocabulary import FieldKind

YES, NO = "yes", "no"
_MARKS = re.compile(r"[年月./－—–]")  # what people write between year, month and day
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{1,2})", re.ASCII)
_DIGITS_OF_A_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_DIGITS_OF_A_MONTH = re.compile(r"(\d{4})(\d{2})", re.ASCII)


def typed_value(field: FieldKind, typed: str) -> Any:
    """Answer what a person file writes for what was typed; not blank."""
    read = {"day": typed_day, "month": typed_month, "number": typed_number, "yes_no": _typed_yes_no}
    return read[field.type.kind](typed) if field.type.kind in read else typed.strip()


def typed_day(typed: str) -> str:
    """Read a day as people write it: 2020-03-09, 2020/3/9, 2020年3月9日, 20200309, full-width digits."""
    return _read(typed, _DAY, _DIGITS_OF_A_DAY)


def typed_month(typed: str) -> str:
    """Read a month as people write it: 2020-03, 2020/3, 2020年3月, 202003; a day stands for its month."""
    month = _read(typed, _MONTH, _DIGITS_OF_A_MONTH)
    return month if month != typed.strip() else _month_of(_read(typed, _DAY, _DIGITS_OF_A_DAY))


def typed_number(typed: str) -> str:
    """Read a number as people write it: with commas between thousands, with full-width digits."""
    return re.sub(r"[,\s]", "", normalize("NFKC", typed))


def written_value(field: FieldKind, value: Any) -> str:
    """Write a value of a person file as it stands in a form."""
    return (YES if value else NO) if field.type.kind == "yes_no" else str(value)


def _typed_yes_no(typed: str) -> Any:
    return {YES: True, NO: False}.get(typed, typed)


def _read(typed: str, *patterns: re.Pattern[str]) -> str:
    plain = "".join(normalize("NFKC", typed).split()).rstrip("日号")
    plain = _MARKS.sub("-", plain).rstrip("-")
    for pattern in patterns:
        match = pattern.fullmatch(plain)
        if match:
            year, *rest = match.groups()
            return "-".join([year, *(part.zfill(2) for part in rest)])
    return typed.strip()


def _month_of(day: str) -> str:
    return day[:7] if _DAY.fullmatch(day) else day
