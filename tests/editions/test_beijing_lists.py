"""How Beijing's published lists count: by the month, each part rounded half up to cents, then added."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest

from anju.editions.cases import outcomes
from anju.editions.shelf import shipped_edition
from anju.engine.days import day_number
from anju.engine.person_file import read_person_file
from anju.engine.scoring import score

DAY = date(2019, 12, 31)
DECEMBER = 2019 * 12 + 11
"""The month of the day, counted from year 0."""


def months_back(count: int, last: int = DECEMBER) -> dict[str, str]:
    """Answer the first and the last of so many months that end with `last`."""
    return {"from": written(last - count + 1), "to": written(last)}


def written(month: int) -> str:
    """Write a month as a file does."""
    return f"{month // 12}-{month % 12 + 1:02d}"


def items_of(facts: dict[str, Any]) -> dict[str, Decimal]:
    """Score a person and answer the indicators in points."""
    edition = shipped_edition("beijing-2016")
    person = read_person_file(edition.vocabulary, {"facts": facts})
    found = dict(outcomes(score(edition, person, day_number(DAY))))
    return {name: Decimal(value).scaleb(-scale) for name, (value, scale) in found.items() if type(value) is int}


def cents(months: int, a_year: int) -> Decimal:
    """Divide and round half up to cents."""
    return (Decimal(months) / a_year).quantize(Decimal("0.01"), ROUND_HALF_UP)


@pytest.mark.parametrize("own", range(0, 61, 5))
@pytest.mark.parametrize("rented", range(0, 61, 7))
def test_each_part_of_the_dwelling_is_rounded_before_they_are_added(own: int, rented: int) -> None:
    lived = [months_back(own) | {"basis": "own_home"}] if own else []
    lived += [months_back(rented, DECEMBER - own) | {"basis": "rented"}] if rented else []
    found = items_of({"insurance_month": [months_back(120)], "residence_month": lived})
    assert found["housing"] == cents(own, 12) + cents(rented, 24)


@pytest.mark.parametrize("months", [1, 2, 3, 8, 13, 19, 36, 48])
def test_study_takes_off_a_quarter_and_a_rounded_share_of_each_month(months: int) -> None:
    insured, study = months_back(120), months_back(months, 2018 * 12 + 5)
    found = items_of(
        {
            "labour_contract": [{"from": f"{insured['from']}-01", "to": None}],
            "own_business": [],
            "insurance_month": [insured],
            "residence_month": [insured | {"basis": "rented"}],
            "degree": [{"level": "master", "awarded_on": "2018-07-01"}],
            "study": [{"study_level": "master", "from": f"{study['from']}-01", "to": f"{study['to']}-28"}],
        }
    )
    assert found["study_overlap"] == -(Decimal("0.25") * months + cents(months, 24))
