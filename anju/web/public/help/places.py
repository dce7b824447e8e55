"""A window or a telephone as a page shows it (办事窗口的写法): hours, and whether it is open now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from anju.calendar import calendar_of_china
from anju.engine.text import Text
from anju.help.content import Hotline, Hours, Opening, Window, opening
from anju.web.public.help.reader import Origin, Reader

_DAYS = {
    "working_days": Text("工作日", "Working days"),
    "saturdays": Text("周六", "Saturdays"),
    "sundays": Text("周日", "Sundays"),
    "every_day": Text("每天", "Every day"),
}
_WEEKDAYS = tuple(
    Text(f"周{zh}", en)
    for zh, en in zip("一二三四五六日", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), strict=True)
)


@dataclass(frozen=True, slots=True)
class Place:
    """A window or a telephone as a page shows it; `call` is empty where the number is made up."""

    anchor: str
    title: str
    purpose: str
    address: str
    telephone: str
    call: str
    hours: tuple[tuple[str, tuple[str, ...]], ...]
    is_open: bool
    now: str
    valid: str
    is_past: bool
    origin: Origin


def places(reader: Reader, told: Iterable[Hotline], now: datetime) -> tuple[Place, ...]:
    """Write windows and telephones, as they are at a moment."""
    return tuple(_place(reader, one, now) for one in told)


def moment_text(reader: Reader, now: datetime) -> str:
    """Write a moment: 2026年8月21日 周五 09:30."""
    return f"{reader.day(now.date())} {reader.say(_WEEKDAYS[now.weekday()])} {now:%H:%M}"


def is_open(window: Window, now: datetime) -> bool:
    """Say whether a window can be gone to now."""
    return window.is_valid(now.date()) and opening(window.hours, now, calendar_of_china()).is_open


def _place(reader: Reader, one: Hotline, now: datetime) -> Place:
    found = opening(one.hours, now, calendar_of_china())
    made_up = one.provenance.standing == "illustrative"
    is_past = not one.is_valid(now.date())
    return Place(
        anchor=one.target.replace(":", "-"),
        title=reader.say(one.title),
        purpose=reader.say(one.purpose),
        address=reader.say(one.address) if isinstance(one, Window) else "",
        telephone=one.telephone,
        call="" if made_up else f"tel:{one.telephone}",
        hours=tuple(_hours(reader, one.hours)),
        is_open=found.is_open and not is_past,
        now="" if is_past else _opening(reader, found, now.date()),
        valid=_valid(reader, one),
        is_past=is_past,
        origin=reader.origin(one),
    )


def _hours(reader: Reader, hours: Iterable[Hours]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the days, each with its stretches of hours."""
    by_days: dict[str, list[str]] = {}
    for one in sorted(hours, key=lambda stretch: stretch.begins):
        by_days.setdefault(one.days, []).append(f"{one.begins:%H:%M}–{one.until:%H:%M}")
    for days, stretches in by_days.items():
        yield reader.say(_DAYS[days]), tuple(stretches)


def _opening(reader: Reader, found: Opening, today: date) -> str:
    """Say whether a window is open, and when that changes."""
    if found.changes_at is None:
        return ""
    time = f"{found.changes_at:%H:%M}"
    if found.is_open:
        said = _("Open now, until %(time)s") % {"time": time}
    else:
        said = _("Closed now, opens %(day)s %(time)s") % {"day": _day(reader, found.changes_at, today), "time": time}
    return said + (_(" (the holidays of that year are not published yet)") if found.provisional else "")


def _day(reader: Reader, moment: datetime, today: date) -> str:
    ahead = (moment.date() - today).days
    near = (_("today"), _("tomorrow"))
    if ahead < len(near):
        return near[ahead]
    return f"{reader.day(moment.date())} {reader.say(_WEEKDAYS[moment.weekday()])}"


def _valid(reader: Reader, one: Hotline) -> str:
    first = reader.day(one.valid_from)
    if one.valid_until is None:
        return _("%(first)s onwards") % {"first": first}
    return _("%(first)s to %(last)s") % {"first": first, "last": reader.day(one.valid_until)}
