"""Made-up people: seeded, the same whatever the buckets, and right for the vocabulary of every city."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from anju.editions.shelf import shipped_edition, shipped_names
from anju.engine.days import day_number, iso_day
from anju.population.folder import Folder
from anju.population.generating import Layout, Order, generate
from anju.population.people import facts_of
from anju.population.scoring import Question, score_population
from tests.population.compared import answers, by_the_engine

HANGZHOU = shipped_edition("hangzhou-2020")


def made(path: Path, people: int = 300, seed: int = 7, layout: Layout = "person", bucket: int = 1000) -> Folder:
    """Make up people of Hangzhou."""
    connection = duckdb.connect()
    generate(connection, Order(HANGZHOU.vocabulary, people, seed, date(2021, 9, 1), layout, bucket), path)
    return Folder(path)


def rows(folder: Folder) -> dict[str, list[tuple[object, ...]]]:
    """Answer every row of every table."""
    found = {}
    for table in folder.tables():
        source = folder.source(duckdb.connect(), table)
        assert source is not None
        columns = ", ".join(f'"{name}"' for name in sorted(source.columns))
        found[table] = duckdb.execute(f"SELECT {columns} FROM {source.table} ORDER BY ALL").fetchall()
    return found


def test_one_seed_makes_the_same_people_whatever_the_buckets_and_the_layout(tmp_path: Path) -> None:
    whole = rows(made(tmp_path / "whole"))
    assert whole == rows(made(tmp_path / "split", bucket=64))
    assert whole == rows(made(tmp_path / "by_month", layout="month", bucket=100))
    assert whole != rows(made(tmp_path / "other", seed=8))


def test_months_of_the_month_layout_stand_in_their_order(tmp_path: Path) -> None:
    folder = made(tmp_path / "feed", layout="month", bucket=100)
    months = [
        row[0]
        for path in folder.files("insurance_month")
        for row in duckdb.execute(f"SELECT month FROM '{path}'").fetchall()
    ]
    assert months == sorted(months)
    assert folder.buckets(duckdb.connect()) == [""]


@pytest.mark.parametrize("name", shipped_names())
def test_every_row_is_right_and_every_person_scores_as_the_engine_says(name: str, tmp_path: Path) -> None:
    """Nobody is kept apart, and all figures of all people are the engine's."""
    edition, connection = shipped_edition(name), duckdb.connect()
    last = edition.last_day if edition.last_day is not None else day_number(date(2025, 6, 30))
    generate(connection, Order(edition.vocabulary, 120, 5), tmp_path / "people")
    folder = Folder(tmp_path / "people")
    outcome = score_population(connection, folder, Question(edition, last), tmp_path / "out")
    assert (outcome.scored, outcome.kept_apart, outcome.faults) == (120, 0, {})
    found = answers(folder, edition, last)
    people = facts_of(connection, folder, edition.vocabulary)
    assert {person: by_the_engine(edition, facts, last) for person, facts in people} == found, iso_day(last)
