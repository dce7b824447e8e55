"""Every number and day of a shipped edition is probed: one higher, and the table of edge cases reads otherwise.

A few of each edition in every run, chosen evenly; all of them with `HYPOTHESIS_PROFILE=long`. And rows of the sorts of
thresholds that hangzhou-2020 lacks.
"""

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from anju.editions.edges.table import edge_rows
from anju.editions.shelf import Folder, load, shipped_edition, shipped_names
from anju.engine.days import iso_day
from anju.engine.edition import Edition
from anju.engine.faults import FaultyFile
from tests.editions.mutants import Mutant, dates, numbers

ALL = os.environ.get("HYPOTHESIS_PROFILE") == "long"
A_FEW = 4
OPEN = "the window is open: what fell due in it is never late"
NO_RANK = "what has no rank is left out by a rule, before it is worth anything"
SERIOUS = "a serious crime is a veto, and never part of the deduction"

NOT_PROBED = {
    # where: why no row of the table turns on it
    "hangzhou-2020:71 number 3": OPEN,
    "hangzhou-2021:69 number 3": OPEN,
    "hangzhou-2024:80 number 3": OPEN,
    "hangzhou-2020:213 number 0": NO_RANK,
    "hangzhou-2020:214 number 0": NO_RANK,
    "hangzhou-2021:265 number 0": NO_RANK,
    "hangzhou-2021:266 number 0": NO_RANK,
    "hangzhou-2024:315 number 0": NO_RANK,
    "hangzhou-2024:316 number 0": NO_RANK,
    "hangzhou-2021:305 number 0": SERIOUS,
    "hangzhou-2021:318 number 0": SERIOUS,
    "hangzhou-2024:358 number 0": SERIOUS,
    "beijing-2016:215 date 2017-01-01": "the rule looks at its month",
    "beijing-2016:228 date 2017-01-01": "the rule looks at its month",
    "beijing-2016:142 number 0": "a case holds it: months rented beside an own home that fills all months insured",
}


@lru_cache
def table_of(name: str) -> frozenset[tuple[str, ...]]:
    """Answer the table of a shipped edition."""
    return as_read(shipped_edition(name))


def as_read(edition: Edition) -> frozenset[tuple[str, ...]]:
    """Answer a table as a clerk reads it."""
    return frozenset(
        (row.rule.en, row.quantity.en, row.value.en, iso_day(row.day), row.result.en) for row in edge_rows(edition)
    )


def tried() -> Iterator[Mutant]:
    """Answer the changed numbers of this run."""
    for name in shipped_names():
        found = [*numbers(name), *dates(name)]
        yield from found if ALL else found[:: -(-len(found) // A_FEW)]


@pytest.mark.parametrize("mutant", list(tried()), ids=str)
def test_a_number_is_probed(mutant: Mutant, tmp_path: Path) -> None:
    """The table reads otherwise where the number is another, unless the list says why not."""
    (tmp_path / "edition.yaml").write_text(mutant.text, encoding="utf-8")
    try:
        edition = load(Folder(tmp_path, mutant.edition))
    except FaultyFile:
        return  # the loader refuses it: nothing is left to probe
    changed = as_read(edition) != table_of(mutant.edition)
    assert changed is not (str(mutant).partition(" ->")[0] in NOT_PROBED)


def rows_of(name: str, rule: str, quantity: str) -> list[tuple[str, str, str]]:
    """Answer value, day and result of the rows of one rule on one quantity, as they stand in the table."""
    rows = [row for row in edge_rows(shipped_edition(name)) if (row.rule.en, row.quantity.en) == (rule, quantity)]
    return [(row.value.en, iso_day(row.day), row.result.en) for row in rows]


def test_points_that_a_requirement_asks_of_a_total() -> None:
    """60 are enough."""
    assert rows_of("guangzhou-2014", "60 points or more", "Total") == [
        ("44 points", "2016-07-15", "not met"),
        ("60 points", "2016-07-15", "met"),
        ("62 points", "2016-07-15", "met"),
    ]


def test_a_floor_of_a_total() -> None:
    """Deductions never bring the total under 0."""
    assert [row[::2] for row in rows_of("shanghai-2015", "Total", "before the floor")] == [
        ("−1 points", "0 points"),
        ("0 points", "0 points"),
        ("1 point", "1 point"),
    ]


def test_two_parents_of_whom_the_higher_counts() -> None:
    """It makes no difference which of the two has more."""
    rows = [row[::2] for row in rows_of("hangzhou-2020", "A child under 16", "mother, father")]
    alone = [row[::2] for row in rows_of("hangzhou-2020", "A child under 16", "mother")]
    assert [row[1] for row in rows] == [row[1] for row in alone] * 3


def test_each_class_of_a_table() -> None:
    """Every rung of the ladder has its row."""
    rows = rows_of("beijing-2016", "Highest degree · each class", "Degree: Level")
    assert [row[::2] for row in rows] == [
        ("senior high", "counted; 0 points"),
        ("junior college", "counted; 10.5 points"),
        ("bachelor", "counted; 15 points"),
        ("master", "counted; 26 points"),
        ("doctor", "counted; 37 points"),
    ]


def test_whole_units_of_another_measure() -> None:
    """360 days are twelve months of thirty, and a year."""
    assert [row[::2] for row in rows_of("hangzhou-2020", "Years rented · conversion", "Days rented")] == [
        ("359 days", "0 years"),
        ("360 days", "1 year"),
        ("361 days", "1 year"),
    ]


def test_a_cap_of_one_year_and_full_hours() -> None:
    """Two entries of one year give what one gives; fifty hours are a full unit."""
    rule = "Volunteering of five years"
    label = "Volunteering, by the year"
    assert [row[::2] for row in rows_of("guangzhou-2014", f"{rule} · cap of the group", f"{label} (in one group)")] == [
        ("0 records", "not part of this"),
        ("1 record", "counted; 2 points"),
        ("2 records", "counted; 2 points"),
    ]
    assert [row[::2] for row in rows_of("guangzhou-2014", f"{rule} · worth", f"{label}: Hours in the year")] == [
        ("49.9 hours", "counted; 0 points"),
        ("50 hours", "counted; 2 points"),
        ("50.1 hours", "counted; 2 points"),
    ]


def test_a_run_of_months_breaks() -> None:
    """No month may lack."""
    rows = rows_of("beijing-2016", "Months of insurance without a break · run", "months that lack between two runs")
    assert [row[::2] for row in rows] == [
        ("−1 months", "no probe: it is never negative"),
        ("0 months", "counted; 6 months"),
        ("1 month", "counted; 3 months"),
    ]


def test_a_catalogue_and_a_yes_or_no() -> None:
    """What stands in the list counts, and only that."""
    listed = rows_of(
        "guangzhou-2014",
        "A qualification or occupation in the catalogue · other_name",
        "Vocational qualification or occupation: Name of the qualification or occupation",
    )
    assert [row[2] for row in listed] == ["counted", "left out: the name is not in the catalogue"]
    yes_or_no = rows_of(
        "guangzhou-2014", "Qualification or occupation", "A qualification or occupation in the catalogue"
    )
    assert [row[::2] for row in yes_or_no] == [("no", "0 points"), ("yes", "20 points")]


def test_the_day_on_which_a_rule_turns() -> None:
    """In 2015 other birth dates may apply than before and after it."""
    rows = rows_of("guangzhou-2014", "aged 20 to 45", "day of judging")
    assert rows == [
        ("31 Dec 2014", "2014-12-31", "met"),
        ("1 Jan 2015", "2015-01-01", "not met"),
        ("2 Jan 2015", "2015-01-02", "not met"),
        ("31 Dec 2015", "2015-12-31", "met"),
        ("1 Jan 2016", "2016-01-01", "not met"),
        ("2 Jan 2016", "2016-01-02", "not met"),
    ]


def test_points_asked_for_beside_other_conditions() -> None:
    """With all else in order 100 points are enough for settlement."""
    settlement = "whoever applies for settlement meets its conditions (nobody else is touched)"
    assert [row[::2] for row in rows_of("hangzhou-2024", settlement, "Total")] == [
        ("99.75 points", "not met"),
        ("100 points", "met"),
        ("100.25 points", "met"),
    ]
