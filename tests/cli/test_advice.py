"""`anju advice` (加分建议)."""

import json
from pathlib import Path

import pytest

from anju.cli import main

PERSON = {
    "person": {"birth_date": "1990-05-01"},
    "facts": {"insurance_month": [{"from": "2015-04", "to": "2020-02"}], "volunteering": [], "donation": []},
}


@pytest.fixture
def asked(tmp_path: Path) -> list[str]:
    """Write a person file and ask for advice."""
    path = tmp_path / "person.json"
    path.write_text(json.dumps(PERSON), encoding="utf-8")
    return ["advice", str(path), "--edition", "hangzhou-2020", "--as-of", "2020-03-09"]


def test_advice_tells_what_helps_what_comes_and_what_does_not(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Three lists, in both languages."""
    assert main(asked) == 0
    zh = capsys.readouterr().out
    assert "  + 做20小时志愿服务：30天，到2020年4月8日 +2分" in zh
    assert "  ↑ 社会保险：照常延续，2020年4月1日 14.75分 → 15分" in zh
    assert "  – 足月缴纳社会保险12个月：目前不增加积分，新增的记录不计入：同月重复缴费只计一次" in zh
    assert main([*asked, "--lang", "en"]) == 0
    assert "  + Volunteer 20 hours: 30 days, +2 points by 8 Apr 2020" in capsys.readouterr().out


def test_the_file_printed_by_apply_scores_as_promised(
    asked: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Advice, applied, scored: the same total."""
    assert main([*asked, "--json"]) == 0
    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)["indicators"]}
    step = next(step for step in rows["volunteering"]["steps"] if step["id"] == "volunteer")
    assert (step["gain"], step["day"], step["standing"]) == ("2.00", "2020-04-08", "illustrative")
    assert main([*asked, "--apply", "volunteer"]) == 0
    applied = tmp_path / "applied.json"
    applied.write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["score", str(applied), "--edition", "hangzhou-2020", "--as-of", step["day"], "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["total"] == step["total_with"]


def test_a_step_that_is_not_declared_is_refused(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """With the nearest that is."""
    assert main([*asked, "--apply", "volunter"]) == 2
    assert "volunteer" in capsys.readouterr().err
