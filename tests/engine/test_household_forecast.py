"""Forecast of a household: the combined curve is what scoring every day would give."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from anju.cli import main
from anju.editions.shelf import shipped_edition
from anju.engine.days import day_number, iso_day
from anju.engine.edition import Edition
from anju.engine.foresight.going_on import Ahead
from anju.engine.foresight.household import HouseholdForecast, RecordsPooled, forecast_household
from anju.engine.household import Household, Member
from anju.engine.household_scoring import score_household
from anju.engine.person_file import read_household
from anju.engine.ranges import Number
from tests.editions.copies import copy_of_hangzhou, edition_in

DAY, UNTIL = day_number(date(2020, 3, 9)), day_number(date(2021, 6, 30))
KINDS = ("degree", "qualification", "labour_contract", "own_business", "home", "rent_year", "lease",
         "blood_donation", "volunteering", "donation", "tax_year", "permit", "registration")  # fmt: skip
MOTHER: dict[str, Any] = {
    "role": "mother",
    "person": {"birth_date": "1976-08-20"},
    "facts": {**{kind: [] for kind in KINDS}, "insurance_month": [{"from": "2010-01", "to": "2020-02"}]},
}
FATHER: dict[str, Any] = {
    "role": "father",
    "person": {"birth_date": "1975-01-02"},
    "facts": {
        **{kind: [] for kind in KINDS},
        "insurance_month": [{"from": "2010-01", "to": "2018-02"}],
        "registration": [{"from": "2016-03-01", "to": None}],
    },
}


def household(edition: Edition) -> Household:
    """Answer two parents of whom now one, now the other has more."""
    return read_household(edition.vocabulary, {"household": [MOTHER, FATHER]})


def foreseen(target: int | None = None) -> HouseholdForecast:
    """Forecast the household under hangzhou-2020."""
    edition = shipped_edition("hangzhou-2020")
    return forecast_household(edition, household(edition), DAY, UNTIL, target)


def test_the_curve_is_what_every_day_gives() -> None:
    """No day between two points of the curve differs from the first of them."""
    edition, (curve,) = shipped_edition("hangzhou-2020"), foreseen().combined
    aheads = [(one.role, Ahead(edition, one.facts, DAY, UNTIL)) for one in household(edition).members]
    daily: list[tuple[int, Number]] = []
    for day in range(DAY, UNTIL + 1):
        there = Household(tuple(Member(role, ahead.facts_on(day)) for role, ahead in aheads))
        (line,) = score_household(edition, there, day, as_if_in_force=True).combined
        if not daily or daily[-1][1] != line.points:
            daily.append((day, line.points))
    assert [(point.day, point.points) for point in curve.points] == daily


def test_each_person_has_a_curve_and_the_target_a_day() -> None:
    """The persons stand in the order of the file; the day of the target is the first of its points."""
    found = foreseen(target=6000)
    (curve,) = found.combined
    reached = next(point.day for point in curve.points if isinstance(point.points, int) and point.points >= 6000)
    assert [role for role, _ in found.members] == ["mother", "father"]
    assert (curve.surely_on, curve.maybe_on) == (reached, reached)


def test_a_target_out_of_reach_has_no_day() -> None:
    """Nothing is promised."""
    (curve,) = foreseen(target=10**6).combined
    assert (curve.surely_on, curve.maybe_on) == (None, None)


def test_the_command_prints_persons_and_the_total(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same as text and as data."""
    file = tmp_path / "family.json"
    file.write_text(json.dumps({"household": [MOTHER, FATHER]}), encoding="utf-8")
    asked = ["forecast", str(file), "--edition", "hangzhou-2020", "--as-of", "2020-03-09", "--until", "2021-06-30"]
    assert main([*asked, "--target", "60", "--lang", "en"]) == 0
    printed = capsys.readouterr().out
    assert [line for line in printed.splitlines() if line.startswith("==")] == [
        "== mother",
        "== father",
        "== A child under 16",
    ]
    assert main([*asked, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [one["role"] for one in data["household"]] == ["mother", "father"]
    assert [one["day"] for one in data["combined"][0]["curve"]] == [
        iso_day(point.day) for point in foreseen().combined[0].points
    ]


def test_pooled_records_are_refused_and_not_guessed_at(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A measure that looks at relatives' records changes with theirs; no forecast follows that yet."""
    copy = copy_of_hangzhou(tmp_path)
    copy.replace("    of: home\n", "    of: home\n    whose: [mother, father]\n")
    edition = edition_in(copy)
    with pytest.raises(RecordsPooled):
        forecast_household(edition, household(edition), DAY, UNTIL)
    file = tmp_path / "family.json"
    file.write_text(json.dumps({"household": [MOTHER, FATHER]}), encoding="utf-8")
    asked = ["forecast", str(file), "--edition", str(copy.path), "--as-of", "2020-03-09", "--lang", "en"]
    assert main(asked) == 2
    assert "pools the records of relatives" in capsys.readouterr().err
