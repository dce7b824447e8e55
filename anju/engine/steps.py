"""Steps (可做的事): what a person may do for an indicator, as an edition declares it; it decides no points.

A step adds records to the person file, or changes some that are there, with dates counted from the day it begins
(`start`) and the day it is done (`done`). What it brings is never written down: the engine computes it.
"""

from dataclasses import dataclass
from typing import Any, Literal

from anju.engine.text import Text


@dataclass(frozen=True, slots=True)
class RelativeDay:
    """A day counted from the beginning or the end of a step: `done - 1 months`."""

    anchor: Literal["start", "done"]
    amount: int = 0
    unit: str = "days"


@dataclass(frozen=True, slots=True)
class StepChange:
    """A record that a step adds, or fields that it sets in the records that agree with `where`.

    Values stand by the name of their field; a field that is not named is as if a file said nothing.
    """

    kind: str
    values: tuple[tuple[str, Any], ...]
    where: tuple[tuple[str, Any], ...] | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do (可做的事), and how long it takes; `within` is done as soon as it brings something by then.

    Without an article the step is illustrative: what it takes is an estimate of the edition's author.
    """

    name: str
    indicator: str
    label: Text
    amount: int
    unit: str
    within: bool
    changes: tuple[StepChange, ...]
    article: str = ""
