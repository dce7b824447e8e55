"""`anju compare` and `anju edition diff` (版本比较)."""

import json
from pathlib import Path

import pytest

from anju.cli import main
from anju.editions.shelf import SHIPPED

PERSON = {"person": {"birth_date": "1990-05-01"}, "facts": {"insurance_month": [{"from": "2015-04", "to": "2020-02"}]}}


@pytest.fixture
def person(tmp_path: Path) -> str:
    """Write a person file."""
    path = tmp_path / "person.json"
    path.write_text(json.dumps(PERSON), encoding="utf-8")
    return str(path)


@pytest.fixture
def other(tmp_path: Path) -> str:
    """Write an edition in which insurance counts twice as much."""
    text = (SHIPPED / "hangzhou-2020/edition.yaml").read_text(encoding="utf-8")
    old = "rate: 0.25, each: insured_months, cap: 75"
    assert old in text
    folder = tmp_path / "other"
    folder.mkdir()
    changed = text.replace(old, "rate: 0.5, each: insured_months, cap: 120")
    (folder / "edition.yaml").write_text(changed, encoding="utf-8")
    return str(folder)


def test_compare_shows_both_sides_and_the_difference(
    person: str, other: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The row of insurance in both languages."""
    asked = ["compare", person, "--edition", "hangzhou-2020", "--edition", other, "--as-of", "2020-03-09"]
    assert main(asked) == 0
    zh = capsys.readouterr().out
    assert "社会保险                  14.75分       29.5分        +14.75分" in zh
    assert main([*asked, "--lang", "en"]) == 0
    assert "Social insurance          14.75 points  29.5 points   +14.75 points" in capsys.readouterr().out


def test_compare_says_when_an_edition_does_not_cover_the_day(
    person: str, other: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A day outside is judged as if the edition were in force, and it is said."""
    asked = ["compare", person, "--edition", "hangzhou-2020", "--edition", other, "--as-of", "2024-03-09", "--json"]
    assert main(asked) == 0
    assert [one["outside"] for one in json.loads(capsys.readouterr().out)["editions"]] == [True, True]
    assert main(asked[:-1]) == 0
    assert "按假设有效计算" in capsys.readouterr().out


def test_compare_as_json_names_rows_and_differences(
    person: str, other: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Points of both, and the difference, as strings."""
    asked = ["compare", person, "--edition", "hangzhou-2020", "--edition", other, "--as-of", "2020-03-09", "--json"]
    assert main(asked) == 0
    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)["indicators"]}
    assert rows["insurance"]["points"] == ["14.75", "29.50"]
    assert rows["insurance"]["difference"] == "14.75"


def test_compare_wants_two_editions(person: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One edition is not a comparison."""
    with pytest.raises(SystemExit) as refusal:
        main(["compare", person, "--edition", "hangzhou-2020", "--as-of", "2020-03-09"])
    assert refusal.value.code == 2
    assert "--edition 须写两次" in capsys.readouterr().err


def test_compare_refuses_what_score_refuses(capsys: pytest.CaptureFixture[str]) -> None:
    """No such edition, no such file: exit code 2 and a reason."""
    asked = ["--edition", "hangzhou-2020", "--as-of", "2020-03-09", "--edition"]
    assert main(["compare", "nobody.json", *asked, "nowhere-1999"]) == 2
    assert "nowhere-1999" in capsys.readouterr().err
    assert main(["compare", "nobody.json", *asked, "hangzhou-2020"]) == 2
    assert "nobody.json" in capsys.readouterr().err


def test_edition_diff_writes_the_redline(other: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Insurance in both languages, and as data."""
    assert main(["edition", "diff", "hangzhou-2020", other]) == 0
    assert "  ~ 社会保险：每月 0.25 → 0.5 分；封顶 75 → 120\n" in capsys.readouterr().out
    assert main(["edition", "diff", "hangzhou-2020", other, "--lang", "en"]) == 0
    assert "  ~ Social insurance: for each month 0.25 → 0.5 points; at most 75 → 120\n" in capsys.readouterr().out
    assert main(["edition", "diff", "hangzhou-2020", other, "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert [(row["id"], row["status"]) for row in rows] == [("insurance", "changed")]


def test_edition_diff_says_when_there_is_no_difference(capsys: pytest.CaptureFixture[str]) -> None:
    """The same edition twice."""
    assert main(["edition", "diff", "hangzhou-2020", "hangzhou-2020"]) == 0
    assert capsys.readouterr().out.endswith("两个版本没有不同。\n")
    assert main(["edition", "diff", "hangzhou-2020", "hangzhou-2020", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["same"] is True
