"""The plan (执行方案): an edition and a day compiled to one SQL query over the tables of a population.

Floors follow each other as in the engine: measures, each above those it reads, then indicators, totals, requirements
and vetoes. Every row of the answer is a person. Its columns are `measure.x`, `item.x`, `total.x`, `requirement.x` and
`veto.x`, with `.low` and `.high` where the edition leaves them open, and the explanations beside (`explaining`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from anju.engine.edition import Edition, Indicator, Measure, Total
from anju.engine.expressions import IndicatorValue, MeasureValue, MonthIn, Node
from anju.engine.points import IndicatorPoints, TotalPoints
from anju.population import sql
from anju.population.counting import TWINS
from anju.population.explaining import explanations, said
from anju.population.expressions import Scope, fixed_value, write
from anju.population.groupings import Floor, Job
from anju.population.months import Months
from anju.population.points import write_points
from anju.population.sql import Untwinned, Value
from anju.population.tables import ID, Source, people_source, records_source

Row = TypeVar("Row", Measure, Indicator, Total)


@dataclass(frozen=True)
class Setting:
    """What a plan is made for: an edition, a day, the application that is the same for everybody, and the tables."""

    edition: Edition
    day: int
    persons: Source
    kinds: Mapping[str, Source]
    months: Months
    context: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """A query in steps, and what its answer holds: the columns, and the bounds of each value by its name."""

    queries: Mapping[str, str]
    columns: tuple[str, ...]
    values: Mapping[str, Value]

    @property
    def query(self) -> str:
        """Write the steps as one query; the last is the answer."""
        *steps, answer = self.queries.items()
        named = ", ".join(f"{name} AS ({text})" for name, text in steps)
        return f"WITH {named} {answer[1]}" if named else answer[1]


def plan_of(setting: Setting) -> Plan:
    """Compile an edition for a population. Raises Untwinned, naming the first construct that has no twin."""
    writer = _Writer(setting.edition, setting.day, setting.context)
    writer.queries["people_0"] = people_source(setting.edition.vocabulary, setting.persons, setting.context)
    for number, measures in enumerate(_floors(setting.edition.measures)):
        writer.count(Floor(number), measures, setting)
    return writer.answered()


def points_plan(edition: Edition, day: int, context: Mapping[str, str], measures: Source) -> Plan:
    """Compile what follows from measures that were counted before: points, totals and conditions."""
    writer = _Writer(edition, day, context)
    writer.queries["people_0"] = f"SELECT * FROM {measures.table}"
    for measure in edition.measures:
        writer.know(f"measure.{measure.name}", measures.columns)
    return writer.answered()


class _Writer:
    """Writes one floor upon another, and remembers what is known."""

    def __init__(self, edition: Edition, day: int, context: Mapping[str, str]) -> None:
        self.edition, self.day, self.context = edition, day, context
        self.known: dict[str, Value] = {}
        self.queries: dict[str, str] = {}
        self.columns: list[str] = []

    @property
    def scope(self) -> Scope:
        return Scope(self.day, self.known, self.context)

    @property
    def people(self) -> str:
        """Name the query of the people as far as they are known."""
        return [name for name in self.queries if name.startswith("people_")][-1]

    def know(self, name: str, columns: frozenset[str]) -> None:
        """Take a value that was counted before from its columns."""
        bounds = [name] if name in columns else [f"{name}.low", f"{name}.high"]
        self.known[name] = Value(sql.name(bounds[0]), sql.name(bounds[-1]))
        self.columns += bounds

    def keep(self, name: str, value: Value) -> dict[str, str]:
        """Answer the columns of a value, and know it by them from now on."""
        bounds = {name: value.low} if value.is_exact else {f"{name}.low": value.low, f"{name}.high": value.high}
        columns = [sql.name(column) for column in bounds]
        self.known[name] = Value(columns[0], columns[-1])
        self.columns += bounds
        return bounds

    def count(self, floor: Floor, measures: list[Measure], setting: Setting) -> None:
        """Write the measures of a floor."""
        counted = {measure.name: self._measured(floor, measure, setting) for measure in measures}
        for name, value in counted.items():
            floor.columns |= self.keep(f"measure.{name}", value)
        self.queries |= floor.queries()

    def _measured(self, floor: Floor, measure: Measure, setting: Setting) -> Value:
        judged = fixed_value(measure.at, self.scope) if measure.at else self.day
        scope = Scope(judged, self.known, self.context)
        if measure.expression is not None:
            return write(measure.expression, scope)
        job = _job(floor, measure, setting, scope)
        if job.fold.whose:
            raise Untwinned("whose (records of a household)")
        if job.fold.count not in TWINS:
            raise Untwinned(f"count: {job.fold.count}")
        return TWINS[job.fold.count](job)

    def answered(self) -> Plan:
        """Write indicators, totals and conditions, and close the plan."""
        for indicators in _floors(self.edition.indicators):
            self._give_points("item", indicators)
        for totals in _floors(self.edition.totals):
            self._give_points("total", totals)
        last = self._conditions() | self._main_total()
        self.columns += last
        self.queries["answer"] = f"SELECT {', '.join(self._all_columns(last))} FROM {self.people}"
        return Plan(self.queries, tuple(self.columns), self.known)

    def _give_points(self, prefix: str, nodes: Sequence[Indicator | Total]) -> None:
        columns: dict[str, str] = {}
        for node in nodes:
            name, scope = f"{prefix}.{node.name}", self.scope
            points, extra = write_points(node.points, scope), explanations(name, node.points, scope)
            columns |= self.keep(name, points) | extra
            self.columns += extra
        below = self.people
        named = [f"{expression} AS {sql.name(column)}" for column, expression in columns.items()]
        self.queries[f"people_{len(self.queries)}"] = f"SELECT {', '.join(['*', *named])} FROM {below}"

    def _conditions(self) -> dict[str, str]:
        truths = {f"requirement.{one.name}": one.when for one in self.edition.requirements}
        truths |= {f"veto.{one.name}": one.when for one in self.edition.vetoes}
        return {name: said(write(when, self.scope)) for name, when in truths.items()}

    def _main_total(self) -> dict[str, str]:
        """Write the total that is the purpose's own, or else the edition's."""
        totals, main = self.edition.totals, self.known[f"total.{self.edition.main_total.name}"]
        purpose = next((one for one in self.edition.vocabulary.context if one.name == "purpose"), None)
        own = [(f"IN {sql.texts(one.purposes)}", self.known[f"total.{one.name}"]) for one in totals if one.purposes]
        sides = {"total": (main.low, [(when, value.low) for when, value in own])}
        if not main.is_exact or any(not value.is_exact for _, value in own):
            sides = {"total.low": sides["total"], "total.high": (main.high, [(when, v.high) for when, v in own])}
        if purpose is None or not own:
            return {column: bound for column, (bound, _) in sides.items()}
        asked = self.context.get("purpose")
        moved = sql.text(asked) if asked else sql.name("context.purpose")
        return {
            column: "CASE" + "".join(f" WHEN {moved} {when} THEN {one}" for when, one in rows) + f" ELSE {bound} END"
            for column, (bound, rows) in sides.items()
        }

    def _all_columns(self, last: Mapping[str, str]) -> list[str]:
        """Answer the columns of the answer: 128-bit numbers are narrowed, for Parquet would round them."""
        named = {column: last.get(column, sql.name(column)) for column in self.columns}
        return [ID] + [f"{self._narrow(column, text)} AS {sql.name(column)}" for column, text in named.items()]

    def _narrow(self, column: str, text: str) -> str:
        return f"CAST({text} AS BIGINT)" if self._is_number(column) else text

    def _is_number(self, column: str) -> bool:
        name = column.removesuffix(".low").removesuffix(".high")
        if name.startswith("measure."):
            types = {f"measure.{measure.name}": measure.type.kind for measure in self.edition.measures}
            return types[name] == "number"
        return name == "total" or (name in self.known and name.startswith(("item.", "total.")))


def _job(floor: Floor, measure: Measure, setting: Setting, scope: Scope) -> Job:
    if measure.fold is None:
        raise TypeError("a measure has a fold or an expression")
    kind = setting.edition.vocabulary.kinds[measure.fold.kind]
    source = setting.kinds.get(kind.name)
    return Job(
        measure=measure,
        fold=measure.fold,
        kind=kind,
        scope=scope,
        floor=floor,
        source=records_source(kind, source),
        months=setting.months,
        monthly=frozenset(one.name for one in setting.edition.measures if one.fold and one.fold.count == "months"),
        wanted=measure.name in _wanted(setting.edition.measures),
        in_ranges=source is None or source.in_ranges,
    )


def _wanted(measures: Iterable[Measure]) -> set[str]:
    """Name the measures of which another asks for the days or months themselves."""
    parts = [part for measure in measures for part in measure.walk()]
    evidence = {name for part in parts for name in getattr(part, "evidence", ())}
    return evidence | {part.measure for part in parts if isinstance(part, MonthIn)}


def _floors(rows: Iterable[Row]) -> list[list[Row]]:
    """Put rows on floors: each above those of its own sort that it reads."""
    levels: dict[str, int] = {}
    floors: list[list[Row]] = []
    for row in rows:
        below = [levels[name] for part in row.walk() for name in _named_in(part) if name in levels]
        levels[row.name] = level = max(below, default=-1) + 1
        floors.extend([] for _ in range(level + 1 - len(floors)))
        floors[level].append(row)
    return floors


def _named_in(part: Node) -> tuple[str, ...]:
    if isinstance(part, (MeasureValue, IndicatorValue, IndicatorPoints, TotalPoints)):
        return (part.name,)
    return (part.measure,) if isinstance(part, MonthIn) else getattr(part, "evidence", ())
