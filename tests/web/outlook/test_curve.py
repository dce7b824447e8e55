"""The curve of points."""

from typing import Any

from django.utils.translation import override

from anju.editions.shelf import shipped_edition
from anju.engine.days import day_number, shifted
from anju.engine.foresight.forecast import forecast
from anju.web.outlook.curve import Band, Curve, Goal, Row, Year, curve_view
from tests.web.people import HOME, INSURED, TODAY, facts

LESS = "Volunteering 2 points → 0 points"


def drawn(edition: str = "hangzhou-2024", target: int | None = 15000, **kinds: Any) -> Curve:
    """Draw two years of somebody."""
    day = day_number(TODAY)
    with override("en"):
        found = forecast(shipped_edition(edition), facts(edition, **kinds), day, shifted(day, 2, "years"), target)
        return curve_view(found, "en")


def test_curve_is_drawn_in_steps_up_to_the_goal() -> None:
    """Half a point a month: 134 on the first day, 145.5 after two years; 150 is not reached."""
    found = drawn(insurance_month=INSURED, home=HOME)
    assert found.described == "From 134 points on 1 Aug 2024 to 146 points on 1 Aug 2026."
    assert found.picture.low.startswith("M0 107L42 107L42 103L84 103")
    assert (found.picture.high, found.picture.area) == ("", "")
    assert found.picture.goal == Goal("0.00%", "150 points", "")
    assert [mark.label for mark in found.picture.years] == ["2025", "2026"]


def test_what_is_not_known_is_drawn_as_an_area() -> None:
    found = drawn(home=None)
    assert (found.picture.low, found.picture.high, found.picture.area) == (
        "M0 800L1000 800",
        "M0 267L1000 267",
        "M0 800L1000 800L1000 267L0 267Z",
    )


def test_table_tells_every_day_on_which_something_changes_by_years() -> None:
    found = drawn(volunteering=[{"hours": 20, "on": "2020-03-01"}])
    assert found.years == (
        Year("2024", "32 points", "0 changes", (Row("1 Aug 2024", "32 points", "the day asked about", False),)),
        Year("2025", "30 points", "1 change", (Row("1 Mar 2025", "30 points", LESS, False),)),
    )  # fmt: skip


def test_days_that_the_edition_does_not_cover_are_marked() -> None:
    found = drawn("hangzhou-2021", volunteering=[{"hours": 20, "on": "2020-03-01"}])
    assert found.outside == "from 1 Aug 2024 the edition is judged as if in force"
    assert found.picture.outside == Band("0.00%", "100.00%")
    assert [row.outside for year in found.years for row in year.rows] == [True, True]
