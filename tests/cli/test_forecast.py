"""`anju forecast` (积分预测)."""

import json
from pathlib import Path

import pytest

from anju.cli import main

PERSON = {
    "person": {"birth_date": "1990-05-01"},
    "facts": {"insurance_month": [{"from": "2015-04", "to": "2020-02"}], "permit": []},
}


@pytest.fixture
def asked(tmp_path: Path) -> list[str]:
    """Write a person file and ask for two years."""
    path = tmp_path / "person.json"
    path.write_text(json.dumps(PERSON), encoding="utf-8")
    return ["forecast", str(path), "--edition", "hangzhou-2020", "--as-of", "2020-03-09", "--years", "2"]


def test_forecast_says_what_it_assumes_and_what_changes(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """In both languages, with the day from which the edition is judged as if in force."""
    assert main([*asked, "--target", "45"]) == 0
    zh = capsys.readouterr().out
    assert "社会保险缴费月 2015年4月至2020年2月：逐月继续缴纳" in zh
    assert "社会保险 14.75分 → 15分" in zh
    assert "2021年10月1日起不在版本适用期内" in zh
    assert "达到 45分：" in zh
    assert "届时申请条件：持有市区签发的有效《浙江省居住证》 — 不符合" in zh
    assert main([*asked, "--target", "45", "--lang", "en"]) == 0
    assert "Social insurance 14.75 points → 15 points" in capsys.readouterr().out


def test_forecast_as_json_has_the_curve_and_the_target(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Days and points as data."""
    assert main([*asked, "--target", "45", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["curve"][0]["day"] == "2020-03-09"
    assert data["curve"][1] == {
        "day": "2020-04-01",
        "total": {"low": "45.00", "high": None},
        "changed": ["insurance", "base", "total"],
        "because": "社会保险 14.75分 → 15分",
        "outside": False,
    }
    assert data["target"]["surely_on"] == "2020-04-01"
    assert data["assumes"][0]["how"] == "months"


@pytest.mark.parametrize(
    "wrong", [["--years", "0"], ["--years", "many"], ["--target", "NaN"], ["--target", "x"], ["--until", "1999-13-01"]]
)
def test_forecast_refuses_a_horizon_or_a_target_that_is_none(asked: list[str], wrong: list[str]) -> None:
    """A number of years from 1 to 40, a number of points."""
    with pytest.raises(SystemExit) as refusal:
        main([*asked[:-2], *wrong])
    assert refusal.value.code == 2


def test_forecast_does_not_look_back(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The last day lies after the day of judging, and not too far."""
    assert main([*asked[:-2], "--until", "2019-01-01"]) == 2
    assert main([*asked[:-2], "--until", "2120-01-01"]) == 2
    assert "40 年以内" in capsys.readouterr().err
