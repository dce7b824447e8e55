"""Scoring a population (全量计分): bucket by bucket, in bounded memory, to be gone on with where it stopped.

`OUT/scores/` has a file for each bucket, `OUT/kept_apart/` the rows that could not be right, and `OUT/run.json` what
was asked, by which edition, with the counts. A bucket is written under another name first: a file that is there is
complete.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import duckdb

from anju.engine import VERSION
from anju.engine.days import Day, iso_day
from anju.engine.edition import Edition
from anju.engine.faults import Faults
from anju.engine.scoring import OutsideEdition
from anju.engine.text import Text
from anju.population import sql
from anju.population.checking import check_tables, faults_query
from anju.population.compiling import Setting, compiled
from anju.population.folder import WHOLE, Folder
from anju.population.tables import ID, PERSONS, Source

SCORES, KEPT_APART, RUN = "scores", "kept_apart", "run.json"
MEMORY = "512MB"
Progress = Callable[[int, int], None]


class OtherRun(Exception):
    """The folder holds the answer to another question (文件夹里是另一次计分的结果)."""

    def __init__(self, out: Path) -> None:
        """Say what to do."""
        super().__init__(str(out))
        self.say = Text(
            f"{out}：这里是另一次计分的结果（版本、基准日、数据或用途不同）。请换一个文件夹，或先删除它",
            f"{out}: holds another run (edition, day, data or purpose differ); name another folder or remove it first",
        )


class NoRun(Exception):
    """The folder holds no finished run (没有完成的计分结果)."""

    def __init__(self, out: Path) -> None:
        """Say what to do."""
        super().__init__(str(out))
        self.say = Text(
            f"{out}：没有完成的计分结果。请先运行 anju population score",
            f"{out}: holds no finished run; run anju population score first",
        )


@dataclass(frozen=True)
class Question:
    """What is asked of a population: an edition, a day, and the application that is the same for everybody."""

    edition: Edition
    day: Day
    context: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What came of a run: people scored, people kept apart, and faulty rows by table and code."""

    scored: int
    kept_apart: int
    faults: Mapping[str, int]


def connected(
    memory: str = MEMORY, threads: int | None = None, scratch: Path | None = None
) -> duckdb.DuckDBPyConnection:
    """Open DuckDB with bounded memory; what does not fit goes to a folder of its own on disk."""
    settings: dict[str, Any] = {"memory_limit": memory, "preserve_insertion_order": False}
    if threads:
        settings["threads"] = threads
    if scratch:
        settings["temp_directory"] = str(scratch)
    return duckdb.connect(config=settings)


def score_population(
    connection: duckdb.DuckDBPyConnection,
    folder: Folder,
    question: Question,
    out: Path,
    progress: Progress = lambda *_: None,
    *,
    as_if_in_force: bool = False,
) -> Outcome:
    """Score every person of a population (全量计分). Raises FaultyFile, Untwinned, OtherRun, and OutsideEdition.

    Buckets that are there already are kept; a run that was stopped goes on with the next.
    """
    if not question.edition.covers(question.day) and not as_if_in_force:
        raise OutsideEdition(question.edition.name)
    faults = Faults()
    check_tables(connection, folder, question.edition, faults)
    faults.raise_if_any()
    _begin(out, _asked(folder, question))
    months = folder.months(connection, question.edition.vocabulary, question.day)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE twice AS {_twice(connection, folder)}")
    buckets = folder.buckets(connection)
    for done, bucket in enumerate(buckets, 1):
        place = out / SCORES / f"{bucket or 'all'}.parquet"
        persons = folder.source(connection, PERSONS, bucket)
        if persons is not None and not place.exists():
            kinds = folder.sources(connection, question.edition.vocabulary, bucket)
            setting = Setting(question.edition, question.day, persons, kinds, months, question.context)
            _score_bucket(connection, setting, place, out / KEPT_APART / place.name)
        progress(done, len(buckets))
    return _finish(connection, out)


def _twice(connection: duckdb.DuckDBPyConnection, folder: Folder) -> str:
    persons = folder.source(connection, PERSONS, WHOLE)
    table = persons.table if persons else ""
    return f"SELECT {ID} FROM {table} GROUP BY {ID} HAVING count(*) > 1"


def _score_bucket(connection: duckdb.DuckDBPyConnection, setting: Setting, place: Path, apart: Path) -> None:
    persons = setting.persons
    tables = {PERSONS: persons, **setting.kinds}
    found = " UNION ALL ".join(faults_query(setting.edition, table, of, persons) for table, of in tables.items())
    connection.execute(f"CREATE OR REPLACE TEMP TABLE faulty AS {found}")
    if _count(connection, "SELECT count(*) FROM faulty"):
        _copy(connection, "SELECT * FROM faulty ORDER BY ALL", apart)
        sound = f"(SELECT * FROM {persons.table} ANTI JOIN faulty USING ({ID}) WHERE {ID} IS NOT NULL)"
        setting = replace(setting, persons=Source(sound, persons.columns))
    _copy(connection, compiled(setting).query, place)


def _copy(connection: duckdb.DuckDBPyConnection, query: str, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    unfinished = place.with_suffix(".unfinished")
    connection.execute(f"COPY ({query}) TO {sql.text(str(unfinished))} (FORMAT parquet)")
    unfinished.rename(place)


def _asked(folder: Folder, question: Question) -> dict[str, Any]:
    """Write down the question, and the data by the names, sizes and times of its files."""
    files = sorted(path for table in folder.tables() for path in folder.files(table))
    stamps = [[str(path.relative_to(folder.path)), (of := path.stat()).st_size, of.st_mtime_ns] for path in files]
    return {
        "edition": question.edition.name,
        "digest": question.edition.digest,
        "engine": VERSION,
        "as_of": iso_day(question.day),
        "outside": not question.edition.covers(question.day),
        "decimals": question.edition.decimals,
        "context": dict(question.context),
        "data": hashlib.sha256(json.dumps(stamps).encode()).hexdigest(),
    }


def question_of(out: Path) -> dict[str, Any]:
    """Answer what a run was asked: edition, digest, day and context, as `run.json` has them. Raises NoRun."""
    try:
        found: dict[str, Any] = json.loads((out / RUN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise NoRun(out) from None
    if "scored" not in found:
        raise NoRun(out)
    return found


def _begin(out: Path, asked: dict[str, Any]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    run = out / RUN
    if run.exists():
        before = json.loads(run.read_text(encoding="utf-8"))
        if {name: before.get(name) for name in asked} != asked:
            raise OtherRun(out)
    else:
        _write_run(out, asked)


def _write_run(out: Path, data: Mapping[str, Any]) -> None:
    (out / RUN).write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _finish(connection: duckdb.DuckDBPyConnection, out: Path) -> Outcome:
    apart = f"read_parquet({sql.text(str(out / KEPT_APART / '*.parquet'))})"
    people, faults = 0, {}
    if any((out / KEPT_APART).glob("*.parquet")):
        people = _count(connection, f"SELECT count(DISTINCT {ID}) FROM {apart} WHERE code <> 'no_such_person'")
        by_code = f"SELECT \"table\" || '.' || field || ' ' || code, count(*) FROM {apart} GROUP BY 1 ORDER BY 1"
        faults = dict(connection.execute(by_code).fetchall())
    scored = _count(connection, f"SELECT count(*) FROM read_parquet({sql.text(str(out / SCORES / '*.parquet'))})")
    outcome = Outcome(scored, people, faults)
    before = json.loads((out / RUN).read_text(encoding="utf-8"))
    _write_run(out, before | {"scored": scored, "kept_apart": people, "faults": faults})
    return outcome


def _count(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    found = connection.execute(query).fetchone()
    return int(found[0]) if found else 0
