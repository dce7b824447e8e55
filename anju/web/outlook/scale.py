"""The scale of a curve (曲线刻度): round points upwards, years along. Places are shares of height and width."""

from dataclasses import dataclass
from itertools import count

from anju.engine.days import Day, date_of, first_day_of, month_number
from anju.engine.types import short_text
from anju.web.sheet.words import percent

MOST_MARKS = 5
MOST_YEARS = 4
EDGE = 0.03
"""Nearer than this to an end of the picture, the label of a year stands beside its tick and not under it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A labelled place on an edge of the picture."""

    place: str
    label: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Scale:
    """From points and days to places in the picture."""

    bottom: int
    top: int
    step: int
    first: Day
    last: Day
    decimals: int

    def height(self, points: int | None, *, endless: int) -> float:
        """Answer how far below the upper edge points stand; without a bound it is the edge named."""
        bounded = endless if points is None else min(max(points, self.bottom), self.top)
        return 1 - (bounded - self.bottom) / (self.top - self.bottom)

    def along(self, day: Day) -> float:
        """Answer how far from the left edge a day stands."""
        return (day - self.first) / max(self.last - self.first, 1)

    def marks(self) -> tuple[Mark, ...]:
        """Answer the round numbers of points at the left edge."""
        numbers = range(self.bottom, self.top + 1, self.step)
        return tuple(Mark(percent(self.height(one, endless=0)), short_text(one, self.decimals)) for one in numbers)

    def years(self) -> tuple[Mark, ...]:
        """Answer the first day of every year, as many of them labelled as there is room for."""
        years = range(date_of(self.first).year + 1, date_of(self.last).year + 1)
        every = -(-len(years) // MOST_YEARS) or 1
        shares = [self.along(first_day_of(month_number(year, 1))) for year in years]
        return tuple(
            Mark(percent(share), "" if place % every else str(year), _anchor(share))
            for place, (year, share) in enumerate(zip(years, shares, strict=True))
        )


def scale_of(numbers: list[int], first: Day, last: Day, decimals: int) -> Scale:
    """Choose a scale that holds every number, and nothing."""
    low, high = min(0, *numbers), max(10**decimals, *numbers)
    step = _round_step(high - low, 10**decimals)
    return Scale(low // step * step, -(-high // step) * step, step, first, last, decimals)


def _round_step(height: int, unit: int) -> int:
    """Answer the smallest of 1, 2, 5, 10, 20, … points with which no more marks are needed than there is room for."""
    steps = (unit * factor * int(10**power) for power in count() for factor in (1, 2, 5))
    return next(step for step in steps if height <= step * (MOST_MARKS - 1))


def _anchor(share: float) -> str:
    return "start" if share < EDGE else "end" if share > 1 - EDGE else "middle"
