"""A cap within a group counts in the unit of what it cuts."""

from datetime import date
from pathlib import Path

import pytest

from anju.editions.cases import outcomes
from anju.engine.days import day_number
from anju.engine.person_file import read_person_file
from anju.engine.scoring import score
from tests.editions.copies import copy_of_hangzhou, edition_in


@pytest.mark.parametrize(("worth", "cap", "expected"), [("volume_ml", 400, 700), ("1", 1, 2), ("{give: 1}", 1, 200)])
def test_a_yearly_cap_cuts_what_it_groups(tmp_path: Path, worth: str, cap: int, expected: int) -> None:
    copy = copy_of_hangzhou(tmp_path)
    copy.replace(
        "worth: volume_ml, count: sum", f"worth: {worth}, group: {{by: year(donated_on), cap: {cap}}}, count: sum"
    )
    edition = edition_in(copy)
    given = [("2018-02-01", 300), ("2018-09-01", 300), ("2019-02-01", 300)]
    facts = {"facts": {"blood_donation": [{"volume_ml": volume, "donated_on": on} for on, volume in given]}}
    sheet = score(edition, read_person_file(edition.vocabulary, facts), day_number(date(2020, 3, 9)))
    assert dict(outcomes(sheet))["blood_ml"][0] == expected
