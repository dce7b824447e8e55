"""Pictures of a report (测算图) as inline SVG: bars and curves without script, so that it prints and can be mailed.

The numbers stand in the table beside; a picture repeats them for the eye, and names itself for whoever cannot see it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from anju.engine.text import Language, Text
from anju.engine.types import short_text
from anju.population.comparing import round_step

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 260, 64, 8, 28, 36
COLOURS = ("#8aa1b4", "#1d5b8f")
MOST_LABELS = 14
FEW_TICKS = 4


@dataclass(frozen=True)
class Bars:
    """Bars side by side for each label; negative ones hang down. Values are in units of 10**-decimals."""

    labels: Sequence[Text | str]
    series: Sequence[Sequence[int]]
    names: tuple[Text, ...]
    decimals: int = 0

    @property
    def shapes(self) -> Iterator[str]:
        """Draw the bars."""
        scale, slot = _Scale.of(self.series, from_zero=True), _slot(self.labels)
        wide = slot * 0.8 / len(self.series)
        for place, row in enumerate(self.series):
            for number, value in enumerate(row):
                top, foot = sorted((scale.at(value), scale.at(0)))
                left = LEFT + slot * (number + 0.1) + wide * place
                fill = COLOURS[-len(self.series) :][place]
                yield f'<rect x="{left:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{foot - top:.1f}" fill="{fill}"/>'


@dataclass(frozen=True)
class Curve:
    """One curve over the values of a parameter."""

    labels: Sequence[Text | str]
    series: Sequence[Sequence[int]]
    names: tuple[Text, ...]
    decimals: int = 0

    @property
    def shapes(self) -> Iterator[str]:
        """Draw the curve with a dot for each value."""
        scale, slot = _Scale.of(self.series, from_zero=False), _slot(self.labels)
        points = [(LEFT + slot * (number + 0.5), scale.at(value)) for number, value in enumerate(self.series[0])]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        yield f'<polyline points="{line}" fill="none" stroke="{COLOURS[-1]}" stroke-width="2"/>'
        yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{COLOURS[-1]}"/>' for x, y in points)


@dataclass(frozen=True)
class _Scale:
    """Where a value stands on the picture."""

    low: int
    high: int

    @classmethod
    def of(cls, series: Sequence[Sequence[int]], *, from_zero: bool) -> "_Scale":
        values = [*(number for row in series for number in row), *([0] if from_zero else [])]
        return cls(min(values), max(max(values), min(values) + 1))

    def at(self, value: float) -> float:
        return HEIGHT - BOTTOM - (value - self.low) / (self.high - self.low) * (HEIGHT - TOP - BOTTOM)


def svg(picture: Bars | Curve, title: str, language: Language) -> str:
    """Draw a picture."""
    scale = _Scale.of(picture.series, from_zero=isinstance(picture, Bars))
    names = [name.in_(language) for name in picture.names]
    labels = [label.in_(language) if isinstance(label, Text) else label for label in picture.labels]
    parts = [*_ticks(scale, picture.decimals), *picture.shapes, *_labels(labels), *_legend(names)]
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}" '
        f'xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg>'
    )


def _slot(labels: Sequence[Text | str]) -> float:
    return (WIDTH - LEFT - RIGHT) / max(len(labels), 1)


def _ticks(scale: _Scale, decimals: int) -> Iterator[str]:
    step = round_step(scale.high - scale.low, FEW_TICKS)
    for value in range(-(-scale.low // step) * step, scale.high + 1, step):
        y = scale.at(value)
        yield f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#d8dee4"/>'
        said = short_text(value, decimals) if decimals else f"{value:,}"
        yield f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{said}</text>'


def _labels(labels: Sequence[str]) -> Iterator[str]:
    """Write every label, or every so manieth where they are many."""
    slot, step = _slot(labels), -(-len(labels) // MOST_LABELS)
    for number in range(0, len(labels), max(step, 1)):
        x = LEFT + slot * (number + 0.5)
        yield f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{escape(labels[number])}</text>'


def _legend(names: Sequence[str]) -> Iterator[str]:
    for place, name in enumerate(names):
        x = LEFT + place * 110
        yield f'<rect x="{x}" y="6" width="12" height="12" fill="{COLOURS[-len(names) :][place]}"/>'
        yield f'<text x="{x + 18}" y="16">{escape(name)}</text>'
