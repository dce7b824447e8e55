"""`anju population compare` and `anju lab`: what a change would do to everybody."""

from pathlib import Path

import pytest

from anju.cli import main


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make up 80 people of Hangzhou and score them."""
    path = tmp_path_factory.mktemp("lab")
    made = ["--people", "80", "--seed", "4", "--out", str(path / "people")]
    assert main(["population", "generate", *made]) == 0
    asked = ["--edition", "hangzhou-2020", "--as-of", "2021-09-01", "--out", str(path / "scores")]
    assert main(["population", "score", str(path / "people"), *asked]) == 0
    return path


def lab(path: Path, *asked: str) -> int:
    """Run `anju lab` in English."""
    return main(["lab", str(path / "scores"), "--lang", "en", *asked])


def test_two_editions_give_a_report(people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    both = ["--edition", "hangzhou-2020", "--edition", "hangzhou-2021"]
    asked = [*both, "--as-of", "2021-12-01", "--out", str(tmp_path / "out"), "--line", "100", "--quota", "5"]
    assert main(["population", "compare", str(people / "people"), *asked]) == 0
    assert "80 人" in capsys.readouterr().out
    page = (tmp_path / "out/report.html").read_text("utf-8")
    assert "录取 5 人时的分数线" in page


def test_a_change_of_what_is_counted_can_be_compared_too(people: Path, tmp_path: Path) -> None:
    change = ["--edition", "hangzhou-2020", "--set", "measures.donated_cny.window.after=day - 1 years"]
    asked = [*change, "--as-of", "2021-09-01", "--out", str(tmp_path / "out")]
    assert main(["population", "compare", str(people / "people"), *asked]) == 0
    assert lab(people, *change[2:]) == 2


def test_a_changed_number_is_told_at_once(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert lab(people, "--set", "insurance.rate=0.25") == 0
    assert "80 people, 0 gain, 0 lose, 80 unchanged" in capsys.readouterr().out
    assert lab(people, "--set", "insurance.rate=0.5") == 0
    assert " 0 gain" not in capsys.readouterr().out


def test_a_sweep_tells_every_value(people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert lab(people, "--sweep", "insurance.rate=0.25:0.5:0.05", "--line", "60", "--out", str(tmp_path / "out")) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.split()[0].partition("=")[2] for line in said[:-1]] == ["0.25", "0.3", "0.35", "0.4", "0.45", "0.5"]
    assert "<polyline" in (tmp_path / "out/report.html").read_text("utf-8")


@pytest.mark.parametrize(
    "asked",
    [["--set", "nothing.here=1"], ["--edition", "hangzhou-2021", "--set", "insurance.rate=1"]],
)
def test_a_question_that_makes_no_sense_is_refused(people: Path, asked: list[str]) -> None:
    assert lab(people, *asked) == 2


def test_a_folder_without_a_run_is_refused(tmp_path: Path) -> None:
    assert main(["lab", str(tmp_path), "--set", "insurance.rate=1"]) == 2


def test_a_day_outside_the_edition_is_refused_unless_asked_as_if(people: Path, tmp_path: Path) -> None:
    asked = ["--edition", "hangzhou-2020", "--as-of", "2022-01-01", "--out", str(tmp_path / "out")]
    assert main(["population", "score", str(people / "people"), *asked]) == 2
    assert main(["population", "score", str(people / "people"), *asked, "--as-if-in-force"]) == 0
