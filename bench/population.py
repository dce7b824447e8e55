"""Everybody at once (全量计分), side by side with SQL written by hand for the same edition, and with itself.

Every measurement is a process of its own, on two threads; the forms take turns, and the medians give the ratios. Prints
each aim with what was measured. `--people` makes it small; the data are made up and kept between runs in `--data`.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import duckdb

from anju.editions.shelf import find_folder, load_changed, shipped_edition
from anju.engine.days import day_number, month_number
from anju.population.comparing import effect_of, run_source, tried_out
from anju.population.compiling import Setting, compiled, compiled_points
from anju.population.folder import Folder, parquet
from anju.population.generating import Order, generate
from anju.population.months import Months, run_length, size
from anju.population.scoring import Question, connected, score_population
from anju.population.tables import PERSONS

NAME, DAY = "hangzhou-2020", date(2021, 9, 1)
EDITION, JUDGED = shipped_edition(NAME), day_number(DAY)
ROUNDS = 5
FORMS = {
    "anju": "the edition, compiled",
    "words": "by hand, months in words",
    "bits": "by hand, bitstring_agg",
    "checked": "anju population score, rows checked",
}
BY_HAND = Path(__file__).parent / "by_hand" / "hangzhou_2020.sql"
HAND_MONTHS = Months(month_number(1990, 1), month_number(2021, 9))


def main() -> None:
    """Make the data, check that both say the same, then time them in turn."""
    arguments = _arguments()
    if arguments.one:
        print(json.dumps(_measured(arguments.one, arguments.data, arguments.layout)))
        return
    for layout in ("person", "month"):
        _make(arguments.data / layout, arguments.people, layout)
        _same(arguments.data / layout)
        _compare(arguments, layout)
    _kept_measures(arguments)
    _what_if(arguments)
    _curve(arguments)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--data", type=Path, default=Path(".anju/bench"))
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--layout", default="person", help=argparse.SUPPRESS)
    return parser.parse_args()


def _make(path: Path, people: int, layout: Any) -> None:
    marked = path / f"{people}.made"
    if not marked.exists():
        with connected("1GB", 2, path / ".scratch") as connection:
            generate(connection, Order(EDITION.vocabulary, people, 2020, DAY, layout), path)
        marked.touch()
    rows = duckdb.execute(f"SELECT count(*) FROM {parquet(Folder(path).files('insurance_month'))}").fetchone()
    print(f"{people:,} people in {layout} layout, {rows[0] if rows else 0:,} rows of insurance months")


def _by_hand(connection: duckdb.DuckDBPyConnection, folder: Folder, bucket: str, form: str) -> str:
    found = {table: folder.source(connection, table, bucket) for table in folder.tables()}
    tables = {table: source.table for table, source in found.items() if source}
    sound = "coalesce(payment, 'paid') = 'paid' AND coalesce(\"full\", TRUE) AND month < DATE '2021-09-01'"
    place, start = HAND_MONTHS.place("month"), HAND_MONTHS.place("start")
    if form == "words":
        words = tuple(f"w{number}" for number in range(HAND_MONTHS.words))
        folds = ", ".join(f"bit_or({one}) AS w{number}" for number, one in enumerate(HAND_MONTHS.single(place)))
        length, counted = run_length(words, start), size(words)
    else:
        folds = f"bitstring_agg(CAST({place} AS INTEGER), 0, {HAND_MONTHS.last - HAND_MONTHS.first + 1}) AS bits"
        length = f"strpos(substring(CAST(bits AS VARCHAR), CAST({start} AS INTEGER) + 1), '0') - 1"
        counted = "bit_count(bits)"
    months = f"SELECT person_id, {folds} FROM {tables['insurance_month']} WHERE {sound} GROUP BY person_id"
    written = BY_HAND.read_text("utf-8")
    return written.format(**tables, day=DAY, months=months, run_length=length, size=counted)


def _compiled(connection: duckdb.DuckDBPyConnection, folder: Folder, bucket: str) -> str:
    persons = folder.source(connection, PERSONS, bucket)
    if persons is None:
        raise SystemExit("there are no people")
    kinds = folder.sources(connection, EDITION.vocabulary, bucket)
    months = folder.months(connection, EDITION.vocabulary, JUDGED)
    return compiled(Setting(EDITION, JUDGED, persons, kinds, months)).query


def _same(path: Path) -> None:
    """Stop when the two say different things of anybody."""
    columns = {"total.low": "total_low", "total.high": "total_high", "measure.residence_days": "residence_days"}
    folder, different, named = Folder(path), 0, ", ".join(f'"{column}"' for column in columns)
    with connected("2GB", 2, path / ".scratch") as connection:
        for bucket in folder.buckets(connection):
            ours = f"SELECT person_id, {named} FROM ({_compiled(connection, folder, bucket)})"
            for form in ("words", "bits"):
                by_hand = _by_hand(connection, folder, bucket, form)
                theirs = f"SELECT person_id, {', '.join(columns.values())} FROM ({by_hand})"
                found = connection.execute(f"SELECT count(*) FROM (({ours}) EXCEPT ({theirs}))").fetchone()
                different += found[0] if found else 0
    if different:
        raise SystemExit(f"the edition and the SQL by hand differ for {different} people")
    print("the compiled edition and the SQL by hand agree on everybody")


def _measured(form: str, data: Path, layout: str) -> dict[str, float]:
    """Run one form in this process; answer its wall and processor time and the most memory it took."""
    folder, out = Folder(data / layout), data / "out"
    out.mkdir(exist_ok=True)
    with connected("512MB", 2, data / ".scratch") as connection:
        begun, spent = time.perf_counter(), time.process_time()
        if form == "checked":
            _forget(data / "run")
            score_population(connection, folder, Question(EDITION, JUDGED), data / "run")
        else:
            for bucket in folder.buckets(connection):
                write = _compiled if form == "anju" else partial(_by_hand, form=form)
                query = write(connection, folder, bucket)
                connection.execute(f"COPY ({query}) TO '{out / f'{form}-{bucket}.parquet'}'")
        wall, processor = time.perf_counter() - begun, time.process_time() - spent
    return {"wall": wall, "cpu": processor, "memory": _most_memory()}


def _most_memory() -> float:
    """Answer the most memory that this process has held, in megabytes; its parent's is no part of it."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def _forget(run: Path) -> None:
    for path in sorted(run.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()


def _compare(arguments: argparse.Namespace, layout: str) -> None:
    found: dict[str, list[dict[str, float]]] = {form: [] for form in FORMS}
    for _ in range(arguments.rounds):
        for form in FORMS:
            found[form].append(_apart(arguments, form, layout))
    middle = {form: _medians(runs) for form, runs in found.items()}
    for form, words in FORMS.items():
        one = middle[form]
        speed, spent = f"{arguments.people / one['wall']:9,.0f} people/s", f"{one['cpu']:6.2f} s of processor"
        print(f"    {words:36} {one['wall']:6.2f} s  {spent}  {one['memory']:5.0f} MB  {speed}")
    best = min(("words", "bits"), key=lambda form: middle[form]["cpu"])
    for what in ("wall", "cpu"):
        ratio = middle["anju"][what] / middle[best][what]
        print(f"  {layout} layout: {ratio:.2f} times the best by hand ({what}; at most 1.2 is the aim)")
    print(f"  memory: {middle['anju']['memory']:.0f} MB (under 600 MB is the aim)")


def _medians(runs: list[dict[str, float]]) -> dict[str, float]:
    return {what: statistics.median(one[what] for one in runs) for what in runs[0]}


def _apart(arguments: argparse.Namespace, form: str, layout: str) -> dict[str, float]:
    asked = [sys.executable, __file__, "--one", form, "--layout", layout, "--data", str(arguments.data)]
    done = subprocess.run(asked, capture_output=True, check=True, text=True)  # noqa: S603 - this very file
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


def _kept_measures(arguments: argparse.Namespace) -> None:
    """From the measures that a run keeps: points and explanations, against reading those columns and writing alone."""
    out, again = (arguments.data / "out" / name for name in ("points.parquet", "again.parquet"))
    with connected("512MB", 2) as connection:
        run = run_source(connection, arguments.data / "run")
        kept = [column for column in sorted(run.columns) if column.startswith(("measure.", "person.", "context."))]
        carried = [column for column in kept if not column.startswith("measure.")]
        plan = compiled_points(EDITION, JUDGED, {}, run, carried=carried)
        largest = ", ".join(f'max("{column}")' for column in kept)
        read = f"SELECT {largest} FROM {run.table}"
        times: dict[str, list[float]] = {"points": [], "bound": []}
        for _ in range(arguments.rounds):
            times["points"].append(_took(connection, f"COPY ({plan.query}) TO '{out}'"))
            connection.execute(f"CREATE OR REPLACE TEMP TABLE answer AS FROM '{out}'")
            times["bound"].append(_took(connection, read) + _took(connection, f"COPY answer TO '{again}'"))
    points, bound = (statistics.median(times[what]) for what in ("points", "bound"))
    print(f"from kept measures, with explanations: {points:.2f} s; reading and writing alone {bound:.2f} s")
    print(f"  {points / bound:.2f} times (under 3 is the aim)")


def _what_if(arguments: argparse.Namespace) -> None:
    changed = load_changed(find_folder(NAME), {"insurance.rate": "0.5"})
    with connected("512MB", 2) as connection:
        run = run_source(connection, arguments.data / "run")
        times = []
        for _ in range(arguments.rounds * 2):
            begun = time.perf_counter()
            effect = effect_of(connection, f"({tried_out(run, EDITION, changed, JUDGED, {})})")
            times.append(time.perf_counter() - begun)
    print(f"what if insurance.rate=0.5, for {effect.people:,} people: {statistics.median(times):.3f} s")
    print("  (under 0.15 s for a million is the aim)")


def _curve(arguments: argparse.Namespace) -> None:
    """Print the cost by the number of people: a fifth, half and all of the buckets."""
    folder, out = Folder(arguments.data / "person"), arguments.data / "out" / "curve.parquet"
    print("cost by the number of people, bucket after bucket:")
    with connected("512MB", 2, arguments.data / ".scratch") as connection:
        buckets = folder.buckets(connection)
        for part in sorted({max(len(buckets) // 5, 1), max(len(buckets) // 2, 1), len(buckets)}):
            begun, people = time.perf_counter(), 0
            for bucket in buckets[:part]:
                query = _compiled(connection, folder, bucket)
                written = connection.execute(f"COPY ({query}) TO '{out}'").fetchone()
                people += written[0] if written else 0
            spent = time.perf_counter() - begun
            print(f"  {people:>10,} people: {spent:6.2f} s, {spent / people * 1e6:5.2f} µs each")


def _took(connection: duckdb.DuckDBPyConnection, query: str) -> float:
    begun = time.perf_counter()
    connection.execute(query).fetchall()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
