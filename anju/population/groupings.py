"""Groupings (分组汇总): the queries that fold many records into one row for each person.

Measures that look at the same records share one pass over them: each adds its columns to the grouping of its source.
"""

from dataclasses import dataclass, field

from anju.engine.days import month_of
from anju.engine.edition import Fold, Measure
from anju.engine.expressions import ContextField, MeasureValue, Node, PersonField
from anju.engine.vocabulary import FactKind
from anju.population import sql
from anju.population.expressions import Scope
from anju.population.expressions.conditions import none_of
from anju.population.months import Months, Words


@dataclass
class Grouping:
    """One pass over a source: aggregates by person, each over the rows that its condition admits."""

    source: str
    columns: dict[str, tuple[str, str]] = field(default_factory=dict)

    def text(self) -> str:
        """Write the query; a condition that all columns share becomes the condition of the pass."""
        shared = {where for _, where in self.columns.values()}
        where = next(iter(shared)) if len(shared) == 1 else "TRUE"
        columns = [
            f"{aggregate}{'' if condition == where else f' FILTER (WHERE {condition})'} AS {sql.name(column)}"
            for column, (aggregate, condition) in self.columns.items()
        ]
        filtered = "" if where == "TRUE" else f" WHERE {where}"
        return f"SELECT person_id, {', '.join(columns)} FROM {self.source}{filtered} GROUP BY person_id"


@dataclass
class Floor:
    """A floor of the query: what is counted from the people of the floor below, and joined to them.

    `before` and `after` are the queries that its groupings read, and those that read its groupings.
    """

    number: int
    groupings: dict[str, Grouping] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    joined: dict[str, None] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    sets: dict[str, Words] = field(default_factory=dict)

    @property
    def people(self) -> str:
        """Name the people that this floor starts from."""
        return f"people_{self.number}"

    def grouping_of(self, source: str) -> str:
        """Name the query that groups a source."""
        return f"group_{self.number}_{list(self.groupings).index(source)}"

    def grouped(self, source: str, aggregate: str, where: str = "TRUE") -> str:
        """Add an aggregate to the pass over a source, once; answer the column that holds it."""
        grouping = self.groupings.setdefault(source, Grouping(source))
        for column, known in grouping.columns.items():
            if known == (aggregate, where):
                return sql.name(column)
        column = f"{self.grouping_of(source)}_{len(grouping.columns)}"
        grouping.columns[column] = (aggregate, where)
        return sql.name(column)

    def queries(self) -> dict[str, str]:
        """Write every query of the floor in order; the last one makes the people of the next."""
        groups = {self.grouping_of(source): grouping.text() for source, grouping in self.groupings.items()}
        columns = [f"{expression} AS {sql.name(column)}" for column, expression in self.columns.items()]
        joins = "".join(f" LEFT JOIN {query} USING (person_id)" for query in (*groups, *self.joined))
        people, above = f"{self.people}{joins}", f"people_{self.number + 1}"
        sets = {
            sql.name(f"months.{measure}"): f"SELECT person_id, {', '.join(words)} FROM {above}"
            for measure, words in self.sets.items()
        }
        counted = f"SELECT {', '.join([f'{self.people}.*', *columns])} FROM {people}"
        return {**self.before, **groups, **self.after, above: counted, **sets}


@dataclass
class Job:
    """One measure to be counted: its fold, the floor it stands on, and what the query knows.

    `wanted` says that a later measure asks for the set of months or days itself, not only for how many they are;
    `monthly` names the measures that count months.
    """

    measure: Measure
    fold: Fold
    kind: FactKind
    scope: Scope
    floor: Floor
    source: str
    months: Months
    monthly: frozenset[str] = frozenset()
    wanted: bool = False
    in_ranges: bool = False

    def records(self) -> str:
        """Answer the source of the fold's records; joined with the person where a rule looks at one."""
        needs = self._of_person()
        if not needs:
            return self.source
        columns = ", ".join(sql.name(column) for column in needs)
        return f"(SELECT r.*, {columns} FROM {self.source} r JOIN {self.floor.people} USING (person_id))"

    def _of_person(self) -> list[str]:
        """Name the columns of the person that the fold looks at, in a fixed order."""
        return sorted({column for part in self.fold.walk() for column in self._columns(part)})

    def _columns(self, part: Node) -> set[str]:
        if isinstance(part, PersonField):
            return {f"person.{part.name}"}
        if isinstance(part, ContextField):
            return set() if part.name in self.scope.context else {f"context.{part.name}"}
        if isinstance(part, MeasureValue):
            value = self.scope.known[f"measure.{part.name}"]
            return {bound.strip('"') for bound in (value.low, value.high)}
        return set()

    def passing(self) -> str:
        """Write the condition of the records that no rule leaves out."""
        return none_of((rule.when for rule in self.fold.leave_out), self.scope)

    def query(self, part: str, text: str) -> str:
        """Name a query that this measure's grouping reads; answer the name."""
        query = sql.name(f"{part}.{self.measure.name}")
        self.floor.before[query] = text
        return query

    @property
    def month_of_day(self) -> int:
        """Answer the month of the day on which the measure is judged."""
        return month_of(self.scope.day)

    @property
    def every_month(self) -> Words:
        """Write every month that the query can hold."""
        return self.months.until(self.months.last)

    def keep_set(self, words: Words, source: str | None) -> None:
        """Keep the months of this measure for a later one: from the pass over a source alone, or from the people."""
        named = zip(words, set_columns(self.measure.name, self.months), strict=True)
        if source is not None:
            columns = ", ".join(f"{word} AS {column}" for word, column in named)
            group = self.floor.grouping_of(source)
            self.floor.after[sql.name(f"months.{self.measure.name}")] = f"SELECT person_id, {columns} FROM {group}"
            return
        held = {f"held.{self.measure.name}.{place}": (word, column) for place, (word, column) in enumerate(named)}
        self.floor.columns |= {name: word for name, (word, _) in held.items()}
        self.floor.sets[self.measure.name] = tuple(
            f"{sql.name(name)} AS {column}" for name, (_, column) in held.items()
        )

    def set_of(self, measure: str) -> Words:
        """Answer the months of an earlier measure, as columns of the people of this floor."""
        query = sql.name(f"months.{measure}")
        self.floor.joined[query] = None
        return tuple(f"coalesce({word}, 0)" for word in set_columns(measure, self.months))


def set_columns(measure: str, months: Months) -> Words:
    """Name the columns of the query `months.x` that hold a measure's set of months."""
    return tuple(sql.name(f"set.{measure}.{word}") for word in range(months.words))
