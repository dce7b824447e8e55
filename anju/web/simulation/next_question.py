"""The next question (下一个问题): the one whose answer narrows the range of the main total most.

Each fact that the sheet misses is tried: the sheet is scored again with the fact taken as known, in a few ways in
which it may turn out, and the way that narrows least counts. An endless range comes before every other.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from anju.engine.days import Day, shifted
from anju.engine.edition import Edition
from anju.engine.facts import Facts
from anju.engine.ranges import Number, high_of, low_of
from anju.engine.scoring import score
from anju.engine.sheet import ScoreSheet
from anju.engine.text import Text
from anju.engine.types import short_text
from anju.engine.vocabulary import FieldKind
from anju.engine.wording.missing import missing_text
from anju.web.simulation.drafts import anchor_of
from anju.web.simulation.topics import context_of, topic_asking

Openness = tuple[int, int, int, int]
"""Bounds that the total lacks, bounds that rows lack, then the width of the total and of all rows."""

Row = tuple[Any, ...]
A_WORD = "·"
LARGE = 10**6
MOST_TRIED = 30
"""Facts that are tried: fields of many records wait until those before them are answered."""


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """A question worth asking next (下一个问题): the topic that asks it (none: of the application), where, and why."""

    path: str
    topic: str
    anchor: str
    label: Text
    why: Text


def next_question(edition: Edition, facts: Facts, day: Day) -> NextQuestion | None:
    """Name the question that narrows the main total most; when none does, one that a condition waits for.

    None when the sheet misses nothing. What the edition itself leaves open is no question.
    """
    sheet = score(edition, facts, day, as_if_in_force=True)
    asked = [path for path in sheet.missing if _can_be_asked(edition, path)]
    if not asked:
        return None
    before = _openness(sheet)
    tried = sorted(asked, key=lambda path: "[" in path)[:MOST_TRIED]
    narrowed = [_narrowing(edition, facts, day, path, before) for path in tried]
    best = max(range(len(tried)), key=lambda place: (narrowed[place], -place))
    return _question(sheet, tried[best], narrowed[best])


def _can_be_asked(edition: Edition, path: str) -> bool:
    if path.startswith("context."):
        return path.removeprefix("context.") in {field.name for field in context_of(edition)}
    return topic_asking(edition, path.partition("[")[0]) is not None


def _narrowing(edition: Edition, facts: Facts, day: Day, path: str, before: Openness) -> Openness:
    """Answer by how much the answer narrows at the least."""
    narrowed = []
    for known in _known(edition, facts, day, path):
        after = _openness(score(edition, known, day, as_if_in_force=True))
        narrowed.append(tuple(one - other for one, other in zip(before, after, strict=True)))
    return min(narrowed)  # type: ignore[return-value]  # as long as both, and there is at least one way


def _openness(sheet: ScoreSheet) -> Openness:
    rows = [line.points for line in sheet.indicators]
    return _endless(sheet.total), sum(map(_endless, rows)), _width(sheet.total), sum(map(_width, rows))


def _endless(points: Number) -> int:
    return (low_of(points) is None) + (high_of(points) is None)


def _width(points: Number) -> int:
    low, high = low_of(points), high_of(points)
    return 0 if low is None or high is None else high - low


def _known(edition: Edition, facts: Facts, day: Day, path: str) -> Iterator[Facts]:
    """Yield the facts as they are in the ways in which one more may turn out: of a kind, that there is none."""
    section, _dot, name = path.partition(".")
    kind, bracket, rest = name.partition("[")
    if section == "person":
        yield from (replace(facts, person=row) for row in _rows(edition.vocabulary.person, facts.person, name, day))
    elif section == "context":
        yield from (replace(facts, context=row) for row in _rows(edition.vocabulary.context, facts.context, name, day))
    elif not bracket:
        yield replace(facts, rows=dict(facts.rows) | {kind: ()})
    else:
        index, _, column = rest.partition("].")
        rows, place = facts.rows[kind] or (), int(index)
        for row in _rows(edition.vocabulary.kinds[kind].columns, rows[place], column, day):
            yield replace(facts, rows=dict(facts.rows) | {kind: (*rows[:place], row, *rows[place + 1 :])})


def _rows(fields: tuple[FieldKind, ...], values: Row, name: str, day: Day) -> Iterator[Row]:
    """Yield values with one of them known, in each way in which it may turn out."""
    place = next(place for place, field in enumerate(fields) if field.name == name)
    for value in _ways(fields[place], day):
        yield (*values[:place], value, *values[place + 1 :])


def _ways(field: FieldKind, day: Day) -> tuple[Any, ...]:
    """Answer values that a field may turn out to have: each member, both truths, few and many, lately and long ago."""
    if field.type.kind == "class":
        return field.type.members
    if field.type.kind == "yes_no":
        return (False, True)
    if field.type.kind == "number":
        return (field.least or 0, LARGE if field.most is None else field.most)
    if field.type.kind == "day":
        return (day, shifted(day, -4, "years"), shifted(day, -40, "years"))
    return (A_WORD,)


def _question(sheet: ScoreSheet, path: str, narrowed: Openness) -> NextQuestion:
    question = path.partition("[")[0]
    topic = topic_asking(sheet.edition, question)
    return NextQuestion(
        path=path,
        topic=topic.name if topic else "",
        anchor=anchor_of(path),
        label=missing_text(sheet, path),
        why=_why(sheet, narrowed),
    )


def _why(sheet: ScoreSheet, narrowed: Openness) -> Text:
    endless, _rows, width, _widths = narrowed
    if endless > 0:
        return Text("答了它，总积分才有上限或下限。", "Without it the total has no bound.")
    if width > 0:
        points = short_text(width, sheet.edition.decimals)
        return Text(
            f"答了它，总积分的范围至少缩小{points}分。",
            f"It narrows the range of the total by {points} points at least.",
        )
    if any(line.missing for line in sheet.indicators):
        return Text("总积分的范围与它有关。", "The range of the total depends on it.")
    return Text("能否申请与它有关。", "Whether you may apply depends on it.")
