"""The total and its bars."""

from datetime import date
from typing import Any

import pytest
from django.utils.translation import override

from anju.editions.shelf import shipped_edition
from anju.engine.days import day_number
from anju.engine.person_file import read_person_file
from anju.engine.scoring import score
from anju.engine.sheet import ScoreSheet
from anju.web.sheet.totals import Bar, headline, subtotals

EDITION = shipped_edition("hangzhou-2020")
EVERYTHING: dict[str, Any] = {name: [] for name in EDITION.vocabulary.kinds}


def sheet(**facts: Any) -> ScoreSheet:
    """Score a person of 41 with these facts and no others."""
    data = {
        "person": {"birth_date": "1979-01-01", "sex": "male", "household_registration": "elsewhere"},
        "facts": EVERYTHING | facts,
    }
    known = {name: value for name, value in data["facts"].items() if value is not None}
    return score(EDITION, read_person_file(EDITION.vocabulary, data | {"facts": known}), day_number(date(2020, 3, 9)))


@pytest.mark.parametrize(
    ("facts", "before", "figures"),
    [({}, "", "30"), ({"home": None}, "", "30–60"), ({"tax_year": None}, "at least", "30")],
)
def test_headline_is_a_number_a_range_or_a_bound(facts: Any, before: str, figures: str) -> None:
    with override("en"):
        shown = headline(sheet(**facts), "en")
    assert (shown.before, shown.figures) == (before, figures)


def test_bars_are_drawn_to_one_scale() -> None:
    offence = [{"class": "detention", "on": "2019-01-01"}] * 2
    shown = subtotals(sheet(home=None, tax_year=None, offence=offence), "en")
    assert [bar for subtotal in shown for bar in subtotal.bars] == [
        Bar("Age", "30", False, "50.00%", "0.00%", False),
        Bar("Own home/Renting", "0–30", False, "0.00%", "50.00%", False),
        Bar("Income tax (owners)", "at least 0", False, "0.00%", "0.00%", True),
        Bar("Income tax (others)", "at least 0", False, "0.00%", "0.00%", True),
        Bar("Detention", "−60", True, "100.00%", "0.00%", False),
    ]
    assert [(subtotal.label, subtotal.points, subtotal.main) for subtotal in shown] == [
        ("Base points", "30–60", False),
        ("Additional points", "at least 0", False),
        ("Deductions", "−60", False),
        ("Total", "at least −30", True),
    ]


def test_range_that_no_fact_could_narrow_is_laid_to_the_table() -> None:
    with override("en"):
        shown = headline(
            sheet(qualification=[{"ladder": "skill", "level": "level_2", "awarded_on": "2019-01-01"}]), "en"
        )
    assert (shown.figures, shown.meaning) == (
        "30–130",
        "The table itself does not publish some points, so this is a range: the points lie within it.",
    )
