"""A calendar edition of one's own: read whole, or refused with every fault at once."""

import re
from datetime import date
from pathlib import Path

import pytest

from anju.calendar import CalendarFaulty, Source, Text, calendar_of_china, load_calendar

YEAR = """\
year = 2020
make_up = [2020-01-19]
[[source]]
title = "放假通知"
[[holidays]]
name = { zh = "春节", en = "Spring Festival" }
days = [2020-01-24, 2020-01-25]
"""

STATUTORY = """\
[[source]]
title = "放假办法"
[[holidays]]
name = { zh = "元旦", en = "New Year's Day" }
days = ["01-01"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "2020.toml").write_text(YEAR, encoding="utf-8")
    (tmp_path / "statutory.toml").write_text(STATUTORY, encoding="utf-8")
    return tmp_path


def faults_of(folder: Path) -> list[tuple[str, str]]:
    with pytest.raises(CalendarFaulty) as caught:
        load_calendar(folder)
    for fault in caught.value.faults:
        assert fault.hint.zh
        assert fault.hint.en
        assert fault.said_in("zh") in str(caught.value)
    return [(fault.file, fault.what.en) for fault in caught.value.faults]


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_an_edition_of_ones_own_is_used(folder: Path) -> None:
    calendar = load_calendar(folder)
    assert calendar.add_working_days(date(2020, 1, 17), 1).day == date(2020, 1, 19)
    assert calendar.years[0].sources == (Source(title="放假通知"),)
    assert calendar.years[0].holidays[0].name == Text("春节", "Spring Festival")
    assert calendar.is_working_day(date(2021, 1, 1)) is False
    assert calendar.is_working_day(date(2021, 5, 3)) is True


def test_the_shipped_edition_is_read_once() -> None:
    assert calendar_of_china() is calendar_of_china()


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("2020-01-25]", "2021-01-25]", "2021-01-25 is not in 2020."),
        ("2020-01-25]", "2020-01-24]", "2020-01-24 is there 2 times."),
        ("2020-01-25]", "2020-01-19]", "2020-01-19 is there 2 times."),
        ("[2020-01-19]", "[2020-01-20]", "make_up has Monday 2020-01-20, which is no weekend day."),
        (
            "[2020-01-24, 2020-01-25]",
            "[]",
            "holidays[1].days names no day: the holiday falls on no date.",
        ),
        ("make_up =", "makeup = []\nmake_up =", "makeup is not a known key."),
        ("days =", "dates = []\ndays =", "holidays[1].dates is not a known key."),
        ("title =", "titel = 1\ntitle =", "source[1].titel is not a known key."),
        ('en = "Spring', 'fr = "Printemps", en = "Spring', "holidays[1].name.fr is not a known key."),
        ("year = 2020\n", "", "year is missing."),
        ("make_up = [2020-01-19]\n", "", "make_up is missing."),
        ("days = [2020-01-24, 2020-01-25]\n", "", "holidays[1].days is missing."),
        ('zh = "春节", ', "", "holidays[1].name.zh is missing."),
        ('title = "放假通知"', "", "source[1].title is missing."),
        ('title = "放假通知"', 'title = ""', "source[1].title is of the wrong type."),
        (
            'title = "放假通知"',
            'title = "放假通知"\npublished = "2019"',
            "source[1].published is of the wrong type.",
        ),
        ("year = 2020", "year = true", "year is of the wrong type."),
        ("year = 2020", "year = 2021", "The file name does not fit year = 2021."),
        ("[2020-01-19]", "2020-01-19", "make_up is of the wrong type."),
        ("[2020-01-19]", '["2020-01-19"]', "make_up[1] is of the wrong type."),
        ("2020-01-24,", "2020-01-24T00:00:00,", "holidays[1].days[1] is of the wrong type."),
        (
            'name = { zh = "春节", en = "Spring Festival" }',
            'name = "春节"',
            "holidays[1].name is of the wrong type.",
        ),
        ("[[source]]", "[[sources]]", "source is missing."),
        ('[[source]]\ntitle = "放假通知"', 'source = ["放假通知"]', "source[1] is of the wrong type."),
    ],
)
def test_a_fault_of_a_year_is_reported(folder: Path, old: str, new: str, what: str) -> None:
    change(folder / "2020.toml", old, new)
    assert ("2020.toml", what) in faults_of(folder)


def test_an_empty_list_of_sources_is_reported(folder: Path) -> None:
    change(folder / "2020.toml", '[[source]]\ntitle = "放假通知"\n', "source = []\n")
    assert faults_of(folder) == [("2020.toml", "source is empty.")]


@pytest.mark.parametrize("day", ["1-1", "01/01", "02-30", "13-01", "2027-01-01"])
def test_a_fixed_day_that_is_no_day_of_the_year_is_reported(folder: Path, day: str) -> None:
    change(folder / "statutory.toml", "01-01", day)
    assert faults_of(folder) == [("statutory.toml", f"holidays[1].days[1] is no MM-DD: {day}.")]


def test_other_faults_of_the_fixed_days_are_reported(folder: Path) -> None:
    change(folder / "statutory.toml", '["01-01"]', '["01-01", "01-01", 1]')
    assert faults_of(folder) == [
        ("statutory.toml", "holidays[1].days[3] is of the wrong type."),
        ("statutory.toml", "01-01 is there 2 times."),
    ]


def test_a_statutory_holiday_without_a_day_is_reported(folder: Path) -> None:
    change(folder / "statutory.toml", '["01-01"]', "[]")
    assert faults_of(folder) == [("statutory.toml", "holidays[1].days names no day: the holiday falls on no date.")]


def test_a_date_that_does_not_exist_makes_a_file_unreadable_with_its_line(folder: Path) -> None:
    change(folder / "2020.toml", "2020-01-24", "2020-02-30")
    [(file, what)] = faults_of(folder)
    assert file == "2020.toml"
    assert re.fullmatch(r"It cannot be read: .*\(at line 7, .*\)\.", what)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"x = " + b"[" * 5000, b"x = "])
def test_a_file_that_is_no_toml_is_one_fault(folder: Path, content: bytes) -> None:
    (folder / "2020.toml").write_bytes(content)
    [(file, what)] = faults_of(folder)
    assert (file, what[:18]) == ("2020.toml", "It cannot be read:")


def test_the_faults_of_all_files_are_reported_at_once(folder: Path) -> None:
    change(folder / "2020.toml", "make_up = [2020-01-19]", "make_up = [2020-01-20, 2020-01-24]\nnote = 1")
    (folder / "2022.toml").write_text("year = ", encoding="utf-8")
    (folder / "20l9.toml").write_text(YEAR, encoding="utf-8")
    (folder / "README.md").write_text("not part of the edition", encoding="utf-8")
    (folder / "statutory.toml").unlink()
    assert [(file, what[:40]) for file, what in faults_of(folder)] == [
        ("2020.toml", "note is not a known key."),
        ("2020.toml", "2020-01-24 is there 2 times."),
        ("2020.toml", "make_up has Monday 2020-01-20, which is "),
        ("2020.toml", "make_up has Friday 2020-01-24, which is "),
        ("2022.toml", "It cannot be read: Invalid value (at end"),
        ("20l9.toml", "The file name does not fit year = 2020."),
        ("statutory.toml", "It cannot be read: No such file or direc"),
        ("20l9.toml", "The file name is no year."),
        ("2021.toml", "This year is missing between others."),
    ]


@pytest.mark.parametrize("name", ["empty", "absent"])
def test_a_folder_without_years_is_reported(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    assert faults_of(tmp_path / name) == [
        ("statutory.toml", "It cannot be read: No such file or directory."),
        (name, "There is no file of any year."),
    ]
