"""Scoring a population: bucket by bucket, gone on with where it stopped, and no faulty row silently dropped."""

import json
import shutil
from datetime import date
from pathlib import Path

import duckdb
import pytest

from anju.editions.shelf import shipped_edition
from anju.engine.days import day_number
from anju.engine.faults import FaultyFile
from anju.population.folder import Folder, NoPopulation
from anju.population.generating import Order, generate
from anju.population.scoring import OtherRun, Outcome, Question, score_population

EDITION = shipped_edition("hangzhou-2020")
DAY = day_number(date(2021, 9, 1))
QUESTION = Question(EDITION, DAY)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make up 200 people in two buckets, and score them."""
    path = tmp_path_factory.mktemp("made")
    generate(duckdb.connect(), Order(EDITION.vocabulary, 200, 1, bucket=100), path / "people")
    scored(Folder(path / "people"), path / "scored")
    return path


@pytest.fixture
def people(made: Path, tmp_path: Path) -> Folder:
    """Copy the people, to be changed."""
    shutil.copytree(made / "people", tmp_path / "people")
    return Folder(tmp_path / "people")


@pytest.fixture
def sound(made: Path) -> Path:
    """Answer the run over all of them."""
    return made / "scored"


def scored(folder: Folder, out: Path, question: Question = QUESTION) -> Outcome:
    """Score a population."""
    return score_population(duckdb.connect(), folder, question, out)


def answer(out: Path) -> list[tuple[object, ...]]:
    """Answer every row of a run."""
    return duckdb.execute(f"FROM '{out}/scores/*.parquet' ORDER BY person_id").fetchall()


def changed(folder: Folder, table: str, query: str, bucket: str = "bucket=01") -> None:
    """Replace a table of a bucket by what a query makes of it (`rows`)."""
    place = folder.path / table / bucket / "part.parquet"
    connection = duckdb.connect()
    connection.execute(f"CREATE TABLE rows AS FROM '{place}'")
    connection.execute(f"COPY ({query}) TO '{place}'")


def test_a_run_that_stopped_goes_on_with_the_next_bucket(people: Folder, sound: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    whole = scored(people, out)
    kept = (out / "scores/bucket=00.parquet").stat().st_mtime_ns
    (out / "scores/bucket=01.parquet").rename(out / "scores/bucket=01.unfinished")
    assert scored(people, out) == whole
    assert answer(out) == answer(sound)
    assert (out / "scores/bucket=00.parquet").stat().st_mtime_ns == kept


@pytest.mark.parametrize("other", [Question(EDITION, DAY - 1), Question(EDITION, DAY, {"purpose": "school"})])
def test_a_folder_with_another_run_is_refused(people: Folder, tmp_path: Path, other: Question) -> None:
    scored(people, tmp_path / "out")
    with pytest.raises(OtherRun):
        scored(people, tmp_path / "out", other)


def test_the_run_says_what_was_asked_and_what_came(people: Folder, tmp_path: Path) -> None:
    scored(people, tmp_path / "out")
    run = json.loads((tmp_path / "out/run.json").read_text("utf-8"))
    del run["data"]
    assert run == {
        "edition": "hangzhou-2020", "digest": EDITION.digest, "engine": "1", "as_of": "2021-09-01", "outside": False,
        "decimals": 2, "context": {}, "scored": 200, "kept_apart": 0, "faults": {},
    }  # fmt: skip


WRONG = {
    "degree.level unknown_code": "'phd' AS level",
    "degree.level missing": "NULL::VARCHAR AS level",
    "permit.issued_on impossible_date": "DATE '0202-01-01' AS issued_on",
    "insurance_month.month not_first_of_month": "month + 1 AS month",
    "lease.to ends_before_it_begins": '"from" - 1 AS "to"',
    "blood_donation.volume_ml out_of_bounds": "-200 AS volume_ml",
    "donation.amount_cny too_many_decimals": "CAST(1.005 AS DECIMAL(18,3)) AS amount_cny",
    "registration.ended running_has_end": "NULL::DATE AS \"to\", 'left' AS ended",
    "registration.ended ended_has_none": '"from" AS "to", NULL::VARCHAR AS ended',
    "persons.birth_date missing": "NULL::DATE AS birth_date",
}


@pytest.mark.parametrize("fault", WRONG)
def test_a_faulty_row_is_reported_and_its_person_kept_apart(
    people: Folder, sound: Path, tmp_path: Path, fault: str
) -> None:
    """One row of one person: everybody else is scored as before."""
    table, one = fault.partition(".")[0], f"SELECT * REPLACE ({WRONG[fault]}) FROM (FROM rows LIMIT 1)"
    changed(people, table, f"({one}) UNION ALL (FROM rows OFFSET 1)")
    outcome = scored(people, tmp_path / "out")
    assert (outcome.scored, outcome.kept_apart, outcome.faults) == (199, 1, {fault: 1})
    rows = duckdb.execute(f"SELECT person_id FROM '{tmp_path}/out/kept_apart/*.parquet'").fetchall()
    assert answer(tmp_path / "out") == [row for row in answer(sound) if row[0] != rows[0][0]]


def test_rows_of_nobody_and_people_named_twice_are_reported(people: Folder, tmp_path: Path) -> None:
    """A row in the wrong bucket is a row of nobody; neither of two people with one number is scored."""
    changed(people, "lease", "FROM rows UNION ALL SELECT * REPLACE (7 AS person_id) FROM (FROM rows LIMIT 1)")
    changed(people, "persons", "FROM rows UNION ALL SELECT * REPLACE (0 AS person_id) FROM (FROM rows LIMIT 1)")
    outcome = scored(people, tmp_path / "out")
    assert outcome.faults == {"lease.person_id no_such_person": 1, "persons.person_id twice": 2}
    assert (outcome.scored, outcome.kept_apart) == (199, 1)


def test_wrong_tables_stop_the_run_all_at_once(people: Folder, tmp_path: Path) -> None:
    for bucket in people.buckets(duckdb.connect()):
        changed(people, "permit", "SELECT * EXCLUDE (endorsed_until) FROM rows", bucket)
        changed(people, "donation", "SELECT * REPLACE (amount_cny::DOUBLE AS amount_cny) FROM rows", bucket)
    (people.path / "lease").rename(people.path / "leese")
    with pytest.raises(FaultyFile) as refused:
        scored(people, tmp_path / "out")
    assert {fault.place for fault in refused.value.faults} == {
        "leese", "permit.endorsed_until", "donation.amount_cny",
    }  # fmt: skip


def test_months_as_ranges_count_as_single_months(people: Folder, sound: Path, tmp_path: Path) -> None:
    """A kind of months may be delivered as `from` and `to`."""
    for bucket in people.buckets(duckdb.connect()):
        changed(people, "insurance_month", 'SELECT month AS "from", month AS "to", * EXCLUDE (month) FROM rows', bucket)
    scored(people, tmp_path / "ranges")
    assert answer(tmp_path / "ranges") == answer(sound)


def test_a_folder_that_is_not_split_is_taken_in_slices(people: Folder, sound: Path, tmp_path: Path) -> None:
    """Whatever the size of a slice, everybody is in one of them, and so is every row of nobody."""
    for table in people.tables():
        for bucket in ("bucket=00", "bucket=01"):
            (people.path / table / bucket / "part.parquet").rename(people.path / table / f"{bucket[-2:]}.parquet")
            (people.path / table / bucket).rmdir()
    connection = duckdb.connect()
    slices = people.buckets(connection, most=70)
    assert slices == ["people=..66", "people=67..133", "people=134.."]
    for table in people.tables():
        counts = [people.source(connection, table, bucket) for bucket in (*slices, "")]
        rows = [duckdb.execute(f"SELECT count(*) FROM {source.table}").fetchall()[0][0] for source in counts if source]
        assert sum(rows[:-1]) == rows[-1]
    scored(people, tmp_path / "out")
    assert answer(tmp_path / "out") == answer(sound)


def test_a_folder_without_people_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoPopulation):
        Folder(tmp_path)
