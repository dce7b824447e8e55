"""What an exact count leaves behind (计数痕迹): every verdict, packed; `counted` unpacks it as `general` tells it.

A record is named by its place in canonical order. Nothing is decided here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from anju.engine.counting import Counted, Line, Verdict
from anju.engine.counting.months import cut_to_run
from anju.engine.days import month_of
from anju.engine.edition import Reason
from anju.engine.facts import Record
from anju.engine.spans import Span, span

Stretches = tuple[tuple[int, int], ...]
"""Unbroken stretches of days as (first, last), from early to late."""


@dataclass(slots=True)
class Items:
    """Records judged as wholes: the places of those that count, and of those left out with the reason of each."""

    kept: Sequence[int] = ()
    left: Sequence[tuple[int, Reason]] = ()

    def counted(self, value: Any, records: Sequence[Record]) -> Counted:
        """Tell what became of every record."""
        lines = [Line(records[place], "counted") for place in self.kept]
        lines += [Line(records[place], "left_out", reason) for place, reason in self.left]
        return Counted(value, tuple(lines))


NO_ITEMS = Items()


@dataclass(slots=True)
class Months:
    """Months counted: those of every record but the odd ones count wholly; the odd ones have lines of their own.

    A run that must be unbroken is cut to `kept`, and `broken` says why earlier months do not count.
    """

    seen: set[int]
    odd: frozenset[int] = frozenset()
    lines: Sequence[tuple[int, Reason | None, Span]] = ()
    kept: Span | None = None
    broken: Reason | None = None

    @property
    def members(self) -> Span:
        """Answer the months that count."""
        return mask_of(self.seen) if self.kept is None else self.kept

    def counted(self, value: Any, records: Sequence[Record]) -> Counted:
        """Tell what became of every record."""
        lines = []
        for place, record in enumerate(records):
            if place not in self.odd:
                lines.append(Line(record, "counted", None, span(record.values[0], record.values[1])))
        for place, reason, members in self.lines:
            lines.append(Line(records[place], "left_out" if reason else "counted", reason, members))
        if self.kept is not None:
            lines = cut_to_run(lines, self.kept, self.broken)
        return Counted(value, tuple(lines), self.members, self.members, monthly=True)


NO_MONTHS = Months(set())
_BIT = (1).__lshift__


@dataclass(slots=True)
class Days:
    """Days counted: the unbroken stretches, and for every record its lines; the last value says that it ran on."""

    stretches: Stretches = ()
    left: Sequence[tuple[int, Reason]] = ()
    lines: Sequence[tuple[int, Verdict, Reason | None, Stretches, bool]] = ()

    def counted(self, value: Any, records: Sequence[Record]) -> Counted:
        """Tell what became of every record."""
        lines = [Line(records[place], "left_out", reason) for place, reason in self.left]
        for place, verdict, reason, stretches, run_on in self.lines:
            lines.append(Line(records[place], verdict, reason, days_of(stretches), run_on))
        members = days_of(self.stretches)
        return Counted(value, tuple(lines), members, members)


NO_DAYS = Days()


def mask_of(months: set[int]) -> Span:
    """Answer months as a set of bits."""
    return sum(map(_BIT, months))


def days_of(stretches: Stretches) -> Span:
    """Answer stretches of days as a set of bits."""
    members = 0
    for first, last in stretches:
        members |= span(first, last)
    return members


def months_of(stretches: Stretches) -> Span:
    """Answer the months that stretches of days touch."""
    members = 0
    for first, last in stretches:
        members |= span(month_of(first), month_of(last))
    return members
