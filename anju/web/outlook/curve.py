"""The curve of points over the next years (积分曲线), drawn in steps and tabled; lengths are shares of the picture."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from anju.engine.days import Day, date_of
from anju.engine.foresight.forecast import Forecast, Point
from anju.engine.ranges import Range, high_of, low_of
from anju.engine.text import Language
from anju.engine.wording.foresight import changes_text, outside_text
from anju.engine.wording.values import day_text, points_text
from anju.web.outlook.scale import Mark, Scale, scale_of
from anju.web.sheet.words import percent

UNITS = 1000
"""The drawing is so many units wide and high, and stretched to its frame."""


@dataclass(frozen=True, slots=True)
class Goal:
    """The line or target in the picture: how high it stands, and where it is reached, if it is."""

    height: str
    label: str
    reached: str


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of days in the picture."""

    left: str
    width: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The drawing: the lowest and the highest points as steps, the area between them, the scale, the goal.

    Points without an upper bound have an area up to the edge and no upper line: nothing is reached there.
    """

    low: str
    high: str
    area: str
    marks: tuple[Mark, ...]
    years: tuple[Mark, ...]
    goal: Goal | None
    outside: Band | None
    """The days that the edition does not cover; None when it covers all."""


@dataclass(frozen=True, slots=True)
class Row:
    """A day on which something changes."""

    day: str
    total: str
    change: str
    outside: bool


@dataclass(frozen=True, slots=True)
class Year:
    """The changes of one calendar year, and the points at its end."""

    label: str
    total: str
    changes: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """A forecast, drawn and tabled."""

    described: str
    picture: Picture
    years: tuple[Year, ...]
    outside: str


def curve_view(forecast: Forecast, language: Language) -> Curve:
    """Draw and table a forecast."""
    outside = forecast.outside_from
    return Curve(
        _described(forecast, language),
        _picture(forecast, language),
        tuple(_years(forecast, language)),
        "" if outside is None else outside_text(outside).in_(language),
    )


def _described(forecast: Forecast, language: Language) -> str:
    first, last = forecast.points[0], forecast.points[-1]
    decimals = forecast.edition.decimals
    return _("From %(now)s on %(first)s to %(then)s on %(last)s.") % {
        "now": points_text(first.total, decimals).in_(language),
        "first": day_text(first.day).in_(language),
        "then": points_text(last.total, decimals).in_(language),
        "last": day_text(forecast.until).in_(language),
    }


def _picture(forecast: Forecast, language: Language) -> Picture:
    scale = _scale(forecast)
    outside = forecast.outside_from
    low = list(_corners(forecast, scale, low_of, endless=scale.bottom))
    high = list(_corners(forecast, scale, high_of, endless=scale.top))
    is_open = any(isinstance(point.total, Range) for point in forecast.points)
    bounded = is_open and all(high_of(point.total) is not None for point in forecast.points)
    return Picture(
        _path(low),
        _path(high) if bounded else "",
        _path([*low, *reversed(high)]) + "Z" if is_open else "",
        scale.marks(),
        scale.years(),
        _goal(forecast, scale, language),
        None if outside is None else _band_from(scale.along(outside)),
    )


def _band_from(share: float) -> Band:
    return Band(percent(share), percent(1 - share))


def _scale(forecast: Forecast) -> Scale:
    bounds = [bound for point in forecast.points for bound in (low_of(point.total), high_of(point.total))]
    numbers = [bound for bound in bounds if bound is not None]
    if forecast.target:
        numbers.append(forecast.target.points)
    return scale_of(numbers, forecast.points[0].day, forecast.until, forecast.edition.decimals)


def _corners(
    forecast: Forecast, scale: Scale, bound: Callable[..., int | None], *, endless: int
) -> Iterator[tuple[int, int]]:
    """Yield the corners of the steps from left to right: a number holds until the day on which the next one begins."""
    heights = [round(scale.height(bound(point.total), endless=endless) * UNITS) for point in forecast.points]
    places = [round(scale.along(point.day) * UNITS) for point in forecast.points]
    for place, upto, height in zip(places, [*places[1:], UNITS], heights, strict=True):
        yield place, height
        yield upto, height


def _path(corners: list[tuple[int, int]]) -> str:
    return "M" + "L".join(f"{place} {height}" for place, height in corners)


def _goal(forecast: Forecast, scale: Scale, language: Language) -> Goal | None:
    target = forecast.target
    if target is None:
        return None
    reached = target.surely_on
    return Goal(
        percent(scale.height(target.points, endless=0)),
        points_text(target.points, forecast.edition.decimals).in_(language),
        "" if reached is None else percent(scale.along(reached)),
    )


def _years(forecast: Forecast, language: Language) -> Iterator[Year]:
    pairs = zip((None, *forecast.points), forecast.points, strict=False)
    for year, group in groupby(pairs, key=lambda pair: date_of(pair[1].day).year):
        rows = tuple(_row(forecast, before, point, language) for before, point in group)
        changes = len(rows) - (year == date_of(forecast.points[0].day).year)
        yield Year(str(year), rows[-1].total, _changes(changes), rows)


def _changes(number: int) -> str:
    return _("1 change") if number == 1 else _("%(number)s changes") % {"number": number}


def _row(forecast: Forecast, before: Point | None, point: Point, language: Language) -> Row:
    outside: Day | None = forecast.outside_from
    return Row(
        day_text(point.day).in_(language),
        points_text(point.total, forecast.edition.decimals).in_(language),
        changes_text(before.sheet if before else None, point).in_(language),
        outside is not None and point.day >= outside,
    )
