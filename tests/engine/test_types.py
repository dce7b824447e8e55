"""Scaled integers as text, and what stands for "not known"."""

import pytest

from anju.engine.ranges import ANY_NUMBER, NOT_NEGATIVE
from anju.engine.types import DAY, MONTH, TEXT, WINDOWS, YES_NO, Type, exact_text, short_text

CLASS = Type("class", members=("a", "b", "c", "d", "e"))


@pytest.mark.parametrize(
    ("units", "scale", "exact", "short"),
    [
        (1475, 2, "14.75", "14.75"), (1500, 2, "15.00", "15"), (0, 2, "0.00", "0"), (5, 2, "0.05", "0.05"),
        (-5, 2, "-0.05", "-0.05"), (-8000, 2, "-80.00", "-80"), (100, 0, "100", "100"), (10, 1, "1.0", "1"),
    ],
)  # fmt: skip
def test_a_scaled_integer_is_written_exactly_and_in_short(units: int, scale: int, exact: str, short: str) -> None:
    assert (exact_text(units, scale), short_text(units, scale)) == (exact, short)


def test_what_is_not_known_is_all_that_the_type_allows() -> None:
    types = (Type("number"), Type("number", negative=True), CLASS, DAY, MONTH, YES_NO, TEXT)
    expected = [NOT_NEGATIVE, ANY_NUMBER, frozenset("abcde"), ANY_NUMBER, ANY_NUMBER, None, None]
    assert [one.unknown for one in types] == expected


def test_a_type_is_named_as_an_author_would() -> None:
    names = [str(one) for one in (CLASS, Type("class", members=("a", "b")), YES_NO, DAY, MONTH, WINDOWS)]
    assert names == ["one of a, b, c, d, …", "one of a, b", "yes/no", "date", "month", "windows"]
