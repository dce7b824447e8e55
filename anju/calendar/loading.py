"""Read a calendar edition (日历版本): a folder with one TOML file a year and the law's fixed days.

    2018.toml … 2026.toml   year, make_up, [[source]], [[holidays]]
    statutory.toml          [[source]], [[holidays]] with days as "MM-DD"

Every file is read to its end and all faults are reported at once; nothing is repaired or guessed.
A place in a file is written `holidays[2].name`, the first one being 1.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

from anju.calendar.model import SATURDAY, Calendar, FixedDay, Holiday, Source, Statutory, Year
from anju.calendar.refusals import CalendarFaulty, Fault
from anju.calendar.wording import date_text
from anju.engine.text import Text

STATUTORY = "statutory.toml"

YEAR_KEYS = ("year", "make_up", "source", "holidays")
STATUTORY_KEYS = ("source", "holidays")
SOURCE_KEYS = ("title", "number", "dated", "published", "note")
HOLIDAY_KEYS = ("name", "days")
TEXT_KEYS = ("zh", "en")

YEAR_FILE = re.compile(r"[0-9]{4}\.toml")
MONTH_AND_DAY = re.compile(r"[0-9]{2}-[0-9]{2}")

# Any year with a 29 February, to tell a day of the year from a slip.
LEAP_YEAR = 2000

KINDS = {
    str: Text(zh="非空文字", en="text that is not empty"),
    int: Text(zh="整数", en="a whole number"),
    date: Text(zh="不加引号的日期，如 2020-01-24", en="a date without quotes, such as 2020-01-24"),
    list: Text(zh="数组", en="an array"),
    dict: Text(zh="表", en="a table"),
}

Table = dict[str, object]
Kind = TypeVar("Kind")


@cache
def calendar_of_china() -> Calendar:
    """Give the shipped calendar of the mainland (全国工作日历), read once."""
    return load_calendar(Path(__file__).with_name("data"))


def load_calendar(folder: Path) -> Calendar:
    """Read a calendar edition (日历版本), or raise `CalendarFaulty` with every fault of every file."""
    names = sorted(path.name for path in folder.glob("*.toml") if path.name != STATUTORY)
    files = [_File(folder / name) for name in names]
    years = [_year(file) for file in files]
    law = _File(folder / STATUTORY)
    statutory = _statutory(law)
    faults = [fault for file in (*files, law) for fault in file.faults]
    faults += _faults_of_names(folder, names)
    if faults:
        raise CalendarFaulty(tuple(faults))
    return Calendar(years=tuple(years), statutory=statutory)


class _File:
    """Read one file and gather what is wrong with it; a value that is wrong reads as None and is reported."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.faults: list[Fault] = []
        self.readable = True
        self.content = self._parse(path)

    def fault(self, *, what: Text, hint: Text) -> None:
        self.faults.append(Fault(self.name, what, hint))

    def value(self, table: Table, key: str, kind: type[Kind], where: str = "") -> Kind | None:
        """Take a value that must be there (必填)."""
        if key in table:
            return self.optional(table, key, kind, where)
        if self.readable:
            self.fault(
                what=Text(f"缺少 {where}{key}。", f"{where}{key} is missing."),
                hint=Text(f"请填写{KINDS[kind].zh}。", f"Give {KINDS[kind].en}."),
            )
        return None

    def optional(self, table: Table, key: str, kind: type[Kind], where: str = "") -> Kind | None:
        """Take a value that may be absent (选填)."""
        return self.checked(table[key], kind, f"{where}{key}") if key in table else None

    def checked(self, value: object, kind: type[Kind], where: str) -> Kind | None:
        # The very type: true is no number, and a moment is no date.
        if type(value) is kind and value != "":
            return value
        self.fault(
            what=Text(f"{where} 的类型不对。", f"{where} is of the wrong type."),
            hint=Text(f"请填写{KINDS[kind].zh}。", f"Give {KINDS[kind].en}."),
        )
        return None

    def keys(self, table: Table, known: tuple[str, ...], where: str = "") -> None:
        """Refuse what is not known (未知键)."""
        for key in sorted(table.keys() - set(known)):
            self.fault(
                what=Text(f"未知的键 {where}{key}。", f"{where}{key} is not a known key."),
                hint=Text(f"可用的键：{'、'.join(known)}。", f"The known keys are {', '.join(known)}."),
            )

    def tables(self, key: str, known: tuple[str, ...]) -> list[tuple[str, Table]]:
        """Take an array of tables, each with its place in the file."""
        found = []
        for number, item in enumerate(self.value(self.content, key, list) or (), start=1):
            where = f"{key}[{number}]"
            if (table := self.checked(item, dict, where)) is not None:
                self.keys(table, known, f"{where}.")
                found.append((f"{where}.", table))
        if self.content.get(key) == []:
            self.fault(
                what=Text(f"{key} 是空的。", f"{key} is empty."),
                hint=Text(f"请至少写一个 [[{key}]]。", f"Write at least one [[{key}]]."),
            )
        return found

    def text(self, table: Table, key: str, where: str) -> Text:
        """Take a wording in both languages (中英文都要写)."""
        wording = self.value(table, key, dict, where)
        if wording is None:
            return Text("", "")
        self.keys(wording, TEXT_KEYS, f"{where}{key}.")
        zh, en = (self.value(wording, lang, str, f"{where}{key}.") for lang in TEXT_KEYS)
        return Text(zh or "", en or "")

    def _parse(self, path: Path) -> Table:
        try:
            return tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError) as error:
            self.readable = False
            why = error.strerror if isinstance(error, OSError) else error
            self.fault(
                what=Text(f"无法读取：{why}。", f"It cannot be read: {why}."),
                hint=Text(
                    "请检查文件是否存在、是否为 UTF-8 编码的 TOML，以及日期是否真实存在。",
                    "See that the file is there, that it is TOML in UTF-8, and that its dates exist.",
                ),
            )
            return {}


def _year(file: _File) -> Year:
    file.keys(file.content, YEAR_KEYS)
    year = file.value(file.content, "year", int)
    make_up = _dates(file, file.content, "make_up", "")
    holidays = tuple(
        Holiday(file.text(table, "name", where), _days_off(file, table, where))
        for where, table in file.tables("holidays", HOLIDAY_KEYS)
    )
    _check_year(file, year, (*make_up, *(day for holiday in holidays for day in holiday.days)))
    _check_make_up(file, make_up)
    return Year(year or 0, _sources(file), holidays, make_up)


def _statutory(file: _File) -> Statutory:
    file.keys(file.content, STATUTORY_KEYS)
    days = [
        FixedDay(name, day.month, day.day)
        for where, table in file.tables("holidays", HOLIDAY_KEYS)
        for name in [file.text(table, "name", where)]
        for day in _fixed_days(file, table, where)
    ]
    _check_once(file, [f"{day.month:02}-{day.day:02}" for day in days])
    return Statutory(_sources(file), tuple(days))


def _sources(file: _File) -> tuple[Source, ...]:
    return tuple(
        Source(
            title=file.value(table, "title", str, where) or "",
            number=file.optional(table, "number", str, where),
            dated=file.optional(table, "dated", date, where),
            published=file.optional(table, "published", date, where),
            note=file.text(table, "note", where) if "note" in table else None,
        )
        for where, table in file.tables("source", SOURCE_KEYS)
    )


def _dates(file: _File, table: Table, key: str, where: str) -> tuple[date, ...]:
    items = file.value(table, key, list, where) or ()
    read = (file.checked(item, date, f"{where}{key}[{n}]") for n, item in enumerate(items, start=1))
    return tuple(day for day in read if day is not None)


def _days_off(file: _File, table: Table, where: str) -> tuple[date, ...]:
    _check_some_day(file, table, where)
    return _dates(file, table, "days", where)


def _fixed_days(file: _File, table: Table, where: str) -> list[date]:
    _check_some_day(file, table, where)
    found = []
    for number, item in enumerate(file.value(table, "days", list, where) or (), start=1):
        text = file.checked(item, str, f"{where}days[{number}]")
        if text is None:
            continue
        try:
            found.append(_fixed_day(text))
        except ValueError:
            file.fault(
                what=Text(
                    f"{where}days[{number}] 不是月-日：{text}。",
                    f"{where}days[{number}] is no MM-DD: {text}.",
                ),
                hint=Text("请写成如 05-01，且日期须存在。", "Write a day that exists, such as 05-01."),
            )
    return found


def _fixed_day(text: str) -> date:
    if MONTH_AND_DAY.fullmatch(text) is None:
        raise ValueError
    return date(LEAP_YEAR, int(text[:2]), int(text[3:]))


def _check_some_day(file: _File, table: Table, where: str) -> None:
    if table.get("days") == []:
        file.fault(
            what=Text(f"{where}days 没有任何日期。", f"{where}days names no day: the holiday falls on no date."),
            hint=Text("请写上放假日，或删去这个节日。", "Give its days off, or take the holiday out."),
        )


def _check_year(file: _File, year: int | None, days: tuple[date, ...]) -> None:
    if year is not None and file.name != f"{year:04}.toml":
        file.fault(
            what=Text(f"文件名与 year = {year} 不符。", f"The file name does not fit year = {year}."),
            hint=Text(f"请改名为 {year:04}.toml 或改正 year。", f"Name it {year:04}.toml, or put the year right."),
        )
    for day in days:
        if year is not None and day.year != year:
            file.fault(
                what=Text(f"{day.isoformat()} 不在{year}年。", f"{day.isoformat()} is not in {year}."),
                hint=Text(
                    f"请改正年份，或移到 {day.year:04}.toml。",
                    f"Put the year right, or move it to {day.year:04}.toml.",
                ),
            )
    _check_once(file, [day.isoformat() for day in days])


def _check_once(file: _File, days: Iterable[str]) -> None:
    for day, times in Counter(days).items():
        if times > 1:
            file.fault(
                what=Text(f"{day} 出现了{times}次。", f"{day} is there {times} times."),
                hint=Text(
                    "每天只能列一次，或放假或上班；请删去多余的。",
                    "A day is listed once, as off or as worked; take out the others.",
                ),
            )


def _check_make_up(file: _File, make_up: tuple[date, ...]) -> None:
    for day in make_up:
        if day.weekday() < SATURDAY:
            said = date_text(day)
            file.fault(
                what=Text(f"make_up 中的{said.zh}不是周末。", f"make_up has {said.en}, which is no weekend day."),
                hint=Text(
                    "调休上班日须是周六或周日，请核对日期。",
                    "A make-up day is a Saturday or Sunday; check the date.",
                ),
            )


def _faults_of_names(folder: Path, names: list[str]) -> list[Fault]:
    strange = [
        Fault(
            name,
            Text("文件名不是年份。", "The file name is no year."),
            Text(f"请命名为 2026.toml 的样式，或 {STATUTORY}。", f"Name it like 2026.toml, or {STATUTORY}."),
        )
        for name in names
        if YEAR_FILE.fullmatch(name) is None
    ]
    years = [int(name[:4]) for name in names if YEAR_FILE.fullmatch(name)]
    if not years:
        return [
            *strange,
            Fault(
                folder.name,
                Text("没有任何年份的文件。", "There is no file of any year."),
                Text("请放入如 2026.toml 的文件。", "Put in a file such as 2026.toml."),
            ),
        ]
    missing = sorted(set(range(min(years), max(years) + 1)) - set(years))
    return strange + [
        Fault(
            f"{year:04}.toml",
            Text("这一年缺失，前后年份都有。", "This year is missing between others."),
            Text("请补上该年文件；年份须相连。", "Add its file; the years follow each other without a gap."),
        )
        for year in missing
    ]
