"""Compiling (编译): an edition and a day become one SQL query over the tables of a population.

Floors follow each other as in the engine: measures, each above those it reads, then indicators, totals, requirements
and vetoes. Every row of the answer is a person. Its columns are `measure.x`, `item.x`, `total.x`, `requirement.x` and
`veto.x`, with `.low` and `.high` where the edition leaves them open, and the explanations beside (`explaining`).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeGuard

from anju.engine.edition import Edition, Indicator, Measure, Total
from anju.engine.expressions import Field, Node, PersonField
from anju.population import sql
from anju.population.counting import TWINS
from anju.population.dependencies import floors_of, wanted
from anju.population.explaining import explanations, said
from anju.population.expressions import Scope, fixed_value, write
from anju.population.groupings import Floor, Job
from anju.population.groups import group_queries
from anju.population.months import Months
from anju.population.points import write_points
from anju.population.sql import Untwinned, Value, exactly
from anju.population.tables import ID, Source, people_source, records_source


@dataclass(frozen=True)
class Setting:
    """What an edition is compiled for: the day, the application that is the same for everybody, and the tables."""

    edition: Edition
    day: int
    persons: Source
    kinds: Mapping[str, Source]
    months: Months
    context: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class CompiledEdition:
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


def compiled(setting: Setting) -> CompiledEdition:
    """Compile an edition for a population. Raises Untwinned, naming the first construct that has no twin."""
    writer = _Writer(setting.edition, setting.day, setting.context)
    writer.queries["people_0"] = people_source(setting.edition.vocabulary, setting.persons, setting.context)
    for number, measures in enumerate(floors_of(setting.edition.measures)):
        writer.count(Floor(number), measures, setting)
    writer.carry(setting)
    return writer.answered()


def compiled_points(
    edition: Edition,
    day: int,
    context: Mapping[str, str],
    measures: Source,
    carried: Iterable[str] = (),
    given: frozenset[str] = frozenset(),
) -> CompiledEdition:
    """Compile what follows from measures that were counted before: points, totals and conditions.

    `carried` names further columns of the table that go on to the answer; `given` names points and conditions that are
    in the table already, and are not computed again.
    """
    writer = _Writer(edition, day, context, given=given, stored=measures.columns)
    writer.queries["people_0"] = f"SELECT * FROM {measures.table}"
    for measure in edition.measures:
        writer.know(f"measure.{measure.name}", measures.columns)
    writer.columns += [column for column in carried if column not in writer.columns]
    return writer.answered()


def untwinned(edition: Edition) -> list[str]:
    """Name everything in an edition that has no twin in SQL, so that it can score one person only (只能逐人计算)."""
    nowhere = Source("persons", frozenset(field.name for field in edition.vocabulary.person))
    setting = Setting(edition, edition.first_day, nowhere, {}, Months(0, 0))
    writer = _Writer(setting.edition, setting.day, {}, refused=[])
    writer.queries["people_0"] = ""
    for number, measures in enumerate(floors_of(edition.measures)):
        writer.count(Floor(number), measures, setting)
    writer.answered()
    return writer.refused or []


class _Writer:
    """Writes one floor upon another, and remembers what is known."""

    def __init__(
        self,
        edition: Edition,
        day: int,
        context: Mapping[str, str],
        refused: list[str] | None = None,
        given: frozenset[str] = frozenset(),
        stored: frozenset[str] = frozenset(),
    ) -> None:
        self.edition, self.day, self.context, self.refused = edition, day, context, refused
        self.given, self.stored = given, stored
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
        counted = {
            one.name: self.tried(f"measures.{one.name}", partial(self._measured, floor, one, setting))
            for one in measures
        }
        for name, value in counted.items():
            floor.columns |= self.keep(f"measure.{name}", value)
        self.queries |= floor.queries()

    def tried(self, place: str, write_value: Callable[[], Value]) -> Value:
        """Write a value; where it is only asked what can not be written, note that and go on with nothing."""
        try:
            return write_value()
        except Untwinned as error:
            if self.refused is None:
                raise
            self.refused.append(f"{place}: {error.construct}")
            return exactly("NULL")

    def carry(self, setting: Setting) -> None:
        """Carry on to the answer what conditions and comparisons by group look at: facts of the person, groups."""
        vocabulary = setting.edition.vocabulary
        read = {node.name for row in _conditions_of(setting.edition) for node in row.walk() if _is_of_person(node)}
        kept = [one for one in vocabulary.person if one.name in read or one.type.kind == "class"]
        self.columns += [f"person.{one.name}" for one in kept]
        self.columns += [f"context.{one.name}" for one in vocabulary.context if one.name not in setting.context]
        groups = group_queries(vocabulary, setting.kinds)
        below = self.people
        for name, query in groups.items():
            self.queries[sql.name(f"grouped.{name}")] = query
        joins = "".join(f" LEFT JOIN {sql.name(f'grouped.{name}')} USING (person_id)" for name in groups)
        self.queries[f"people_{len(self.queries)}"] = f"SELECT * FROM {below}{joins}"
        self.columns += [f"group.{name}" for name in groups]

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
        _refuse_ends(job)
        return TWINS[job.fold.count](job)

    def answered(self) -> CompiledEdition:
        """Write indicators, totals and conditions, and close the query."""
        for indicators in floors_of(self.edition.indicators):
            self._give_points("item", indicators)
        for totals in floors_of(self.edition.totals):
            self._give_points("total", totals)
        last = self._conditions() | self._main_total()
        self.columns += last
        self.queries["answer"] = f"SELECT {', '.join(self._all_columns(last))} FROM {self.people}"
        return CompiledEdition(self.queries, tuple(self.columns), self.known)

    def _give_points(self, prefix: str, nodes: Sequence[Indicator | Total]) -> None:
        columns: dict[str, str] = {}
        for node in nodes:
            name, scope = f"{prefix}.{node.name}", self.scope
            if name in self.given:
                self.know(name, self.stored)
                continue
            points = self.tried(f"{prefix}.{node.name}", partial(write_points, node.points, scope))
            extra = {} if self.refused else explanations(name, node.points, scope)
            columns |= self.keep(name, points) | extra
            self.columns += extra
        if not columns:
            return
        below = self.people
        named = [f"{expression} AS {sql.name(column)}" for column, expression in columns.items()]
        self.queries[f"people_{len(self.queries)}"] = f"SELECT {', '.join(['*', *named])} FROM {below}"

    def _conditions(self) -> dict[str, str]:
        truths = {f"requirement.{one.name}": one.when for one in self.edition.requirements}
        truths |= {f"veto.{one.name}": one.when for one in self.edition.vetoes}
        return {
            name: sql.name(name) if name in self.given else said(self.tried(name, partial(write, when, self.scope)))
            for name, when in truths.items()
        }

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
        wanted=measure.name in wanted(setting.edition.measures),
        in_ranges=source is None or source.in_ranges,
    )


def _conditions_of(edition: Edition) -> Sequence[Node]:
    return (*edition.indicators, *edition.totals, *edition.requirements, *edition.vetoes)


def _is_of_person(node: Node) -> TypeGuard[PersonField]:
    return isinstance(node, PersonField)


def _refuse_ends(job: Job) -> None:
    """Refuse a rule on how a period ended: of one that still runs that is not known, and the engine leaves it open."""
    ended = {column.name for column in job.kind.columns if column.required_if_ended}
    parts = (job.fold.worth, job.fold.group, job.fold.by, *job.fold.leave_out)
    read = {node.name for part in parts if part for node in part.walk() if isinstance(node, Field)}
    if ended & read:
        raise Untwinned("a rule on how a period ended, other than in runs_on")
