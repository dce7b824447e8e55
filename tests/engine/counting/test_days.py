"""Days of residence where something about them is not known."""

from datetime import date
from typing import Any

import pytest

from anju.engine.ranges import Range
from tests.engine.scored import all_ways, scored

CANCELLED = {"from": "2016-01-01", "to": "2018-02-28", "ended": "cancelled", "district": "xihu"}
OWN = 790
NONE: dict[str, Any] = {"lease": [], "labour_contract": [], "insurance_month": []}
PERSON = {"birth_date": "1990-05-01"}


def days(judged: date, **facts: Any) -> Any:
    """Answer the days of residence in hangzhou-2020."""
    return scored({"person": PERSON, "facts": NONE | facts}, judged).measures["residence_days"].value


def test_a_cancelled_registration_runs_on_with_its_evidence() -> None:
    lease = [{"from": "2018-01-01", "to": "2018-03-10"}]
    assert days(date(2018, 7, 1), registration=[CANCELLED], lease=lease) == OWN + 10
    assert days(date(2018, 3, 5), registration=[CANCELLED], lease=lease) == OWN + 5


def test_evidence_that_begins_a_day_late_is_none() -> None:
    assert days(date(2018, 7, 1), registration=[CANCELLED], lease=[{"from": "2018-03-02", "to": None}]) == OWN


@pytest.mark.parametrize("ended", ["expired", "left"])
def test_only_a_cancelled_registration_runs_on_with_its_evidence(ended: str) -> None:
    other = CANCELLED | {"ended": ended}
    assert days(date(2018, 7, 1), registration=[other], lease=[{"from": "2018-01-01", "to": None}]) == OWN


@pytest.mark.parametrize(("kind", "last"), [("lease", 125), ("labour_contract", 125), ("insurance_month", 122)])
def test_evidence_that_is_not_known_may_reach_the_day_of_judging(kind: str, last: int) -> None:
    """The month of the day of judging is not insured yet."""
    known = {name: records for name, records in NONE.items() if name != kind}
    file = {"person": PERSON, "facts": {"registration": [CANCELLED], **known}}
    assert scored(file, date(2018, 7, 3)).measures["residence_days"].value == Range(OWN, OWN + last)


def test_a_registration_not_known_may_fill_every_day_up_to_the_day_of_judging() -> None:
    found = scored({"person": PERSON, "facts": NONE}, date(2018, 7, 1)).measures["residence_days"].value
    assert found == Range(0, (date(2018, 7, 1) - date(1900, 1, 1)).days + 1)


def test_a_record_that_may_not_count_gives_neither_its_days_nor_those_it_runs_on_for_sure() -> None:
    summer = {"from": "2018-05-01", "to": "2018-06-10", "ended": "expired"}
    file = {"person": PERSON, "facts": {**NONE, "registration": [summer]}}
    found = scored(file, date(2019, 1, 1), all_ways()).measures["days_here"].value
    assert found == Range(0, 41 + 20 + 31 + 31)
