"""Values that may not be known (区间值): one meaning for what is known and what is not.

A number, a day and a month are an `int`, or a `Range` when not known exactly. A condition is True, False or None
(cannot say). A class is its code, or the frozenset of the codes still possible. A text is a `str` or None.
Every function here is sound: it contains what any completion of the unknown would give.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Range:
    """A number between two bounds, both included; None is no bound."""

    low: int | None
    high: int | None


Number = int | Range
Truth = bool | None
Member = str | frozenset[str]

ANY_NUMBER = Range(None, None)
NOT_NEGATIVE = Range(0, None)


def low_of(number: Number) -> int | None:
    """Answer the lowest value possible; None when there is no bound."""
    return number if isinstance(number, int) else number.low


def high_of(number: Number) -> int | None:
    """Answer the highest value possible; None when there is no bound."""
    return number if isinstance(number, int) else number.high


def between(low: int | None, high: int | None) -> Number:
    """Make a number from two bounds: exact when they are one."""
    return low if low is not None and low == high else Range(low, high)


def hull(numbers: Iterable[Number]) -> Number:
    """Answer the smallest range that contains every given number; at least one is given."""
    numbers = tuple(numbers)
    lows, highs = [low_of(n) for n in numbers], [high_of(n) for n in numbers]
    low = None if None in lows else min(value for value in lows if value is not None)
    high = None if None in highs else max(value for value in highs if value is not None)
    return between(low, high)


def added(one: Number, other: Number) -> Number:
    """Add two numbers."""
    if type(one) is int and type(other) is int:
        return one + other
    return between(_plus(low_of(one), low_of(other)), _plus(high_of(one), high_of(other)))


def negated(number: Number) -> Number:
    """Change the sign."""
    if type(number) is int:
        return -number
    low, high = low_of(number), high_of(number)
    return between(None if high is None else -high, None if low is None else -low)


def multiplied(one: Number, other: Number) -> Number:
    """Multiply two numbers."""
    if isinstance(other, int):
        return scaled(one, other)
    if isinstance(one, int):
        return scaled(other, one)
    return _product_of_ranges(one, other)


def scaled(number: Number, factor: int) -> Number:
    """Multiply a number by an exact factor."""
    if type(number) is int:
        return number * factor
    if factor == 0:
        return 0
    low, high = low_of(number), high_of(number)
    low, high = (None if low is None else low * factor), (None if high is None else high * factor)
    return between(low, high) if factor > 0 else between(high, low)


def divided(one: Number, other: Number, scale: int) -> Number:
    """Divide and round half away from zero to units of 10**-scale; the divisor is above 0.

    Both numbers are counts of one same unit. A divisor that may be 0 or less gives no bound.
    """
    if type(one) is int and type(other) is int:
        return _rounded_quotient(one, other, scale)
    low, high = low_of(other), high_of(other)
    if low is None or low <= 0:
        return ANY_NUMBER
    bottom, top = low_of(one), high_of(one)
    smallest_ = None if bottom is None else _corner(bottom, high if bottom >= 0 else low, scale)
    largest_ = None if top is None else _corner(top, low if top >= 0 else high, scale)
    return between(smallest_, largest_)


def _corner(number: int, divisor: int | None, scale: int) -> int:
    """Divide one bound; an endless divisor brings it to nothing."""
    return 0 if divisor is None else _rounded_quotient(number, divisor, scale)


def _rounded_quotient(one: int, other: int, scale: int) -> int:
    units = abs(one) * int(10**scale) * 2 + other
    return units // (2 * other) if one >= 0 else -(units // (2 * other))


def monotone(function: Callable[[int], int], number: Number) -> Number:
    """Apply a function that never falls to a number."""
    if type(number) is int:
        return function(number)
    low, high = low_of(number), high_of(number)
    return between(None if low is None else function(low), None if high is None else function(high))


def at_most(number: Number, cap: int) -> Number:
    """Cut a number at a cap (封顶)."""
    if type(number) is int:
        return min(number, cap)
    low, high = low_of(number), high_of(number)
    return between(None if low is None else min(low, cap), cap if high is None else min(high, cap))


def at_least(number: Number, floor: int) -> Number:
    """Lift a number to a floor."""
    return negated(at_most(negated(number), -floor))


def largest(numbers: Iterable[Number]) -> Number:
    """Answer the largest of several numbers; at least one is given."""
    numbers = tuple(numbers)
    lows = [low for n in numbers if (low := low_of(n)) is not None]
    highs = [high_of(n) for n in numbers]
    high = None if None in highs else max(value for value in highs if value is not None)
    return between(max(lows) if lows else None, high)


def smallest(numbers: Iterable[Number]) -> Number:
    """Answer the smallest of several numbers; at least one is given."""
    return negated(largest(negated(number) for number in numbers))


def is_less(one: Number, other: Number) -> Truth:
    """Say whether one number is less than another."""
    if type(one) is int and type(other) is int:
        return one < other
    low, high, other_low, other_high = low_of(one), high_of(one), low_of(other), high_of(other)
    if high is not None and other_low is not None and high < other_low:
        return True
    if low is not None and other_high is not None and low >= other_high:
        return False
    return None


def is_equal(one: Number, other: Number) -> Truth:
    """Say whether two numbers are equal."""
    if type(one) is int and type(other) is int:
        return one == other
    return False if is_less(one, other) or is_less(other, one) else None


def is_not(truth: Truth) -> Truth:
    """Deny a condition; what cannot be said cannot be denied."""
    return None if truth is None else not truth


def _plus(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def _product_of_ranges(one: Range, other: Range) -> Number:
    if one.low is None or one.high is None or other.low is None or other.high is None:
        if one.low is not None and other.low is not None and min(one.low, other.low) >= 0:
            return Range(one.low * other.low, None)
        return ANY_NUMBER
    products = [a * b for a in (one.low, one.high) for b in (other.low, other.high)]
    return between(min(products), max(products))
