"""The golden corpus: six people on fixed days, their sheets kept to the byte, without the wording.

A difference means that a past sheet would come out otherwise today. When that is meant (a rule of hangzhou-2020 was
corrected, a row was renamed), say so in the CHANGELOG and renew the corpus: `python -m tests.engine.test_golden`.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from anju.engine.sheet_data import sheet_data
from tests.engine.scored import scored

FOLDER = Path(__file__).parent / "golden"
WORDING = {"label", "sentence", "because", "readings", "stretch", "rules", "note", "notes", "parts"}
PERSON = {"birth_date": "1990-05-01", "sex": "female", "household_registration": "elsewhere", "civil_capacity": "full"}
PERMIT = [{"form": "ic_card", "issued_on": "2016-03-10", "endorsed_until": "2021-03-09", "district": "xihu"}]
PAID = {"from": "2015-04", "to": "2020-02"}


def registered(first: str, last: str | None, ended: str = "expired") -> dict[str, Any]:
    """Write a registration in Xihu."""
    end = {"to": None} if last is None else {"to": last, "ended": ended}
    return {"from": first, **end, "district": "xihu"}


PEOPLE: dict[str, tuple[str, dict[str, Any]]] = {
    "nothing-said": ("2020-03-09", {}),
    "born-on-a-leap-day": (
        "2020-02-29",
        {"person": {**PERSON, "birth_date": "1964-02-29"}, "facts": {"degree": [], "insurance_month": []}},
    ),
    "back-paid-month": (
        "2020-03-09",
        {"person": PERSON, "facts": {"permit": PERMIT, "insurance_month": [
            PAID, {"month": "2015-03", "payment": "back_paid"}, {"month": "2019-05", "insurance": "medical"}]}},
    ),
    "cancelled-while-leasing": (
        "2020-03-09",
        {"person": PERSON, "facts": {
            "permit": PERMIT, "insurance_month": [PAID], "labour_contract": [],
            "lease": [{"from": "2018-03-01", "to": "2018-12-31"}],
            "registration": [registered("2015-03-01", "2018-02-28", "cancelled"),
                             registered("2019-02-01", "2020-02-15")]}},
    ),
    "honours-and-deductions": (
        "2021-09-30",
        {"person": PERSON, "facts": {
            "honour": [
                {"rank": "provincial", "conferred_by": "party_or_government", "matter": "A",
                 "awarded_on": "2019-05-01"},
                {"rank": "municipal", "conferred_by": "party_or_government", "matter": "A", "awarded_on": "2018-05-01"},
                {"rank": "district", "conferred_by": "enterprise_or_institution", "awarded_on": "2020-05-01"}],
            "offence": [{"class": "detention", "on": "2019-01-01"}, {"class": "crime", "on": "2016-09-30"}],
            "dishonesty": [{"list": "record", "on": "2021-01-01"}]}},
    ),
    "a-home-and-a-master": (
        "2018-01-01",
        {"person": PERSON, "facts": {
            "home": [{"stage": "completed", "owned": True, "lived_in": True, "owned_since": "2017-06-30"},
                     {"stage": "off_plan", "owned": True, "lived_in": False, "owned_since": "2017-06-30"}],
            "degree": [{"level": "master", "awarded_in": "abroad", "certified": True, "awarded_on": "2014-07-01"},
                       {"level": "bachelor", "holds": "degree_only", "awarded_on": "2012-07-01"}],
            "rent_year": [{"from": "2014-09-01", "to": "2017-06-30"}],
            "qualification": [], "own_business": [], "registration": [registered("2014-09-01", None)],
            "volunteering": [{"hours": "19.9", "on": "2017-01-01"}, {"hours": "0.1", "on": "2017-01-02"}],
            "donation": [{"amount_cny": "999.99", "on": "2013-01-02"}, {"amount_cny": "0.01", "on": "2013-01-01"}]}},
    ),
}  # fmt: skip


def sheet(name: str) -> str:
    """Score one of the people and write the sheet without its wording."""
    day, person = PEOPLE[name]
    data = _without_wording(sheet_data(scored(person, date.fromisoformat(day))))
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


@pytest.mark.parametrize("name", PEOPLE)
def test_a_past_sheet_comes_out_the_same_to_the_byte(name: str) -> None:
    assert sheet(name) == (FOLDER / f"{name}.json").read_text("utf-8")


def test_the_corpus_holds_these_people_and_no_others() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(PEOPLE)


def _without_wording(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_wording(part) for key, part in value.items() if key not in WORDING}
    return [_without_wording(part) for part in value] if isinstance(value, list) else value


def renew() -> None:
    """Write the corpus anew."""
    FOLDER.mkdir(exist_ok=True)
    for name in PEOPLE:
        (FOLDER / f"{name}.json").write_text(sheet(name), "utf-8")


if __name__ == "__main__":
    renew()
