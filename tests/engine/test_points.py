"""Points forms: what each gives for a number that is known, and for one that is not."""

from typing import Any

import pytest

from anju.engine.expressions import Constant, Field
from anju.engine.points import (
    Band,
    Bands,
    BestOf,
    Capped,
    Case,
    Classes,
    FirstThen,
    Give,
    NotPublished,
    Points,
    Rate,
    SumOf,
    When,
)
from anju.engine.ranges import NOT_NEGATIVE, Range
from anju.engine.types import NUMBER, YES_NO, Type

IT = Field("it", 0, NUMBER)
TRUTH = Field("it", 0, YES_NO)
SORT = Field("it", 0, Type("class", members=("low", "high")))


def points(form: Points, value: Any) -> Any:
    """Compute a form on a record of one value."""
    return form.compile()(None, (value,))  # type: ignore[arg-type]  # no form here reads the scope


def given(number: int) -> Give:
    """Answer a form that gives so much."""
    return Give(Constant(number, NUMBER))


@pytest.mark.parametrize(
    ("number", "expected"),
    [(19, 0), (20, 2), (39, 2), (40, 4), (Range(19, 41), Range(0, 4)), (NOT_NEGATIVE, NOT_NEGATIVE)],
)
def test_a_rate_counts_full_units(number: Any, expected: Any) -> None:
    assert points(Rate(IT, per=20, rate=2), number) == expected


@pytest.mark.parametrize(("number", "expected"), [(0, 0), (3, -9), (Range(1, 2), Range(-6, -3))])
def test_a_negative_rate_takes_away(number: Any, expected: Any) -> None:
    assert points(Rate(IT, per=1, rate=-3), number) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (199, 0), (200, 10), (299, 10), (300, 15), (Range(0, 199), 0), (Range(0, 200), Range(0, 10)),
        (Range(200, 400), Range(10, 20)), (NOT_NEGATIVE, NOT_NEGATIVE), (Range(None, 300), Range(0, 15)),
    ],
)  # fmt: skip
def test_the_first_unit_and_the_further_ones(number: Any, expected: Any) -> None:
    assert points(FirstThen(IT, first_unit=200, first=10, then_unit=100, then=5), number) == expected


@pytest.mark.parametrize(
    ("first", "then", "number", "expected"),
    [
        (-10, -5, Range(0, 2), Range(-15, 0)),
        (10, -5, Range(0, 3), Range(0, 10)),
        (10, -5, NOT_NEGATIVE, Range(None, 10)),
        (-10, 5, Range(1, 4), Range(-10, 5)),
        (-10, 5, Range(0, 2), Range(-10, 0)),
    ],
)
def test_further_units_that_take_away_keep_the_range_sound(first: int, then: int, number: Any, expected: Any) -> None:
    form = FirstThen(IT, first_unit=1, first=first, then_unit=1, then=then)
    assert points(form, number) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (55, 7),
        (56, 5),
        (60, 5),
        (61, 0),
        (Range(55, 56), Range(5, 7)),
        (Range(50, 99), Range(0, 7)),
        (Range(57, 58), 5),
    ],
)
def test_a_table_takes_the_rows_still_possible(number: Any, expected: Any) -> None:
    rows = (Band(None, 55, given(7)), Band(56, 60, given(5)), Band(61, None, given(0)))
    assert points(Bands(IT, rows), number) == expected


@pytest.mark.parametrize(("member", "expected"), [("low", 1), ("high", 9), (frozenset({"low", "high"}), Range(1, 9))])
def test_a_class_looks_its_member_up(member: Any, expected: Any) -> None:
    assert points(Classes(SORT, (Case("low", given(1)), Case("high", given(9)))), member) == expected


@pytest.mark.parametrize(("truth", "expected"), [(True, 4), (False, 0), (None, Range(0, 4))])
def test_points_under_a_condition(truth: Any, expected: Any) -> None:
    assert points(When(TRUTH, given(4)), truth) == expected


@pytest.mark.parametrize(("truth", "expected"), [(True, -4), (None, Range(-4, 0))])
def test_a_deduction_under_a_condition(truth: Any, expected: Any) -> None:
    assert points(When(TRUTH, given(-4)), truth) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [(4, 5), (5, 5), (9, 9), (11, 10), (Range(None, None), Range(5, 10)), (Range(6, 99), Range(6, 10))],
)
def test_a_cap_and_a_floor(number: Any, expected: Any) -> None:
    assert points(Capped(Give(IT), floor=5, cap=10), number) == expected


def test_sums_add_and_the_best_counts_alone() -> None:
    parts = (given(3), Give(IT), NotPublished(0, 4))
    assert points(SumOf(parts), 5) == Range(8, 12)
    assert points(BestOf(parts), 5) == 5
    assert points(BestOf(parts), 2) == Range(3, 4)
    assert points(SumOf(()), 5) == 0
