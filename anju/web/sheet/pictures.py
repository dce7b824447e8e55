"""The timeline as a picture with its table (时间轴图): all lengths are shares of the width, so it fits any screen."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from anju.engine.days import date_of, first_day_of, month_number
from anju.engine.sheet import ScoreSheet
from anju.engine.text import Language
from anju.engine.wording.timeline import STATE_TEXT, State, Stretch, Timeline, timelines
from anju.engine.wording.values import day_text
from anju.web.sheet.words import days, percent

NARROWEST = 0.008
"""A stretch of a few days among many years is drawn this wide, or nobody would see it."""

EDGE = 0.05
"""Nearer than this to an end of the picture, the label of a year stands beside its tick and not under it."""

MOST_LABELS = 6
STATES: tuple[State, ...] = ("counted", "run_on", "undecided", "left_out", "gap")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch in the picture."""

    state: str
    left: str
    width: str
    title: str


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a year in the picture; those between the labelled ones have no label."""

    left: str
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Row:
    """A stretch in the table."""

    state: str
    said: str
    dates: str
    length: str
    because: str


@dataclass(frozen=True, slots=True)
class Legend:
    """A state with its name and the days it has in all."""

    state: str
    said: str
    length: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A timeline, drawn and tabled."""

    anchor: str
    label: str
    described: str
    segments: tuple[Segment, ...]
    ticks: tuple[Tick, ...]
    legend: tuple[Legend, ...]
    rows: tuple[Row, ...]


def pictures(sheet: ScoreSheet, language: Language) -> tuple[Picture, ...]:
    """Draw every timeline that has a record."""
    return tuple(_picture(timeline, language) for timeline in timelines(sheet) if timeline.stretches)


def _picture(timeline: Timeline, language: Language) -> Picture:
    first, last = timeline.stretches[0].first, timeline.stretches[-1].last
    rows = tuple(_row(stretch, language) for stretch in timeline.stretches)
    legend = _legend(timeline, language)
    described = _("From %(first)s to %(last)s: %(parts)s.") % {
        "first": day_text(first).in_(language),
        "last": day_text(last).in_(language),
        "parts": ("，" if language == "zh" else ", ").join(f"{one.said} {one.length}" for one in legend),
    }
    return Picture(
        f"timeline-{timeline.measure}",
        timeline.label.in_(language),
        described,
        tuple(_segment(stretch, row, first, last) for stretch, row in zip(timeline.stretches, rows, strict=True)),
        tuple(_ticks(first, last)),
        legend,
        rows,
    )


def _row(stretch: Stretch, language: Language) -> Row:
    first, last = day_text(stretch.first).in_(language), day_text(stretch.last).in_(language)
    because = stretch.because.in_(language) if stretch.because else ""
    if stretch.state == "undecided" and not because:
        because = _("depends on facts that are missing")
    return Row(
        stretch.state,
        STATE_TEXT[stretch.state].in_(language),
        first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last},
        days(stretch.last - stretch.first + 1),
        because,
    )


def _segment(stretch: Stretch, row: Row, first: int, last: int) -> Segment:
    whole = last - first + 1
    width = max((stretch.last - stretch.first + 1) / whole, NARROWEST)
    left = min((stretch.first - first) / whole, 1 - width)
    return Segment(stretch.state, percent(left), percent(width), f"{row.said}: {row.dates} ({row.length})")


def _ticks(first: int, last: int) -> list[Tick]:
    years = range(date_of(first).year + 1, date_of(last).year + 1)
    step = -(-len(years) // MOST_LABELS) or 1
    shares = [(first_day_of(month_number(year, 1)) - first) / (last - first + 1) for year in years]
    return [
        Tick(
            percent(share),
            "" if place % step else str(year),
            "start" if share < EDGE else "end" if share > 1 - EDGE else "middle",
        )
        for place, (year, share) in enumerate(zip(years, shares, strict=True))
    ]


def _legend(timeline: Timeline, language: Language) -> tuple[Legend, ...]:
    sizes = {
        state: sum(one.last - one.first + 1 for one in timeline.stretches if one.state == state) for state in STATES
    }
    return tuple(Legend(state, STATE_TEXT[state].in_(language), days(size)) for state, size in sizes.items() if size)
