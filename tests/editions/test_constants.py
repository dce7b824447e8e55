"""Numbers and dates as an edition writes them."""

from datetime import date

import pytest

from anju.editions.language.constants import date_constant, number_constant
from anju.editions.language.syntax import NotUnderstood
from anju.engine.days import day_number, iso_day


@pytest.mark.parametrize(
    ("text", "value", "scale"),
    [("0", 0, 0), ("0.25", 25, 2), ("1.10", 110, 2), ("-80", -80, 0), ("-0.5", -5, 1), ("007", 7, 0)],
)
def test_a_number_keeps_its_decimals(text: str, value: int, scale: int) -> None:
    found = number_constant(text)
    assert (found.value, found.type.scale, found.type.negative) == (value, scale, text.startswith("-"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "--5",
        "5-",
        "²",
        "１",
        "٣",
        ".5",
        "1.2.3",
        "1e5",
        "0x10",
        "1_000",
        " 1",
        "9" * 16,
        "0." + "1" * 10,
        "nan",
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        number_constant(text)


def test_a_date_is_a_day() -> None:
    assert iso_day(date_constant("2020-02-29").value) == "2020-02-29"
    assert date_constant("1900-01-01").value == day_number(date(1900, 1, 1)) == 0


@pytest.mark.parametrize(
    "text", ["2021-02-29", "20200309", "2020-W10-1", "0001-01-01", "1899-12-31", "2200-01-01", "2020-3-9", "²020-01-01"]
)
def test_what_is_no_day_of_the_calendar_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        date_constant(text)
