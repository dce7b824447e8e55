"""Ranges are sound: what any choice inside the ranges gives lies inside the result, and the bounds are met."""

import itertools
import operator
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anju.engine import ranges
from anju.engine.expressions import COMPARISONS
from anju.engine.ranges import ANY_NUMBER, NOT_NEGATIVE, Number, Range, high_of, low_of

SMALL = st.integers(-4, 4)
NUMBERS: st.SearchStrategy[Number] = st.one_of(
    SMALL, st.tuples(SMALL, SMALL).filter(lambda pair: pair[0] < pair[1]).map(lambda pair: Range(*pair))
)
OPEN: st.SearchStrategy[Number] = st.one_of(
    NUMBERS, SMALL.map(lambda low: Range(low, None)), SMALL.map(lambda high: Range(None, high)), st.just(ANY_NUMBER)
)
FAR = 9
PAIRS: dict[str, tuple[Callable[[Number, Number], Number], Callable[[int, int], int]]] = {
    "added": (ranges.added, operator.add),
    "multiplied": (ranges.multiplied, operator.mul),
    "largest": (lambda one, other: ranges.largest([one, other]), max),
    "smallest": (lambda one, other: ranges.smallest([one, other]), min),
}
SIGNS = {"=": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


def values(number: Number) -> range:
    """Answer the choices inside a number; where it has no bound, as far as the tests look."""
    low, high = low_of(number), high_of(number)
    return range(-FAR if low is None else low, (FAR if high is None else high) + 1)


def holds(number: Number, value: int) -> bool:
    """Say whether a value lies inside a number."""
    low, high = low_of(number), high_of(number)
    return (low is None or low <= value) and (high is None or value <= high)


@pytest.mark.parametrize("name", PAIRS)
@given(one=OPEN, other=OPEN)
def test_two_numbers_together_hold_every_choice(name: str, one: Number, other: Number) -> None:
    of_ranges, of_numbers = PAIRS[name]
    result = of_ranges(one, other)
    chosen = [of_numbers(a, b) for a, b in itertools.product(values(one), values(other))]
    assert all(holds(result, value) for value in chosen)


@pytest.mark.parametrize("name", PAIRS)
@given(one=NUMBERS, other=NUMBERS)
def test_bounds_of_two_closed_numbers_are_met(name: str, one: Number, other: Number) -> None:
    of_ranges, of_numbers = PAIRS[name]
    chosen = [of_numbers(a, b) for a, b in itertools.product(values(one), values(other))]
    assert of_ranges(one, other) == ranges.between(min(chosen), max(chosen))


@pytest.mark.parametrize("sign", SIGNS)
@given(one=OPEN, other=OPEN)
def test_a_comparison_says_only_what_every_choice_says(sign: str, one: Number, other: Number) -> None:
    said = {SIGNS[sign](a, b) for a, b in itertools.product(values(one), values(other))}
    answer = COMPARISONS[sign](one, other)
    assert answer is None or {answer} == said


@pytest.mark.parametrize("sign", SIGNS)
@given(one=NUMBERS, other=NUMBERS)
def test_a_comparison_of_closed_numbers_says_all_that_can_be_said(sign: str, one: Number, other: Number) -> None:
    said = {SIGNS[sign](a, b) for a, b in itertools.product(values(one), values(other))}
    assert COMPARISONS[sign](one, other) is (said.pop() if len(said) == 1 else None)


@pytest.mark.parametrize(
    ("change", "plain"),
    [
        (ranges.negated, operator.neg),
        (lambda number: ranges.scaled(number, 3), lambda number: number * 3),
        (lambda number: ranges.scaled(number, -2), lambda number: number * -2),
        (lambda number: ranges.scaled(number, 0), lambda number: 0),
        (lambda number: ranges.at_most(number, 2), lambda number: min(number, 2)),
        (lambda number: ranges.at_least(number, -1), lambda number: max(number, -1)),
        (lambda number: ranges.monotone(lambda n: n // 3, number), lambda number: number // 3),
        (lambda number: ranges.divided(number, 3, 1), lambda number: round_half_up(number * 10, 3)),
    ],
)
@given(number=OPEN)
def test_a_number_changed_holds_every_choice(change: Any, plain: Any, number: Number) -> None:
    result = change(number)
    assert all(holds(result, plain(value)) for value in values(number))
    assert isinstance(result, int) or result.low is None or result.low != result.high


def round_half_up(number: int, divisor: int) -> int:
    """Divide and round half away from zero, by counting."""
    whole, rest = divmod(abs(number), divisor)
    away = whole + (2 * rest >= divisor)
    return away if number >= 0 else -away


@given(OPEN, st.one_of(st.integers(1, 4), st.just(Range(1, 4)), st.just(Range(2, None)), st.just(Range(0, 3))))
def test_a_quotient_holds_every_choice(one: Number, other: Number) -> None:
    result = ranges.divided(one, other, 0)
    for a, b in itertools.product(values(one), values(other)):
        assert b <= 0 or holds(result, round_half_up(a, b))


@given(st.lists(OPEN, min_size=1, max_size=4))
def test_a_hull_holds_all_and_no_more(numbers: list[Number]) -> None:
    result = ranges.hull(numbers)
    lows, highs = [low_of(number) for number in numbers], [high_of(number) for number in numbers]
    assert low_of(result) == (None if None in lows else min(lows))  # type: ignore[type-var]  # no None is left
    assert high_of(result) == (None if None in highs else max(highs))  # type: ignore[type-var]  # no None is left


def test_what_cannot_be_said_cannot_be_denied() -> None:
    assert [ranges.is_not(truth) for truth in (True, False, None)] == [False, True, None]


def test_ranges_without_bounds() -> None:
    assert ranges.multiplied(NOT_NEGATIVE, NOT_NEGATIVE) == NOT_NEGATIVE
    assert ranges.multiplied(ANY_NUMBER, 0) == 0
    assert ranges.added(NOT_NEGATIVE, ANY_NUMBER) == ANY_NUMBER
    assert ranges.between(None, None) == ANY_NUMBER
