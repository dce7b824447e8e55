"""Keeping the highest of a matter, where the matter or the rank is not known."""

from datetime import date
from typing import Any

from anju.engine.ranges import Range
from tests.engine.scored import all_ways, hangzhou, scored

DAY = date(2020, 3, 9)


def taxes(*records: dict[str, Any]) -> Any:
    """Answer the tax points of the edition that keeps, of each year, the record of the higher payer."""
    return scored({"facts": {"tax_year": list(records)}}, DAY, all_ways()).measures["tax_by_payer"].value


def honours(*records: dict[str, Any]) -> Any:
    """Answer the honour points in hangzhou-2020."""
    usual = {"conferred_by": "party_or_government", "awarded_on": "2019-01-01"}
    facts = {"honour": [usual | record for record in records]}
    return scored({"facts": facts}, DAY, hangzhou()).measures["honour_points"].value


def test_a_higher_record_of_the_same_matter_leaves_the_lower_out() -> None:
    assert honours({"matter": "A", "rank": "district"}, {"matter": "A", "rank": "provincial"}) == 5000


def test_equal_records_of_the_same_matter_count_once() -> None:
    assert honours({"matter": "A", "rank": "municipal"}, {"matter": "A", "rank": "municipal"}) == 3000


def test_different_matters_add_up() -> None:
    assert honours({"matter": "A", "rank": "municipal"}, {"matter": "B", "rank": "provincial"}) == 8000


def test_an_unknown_matter_may_be_the_same() -> None:
    assert honours({"rank": "municipal"}, {"matter": "B", "rank": "provincial"}) == Range(5000, 8000)


def test_an_unknown_number_as_matter_may_be_the_same() -> None:
    known = {"year": 2017, "amount_cny": 1, "payer": "other"}
    assert taxes(known, {"amount_cny": 1, "payer": "owner"}) == Range(750, 1750)


def test_an_unknown_rank_may_be_the_higher() -> None:
    found = honours({"matter": "A"}, {"matter": "A", "rank": "district"})
    assert found.low <= 1000
    assert found.high >= 8000
