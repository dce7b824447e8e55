"""Two answers side by side: counted again in plain Python over the rows of both runs."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from anju.cli.lab_runs import bin_width
from anju.editions.shelf import find_folder, load_changed, shipped_edition
from anju.engine.days import day_number
from anju.engine.edition import Edition
from anju.population.comparing import (
    Asked,
    CountsAnew,
    Effect,
    compare_change,
    comparison,
    effect_of,
    join_runs,
    round_step,
    run_source,
    tried_out,
)
from anju.population.folder import Folder
from anju.population.generating import Order, generate
from anju.population.reporting import report, sweep_section, write_report
from anju.population.scoring import Question, score_population

OLD, NEW = shipped_edition("hangzhou-2020"), shipped_edition("hangzhou-2021")
DAY = day_number(date(2021, 12, 1))
ASKED = Asked(line=100_00, quota=20, near=5_00, by=("group.education", "measure.full_age", "person.sex"))


def changed(**changes: str) -> Edition:
    """Answer hangzhou-2020 with other numbers in it."""
    return load_changed(find_folder("hangzhou-2020"), {path.replace("__", "."): text for path, text in changes.items()})


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Score 400 made-up people by both editions."""
    path = tmp_path_factory.mktemp("runs")
    connection = duckdb.connect()
    generate(connection, Order(OLD.vocabulary, 400, 3, bucket=250), path / "people")
    for edition in (OLD, NEW):
        question = Question(edition, DAY)
        score_population(connection, Folder(path / "people"), question, path / edition.name, as_if_in_force=True)
    return path


def bounds(run: Path) -> dict[int, tuple[int, int]]:
    """Answer the total of each person by its bounds."""
    source = run_source(duckdb.connect(), run)
    columns = ("total", "total") if "total" in source.columns else ("total.low", "total.high")
    rows = duckdb.execute(f'SELECT person_id, "{columns[0]}", "{columns[1]}" FROM {source.table}').fetchall()
    return {person: (low, high) for person, low, high in rows}


def counted(before: dict[int, tuple[int, int]], after: dict[int, tuple[int, int]]) -> Effect:
    """Count winners and losers in plain Python."""
    steps = [(after[person][0] - low, after[person][1] - high) for person, (low, high) in before.items()]
    winners = [step for step in steps if min(step) >= 0 and max(step) > 0]
    losers = [step for step in steps if max(step) <= 0 and min(step) < 0]
    same = steps.count((0, 0))
    was, is_ = (sum(low for low, _ in side.values()) for side in (before, after))
    gained, lost = sum(low for low, _ in winners), -sum(low for low, _ in losers)
    undecided = len(steps) - len(winners) - len(losers) - same
    return Effect(len(steps), len(winners), len(losers), same, undecided, was, is_, gained, lost)


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    """Open DuckDB."""
    with duckdb.connect() as opened:
        yield opened


def test_winners_and_losers_of_two_editions_are_counted_as_by_hand(
    runs: Path, connection: duckdb.DuckDBPyConnection
) -> None:
    join_runs(connection, runs / OLD.name, runs / NEW.name)
    expected = counted(bounds(runs / OLD.name), bounds(runs / NEW.name))
    assert effect_of(connection) == expected
    assert min(expected.winners, expected.losers, expected.unchanged) > 0


def test_unchanged_rules_change_nothing_for_anybody(runs: Path, connection: duckdb.DuckDBPyConnection) -> None:
    total = sum(low for low, _ in bounds(runs / OLD.name).values())
    nothing = Effect(400, 0, 0, 400, 0, total, total, 0, 0)
    join_runs(connection, runs / OLD.name, runs / OLD.name)
    assert effect_of(connection) == nothing
    run = run_source(connection, runs / OLD.name)
    assert effect_of(connection, f"({tried_out(run, OLD, OLD, DAY, {})})") == nothing


@pytest.mark.parametrize(
    "changes",
    [
        {"insurance__rate": "0.5"},
        {"age__bands__2__give": "7"},
        {"totals__base__sum__3__cap": "60", "residence__rate": "2"},
        {"requirements__permit__when": "not valid_permit"},
        {"blood__first__give": "3", "education__give": "education_points + 10"},
    ],
    ids=lambda changes: " ".join(changes),
)
def test_what_if_on_kept_measures_is_what_scoring_again_gives(
    runs: Path, tmp_path: Path, connection: duckdb.DuckDBPyConnection, changes: dict[str, str]
) -> None:
    """Every column of every person, the conditions too."""
    edition = changed(**changes)
    people = Folder(runs / "people")
    score_population(connection, people, Question(edition, DAY), tmp_path / "again", as_if_in_force=True)
    join_runs(connection, runs / OLD.name, tmp_path / "again")
    columns = [row[0] for row in connection.execute("DESCRIBE compared").fetchall()]
    listed = ", ".join(f'"{column}"' for column in sorted(columns))
    expected = connection.execute(f"SELECT {listed} FROM compared ORDER BY person_id").fetchall()
    query = tried_out(run_source(connection, runs / OLD.name), OLD, edition, DAY, {})
    assert connection.execute(f"SELECT {listed} FROM ({query}) ORDER BY person_id").fetchall() == expected


def test_a_change_of_what_is_counted_is_refused(runs: Path, connection: duckdb.DuckDBPyConnection) -> None:
    run = run_source(connection, runs / OLD.name)
    edition = changed(measures__donated_cny__window__after="day - 3 years")
    with pytest.raises(CountsAnew):
        tried_out(run, OLD, edition, DAY, {})


def test_the_line_is_the_points_of_the_last_admitted(runs: Path, connection: duckdb.DuckDBPyConnection) -> None:
    join_runs(connection, runs / OLD.name, runs / NEW.name)
    found = comparison(connection, ASKED, 10_00)
    query = "SELECT before_low, before_high FROM compared WHERE before_eligible"
    rows = connection.execute(query).fetchall()
    lows, highs = (sorted((row[side] for row in rows), reverse=True) for side in (0, 1))
    assert found.before.eligible == len(rows)
    assert found.before.line == (lows[19], highs[19])
    assert found.before.above == (sum(low >= 100_00 for low in lows), sum(high >= 100_00 for high in highs))
    assert found.before.near == sum(95_00 <= low <= 105_00 for low in lows)


def test_groups_indicators_and_bins_add_up_to_everybody(runs: Path, connection: duckdb.DuckDBPyConnection) -> None:
    join_runs(connection, runs / OLD.name, runs / NEW.name)
    found = comparison(connection, ASKED, 10_00)
    effect = found.effect
    whole = (effect.people, effect.before, effect.after, effect.winners, effect.losers)
    for rows in found.groups.values():
        sums = [(row.people, row.before, row.after, row.winners, row.losers) for row in rows]
        assert tuple(map(sum, zip(*sums, strict=True))) == whole
    assert [sum(counts) for counts in list(zip(*found.bins, strict=True))[1:]] == [400, 400]
    assert sum(count for _, count in found.changes) == 400 - effect.unchanged
    assert {row.name for row in found.indicators} == {row.name for row in (*OLD.indicators, *NEW.indicators)}


def test_a_report_tells_the_same_as_page_as_markdown_and_as_tables(
    runs: Path, tmp_path: Path, connection: duckdb.DuckDBPyConnection
) -> None:
    join_runs(connection, runs / OLD.name, runs / NEW.name)
    told = report(OLD, NEW, DAY, comparison(connection, ASKED, bin_width(NEW)))
    write_report(told, tmp_path / "report", "zh")
    page = (tmp_path / "report/report.html").read_text("utf-8")
    markdown = (tmp_path / "report/report.md").read_text("utf-8")
    cells = re.findall(r"<td>(.*?)</td>", page)
    assert cells == [cell.strip() for line in _table_lines(markdown) for cell in line.strip("|").split("|")]
    assert "<script" not in page
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")
    names = {path.stem for path in (tmp_path / "report").glob("*.csv")}
    assert names == {section.name for section in told.sections}


def _table_lines(markdown: str) -> list[str]:
    """Answer the rows of all tables, without their heads."""
    blocks = [block.splitlines() for block in markdown.split("\n\n") if block.startswith("|")]
    return [line for block in blocks for line in block[2:]]


def test_a_sweep_is_a_curve_with_a_table(runs: Path, connection: duckdb.DuckDBPyConnection) -> None:
    run = run_source(connection, runs / OLD.name)
    found = []
    for rate in ("0.25", "0.5", "0.75"):
        query = tried_out(run, OLD, changed(insurance__rate=rate), DAY, {})
        compare_change(connection, query)
        told = comparison(connection, ASKED, 10_00)
        found.append((rate, told.effect, told.after))
    section = sweep_section("insurance.rate", 2, found)
    means = [Decimal(row[1]) for row in section.rows if isinstance(row[1], str)]
    assert means == sorted(means)
    assert means[0] < means[-1]
    assert [row[0] for row in section.rows] == ["0.25", "0.5", "0.75"]


@pytest.mark.parametrize(("spread", "step"), [(0, 1), (4, 1), (5, 2), (8, 2), (9, 5), (14160, 5000), (20000, 5000)])
def test_a_step_is_round(spread: int, step: int) -> None:
    assert round_step(spread, 4) == step
