"""The exact program (直算程序): one Python function per edition, written from its tree, for facts that are known.

Row by row it computes what the general evaluator computes. Where a row reads something that is not known, that row
alone is left to the general evaluator, and every row that reads its answer in turn.
"""

from collections.abc import Callable, Iterable
from typing import Any

from anju.engine.counting import Run
from anju.engine.days import Day
from anju.engine.edition import Edition, Fold, Measure
from anju.engine.exact.days import write_days
from anju.engine.exact.expressions import text_of
from anju.engine.exact.items import write_items
from anju.engine.exact.months import write_months
from anju.engine.exact.points import points_text
from anju.engine.exact.unknown import UNKNOWN, refuse
from anju.engine.exact.writer import Writer
from anju.engine.expressions import MonthIn
from anju.engine.facts import Facts
from anju.engine.general import General
from anju.engine.sheet import Findings

Program = Callable[[Facts, Day, Findings, "Rest"], None]


class Rest:
    """The rows of one run that the exact program leaves to the general evaluator (由通用求值完成的部分)."""

    def __init__(self, general: General, facts: Facts, day: Day, found: Findings) -> None:
        """Begin with nothing left."""
        self.general, self.found = general, found
        self.run = Run(facts, day)
        self.rows: list[str] = []

    def measure(self, place: int) -> tuple[Any, Any]:
        """Count a measure in general."""
        self._catch_up(self.general.edition.measures[place].name)
        counted = self.general.measure(self.run, place)
        return self.run.measures[place], counted

    def indicator(self, place: int) -> Any:
        """Give the points of an indicator in general."""
        self._catch_up(self.general.edition.indicators[place].name)
        return self.general.indicators[place](self.run, ())

    def total(self, place: int) -> Any:
        """Compute a total in general."""
        self._catch_up(self.general.edition.totals[place].name)
        return self.general.totals[place](self.run, ())

    def requirement(self, place: int) -> Any:
        """Judge a requirement in general."""
        self._catch_up(self.general.edition.requirements[place].name)
        return self.general.requirements[place](self.run, ())

    def veto(self, place: int) -> Any:
        """Judge a veto in general."""
        self._catch_up(self.general.edition.vetoes[place].name)
        return self.general.vetoes[place](self.run, ())

    def _catch_up(self, row: str) -> None:
        """Tell the run what was found so far."""
        self.rows.append(row)
        run, found = self.run, self.found
        for place in range(len(run.measures), len(found.measures)):
            measure, told = self.general.edition.measures[place], found.counted[place]
            run.measures.append(found.measures[place])
            if measure.fold and told is not None and measure.name not in run.counted:
                records = run.records[measure.fold.kind] or ()
                run.counted[measure.name] = told.counted(found.measures[place], records)
        run.indicators[:], run.totals[:] = found.indicators, found.totals


def write_program(edition: Edition) -> Program:
    """Write the function of an edition, and make it."""
    writer = Writer()
    kinds = {measure.fold.kind: "" for measure in edition.measures if measure.fold}
    for place, name in enumerate(kinds):
        kinds[name] = f"r{place}"
        writer.line(f"{kinds[name]} = {writer.bind(ordered)}(rows[{writer.bind(name)}])")
    looked_up = _looked_up(edition)
    for place, measure in enumerate(edition.measures):
        _write_measure(writer, edition, measure, place, kinds, looked_up)
    _write_rows(writer, "i", "indicator", (points_text(writer, row.points) for row in edition.indicators))
    _write_rows(writer, "s", "total", (points_text(writer, row.points) for row in edition.totals))
    _write_rows(writer, "q", "requirement", (text_of(writer, row.when) for row in edition.requirements))
    _write_rows(writer, "v", "veto", (text_of(writer, row.when) for row in edition.vetoes))
    return _made(writer)


def ordered(rows: tuple[tuple[Any, ...], ...] | None) -> Any:
    """Put rows in canonical order; None for a kind not known, and for rows that cannot be ordered by their values."""
    if rows is None or len(rows) < 2:
        return rows
    try:
        return sorted(rows)
    except TypeError:
        return None


def _looked_up(edition: Edition) -> set[str]:
    """Name the measures whose days or months others look at."""
    folds = [measure.fold for measure in edition.measures if measure.fold]
    evidence = {name for fold in folds for rule in fold.runs_on for name in rule.evidence}
    return evidence | {part.measure for fold in folds for part in fold.walk() if isinstance(part, MonthIn)}


def _write_measure(
    writer: Writer, edition: Edition, measure: Measure, place: int, kinds: dict[str, str], looked_up: set[str]
) -> None:
    with writer.block("try:"):
        if measure.at:
            writer.day = writer.hold(text_of(writer, measure.at))
        if measure.fold:
            _write_fold(writer, edition, measure.fold, kinds[measure.fold.kind], place)
        elif measure.expression:
            writer.line(f"m{place}, c{place} = {text_of(writer, measure.expression)}, None")
        writer.day = "day"
    with writer.block(f"except {writer.bind(UNKNOWN)}:"):
        writer.line(f"m{place}, c{place} = rest.measure({place})")
    writer.line(f"measures.append(m{place})")
    writer.line(f"counted.append(c{place})")
    if measure.name in looked_up:
        writer.line(f"of_measure[{writer.bind(measure.name)}] = c{place}")


def _write_fold(writer: Writer, edition: Edition, fold: Fold, rows: str, place: int) -> None:
    with writer.block(f"if {rows} is None:"):
        writer.line(f"{writer.bind(refuse)}()")
    write = {"months": write_months, "days": write_days}.get(fold.count, write_items)
    write(writer, fold, edition.vocabulary.kinds[fold.kind], rows, place)


def _write_rows(writer: Writer, letter: str, name: str, texts: Iterable[str]) -> None:
    """Write the rows of one floor; each is kept in the list of its floor."""
    listed = {"veto": "vetoes"}.get(name, f"{name}s")
    writer.line(f"append = found.{listed}.append")
    for place, text in enumerate(texts):
        with writer.block("try:"):
            writer.line(f"{letter}{place} = {text}")
        with writer.block(f"except {writer.bind(UNKNOWN)}:"):
            writer.line(f"{letter}{place} = rest.{name}({place})")
        writer.line(f"append({letter}{place})")


def _made(writer: Writer) -> Program:
    head = [
        "def program(facts, day, found, rest):",
        "    person, context, rows = facts.person, facts.context, facts.rows",
        "    measures, counted, of_measure = found.measures, found.counted, {}",
    ]
    text = "\n".join([*head, *writer.lines])
    made: dict[str, Any] = dict(writer.names)
    exec(compile(text, "<exact program>", "exec"), made)  # noqa: S102 - our own text: see `Writer`
    program: Program = made["program"]
    return program
