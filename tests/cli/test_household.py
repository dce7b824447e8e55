"""`anju score` on a file of several persons."""

import json
from pathlib import Path
from typing import Any

import pytest

from anju.cli import main

NOTHING = [
    "qualification", "labour_contract", "own_business", "home", "rent_year", "registration", "lease",
    "blood_donation", "volunteering", "donation", "tax_year",
]  # fmt: skip


def parent(role: str, born: str, paid_from: str) -> dict[str, Any]:
    """Write a parent of whom everything is known that decides."""
    months = {"insurance_month": [{"from": paid_from, "to": "2020-02"}], "degree": []}
    return {"role": role, "person": {"birth_date": born}, "facts": {kind: [] for kind in NOTHING} | months}


FAMILY = {"household": [parent("mother", "1985-02-01", "2015-03"), parent("father", "1980-02-01", "2010-03")]}
ASKED = ["--edition", "hangzhou-2020", "--as-of", "2020-03-09"]


def written(folder: Path, family: dict[str, Any]) -> str:
    """Write a household file."""
    file = folder / "family.json"
    file.write_text(json.dumps(family), encoding="utf-8")
    return str(file)


def test_each_person_has_a_sheet_and_the_higher_parent_counts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["score", written(tmp_path, FAMILY), *ASKED, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [(one["role"], one["sheet"]["total"]) for one in answer["household"]] == [
        ("mother", "45.00"),
        ("father", "60.00"),
    ]
    assert (answer["total"], answer["totals"]) == ("60.00", {"child": "60.00"})
    assert [line["sentence"] for line in answer["combined"]] == [
        "母亲 45分、父亲 60分，最高者 60分",
    ]


def test_a_household_is_told_person_by_person(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", written(tmp_path, FAMILY), *ASKED, "--lang", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith("═")] == [
        "══════ mother ══════",
        "══════ father ══════",
        "══════ Household ══════",
    ]
    assert lines[-1].strip() == "mother 45 points, father 60 points: the highest of them 60 points"


def test_what_is_missing_of_a_person_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    family = {"household": [FAMILY["household"][0] | {"facts": {"degree": [{"level": "master"}]}}]}
    assert main(["score", written(tmp_path, family), *ASKED, "--lang", "en"]) == 0
    assert "  · Degree no. 1: awarded on  (household[0].facts.degree[0].awarded_on)" in capsys.readouterr().out


def test_two_mothers_and_an_unknown_role_are_refused_with_their_places(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    family = {"household": [FAMILY["household"][0], FAMILY["household"][0], {"role": "aunt", "facts": {"home": 1}}]}
    assert main(["score", written(tmp_path, family), *ASKED, "--lang", "en"]) == 2
    said = capsys.readouterr().err.splitlines()[1:]
    assert [line.partition("  →")[0] for line in said] == [
        "household[2].role: not a role",
        "household[2].facts.home: must be a list",
        "household: there can be only one mother",
    ]
