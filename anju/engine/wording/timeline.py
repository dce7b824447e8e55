"""The timeline of a measure of days (时间轴): what every day from the first record to the day of judging was."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from anju.engine.counting import Counted, Line
from anju.engine.days import LAST_DAY
from anju.engine.sheet import MeasureLine, ScoreSheet
from anju.engine.spans import Span, runs, span
from anju.engine.text import Text

State = Literal["counted", "run_on", "undecided", "left_out", "gap"]
STATE_TEXT: dict[State, Text] = {
    "counted": Text("计入", "counted"),
    "run_on": Text("延续", "run on"),
    "undecided": Text("待确定", "undecided"),
    "left_out": Text("不计入", "left out"),
    "gap": Text("没有登记", "no record"),
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """An unbroken stretch of days of one state, with the reason where there is one."""

    first: int
    last: int
    state: State
    because: Text | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """The stretches of one measure, from early to late, without a hole."""

    measure: str
    label: Text
    stretches: tuple[Stretch, ...]


def timelines(sheet: ScoreSheet) -> tuple[Timeline, ...]:
    """Answer a timeline for each measure of days that has rules for running on."""
    return tuple(
        Timeline(name, line.measure.label, _stretches(line, sheet.day))
        for name, line in sheet.measures.items()
        if line.measure.fold and line.measure.fold.runs_on and line.counted
    )


def _stretches(line: MeasureLine, day: int) -> tuple[Stretch, ...]:
    counted = line.counted
    if counted is None or not counted.lines:
        return ()
    first = min(one.record.values[0] for one in counted.lines)
    rest = span(first, day)
    found: list[Stretch] = []
    for state, one, members in _layers(counted):
        found += [
            Stretch(begin, end, state, one.reason.say if one.reason else None) for begin, end in runs(members & rest)
        ]
        rest &= ~members
    found += [Stretch(begin, end, "gap", None) for begin, end in runs(rest)]
    return tuple(sorted(found, key=lambda stretch: stretch.first))


def _layers(counted: Counted) -> Iterator[tuple[State, Line, Span]]:
    """Yield the lines from the strongest state to the weakest; a day belongs to the first that has it."""
    for state, holds in _STATES:
        for line in counted.lines:
            if holds(line):
                yield state, line, line.span or _own(line)


def _own(line: Line) -> Span:
    return span(line.record.values[0], min(line.record.values[1], LAST_DAY))


_STATES: tuple[tuple[State, Callable[[Line], bool]], ...] = (
    ("counted", lambda line: line.verdict == "counted" and not line.run_on),
    ("run_on", lambda line: line.verdict == "counted" and line.run_on),
    ("undecided", lambda line: line.verdict == "undecided"),
    ("left_out", lambda line: line.verdict == "left_out"),
)
