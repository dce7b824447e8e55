"""SQL as text (SQL 片段): names, literals, and values that may lie between two bounds.

Every value is a pair of expressions, `low` and `high`: a number between two bounds, a condition that surely holds and
that may hold. They are one text where the value is exact, which is nearly always: a population is complete, and only
what the edition itself does not know, or an application that is not named, leaves room.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from anju.engine.days import STILL_RUNNING, first_day_of, iso_day

DAY_0 = "DATE '1900-01-01'"
RUNNING = f"({DAY_0} + {STILL_RUNNING})"
"""The end of a period that is still running, as the engine has it."""


class Untwinned(Exception):
    """A construct of the edition that has no twin in SQL yet, so it is for one person only (只能逐人计算)."""

    def __init__(self, construct: str) -> None:
        """Name the construct, as an author of an edition would."""
        super().__init__(construct)
        self.construct = construct


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression answers: two bounds that are one where it is exact; `open` where it may be NULL."""

    low: str
    high: str
    open: bool = False

    @property
    def is_exact(self) -> bool:
        """Say whether both bounds are one."""
        return self.low == self.high

    @property
    def sql(self) -> str:
        """Answer the one expression of an exact value. Raises Untwinned for a range, or for what may be NULL."""
        if not self.is_exact or self.open:
            raise Untwinned("a value that is not known, where an exact one is needed")
        return self.low

    def each(self, function: Callable[[str], str]) -> "Value":
        """Apply a function that never falls to both bounds."""
        low = function(self.low)
        return Value(low, low if self.is_exact else function(self.high))


def exactly(sql: str, *, is_open: bool = False) -> Value:
    """Make a value whose bounds are one."""
    return Value(sql, sql, is_open)


def name(identifier: str) -> str:
    """Quote an identifier."""
    return '"' + identifier.replace('"', '""') + '"'


def text(value: str) -> str:
    """Write a text literal."""
    return "'" + value.replace("'", "''") + "'"


def texts(values: Iterable[str]) -> str:
    """Write a list of text literals in brackets, in a fixed order."""
    return "(" + ", ".join(text(value) for value in sorted(values)) + ")"


def day(number: int) -> str:
    """Write a day number as a date."""
    return RUNNING if number == STILL_RUNNING else f"DATE '{iso_day(number)}'"


def month(number: int) -> str:
    """Write a month number as the first day of the month."""
    return day(first_day_of(number))


def all_of(conditions: Iterable[str]) -> str:
    """Join conditions that must all hold; TRUE when there is none."""
    parts = [part for part in dict.fromkeys(conditions) if part != "TRUE"]
    return "FALSE" if "FALSE" in parts else " AND ".join(f"({part})" for part in parts) or "TRUE"


def any_of(conditions: Iterable[str]) -> str:
    """Join conditions of which one must hold; FALSE when there is none."""
    parts = [part for part in dict.fromkeys(conditions) if part != "FALSE"]
    return "TRUE" if "TRUE" in parts else " OR ".join(f"({part})" for part in parts) or "FALSE"


def negated(condition: str) -> str:
    """Deny a condition."""
    return {"TRUE": "FALSE", "FALSE": "TRUE"}.get(condition, f"NOT ({condition})")


def extreme(function: str, values: Iterable[str]) -> str:
    """Write the least or greatest of several expressions; one stands alone."""
    parts = list(dict.fromkeys(values))
    return parts[0] if len(parts) == 1 else f"{function}({', '.join(parts)})"


def floor_divided(number: str, unit: int) -> str:
    """Divide by a positive unit and round down, below 0 too: `//` of DuckDB rounds towards 0."""
    if unit == 1:
        return number
    return f"(({number}) // {unit} - CAST(({number}) % {unit} < 0 AS BIGINT))"


def hull(values: Iterable[Value]) -> Value:
    """Answer the bounds of several numbers together."""
    values = list(values)
    return Value(extreme("least", (v.low for v in values)), extreme("greatest", (v.high for v in values)))
