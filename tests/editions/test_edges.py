"""The table of edge cases: whole rows of hangzhou-2020 around a few thresholds, and every file a person file."""

import json
from pathlib import Path

import pytest

from anju.cli import main
from anju.editions.edges.row import EdgeRow
from anju.editions.edges.table import edge_rows
from anju.editions.shelf import shipped_edition, shipped_names
from anju.engine.days import iso_day
from anju.engine.person_file import is_household, read_household, read_person_file
from tests.editions.copies import copy_of_hangzhou, edition_in

ROWS = tuple(edge_rows(shipped_edition("hangzhou-2020")))


def rows_of(rule: str, quantity: str) -> list[tuple[str, str, str]]:
    """Answer value, day and result of the rows of one rule on one quantity."""
    return [
        (row.value.en, iso_day(row.day), row.result.en)
        for row in ROWS
        if (row.rule.en, row.quantity.en) == (rule, quantity)
    ]


LATE = "2021-09-15"


def test_a_first_unit_and_the_next_are_reached_when_full() -> None:
    """200 ml bring the first point, 300 the next half, 2000 the cap."""
    assert rows_of("Blood donation", "Blood donated") == [
        ("199 ml", LATE, "0 points"),
        ("200 ml", LATE, "1 point"),
        ("201 ml", LATE, "1 point"),
        ("299 ml", LATE, "1 point"),
        ("300 ml", LATE, "1.5 points"),
        ("301 ml", LATE, "1.5 points"),
        ("1,999 ml", LATE, "9.5 points"),
        ("2,000 ml", LATE, "10 points"),
        ("2,001 ml", LATE, "10 points"),
    ]


def test_bands_by_age_and_the_cap_above_them() -> None:
    """43 is the last age with 30 points; 56 and 61 begin their rows."""
    assert rows_of("Age", "Age") == [
        ("42 years", LATE, "30 points"),
        ("43 years", LATE, "30 points"),
        ("44 years", LATE, "29 points"),
        ("55 years", LATE, "7 points"),
        ("56 years", LATE, "5 points"),
        ("57 years", LATE, "5 points"),
        ("60 years", LATE, "5 points"),
        ("61 years", LATE, "0 points"),
        ("62 years", LATE, "0 points"),
    ]


def test_birthdays_and_29_february() -> None:
    """A year is complete on the birthday; who was born on 29 February completes it on 1 March of a common year."""
    assert rows_of("Age", "date of birth") == [
        ("16 Sep 1965", LATE, "55 years, 7 points"),
        ("15 Sep 1965", LATE, "56 years, 5 points"),
        ("14 Sep 1965", LATE, "56 years, 5 points"),
        ("29 Feb 1964", "2020-02-28", "55 years, 7 points"),
        ("29 Feb 1964", "2020-02-29", "56 years, 5 points"),
        ("29 Feb 1964", "2020-03-01", "56 years, 5 points"),
        ("16 Sep 1960", LATE, "60 years, 5 points"),
        ("15 Sep 1960", LATE, "61 years, 0 points"),
        ("14 Sep 1960", LATE, "61 years, 0 points"),
        ("29 Feb 1960", "2021-02-28", "60 years, 5 points"),
        ("29 Feb 1960", "2021-03-01", "61 years, 0 points"),
    ]


def test_a_window_of_years_with_29_february() -> None:
    """What is exactly five years old is out; judged on 29 February, 28 February five years before is that day."""
    assert rows_of("Honours · window", "Honour: Awarded on") == [
        ("14 Sep 2016", LATE, "left out: more than five years ago; 0 points"),
        ("15 Sep 2016", LATE, "left out: more than five years ago; 0 points"),
        ("16 Sep 2016", LATE, "counted; 10 points"),
        ("27 Feb 2015", "2020-02-29", "left out: more than five years ago; 0 points"),
        ("28 Feb 2015", "2020-02-29", "left out: more than five years ago; 0 points"),
        ("1 Mar 2015", "2020-02-29", "counted; 10 points"),
    ]


def test_a_dated_window_begins_on_its_first_day() -> None:
    """A registration that ended the day before the epidemic does not run on."""
    assert rows_of("Days of residence · epidemic", "Residence registration: to") == [
        ("22 Jan 2020", LATE, "counted; 401 days"),
        ("23 Jan 2020", LATE, "counted; 1,002 days"),
        ("24 Jan 2020", LATE, "counted; 1,001 days"),
    ]


def test_a_rank_that_is_named_is_included() -> None:
    """本科及以上 includes the bachelor: with one paper only it costs 10."""
    assert rows_of("Highest education · worth", "Degree: Level") == [
        ("junior college", LATE, "counted; 30 points"),
        ("bachelor", LATE, "counted; 40 points"),
        ("master", LATE, "counted; 60 points"),
    ]


def test_several_conditions_are_met_together() -> None:
    """Five years of tax and 1000 CNY in all; a sixth year cannot be, and the table says so."""
    assert rows_of("Income tax (others)", "Years of tax of others within five") == [
        ("4 years", LATE, "0 points"),
        ("5 years", LATE, "1 point"),
        ("6 years", LATE, "no probe: none of the facts tried gives this value"),
    ]


def test_the_days_covered() -> None:
    """An edition covers its first and its last day."""
    assert rows_of("Days covered", "day of judging") == [
        ("31 Dec 2017", "2017-12-31", "not covered"),
        ("1 Jan 2018", "2018-01-01", "covered"),
        ("2 Jan 2018", "2018-01-02", "covered"),
        ("29 Sep 2021", "2021-09-29", "covered"),
        ("30 Sep 2021", "2021-09-30", "covered"),
        ("1 Oct 2021", "2021-10-01", "not covered"),
    ]


def test_nothing_is_guessed() -> None:
    """Three thresholds cannot be probed on one side, and no other."""
    assert [(row.quantity.en, row.value.en) for row in ROWS if row.file is None] == [
        ("Income tax of a year: Amount", "−0.01 CNY"),
        ("Years of tax of others within five", "6 years"),
        ("before the cap", "just above 85 points"),
    ]


@pytest.mark.parametrize("name", shipped_names())
def test_every_file_is_a_person_file(name: str) -> None:
    """Each file of the table of any shipped edition is one that the command line would score."""
    edition = shipped_edition(name)
    for file in [json.loads(json.dumps(row.file)) for row in edge_rows(edition) if row.file is not None]:
        read = read_household if is_household(file) else read_person_file
        read(edition.vocabulary, file)


def test_a_changed_threshold_changes_the_table(tmp_path: Path) -> None:
    """The table is made from the edition, not from what Hangzhou says."""
    copy = copy_of_hangzhou(tmp_path)
    copy.replace("    per: 20\n", "    per: 30\n")
    rows: list[EdgeRow] = [row for row in edge_rows(edition_in(copy)) if row.rule.en == "Volunteering"]
    assert [(row.value.en, row.result.en) for row in rows] == [
        ("29.9 hours", "0 points"),
        ("30 hours", "2 points"),
        ("30.1 hours", "2 points"),
        ("149.9 hours", "8 points"),
        ("150 hours", "10 points"),
        ("150.1 hours", "10 points"),
    ]


def test_the_command_prints_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    """A clerk reads it; a program reads the same with the files."""
    assert main(["edition", "edges", "hangzhou-2020"]) == 0
    printed = capsys.readouterr().out
    assert "  献血总量                       200毫升              1分\n" in printed
    assert main(["edition", "edges", "hangzhou-2020", "--lang", "en", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert len(data) == len(ROWS)
    assert [row for row in data if row["value"] == "200 ml"] == [
        {
            "rule": "Blood donation",
            "quantity": "Blood donated",
            "value": "200 ml",
            "as_of": LATE,
            "result": "1 point",
            "file": {"facts": {"blood_donation": [{"volume_ml": "200", "donated_on": "2021-08-16"}]}},
        }
    ]


def test_the_command_refuses_what_is_no_edition(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, and which editions there are."""
    assert main(["edition", "edges", "nowhere-1900"]) == 2
    assert "nowhere-1900" in capsys.readouterr().err
