"""The compact store gives the same answers from fewer rows, and hides no fault."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from anju.editions.shelf import shipped_edition
from anju.engine.days import day_number
from anju.engine.edition import Edition
from anju.population.folder import Folder
from anju.population.generating import Layout, Order, generate
from anju.population.packing import fields_read, pack
from anju.population.scoring import Question, score_population

EDITIONS = [shipped_edition(name) for name in ("hangzhou-2020", "hangzhou-2021")]
DAY = day_number(date(2021, 12, 1))


def answer(folder: Folder, edition: Edition, out: Path) -> list[tuple[object, ...]]:
    """Score a population; answer every row."""
    score_population(duckdb.connect(), folder, Question(edition, DAY), out, as_if_in_force=True)
    return duckdb.execute(f"FROM '{out}/scores/*.parquet' ORDER BY person_id").fetchall()


@pytest.mark.parametrize("layout", ["person", "month"])
def test_a_packed_population_gives_the_same_answers_from_fewer_rows(tmp_path: Path, layout: Layout) -> None:
    connection = duckdb.connect()
    rows = generate(connection, Order(EDITIONS[0].vocabulary, 150, 9, layout=layout, bucket=80), tmp_path / "people")
    people = Folder(tmp_path / "people")
    assert pack(connection, people, EDITIONS, tmp_path / "store") < rows / 2
    store = Folder(tmp_path / "store")
    for edition in EDITIONS:
        packed = answer(store, edition, tmp_path / f"packed-{edition.name}")
        assert packed == answer(people, edition, tmp_path / f"whole-{edition.name}")


def test_only_what_an_edition_looks_at_is_kept(tmp_path: Path) -> None:
    kinds = EDITIONS[0].vocabulary.kinds
    assert fields_read(EDITIONS[:1], kinds["insurance_month"]) == ["payment", "full"]
    assert fields_read(EDITIONS, kinds["insurance_month"]) == ["payment", "full", "insurance"]
    assert fields_read(EDITIONS, kinds["honour"]) == [field.name for field in kinds["honour"].fields]


def test_a_faulty_row_is_still_reported(tmp_path: Path) -> None:
    connection = duckdb.connect()
    generate(connection, Order(EDITIONS[0].vocabulary, 50, 9), tmp_path / "people")
    place = tmp_path / "people/insurance_month/bucket=00/part.parquet"
    connection.execute(f"CREATE TABLE rows AS FROM '{place}'")
    odd = "SELECT * REPLACE (DATE '2020-02-17' AS month) FROM (FROM rows LIMIT 1)"
    connection.execute(f"COPY (FROM rows UNION ALL {odd}) TO '{place}'")
    pack(connection, Folder(tmp_path / "people"), EDITIONS, tmp_path / "store")
    question = Question(EDITIONS[1], DAY)
    outcome = score_population(connection, Folder(tmp_path / "store"), question, tmp_path / "out")
    assert (outcome.scored, outcome.kept_apart) == (49, 1)
    assert set(outcome.faults) == {
        "insurance_month.from not_first_of_month",
        "insurance_month.to not_first_of_month",
    }
