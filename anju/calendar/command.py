"""The words of `anju workdays` (工作日命令行): text in, exit code and text out; nothing is printed here.

The first line of an answer is the answer alone; the lines after it say how it was computed.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from anju.calendar.loading import calendar_of_china
from anju.calendar.model import MOST_WORKING_DAYS, Calendar, DayOff, Source
from anju.calendar.refusals import CalendarRefused, CountNegative, CountTooLarge
from anju.calendar.wording import date_text
from anju.engine.text import Language, Text

ANSWERED = 0
BAD_INPUT = 2

# An explanation stays readable: runs of days off beyond this many are only counted.
MOST_RUNS_LISTED = 40

ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
WHOLE_NUMBER = re.compile(r"-?[0-9]+")
MOST_DIGITS = 9
LONGEST_QUOTED = 40


def add(start_text: str, n_text: str, lang: Language = "zh") -> tuple[int, str]:
    """Answer `anju workdays add START N` (顺延工作日)."""
    calendar = calendar_of_china()
    start, n = _read_day(start_text), _read_count(n_text)
    if isinstance(start, Text) or isinstance(n, Text):
        return _refused((start, n), lang)
    try:
        deadline = calendar.add_working_days(start, n)
    except CalendarRefused as refusal:
        return _refused((refusal.text,), lang)
    said = date_text(deadline.day)
    lines = [
        Text(
            zh=f"自 {start.isoformat()} 的次日起算，第{n}个工作日是{said.zh}。",
            en=f"Counted from the day after {start.isoformat()}, working day {n} is {said.en}.",
        )
        if n
        else Text(zh="0个工作日：就是当天。", en="0 working days: the day itself."),
        *_explained(calendar, start, deadline.day),
    ]
    return _answered(deadline.day.isoformat(), lines, lang)


def between(a_text: str, b_text: str, lang: Language = "zh") -> tuple[int, str]:
    """Answer `anju workdays between A B` (期间工作日数): after A, up to and with B."""
    calendar = calendar_of_china()
    a, b = _read_day(a_text), _read_day(b_text)
    if isinstance(a, Text) or isinstance(b, Text):
        return _refused((a, b), lang)
    try:
        count = calendar.working_days_between(a, b)
    except CalendarRefused as refusal:
        return _refused((refusal.text,), lang)
    lines = [
        Text(
            zh=f"自 {a.isoformat()} 的次日至 {b.isoformat()}（含当日），共{count}个工作日。",
            en=f"From the day after {a.isoformat()} to {b.isoformat()} (included): working days {count}.",
        ),
        *_explained(calendar, a, b),
    ]
    return _answered(str(count), lines, lang)


def _read_day(text: str) -> date | Text:
    if ISO_DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    return Text(
        zh=f"看不懂日期“{_quoted(text)}”。请写成 年-月-日，如 2020-03-09，且日期须存在。",
        en=f'"{_quoted(text)}" is no date. Write a day that exists as year-month-day, such as 2020-03-09.',
    )


def _read_count(text: str) -> int | Text:
    if WHOLE_NUMBER.fullmatch(text) is None:
        return Text(
            zh=f"看不懂工作日数“{_quoted(text)}”。请写0至{MOST_WORKING_DAYS}的整数，如 20。",
            en=f'"{_quoted(text)}" is no number of working days. Write a whole number from 0 to '
            f"{MOST_WORKING_DAYS}, such as 20.",
        )
    if len(text) > MOST_DIGITS:
        return CountTooLarge(MOST_WORKING_DAYS).text
    n = int(text)
    return CountNegative(n).text if n < 0 else n


def _quoted(text: str) -> str:
    printable = "".join(letter if letter.isprintable() else "?" for letter in text)
    return printable if len(printable) <= LONGEST_QUOTED else f"{printable[:LONGEST_QUOTED]}…"


def _refused(answers: Iterable[object], lang: Language) -> tuple[int, str]:
    return BAD_INPUT, "\n".join(answer.in_(lang) for answer in answers if isinstance(answer, Text))


def _answered(first: str, lines: Iterable[Text], lang: Language) -> tuple[int, str]:
    return ANSWERED, "\n".join([first, *(line.in_(lang) for line in lines)])


def _explained(calendar: Calendar, start: date, end: date) -> Iterator[Text]:
    days_off = calendar.days_off_between(start, end)
    yield Text(zh=f"跳过的非工作日：{len(days_off)}天", en=f"Days off left out: {len(days_off)}")
    runs = list(_runs(days_off))
    yield from islice(runs, MOST_RUNS_LISTED)
    if (rest := len(runs) - MOST_RUNS_LISTED) > 0:
        yield Text(zh=f"  ……另有{rest}段", en=f"  … and {rest} more")
    yield from (
        Text(zh=f"调休上班，计为工作日：{said.zh}", en=f"Make-up day, counted as worked: {said.en}")
        for said in map(date_text, calendar.make_up_days_between(start, end))
    )
    yield from (_cited(source) for source in calendar.sources_between(start, end))
    if (reason := calendar.why_provisional(end)) is not None:
        yield Text(zh=f"暂定：{reason.zh}", en=f"Provisional: {reason.en}")


def _runs(days_off: tuple[DayOff, ...]) -> Iterator[Text]:
    """Put days off that follow each other under one name into one line (连续放假合并列示)."""
    first = 0
    for last, off in enumerate(days_off):
        following = days_off[last + 1] if last + 1 < len(days_off) else None
        if following and following.name == off.name and (following.day - off.day).days == 1:
            continue
        yield _run(days_off[first].day, off.day, off.name)
        first = last + 1


def _run(first: date, last: date, name: Text) -> Text:
    if first == last:
        return Text(zh=f"  {first.isoformat()} {name.zh}", en=f"  {first.isoformat()} {name.en}")
    return Text(
        zh=f"  {first.isoformat()} 至 {last.isoformat()} {name.zh}",
        en=f"  {first.isoformat()} to {last.isoformat()} {name.en}",
    )


def _cited(source: Source) -> Text:
    number = f"（{source.number}）" if source.number else ""
    return Text(zh=f"依据：《{source.title}》{number}", en=f"Source: 《{source.title}》{number}")
