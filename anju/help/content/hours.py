"""Opening hours (办公时间): whether a window is open at a moment, by the clock and the calendar of working days."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal, get_args

from anju.calendar import Calendar
from anju.calendar.model import WEEKEND

Days = Literal["working_days", "saturdays", "sundays", "every_day"]
DAYS: tuple[Days, ...] = get_args(Days)
"""Working days are those of the calendar, make-up days included; Saturdays and Sundays those that are neither worked
nor a holiday."""

LOOKS_AHEAD = 31
"""Days in which the next opening is looked for; the longest holiday is far shorter."""

_WEEKDAYS = {"saturdays": 5, "sundays": 6}


@dataclass(frozen=True, slots=True)
class Hours:
    """A stretch of hours that returns on certain days; `until` is the moment of closing."""

    days: Days
    begins: time
    until: time


@dataclass(frozen=True, slots=True)
class Opening:
    """Whether a window is open at a moment, and the moment at which that changes; None when it is not in sight.

    Provisional where the holidays of the year are not published yet.
    """

    is_open: bool
    changes_at: datetime | None
    provisional: bool


def opening(hours: Iterable[Hours], moment: datetime, calendar: Calendar) -> Opening:
    """Say whether a window is open (是否在办公): now until when, or else when next."""
    stretches = _stretches(tuple(hours), moment, calendar)
    following = next((stretch for stretch in stretches if moment < stretch[1]), None)
    if following is None:
        return Opening(is_open=False, changes_at=None, provisional=False)
    begins, until = following
    is_open = begins <= moment
    changes_at = until if is_open else begins
    return Opening(is_open, changes_at, calendar.why_provisional(changes_at.date()) is not None)


def _stretches(hours: tuple[Hours, ...], moment: datetime, calendar: Calendar) -> Iterator[tuple[datetime, datetime]]:
    """Yield the stretches of today and of the days to come, in order."""
    for ahead in range(LOOKS_AHEAD):
        day = moment.date() + timedelta(days=ahead)
        for stretch in sorted(hours, key=lambda one: one.begins):
            if _is_kept(stretch.days, day, calendar):
                yield (
                    datetime.combine(day, stretch.begins, moment.tzinfo),
                    datetime.combine(day, stretch.until, moment.tzinfo),
                )


def _is_kept(days: Days, day: date, calendar: Calendar) -> bool:
    if days == "every_day":
        return True
    if days == "working_days":
        return calendar.is_working_day(day)
    off = calendar.days_off_between(day - timedelta(days=1), day)
    return day.weekday() == _WEEKDAYS[days] and [one.name for one in off] == [WEEKEND]
