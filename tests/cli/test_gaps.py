"""`anju gaps` (断档)."""

import json
from pathlib import Path
from typing import Any

import pytest

from anju.cli import main

BROKEN = [
    {"from": "2017-01-01", "to": "2017-06-30", "ended": "cancelled"},
    {"from": "2017-09-01", "to": "2018-12-31", "ended": "left"},
    {"from": "2019-03-01", "to": None},
]


def asked(folder: Path, *more: str, **facts: Any) -> list[str]:
    """Write a person file and ask for its gaps."""
    path = folder / "person.json"
    path.write_text(json.dumps({"facts": facts}), encoding="utf-8")
    return ["gaps", str(path), "--edition", "hangzhou-2020", "--as-of", "2020-03-09", *more]


def test_gaps_are_listed_with_cost_and_evidence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In both languages."""
    facts = {"registration": BROKEN, "lease": [], "labour_contract": [], "insurance_month": []}
    assert main(asked(tmp_path, **facts)) == 0
    zh = capsys.readouterr().out
    assert "1. 2017年7月1日至2017年8月31日，共62天：若计入，+3分" in zh
    assert "✓ 租赁合同，覆盖 2017年7月1日至2017年8月31日" in zh
    assert "✗ “注销后租赁、劳动合同或社保未间断，视同连续”不适用" in zh
    assert main(asked(tmp_path, "--lang", "en", **facts)) == 0
    assert "62 days: counting it would bring +3 points" in capsys.readouterr().out
    assert main(asked(tmp_path, registration=BROKEN[1:])) == 0
    assert "没有凭据可以补上这段时间。" in capsys.readouterr().out


def test_gaps_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Days, points and evidence as data."""
    assert main(asked(tmp_path, "--json", registration=BROKEN, lease=[], labour_contract=[], insurance_month=[])) == 0
    data = json.loads(capsys.readouterr().out)
    first = data["gaps"][0]
    assert (first["from"], first["to"], first["brings"]) == ("2017-07-01", "2017-08-31", "3.00")
    lease = next(way for way in first["closed_by"] if way["evidence"][0]["kind"] == "lease")
    assert lease["evidence"][0]["stretches"] == [{"from": "2017-07-01", "to": "2017-08-31"}]
    assert data["together"]["brings"] == "3.00"


def test_no_gaps_and_no_records_are_different_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing broken; nothing known."""
    assert main(asked(tmp_path, registration=[{"from": "2017-01-01", "to": None}])) == 0
    assert "没有断档。" in capsys.readouterr().out
    assert main(asked(tmp_path)) == 0
    assert "居住登记不清楚，无法找出断档。" in capsys.readouterr().out
