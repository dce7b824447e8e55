"""Mobile numbers are read as people write them, and shown so that only their holder knows them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anju.common.mobiles import NotAMobile, masked_mobile, mobile_number

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@given(st.integers(0, 99_999_999), st.sampled_from(["{}", " {} ", "+86 {}", "86{}", "0086 {}"]), st.booleans())
def test_any_way_of_writing_a_number_gives_the_same(tail: int, way: str, wide: bool) -> None:
    number = f"138{tail:08}"
    spaced = f"{number[:3]} {number[3:7]}-{number[7:]}"
    written = way.format(spaced)
    assert mobile_number(written.translate(FULL_WIDTH) if wide else written) == f"+86{number}"


@pytest.mark.parametrize(
    "written", ["", "abc", "1380013800", "138001380000", "0571-88888888", "+1 202 555 0100", "110"]
)
def test_what_is_no_mobile_is_refused(written: str) -> None:
    with pytest.raises(NotAMobile):
        mobile_number(written)


def test_mask_shows_three_and_two_digits() -> None:
    assert masked_mobile("+8613800138042") == "138******42"
