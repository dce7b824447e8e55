"""What people type is understood, and what is not understood is kept as it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anju.web.simulation.fields import typed_day, typed_month, typed_number


@pytest.mark.parametrize(
    "typed",
    [
        "2020-03-09",
        "2020/3/9",
        "2020年3月9日",
        "2020.3.9",
        "20200309",
        "２０２０年３月９日",
        " 2020 年 3 月 9 号 ",
        "2020－03－09",
    ],
)
def test_a_day_is_read_as_people_write_it(typed: str) -> None:
    assert typed_day(typed) == "2020-03-09"


@pytest.mark.parametrize(
    "typed", ["2020-03", "2020/3", "2020年3月", "2020.3", "202003", "２０２０年３月", "2020年3月9日", "20200309"]
)
def test_a_month_is_read_as_people_write_it(typed: str) -> None:
    assert typed_month(typed) == "2020-03"


@pytest.mark.parametrize(
    ("typed", "read"), [("1,000", "1000"), ("１２．５", "12.5"), (" 88 ", "88"), ("1，200", "1200")]
)
def test_a_number_is_read_as_people_write_it(typed: str, read: str) -> None:
    assert typed_number(typed) == read


@given(st.dates())
def test_a_day_written_by_the_engine_stays_as_it_is(day: object) -> None:
    assert typed_day(str(day)) == str(day)


@pytest.mark.parametrize("typed", ["last spring", "2020-3-9-1", "三月", "2020-13-99x"])
def test_what_is_no_day_is_kept_as_typed(typed: str) -> None:
    assert (typed_day(typed), typed_month(typed)) == (typed, typed)
