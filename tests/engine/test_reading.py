"""What a row lacks is named, also where another measure says month by month what counts."""

from datetime import date
from typing import Any

from anju.editions.shelf import shipped_edition
from tests.engine.scored import scored


def test_months_that_decide_which_other_months_count_are_missing_too() -> None:
    edition = shipped_edition("beijing-2016")
    known: dict[str, Any] = {name: [] for name in edition.vocabulary.kinds if name != "study"}
    known |= {
        "labour_contract": [{"from": "2012-01-01", "to": None}],
        "insurance_month": [{"from": "2012-01", "to": "2017-02"}],
        "degree": [{"level": "bachelor", "awarded_on": "2015-06-30"}],
    }
    sheet = scored({"facts": known}, date(2017, 3, 1), edition)
    assert {line.indicator.name: line.missing for line in sheet.indicators if line.missing} == {
        "age": ("person.birth_date",),
        "study_overlap": ("facts.study",),
    }
