"""Compute from its dates what a permit is worth on a day (居住证有效性)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from anju.engine.days import date_of, day_number, shifted
from anju.people.permits.rules import PermitRules

ONE_DAY = timedelta(days=1)


class PermitState(StrEnum):
    """What a permit is on a day."""

    NOT_YET = "not_yet"
    VALID = "valid"
    GRACE = "grace"
    """It was not endorsed in time for a reason that excuses it (宽限期)."""

    SUSPENDED = "suspended"
    ENDED = "ended"
    """The years of a paper permit are over."""

    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Validity:
    """What a permit is on a day, and when it is to be endorsed (居住证状态与签注期)."""

    state: PermitState
    until: date
    """The last day that it is valid as things stand, the days of grace apart."""

    endorse_from: date | None = None
    """The first day on which it may be endorsed; None where nothing is to be endorsed."""

    grace_until: date | None = None
    """The last day of grace; None with GRACE says that the grace has no end yet."""

    @property
    def counts(self) -> bool:
        """Say whether the permit may be used on that day (可以使用)."""
        return self.state in (PermitState.VALID, PermitState.GRACE)


def validity(
    *,
    issued_on: date,
    paper: bool,
    endorsed_until: Iterable[date],
    cancelled_on: date | None,
    on: date,
    rules: PermitRules,
) -> Validity:
    """Compute the validity of a permit on a day (居住证有效性)."""
    until = _years_on(issued_on, rules.paper_years if paper else rules.years)
    until = until if paper else max([until, *endorsed_until])
    opens = None if paper else _shifted(until, -rules.window_months, "months") + ONE_DAY
    if cancelled_on is not None and on >= cancelled_on:
        return Validity(PermitState.CANCELLED, cancelled_on - ONE_DAY)
    if on < issued_on:
        return Validity(PermitState.NOT_YET, until, opens)
    if on <= until:
        return Validity(PermitState.VALID, until, opens)
    if paper:
        return Validity(PermitState.ENDED, until)
    excused, grace_until = _grace(until, rules)
    if excused and (grace_until is None or on <= grace_until):
        return Validity(PermitState.GRACE, until, opens, grace_until)
    return Validity(PermitState.SUSPENDED, until, opens)


def _grace(until: date, rules: PermitRules) -> tuple[bool, date | None]:
    """Say whether what fell due on this day is excused, and until when."""
    for window in rules.windows:
        if window.begins_on <= until and (window.ends_on is None or until <= window.ends_on):
            ends = window.ends_on
            return True, None if ends is None else _shifted(ends, rules.grace_months, "months")
    return False, None


def _years_on(day: date, years: int) -> date:
    """Answer the last day of so many years that begin with a day."""
    return _shifted(day, years, "years") - ONE_DAY


def _shifted(day: date, amount: int, unit: str) -> date:
    return date_of(shifted(day_number(day), amount, unit))
