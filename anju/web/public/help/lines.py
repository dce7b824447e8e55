"""Earlier lines of settlement (历年分数线), as a table and a picture of it."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from anju.engine.wording.values import plain_number
from anju.help.content import CityHelp, EarlierLine
from anju.web.public.help.reader import Origin, Reader, Way, reader_of

WIDTH, HEIGHT, FLOOR, CEILING = 480, 190, 160, 24
"""The picture: its size, where its bars stand, and how high the highest reaches."""


@dataclass(frozen=True, slots=True)
class LineRow:
    """A round with its line."""

    anchor: str
    title: str
    line: int
    quota: str
    applied: str
    admitted: str
    note: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Bar:
    """A line in the picture; a hollow one had no quota."""

    left: int
    middle: int
    top: int
    width: int
    height: int
    line: int
    label: str
    is_hollow: bool


@dataclass(frozen=True, slots=True)
class EarlierLinesPage:
    """What the page of the earlier lines shows."""

    title: str
    city: str
    back: Way
    rows: tuple[LineRow, ...]
    origins: tuple[Origin, ...]
    bars: tuple[Bar, ...]
    floor: int
    size: tuple[int, int]


@login_not_required
@require_safe
def earlier_lines(request: HttpRequest, told: CityHelp) -> HttpResponse:
    """Show the lines of former rounds (历年分数线)."""
    reader = reader_of(request, told)
    lines = tuple(told.lines.values())
    rows = tuple(_row(reader, line) for line in lines)
    page = EarlierLinesPage(
        title=reader.name("lines"),
        city=reader.say(told.label),
        back=reader.home,
        rows=rows,
        origins=tuple({row.origin.articles: row.origin for row in rows}.values()),
        bars=_bars(lines),
        floor=FLOOR,
        size=(WIDTH, HEIGHT),
    )
    return render(request, "public/earlier_lines.html", {"page": page})


def _row(reader: Reader, line: EarlierLine) -> LineRow:
    return LineRow(
        f"line-{line.name}",
        reader.say(line.title),
        line.line,
        _("limited") if line.quota else _("not limited"),
        _count(line.applied),
        _count(line.admitted),
        reader.say(line.note),
        reader.origin(line),
    )


def _count(number: int | None) -> str:
    return "" if number is None else plain_number(number, 0)


def _bars(lines: tuple[EarlierLine, ...]) -> tuple[Bar, ...]:
    """Draw a bar for each line, from 0 on: lines that differ little look so."""
    highest = max((line.line for line in lines), default=1)
    step = WIDTH // max(len(lines), 1)
    bars = []
    for place, line in enumerate(lines):
        height = line.line * (FLOOR - CEILING) // highest
        left, width = place * step + step // 5, step * 3 // 5
        label = f"{line.begins:%Y-%m}" if line.quota else f"{line.begins:%Y}"
        bars.append(Bar(left, left + width // 2, FLOOR - height, width, height, line.line, label, not line.quota))
    return tuple(bars)
