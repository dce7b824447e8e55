"""Both executors side by side (两种执行的比较): every figure of a person by the engine and by the compiled query."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from anju.engine.edition import Edition
from anju.engine.expressions import Expression
from anju.engine.facts import Facts
from anju.engine.points import Bands, BestOf, Capped, Classes, Points, Table, When
from anju.engine.ranges import Number, high_of, low_of
from anju.engine.scoring import score
from anju.engine.sheet import ScoreSheet
from anju.population.compiling import Setting, compiled
from anju.population.folder import WHOLE, Folder
from tests.population.written import written

Figures = dict[str, Any]


class Seen(NamedTuple):
    """What the parts of an indicator look at, taken from a finished sheet."""

    day: int
    person: Sequence[Any]
    context: Sequence[Any]
    measures: Sequence[Any]
    indicators: Sequence[Any]
    totals: Sequence[Any]


def differences(path: Path, edition: Edition, people: Sequence[Facts], day: int) -> list[tuple[int, Figures]]:
    """Answer every person of whom the two say different things, with the engine's figure and the query's."""
    folder = written(path, edition.vocabulary, people)
    found = []
    for person, figures in answers(folder, edition, day).items():
        expected = by_the_engine(edition, people[person], day)
        wrong = {name: (value, figures.get(name)) for name, value in expected.items() if figures.get(name) != value}
        if wrong or set(figures) != set(expected):
            found.append((person, wrong | {name: figures[name] for name in set(figures) - set(expected)}))
    return found


def answers(folder: Folder, edition: Edition, day: int, context: Mapping[str, str] | None = None) -> dict[int, Figures]:
    """Run the compiled query; answer the figures of each person, a range as a pair."""
    vocabulary = edition.vocabulary
    with duckdb.connect() as connection:
        persons = folder.source(connection, "persons")
        assert persons is not None
        kinds, months = folder.sources(connection, vocabulary, WHOLE), folder.months(connection, vocabulary, day)
        answer = connection.execute(compiled(Setting(edition, day, persons, kinds, months, context or {})).query)
        columns = [column[0] for column in answer.description or ()]
        return {row[0]: _paired(dict(zip(columns[1:], row[1:], strict=True))) for row in answer.fetchall()}


def _paired(row: Figures) -> Figures:
    figures: Figures = {}
    carried = ("person.", "context.", "group.")
    for name, value in ((name, value) for name, value in row.items() if not name.startswith(carried)):
        if name.endswith(".low"):
            figures[name.removesuffix(".low")] = _bounds(value, row[name.removesuffix(".low") + ".high"])
        elif not name.endswith(".high"):
            figures[name] = value
    return figures


def _bounds(low: int, high: int) -> int | tuple[int, int]:
    return low if low == high else (low, high)


def by_the_engine(edition: Edition, facts: Facts, day: int) -> Figures:
    """Score one person with the engine; answer the figures as the query names them, the explanations too."""
    sheet = score(edition, facts, day, as_if_in_force=True)
    figures: Figures = {f"measure.{name}": _figure(line.value) for name, line in sheet.measures.items()}
    figures |= {f"item.{line.indicator.name}": _figure(line.points) for line in sheet.indicators}
    figures |= {f"total.{line.total.name}": _figure(line.points) for line in sheet.totals}
    figures |= {"total": _figure(sheet.total)}
    figures |= {f"requirement.{line.requirement.name}": line.met for line in sheet.requirements}
    figures |= {f"veto.{line.veto.name}": line.strikes for line in sheet.vetoes}
    return figures | _explanations(sheet)


def _figure(value: Any) -> Any:
    if isinstance(value, bool) or value is None or isinstance(value, int):
        return value
    return _bounds(value.low, value.high)


def _explanations(sheet: ScoreSheet) -> Figures:
    """Explain every indicator and total by running its parts once more."""
    facts = sheet.facts
    seen = Seen(
        sheet.day, facts.person, facts.context, [line.value for line in sheet.measures.values()],
        [line.points for line in sheet.indicators], [line.points for line in sheet.totals],
    )  # fmt: skip
    figures: Figures = {}
    rows = {f"item.{line.indicator.name}": line.indicator.points for line in sheet.indicators}
    rows |= {f"total.{line.total.name}": line.total.points for line in sheet.totals}
    for name, points in rows.items():
        counts: dict[str, int] = {}
        for part in points.walk():
            if isinstance(part, Points) and (found := _explained(part, seen)):
                word, value = found
                counts[word] = counts.get(word, 0) + 1
                figures[f"{name}.{word}" + (f"_{counts[word]}" if counts[word] > 1 else "")] = value
    return figures


def _explained(part: Points, seen: Seen) -> tuple[str, Any] | None:
    if isinstance(part, BestOf):
        sides: list[Number] = [side.compile()(seen, ()) for side in part.of]
        most = max(high_of(side) or 0 for side in sides)
        return "side", next((place for place, side in enumerate(sides, 1) if low_of(side) == most), 0)
    if isinstance(part, Capped):
        points: Number = part.of.compile()(seen, ())
        low, high = low_of(points), high_of(points)
        assert low is not None
        assert high is not None
        above = part.cap is not None and low > part.cap
        return "capped", above or (part.floor is not None and high < part.floor)
    if isinstance(part, When):
        return "met", part.condition.compile()(seen, ())
    return _row(part, seen)


def _row(part: Points, seen: Seen) -> tuple[str, int] | None:
    if isinstance(part, Bands):
        number = _value(part.by, seen)
        rows = [
            (row.low is None or row.low <= number) and (row.up_to is None or number <= row.up_to) for row in part.rows
        ]
    elif isinstance(part, Classes):
        rows = [case.member == _value(part.by, seen) for case in part.cases]
    elif isinstance(part, Table):
        rows = [bool(_value(row.when, seen)) for row in part.rows]
    else:
        return None
    return "row", rows.index(True) + 1 if True in rows else 0


def _value(expression: Expression, seen: Seen) -> Any:
    return expression.compile()(seen, ())
