"""What is wrong with a city's help is told at once, each fault with its file and line; what is shipped is in order."""

import shutil
from pathlib import Path

import pytest

from anju.engine.faults import FaultyFile
from anju.help.content import CityHelp
from anju.help.loading import cities, city_help, load_city
from anju.help.loading.city import DATA


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a folder with a copy of the help of Hangzhou, to spoil."""
    shutil.copytree(DATA / "hangzhou", tmp_path / "hangzhou")
    return tmp_path


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    """Write one thing of a file otherwise."""
    path = folder / "hangzhou" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def faults(folder: Path) -> list[tuple[str, str]]:
    """Answer the places and words of all faults."""
    with pytest.raises(FaultyFile) as told:
        load_city("hangzhou", folder)
    return [(fault.place, fault.say.en) for fault in told.value.faults]


def test_shipped_help_is_in_order() -> None:
    assert {city: type(city_help(city)) for city in cities()} == dict.fromkeys(cities(), CityHelp)


def test_city_of_which_nothing_is_known_has_empty_help() -> None:
    told = city_help("shanghai")
    assert (list(told.entries()), told.replies, told.otherwise, told.label.en) == ([], (), None, "Shanghai")


def test_city_without_vocabulary_has_no_help() -> None:
    with pytest.raises(KeyError):
        city_help("../hangzhou")


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("windows.yaml", "district: gongshu", "district: gongsu", 'there is no "gongsu"'),
        ("windows.yaml", "service: station", "service: stations", 'there is no "stations"'),
        ("windows.yaml", '"0000-0101"', "{a: b}", "must be text"),
        ("windows.yaml", 'until: "12:00"', 'until: "noon"', '"noon" is not written as it must be'),
        ("windows.yaml", 'until: "12:00"', 'until: "08:00"', "until is not later than from"),
        ("windows.yaml", "until: 2026-12-31", "until: 2025-12-31", "until lies before from"),
        ("windows.yaml", "source: examples", "source: exampels", 'there is no source "exampels"'),
        ("faq.yaml", "source: faq/F1", "source: faqs/F1", 'there is no source "faqs"'),
        ("faq.yaml", "see: [guide:apply", "see: [guide:aply", '"guide:aply" leads nowhere'),
        ("faq.yaml", "dated: 2024-05-01", "dated: May 2024", '"May 2024" is not written as it must be'),
        ("faq.yaml", " | Who may apply for points?", "", "one language is missing"),
        (
            "guides/settlement.yaml",
            "windows: [acceptance",
            "windows: [acceptances",
            '"windows:acceptances" leads nowhere',
        ),
        ("guides/apply.yaml", "checked_by: police", "checked_by: polis", 'there is no "polis"'),
        ("guides/apply.yaml", "working_days: 20", "working_days: twenty", '"twenty" is not written as it must be'),
        ("lines.yaml", "line: 130", "line: 130.5", '"130.5" is not written as it must be'),
        (
            "city.yaml",
            "standing: published",
            "standing: sure",
            "standing must be one of published, reported, illustrative",
        ),
        ("replies.yaml", "when: [积分入学", "when: [落户", 'the keyword "落户" stands under settlement already'),
    ],
)
def test_each_fault_is_told_with_its_line(copy: Path, file: str, old: str, new: str, expected: str) -> None:
    """A mistake gives one fault, at the line on which it stands."""
    line = (copy / "hangzhou" / file).read_text(encoding="utf-8").split(old)[0].count("\n") + 1
    spoil(copy, file, old, new)
    found = [(place, say) for place, say in faults(copy) if say == expected]
    assert [place.rsplit(":", 1)[0] for place, _ in found] == [f"hangzhou/{file}:{line}"]


def test_faults_of_all_files_are_told_together(copy: Path) -> None:
    spoil(copy, "faq.yaml", "topic: apply", "topic: aply")
    spoil(copy, "lines.yaml", "line: 125", "line: many")
    spoil(copy, "guides/school.yaml", "summary:", "summery:")
    assert [place.partition(":")[0] for place, _ in faults(copy)] == [
        "hangzhou/faq.yaml",
        "hangzhou/guides/school.yaml",
        "hangzhou/lines.yaml",
    ]


def test_history_goes_from_early_to_late(copy: Path) -> None:
    spoil(
        copy,
        "guides/school.yaml",
        "history: [{on: 2026-11-24, say: 首次发布 | First published}]",
        "history: [{on: 2026-11-24, say: 甲 | A}, {on: 2026-11-23, say: 乙 | B}]",
    )
    assert [say for _, say in faults(copy)] == ["a history goes from early to late, and has one line at least"]


def test_guide_that_is_listed_but_not_there_is_told(copy: Path) -> None:
    (copy / "hangzhou" / "guides" / "school.yaml").unlink()
    told = [place for place, _ in faults(copy) if place.startswith("hangzhou/guides")]
    assert told == ["hangzhou/guides/school.yaml"]
