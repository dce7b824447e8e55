"""Leaves (叶节点): constants, and what is read from the record, the person, the application and other measures."""

from dataclasses import dataclass
from typing import Any

from anju.engine.expressions.base import Evaluate, Expression, Scope, Values
from anju.engine.types import DAY, Type


@dataclass(frozen=True, slots=True)
class Constant(Expression):
    """A value written in the edition; `name` when it is one of the edition's named values."""

    value: Any
    type: Type
    name: str = ""
    article: str = ""

    def compile(self) -> Evaluate:
        """Answer the value whatever the scope."""
        value = self.value
        return lambda scope, record: value


@dataclass(frozen=True, slots=True)
class Field(Expression):
    """A field of the record at hand."""

    name: str
    position: int
    type: Type

    def compile(self) -> Evaluate:
        """Read the record."""
        position = self.position
        return lambda scope, record: record[position]


@dataclass(frozen=True, slots=True)
class MonthAtHand(Expression):
    """The calendar month at hand (`month`); a rule on it is judged over all months at once, see `counting.rules`."""

    type: Type

    def compile(self) -> Evaluate:
        """Refuse: the loader lets `month` stand only where sets of months are computed."""
        raise TypeError("month is judged as a set")


@dataclass(frozen=True, slots=True)
class PersonField(Expression):
    """A field of the person."""

    name: str
    position: int
    type: Type

    def compile(self) -> Evaluate:
        """Read the person."""
        position = self.position
        return lambda scope, record: scope.person[position]


@dataclass(frozen=True, slots=True)
class ContextField(Expression):
    """A field of the application (`context`): its purpose, its place."""

    name: str
    position: int
    type: Type

    def compile(self) -> Evaluate:
        """Read the context."""
        position = self.position
        return lambda scope, record: scope.context[position]


@dataclass(frozen=True, slots=True)
class DayOfJudging(Expression):
    """The day of judging (计分基准日), written `day`."""

    type: Type = DAY

    def compile(self) -> Evaluate:
        """Read the day."""
        return lambda scope, record: scope.day


@dataclass(frozen=True, slots=True)
class Dated(Expression):
    """A value that changed on certain days (分段数值): the one in force on the day of judging."""

    rows: tuple[tuple[int, int], ...]
    type: Type
    name: str = ""
    article: str = ""

    def compile(self) -> Evaluate:
        """Take the last row that has begun; the loader saw that the first begins with the edition."""
        rows = self.rows

        def in_force(scope: Scope, record: Values) -> int:
            value = rows[0][1]
            for first, later in rows:
                if first <= scope.day:
                    value = later
            return value

        return in_force


@dataclass(frozen=True, slots=True)
class IndicatorValue(Expression):
    """The points of an indicator that stands before this one (`item.x`)."""

    name: str
    position: int
    type: Type

    def compile(self) -> Evaluate:
        """Read them."""
        position = self.position
        return lambda scope, record: scope.indicators[position]


@dataclass(frozen=True, slots=True)
class TotalValue(Expression):
    """A total, in a requirement or a veto (`total.x`)."""

    name: str
    position: int
    type: Type

    def compile(self) -> Evaluate:
        """Read it."""
        position = self.position
        return lambda scope, record: scope.totals[position]


@dataclass(frozen=True, slots=True)
class MonthIn(Expression):
    """Whether the month at hand touches the days, or is one of the months, of another measure (`month in m`)."""

    measure: str
    type: Type

    def compile(self) -> Evaluate:
        """Refuse: sets of months are computed in `counting.rules`."""
        raise TypeError("month is judged as a set")


@dataclass(frozen=True, slots=True)
class MeasureValue(Expression):
    """The value of a measure counted before."""

    name: str
    position: int
    type: Type

    def compile(self) -> Evaluate:
        """Read the measure."""
        position = self.position
        return lambda scope, record: scope.measures[position]
