"""What a stranger reads: every mistake of `sample/messages.yaml` is told whole, in both languages, and nothing besides.

A mistake is told once, where it is, with what to write instead; what only follows from it is not told.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from anju.editions.check import check_edition
from anju.editions.shelf import Folder
from anju.engine.text import Language

SAMPLE = Path(__file__).parent / "sample"
MISTAKES: list[dict[str, Any]] = yaml.safe_load((SAMPLE / "messages.yaml").read_text(encoding="utf-8"))
FILES = {"facts": "sample/facts.yaml", "edition": "sample-2025/edition.yaml", "cases": "sample-2025/cases.yaml"}


def said(folder: Path, language: Language) -> list[str]:
    """Answer everything the checker says of the edition in a folder."""
    return [fault.in_(language) for fault in check_edition(Folder(folder / "sample-2025", "sample-2025")).faults]


def copied(parent: Path, **changed: str) -> Path:
    """Copy the sample edition, with the text of some of its files changed."""
    for name, file in FILES.items():
        (parent / file).parent.mkdir(exist_ok=True)
        (parent / file).write_text(changed.get(name) or (SAMPLE / file).read_text(encoding="utf-8"), encoding="utf-8")
    return parent


def test_the_sample_is_in_order(tmp_path: Path) -> None:
    """What is said of a mistake is said of nothing else."""
    assert said(copied(tmp_path), "en") == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: f"{mistake['for'][:30]!r} {mistake['write'][-30:]!r}")
def test_a_mistake_is_told_whole_and_once(tmp_path: Path, mistake: dict[str, Any]) -> None:
    """Place, what, and what to write instead, in both languages."""
    before, found, after = (SAMPLE / FILES[mistake["in"]]).read_text(encoding="utf-8").partition(mistake["for"])
    assert found
    folder = copied(tmp_path, **{mistake["in"]: before + mistake["write"] + after})
    assert (said(folder, "zh"), said(folder, "en")) == (mistake["zh"], mistake["en"])


def test_no_message_is_without_a_hint() -> None:
    """Each of them teaches."""
    assert [line for mistake in MISTAKES for line in (*mistake["zh"], *mistake["en"]) if "→" not in line] == []


def test_a_section_under_another_name_is_the_only_fault(tmp_path: Path) -> None:
    """All rows that read the section would be at fault; they are not told."""
    text = (SAMPLE / FILES["edition"]).read_text(encoding="utf-8")
    for section in ("sources", "measures", "indicators", "totals"):
        folder = copied(tmp_path, edition=text.replace(f"\n{section}:", f"\n{section}s:"))
        assert [line.partition(": ")[2] for line in said(folder, "en")] == [
            f'there is no key "{section}s" here  → did you mean: {section}'
        ]
