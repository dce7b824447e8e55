"""The points table says what the edition says: every indicator once, with its rule, article and standing."""

from datetime import date

import pytest

from anju.editions.shelf import shipped_edition, shipped_names
from anju.engine.wording.rules import RuleWriter
from anju.help.table import edition_before, edition_in_force, editions_of, points_table


@pytest.mark.parametrize("name", shipped_names())
def test_every_indicator_stands_in_the_table_once_with_its_rule(name: str) -> None:
    edition = shipped_edition(name)
    write = RuleWriter(edition)
    told = {row.name: (row.label, row.rule) for row in points_table(edition).rows()}
    assert told == {row.name: (row.label, write.points(row.points)) for row in edition.indicators}
    assert len(list(points_table(edition).rows())) == len(edition.indicators)


def test_parts_are_those_of_the_account() -> None:
    table = points_table(shipped_edition("hangzhou-2020"))
    assert [(part.label.zh, len(part.rows)) for part in table.parts] == [("基础分", 8), ("附加分", 9), ("减分", 4)]
    assert [label.zh for _, label, _ in table.totals] == ["总积分"]
    assert [row.label.zh for row in table.vetoes] == ["有严重刑事犯罪记录"]


def test_a_row_is_as_well_known_as_the_weakest_of_what_it_rests_on() -> None:
    rows = {row.name: row.standing for row in points_table(shipped_edition("hangzhou-2020")).rows()}
    assert (rows["insurance"], rows["age"]) == ("published", "reported")


def test_editions_of_a_city_are_its_own_the_newest_first() -> None:
    assert [edition.name for edition in editions_of("hangzhou")] == ["hangzhou-2024", "hangzhou-2021", "hangzhou-2020"]
    assert editions_of("nowhere") == ()


@pytest.mark.parametrize(
    ("on", "name"),
    [(date(2020, 3, 9), "hangzhou-2020"), (date(2024, 7, 1), "hangzhou-2024"), (date(1999, 1, 1), "hangzhou-2024")],
)
def test_edition_in_force_covers_the_day_or_is_the_newest(on: date, name: str) -> None:
    edition = edition_in_force("hangzhou", on)
    assert edition is not None
    assert edition.name == name


def test_edition_before_is_the_one_that_was_replaced() -> None:
    before = edition_before(shipped_edition("hangzhou-2024"))
    assert (before and before.name, edition_before(shipped_edition("hangzhou-2020"))) == ("hangzhou-2021", None)
