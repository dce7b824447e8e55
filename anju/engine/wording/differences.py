"""Differences in words (差额的写法): +3分, −10分, from −2 to +5 points."""

from anju.engine.ranges import Number, Range
from anju.engine.text import Text
from anju.engine.types import short_text
from anju.engine.wording.values import UNKNOWN


def difference_text(value: Number, decimals: int) -> Text:
    """Write a difference with its sign: exact, or from the lowest to the highest possible."""
    if not isinstance(value, Range):
        return _with_unit(_signed(value, decimals))
    low, high = (None if bound is None else _signed(bound, decimals) for bound in (value.low, value.high))
    if low is not None and high is not None:
        return Text(f"{low}至{high}分", f"{low} to {high} points")
    if low is None and high is None:
        return UNKNOWN
    return (
        Text("至少", "at least ") + _with_unit(low)
        if low is not None
        else Text("至多", "at most ") + _with_unit(high or "")
    )


def _signed(units: int, decimals: int) -> str:
    text = short_text(abs(units), decimals)
    return f"+{text}" if units > 0 else f"−{text}" if units < 0 else text


def _with_unit(text: str) -> Text:
    return Text(f"{text}分", f"{text} points")
