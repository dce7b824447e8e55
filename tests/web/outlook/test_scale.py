"""The scale of a curve."""

from hypothesis import given
from hypothesis import strategies as st

from anju.engine.days import day_number
from anju.web.outlook.scale import MOST_MARKS, Mark, scale_of
from tests.web.people import TODAY

START = day_number(TODAY)


def test_scale_begins_at_nothing_and_ends_at_a_round_number() -> None:
    scale = scale_of([8725, 14775], START, START + 3652, 2)
    assert scale.marks() == (Mark("100.00%", "0"), Mark("66.67%", "50"), Mark("33.33%", "100"), Mark("0.00%", "150"))


def test_scale_of_deductions_reaches_below_nothing() -> None:
    assert [mark.label for mark in scale_of([-6000, 3000], 0, 365, 2).marks()] == ["-100", "-50", "0", "50"]


def test_years_that_have_no_room_keep_their_tick_and_lose_their_label() -> None:
    assert [mark.label for mark in scale_of([100], START, START + 3652, 2).years()] == [
        "2025", "", "", "2028", "", "", "2031", "", "", "2034",
    ]  # fmt: skip


@given(st.lists(st.integers(-(10**7), 10**7), min_size=1), st.integers(0, 4000))
def test_every_number_lies_within_the_picture_and_marks_are_few(numbers: list[int], days: int) -> None:
    scale = scale_of(numbers, START, START + days, 2)
    assert scale.bottom <= min(numbers)
    assert scale.top >= max(numbers)
    assert len(scale.marks()) <= MOST_MARKS + 1
    assert all(0 <= scale.height(number, endless=0) <= 1 for number in numbers)
