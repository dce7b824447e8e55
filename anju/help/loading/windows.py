"""Reading windows.yaml (读取窗口与电话)."""

from datetime import date
from typing import Any

from anju.editions.loading.entries import Entries
from anju.editions.loading.yaml_tree import Tree
from anju.engine.text import NO_TEXT, Text
from anju.help.content.hours import DAYS, Days, Hours
from anju.help.content.windows import Hotline, Window
from anju.help.loading.desk import DAY_HINT, Desk, shared
from anju.help.loading.provenance import read_provenance

_SHARED = ("source", "dated", "history", "valid", "hours")
_VALID = Text("写作 {from: 2026-01-01, until: 2026-12-31}", "write {from: 2026-01-01, until: 2026-12-31}")
_HOUR = '- {days: working_days, from: "08:30", until: "17:00"}'
_HOURS = Text(f"写作 {_HOUR}", f"write {_HOUR}")
_TELEPHONE = Text('写作 "0000-0000"，加引号', 'write "0000-0000", in quotes')


def read_hotlines(desk: Desk, top: Entries) -> dict[str, Hotline]:
    """Read the telephones to ask."""
    common = desk.common(top, *_SHARED)
    return desk.read_all(top, "hotlines", lambda name, entries: Hotline(**_told(desk, name, entries, common)))


def read_windows(desk: Desk, top: Entries, services: dict[str, Text]) -> dict[str, Window]:
    """Read the windows; each stands in a district of the vocabulary, and offers a service of the file."""
    common = desk.common(top, *_SHARED)

    def window(name: str, entries: Entries) -> Window:
        return Window(
            **_told(desk, name, entries, common),
            district=desk.known(entries, "district", desk.districts),
            service=desk.known(entries, "service", services),
            address=entries.words("address") or NO_TEXT,
        )

    return desk.read_all(top, "windows", window)


def _told(desk: Desk, name: str, entries: Entries, common: Entries) -> dict[str, Any]:
    """Read what a telephone and a window have alike."""
    valid_from, valid_until = _valid(desk, *shared(entries, "valid", common, _VALID))
    telephone = entries.need("telephone", _TELEPHONE)
    where, _ = shared(entries, "hours", common, _HOURS)
    return {
        "name": name,
        "title": entries.words("title") or NO_TEXT,
        "provenance": read_provenance(desk, entries, common),
        "also": entries.words("also", required=False),
        "telephone": entries.scalar(telephone) if telephone else "",
        "hours": desk.read_list(where, "hours", lambda row: _hours(desk, row)),
        "purpose": entries.words("purpose", required=False) or NO_TEXT,
        "valid_from": valid_from,
        "valid_until": valid_until,
    }


def _valid(desk: Desk, entries: Entries, tree: Tree | None) -> tuple[date, date | None]:
    """Read the days on which an entry holds; `until: open` has no end."""
    valid = Entries(tree, desk.faults, entries.place)
    begins = desk.day(valid, valid.need("from", DAY_HINT)) if tree else date.min
    until = valid.take("until")
    ends = None if until is None or valid.scalar(until) == "open" else desk.day(valid, until)
    if ends is not None and ends < begins:
        say = Text("until 早于 from", "until lies before from")
        valid.fault(say, Text("两个日期都含当日：请对调", "both days are included: change them round"), until)
    valid.done()
    return begins, ends


def _hours(desk: Desk, entries: Entries) -> Hours:
    days: Days = next((one for one in DAYS if one == desk.known(entries, "days", DAYS)), DAYS[0])
    hours = Hours(days, desk.hour(entries, "from"), desk.hour(entries, "until"))
    if hours.until <= hours.begins:
        say = Text("until 不晚于 from", "until is not later than from")
        entries.fault(say, Text("跨午夜请写成两段", "write what crosses midnight as two stretches"))
    return hours
