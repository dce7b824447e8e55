"""What is dated after the day of judging is left out by itself, unless the measure leaves that to its own rules."""

from datetime import date
from pathlib import Path
from typing import Any

from tests.engine.scored import hangzhou, scored
from tests.engine.variants import variant

DAY = date(2020, 3, 9)
LATER: dict[str, Any] = {"facts": {"investment": [{"on": "2020-03-10"}]}}
UNDATED: dict[str, Any] = {"facts": {"investment": [{}]}}


def test_a_record_after_the_day_of_judging_is_left_out() -> None:
    assert scored(LATER, DAY, hangzhou()).measures["invested"].value is False
    assert scored(UNDATED, DAY, hangzhou()).measures["invested"].value is None


def test_a_measure_may_leave_the_day_to_its_own_rules(tmp_path: Path) -> None:
    edition = variant(tmp_path, ("of: investment, article", "of: investment, later: in_rules, article"))
    assert scored(LATER, DAY, edition).measures["invested"].value is True
    assert scored(UNDATED, DAY, edition).measures["invested"].value is True
