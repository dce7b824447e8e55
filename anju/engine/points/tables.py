"""Tables (档次与等级表): by a number, a class, two classes, a condition, or the applicant's choice."""

from dataclasses import dataclass

from anju.engine import ranges
from anju.engine.expressions import Evaluate, Expression, MeasureValue, Node, Scope, Values
from anju.engine.points.base import Points
from anju.engine.ranges import Number, Range, high_of, low_of


@dataclass(frozen=True, slots=True)
class Band(Node):
    """A row of a table (档): from `low` to `up_to`, both included; None is no bound."""

    low: int | None
    up_to: int | None
    then: Points


@dataclass(frozen=True, slots=True)
class Bands(Points):
    """A table by a number: the row in which it lies. The rows neither overlap nor leave a hole."""

    by: Expression
    rows: tuple[Band, ...]

    def compile(self) -> Evaluate:
        """Take the row; when several are possible, the hull of them, each judged for its own part of the range."""
        read = self.by.compile()
        rows = [(row.low, row.up_to, row.then.compile()) for row in self.rows]
        narrowed = self.by.position if isinstance(self.by, MeasureValue) else None

        def bands(scope: Scope, record: Values) -> Number:
            number = read(scope, record)
            possible = []
            for low, up_to, then in rows:
                part = _within(number, low, up_to)
                if part is not None:
                    here = scope if narrowed is None or part == number else Narrowed(scope, narrowed, part)
                    possible.append(then(here, record))
            return possible[0] if len(possible) == 1 else ranges.hull(possible)

        return bands


class Narrowed:
    """A scope in which one measure is known better: inside a row, the tested measure lies in the row."""

    def __init__(self, scope: Scope, position: int, value: Number) -> None:
        """Copy the scope's measures with one of them narrowed."""
        self.day, self.person, self.context = scope.day, scope.person, scope.context
        self.indicators, self.totals = scope.indicators, scope.totals
        self.measures = [*scope.measures[:position], value, *scope.measures[position + 1 :]]


@dataclass(frozen=True, slots=True)
class Case(Node):
    """The points of one member of a class."""

    member: str
    then: Points


@dataclass(frozen=True, slots=True)
class Classes(Points):
    """A table by a class (等级): every member is listed."""

    by: Expression
    cases: tuple[Case, ...]

    def compile(self) -> Evaluate:
        """Look the member up; when several are possible, the hull of them."""
        read, cases = self.by.compile(), {case.member: case.then.compile() for case in self.cases}

        def classes(scope: Scope, record: Values) -> Number:
            member = read(scope, record)
            if type(member) is str:
                found: Number = cases[member](scope, record)
                return found
            return ranges.hull(cases[one](scope, record) for one in member)

        return classes


@dataclass(frozen=True, slots=True)
class Row(Node):
    """A row of a table by conditions."""

    when: Expression
    then: Points


@dataclass(frozen=True, slots=True)
class Table(Points):
    """A table by conditions (分情形): the first row that holds; nothing when none does."""

    rows: tuple[Row, ...]

    def compile(self) -> Evaluate:
        """Take the first row that holds; where it cannot be said, the hull of those that may be the first."""
        rows = [(row.when.compile(), row.then.compile()) for row in self.rows]

        def table(scope: Scope, record: Values) -> Number:
            possible: list[Number] = []
            for when, then in rows:
                truth = when(scope, record)
                if truth is not False:
                    possible.append(then(scope, record))
                if truth:
                    break
            else:
                possible.append(0)
            return possible[0] if len(possible) == 1 else ranges.hull(possible)

        return table


@dataclass(frozen=True, slots=True)
class Cross(Points):
    """A table by two classes (交叉表): `cells` in the order of the members of rows, then of columns."""

    rows: Expression
    columns: Expression
    cells: tuple[tuple[int, ...], ...]

    def compile(self) -> Evaluate:
        """Look the cell up; the hull of those still possible."""
        row, column = self.rows.compile(), self.columns.compile()
        places = [{member: place for place, member in enumerate(by.type.members)} for by in (self.rows, self.columns)]
        cells = self.cells

        def cross(scope: Scope, record: Values) -> Number:
            one, other = row(scope, record), column(scope, record)
            one, other = ((value,) if isinstance(value, str) else value for value in (one, other))
            return ranges.hull(cells[places[0][a]][places[1][b]] for a in one for b in other)

        return cross


@dataclass(frozen=True, slots=True)
class Choose(Points):
    """What the applicant chooses among several (由申请人选择); the best of them while nothing is chosen."""

    by: Expression
    cases: tuple[Case, ...]

    def compile(self) -> Evaluate:
        """Take the choice, or the best."""
        read, cases = self.by.compile(), {case.member: case.then.compile() for case in self.cases}

        def choose(scope: Scope, record: Values) -> Number:
            chosen = read(scope, record)
            if isinstance(chosen, str):
                points: Number = cases[chosen](scope, record)
                return points
            return ranges.largest(cases[member](scope, record) for member in chosen)

        return choose


def _within(number: Number, low: int | None, high: int | None) -> Number | None:
    """Answer the part of a number that lies in a row, or None when no part of it does."""
    bottom, top = low_of(number), high_of(number)
    bottom = low if bottom is None else bottom if low is None else max(bottom, low)
    top = high if top is None else top if high is None else min(top, high)
    if bottom is not None and top is not None and bottom > top:
        return None
    return Range(bottom, top) if bottom != top or bottom is None else bottom
