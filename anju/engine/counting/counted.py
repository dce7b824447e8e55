"""What counting answers (计数结果): the value, and one line for every record with its reason."""

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from anju.engine.edition import Reason
from anju.engine.facts import Record
from anju.engine.spans import Span

Verdict = Literal["counted", "left_out", "undecided"]


class Line(NamedTuple):
    """What became of one record, or of one stretch of it: counted, left out with a reason, or undecided.

    `span` holds the days or months concerned; 0 where the record is judged as a whole. `run_on` is the stretch that
    a period gained after its end, with `reason` saying by which rule.
    """

    record: Record
    verdict: Verdict
    reason: Reason | None = None
    span: Span = 0
    run_on: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """The result of counting one kind of records.

    `surely` and `at_most` are the days or months of a measure that counts them: what it certainly holds, and what
    it may hold (months when `monthly`, else days). `open` says that the kind itself is not known.
    """

    value: Any
    lines: tuple[Line, ...] = ()
    surely: Span = 0
    at_most: Span = 0
    monthly: bool = False
    open: bool = False
