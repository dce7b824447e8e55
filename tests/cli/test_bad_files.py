"""`anju score` on what cannot be scored: exit 2, every fault with its path, no traceback, in both languages."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from anju.cli import main

DAY = ["--edition", "hangzhou-2020", "--as-of", "2020-03-09"]
BAD: dict[str, Any] = {
    "person": {"birth_date": "1990-02-30", "sex": "?"},
    "context": {"place": "月球"},
    "facts": {
        "insurance_month": [{"month": "2020-01"}, {"month": "2020-02"}, {"month": "2020-03"}, {"month": "2020-13"}],
        "registration": [{"from": "2020-01-01"}],
        "home": [{"area_m2": "88.555"}],
        "gold": [],
    },
}
PATHS = [
    "person.birth_date", "person.sex", "context.place", "facts.gold", "facts.registration[0].to",
    "facts.insurance_month[3].month", "facts.home[0].area_m2",
]  # fmt: skip


def written(folder: Path, data: Any) -> str:
    """Write a person file and answer its path."""
    path = folder / "person.json"
    path.write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode())
    return str(path)


@pytest.mark.parametrize("command", ["score", "explain"])
@pytest.mark.parametrize(("language", "count"), [("zh", "共 7 处差错"), ("en", "7 fault(s)")])
def test_every_fault_is_printed_with_its_path(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, language: str, count: str
) -> None:
    path = written(tmp_path, BAD)
    assert main([command, path, *DAY, "--lang", language]) == 2
    out, err = capsys.readouterr()
    first, *lines = err.strip().splitlines()
    assert (out, count in first) == ("", True)
    assert [line.partition(": ")[0] for line in lines] == PATHS


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\xff", b"{", b"[]", b"[" * 9999, b'{"a": NaN}', b"9" * 9999, b'{"x": 1e99999999999999999999}',
        b'{"a": 1, "a": 2}', b'{"\\ud800": 1}', b'{"facts": {"\\ud800\\u001b": []}}', b"null", b"\x00",
        json.dumps({"facts": {"donation": [{}] * 5_001}}).encode(),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_no_person_file_is_refused_in_one_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes, language: str
) -> None:
    assert main(["score", written(tmp_path, data), *DAY, "--lang", language]) == 2
    out, err = capsys.readouterr()
    assert (out, len(err.strip().splitlines())) == ("", 2)


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(tmp_path / "nobody.json")
    assert main(["score", path, *DAY, "--lang", "en"]) == 2
    assert main(["score", str(tmp_path), *DAY, "--lang", "en"]) == 2
    assert capsys.readouterr().err.splitlines()[0].startswith(f"{path}: ")


@pytest.mark.parametrize("edition", ["hangzhou-2020x", "", "x" * 5000])
def test_an_edition_that_is_nowhere_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], edition: str
) -> None:
    assert main(["score", written(tmp_path, {}), "--edition", edition, "--as-of", "2020-03-09", "--lang", "en"]) == 2
    assert "hangzhou-2020" in capsys.readouterr().err


def test_a_day_outside_the_edition_is_refused_unless_asked_as_if(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["score", written(tmp_path, {}), "--edition", "hangzhou-2020", "--as-of", "2022-01-01", "--json"]
    assert main(asked) == 2
    assert "2022-01-01" in capsys.readouterr().err
    assert main([*asked, "--as-if-in-force"]) == 0
    assert json.loads(capsys.readouterr().out)["outside"] is True


@pytest.mark.parametrize("day", ["2020-02-30", "yesterday", "1899-12-31", "2200-01-01"])
def test_a_day_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], day: str) -> None:
    with pytest.raises(SystemExit) as left:
        main(["score", written(tmp_path, {}), "--edition", "hangzhou-2020", "--as-of", day])
    assert (left.value.code, "--as-of" in capsys.readouterr().err) == (2, True)


def test_purpose_and_place_of_the_command_go_before_those_of_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, {"context": {"purpose": "nonsense"}})
    assert main(["score", path, *DAY, "--purpose", "settlement", "--place", "西湖", "--json"]) == 0
    capsys.readouterr()
    assert main(["score", path, *DAY, "--place", "nowhere", "--lang", "en"]) == 2
    lines = capsys.readouterr().err.splitlines()[1:]
    assert [line.partition(": ")[0] for line in lines] == ["context.purpose", "context.place"]


def test_a_file_may_come_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = b'{"facts": {"insurance_month": [{"from": "2015-04", "to": "2020-02"}]}}'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(file)))
    assert main(["score", "-", *DAY, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["measures"]["insured_months"] == 59


def test_the_command_itself_refuses_without_a_traceback(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", "import sys; from anju.cli import main; sys.exit(main())", "score",
         written(tmp_path, BAD), *DAY],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )  # fmt: skip
    assert (run.returncode, run.stdout, "Traceback" in run.stderr) == (2, "", False)
    assert "facts.insurance_month[3].month: " in run.stderr
