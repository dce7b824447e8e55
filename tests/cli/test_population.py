"""`anju population`: made-up people, scored as a whole."""

from pathlib import Path

import duckdb
import pytest

from anju.cli import main
from tests.editions.copies import copy_of_hangzhou


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make up 100 people of Hangzhou."""
    out = tmp_path_factory.mktemp("population") / "people"
    assert main(["population", "generate", "--people", "100", "--seed", "1", "--out", str(out)]) == 0
    return out


def score(people: Path, out: Path, *more: str, edition: str = "hangzhou-2020") -> int:
    """Run `anju population score`."""
    asked = ["--edition", edition, "--as-of", "2021-09-01", "--out", str(out), "--lang", "en", *more]
    return main(["population", "score", str(people), *asked])


def test_everybody_is_scored(people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert score(people, tmp_path / "out") == 0
    assert capsys.readouterr().out == f"{tmp_path}/out: 100 people scored, 0 kept apart (faulty rows, not scored)\n"
    found = duckdb.execute(f"SELECT count(DISTINCT person_id) FROM '{tmp_path}/out/scores/*.parquet'").fetchone()
    assert found == (100,)


def test_a_second_question_needs_a_folder_of_its_own(people: Path, tmp_path: Path) -> None:
    assert score(people, tmp_path / "out") == 0
    assert score(people, tmp_path / "out") == 0
    assert score(people, tmp_path / "out", edition="hangzhou-2021") == 2


def test_what_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert score(tmp_path / "nowhere", tmp_path / "out") == 2
    assert "persons" in capsys.readouterr().err


def test_a_folder_with_something_in_it_is_not_written_over(people: Path) -> None:
    assert main(["population", "generate", "--people", "1", "--seed", "1", "--out", str(people)]) == 2


def test_an_unknown_city_is_refused(tmp_path: Path) -> None:
    asked = ["--people", "1", "--seed", "1", "--out", str(tmp_path / "x"), "--city", "atlantis"]
    assert main(["population", "generate", *asked]) == 2


def test_the_check_of_an_edition_names_what_has_no_twin(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copy_of_hangzhou(tmp_path)
    folder.replace("    of: home\n", "    of: home\n    whose: [applicant, spouse]\n")
    capsys.readouterr()
    main(["edition", "check", str(folder.path), "--lang", "en"])
    said = [line for line in capsys.readouterr().out.splitlines() if "one person only" in line]
    assert said == ["note for one person only, not for everybody: measures.own_home: whose (records of a household)"]


def test_a_packed_population_scores_the_same(people: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "store")
    assert main(["population", "pack", str(people), "--edition", "hangzhou-2020", "--out", store]) == 0
    assert score(people, tmp_path / "whole") == score(tmp_path / "store", tmp_path / "packed") == 0
    read = "SELECT * FROM '{}/scores/*.parquet' ORDER BY person_id"
    both = [duckdb.execute(read.format(tmp_path / name)).fetchall() for name in ("whole", "packed")]
    assert both[0] == both[1]
    assert main(["population", "pack", str(people), "--edition", "hangzhou-2020", "--out", store]) == 2
