"""Comparing two editions (版本比较)."""

from datetime import date
from pathlib import Path

from anju.engine.comparison import Comparison, compare
from anju.engine.ranges import Range
from tests.engine.scored import hangzhou, scored
from tests.engine.variants import variant

DAY = date(2020, 3, 9)
WORKER = {
    "person": {"birth_date": "1990-05-01", "household_registration": "elsewhere"},
    "facts": {
        "insurance_month": [{"from": "2015-04", "to": "2020-02"}],
        "labour_contract": [{"from": "2015-04-01", "to": None}],
    },
}
DOUBLE = ("rate: 0.25, each: insured_months, cap: 75", "rate: 0.5, each: insured_months, cap: 120")


def compared(folder: Path, *changes: tuple[str, str]) -> Comparison:
    """Compare the shipped edition with a changed one, for one worker whose degree and much else is not known."""
    return compare(scored(WORKER, DAY), scored(WORKER, DAY, variant(folder, *changes)))


def test_a_row_that_both_count_alike_has_no_difference_even_when_it_is_not_known(tmp_path: Path) -> None:
    """Education lies between 0 and 90 in both, by one rule: the difference is nothing."""
    rows = {row.name: row for row in compared(tmp_path, DOUBLE).rows}
    assert isinstance(rows["education"].first and rows["education"].first.points, Range)
    assert (rows["education"].same_rule, rows["education"].difference) == (True, 0)


def test_the_total_differs_exactly_by_what_changed(tmp_path: Path) -> None:
    """59 months at 0.5 instead of 0.25 are 14.75 more, whatever else is not known."""
    comparison = compared(tmp_path, DOUBLE)
    assert isinstance(comparison.first.total, Range)
    main = next(total for total in comparison.totals if total.main)
    assert main.difference == 1475
    assert {row.name for row in comparison.rows if row.difference != 0} == {"insurance"}


def test_a_measure_behind_a_row_is_part_of_its_rule(tmp_path: Path) -> None:
    """A bachelor worth 55 makes education another rule, and its difference a range."""
    comparison = compared(tmp_path, ("bachelor: 50", "bachelor: 55"))
    row = next(row for row in comparison.rows if row.name == "education")
    assert (row.same_rule, row.difference) == (False, Range(-9000, 9000))


def test_an_indicator_of_one_edition_only_is_shown_as_such(tmp_path: Path) -> None:
    """The second edition has a row of its own."""
    comparison = compared(
        tmp_path,
        ("  investment:\n    label: 投资", "  extra: {label: 额外 | Extra, give: 3, article: guides/投资}\n"
         "  investment:\n    label: 投资"),
        ("tax_other, investment", "tax_other, extra, investment"),
    )  # fmt: skip
    row = next(row for row in comparison.rows if row.name == "extra")
    assert (row.first, row.difference) == (None, 300)
    assert next(total.difference for total in comparison.totals if total.main) == 300


def test_a_requirement_that_changes_is_found(tmp_path: Path) -> None:
    """Who comes from elsewhere meets the one edition and not the other."""
    comparison = compared(tmp_path, ("household_registration != urban", "household_registration = urban"))
    assert {pair.name: (pair.first, pair.second) for pair in comparison.conditions if pair.changes} == {
        "from_outside": (True, False)
    }


def test_an_edition_equals_itself() -> None:
    """Nothing differs, though much is not known."""
    comparison = compare(scored(WORKER, DAY), scored(WORKER, DAY, hangzhou()))
    assert {row.difference for row in comparison.rows} == {0}
    assert next(total.difference for total in comparison.totals if total.main) == 0
