"""Two editions row by row (版本修订对照): what was added, removed, and changed, in the order of the points table."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from anju.engine.edition import Edition, Indicator, Measure, Source, Total
from anju.engine.expressions import Constant
from anju.engine.scoring import standings_of
from anju.engine.text import Text
from anju.engine.types import short_text
from anju.engine.wording.conditions import ConditionWriter, windows_text
from anju.engine.wording.explanation import article_text
from anju.engine.wording.redline.folds import measure_changes
from anju.engine.wording.redline.points import Writers, expression_changes, points_changes
from anju.engine.wording.redline.words import NONE, arrow, measure_words
from anju.engine.wording.values import STANDING_TEXT, day_text

Section = Literal["edition", "sources", "values", "measures", "indicators", "totals", "requirements", "vetoes"]
SECTIONS: dict[Section, Text] = {
    "edition": Text("版本", "Edition"),
    "sources": Text("依据", "Sources"),
    "values": Text("数值", "Values"),
    "indicators": Text("指标", "Indicators"),
    "measures": Text("度量", "Measures"),
    "totals": Text("合计", "Totals"),
    "requirements": Text("申请条件", "Requirements"),
    "vetoes": Text("一票否决", "Vetoes"),
}


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that was added (no `before`), removed (no `after`) or changed; `changes` says word for word in what."""

    section: Section
    name: str
    label: Text
    before: Text | None
    after: Text | None
    changes: tuple[Text, ...] = ()

    @property
    def status(self) -> Literal["added", "removed", "changed"]:
        """Say what became of the row."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"


@dataclass(frozen=True, slots=True)
class Redline:
    """All rows in which two editions differ; none when they say the same."""

    first: Edition
    second: Edition
    rows: tuple[RowChange, ...]


def redline(first: Edition, second: Edition) -> Redline:
    """Write in words how the second edition differs from the first (版本修订对照)."""
    writers = ConditionWriter(first), ConditionWriter(second)
    rows = (
        *_heading(first, second),
        *_paired("sources", tuple(first.sources.values()), tuple(second.sources.values()), writers, _SOURCE),
        *_paired("values", _values(first), _values(second), writers, _VALUE),
        *_paired("indicators", first.indicators, second.indicators, writers, _INDICATOR),
        *_paired("measures", first.measures, second.measures, writers, _MEASURE),
        *_paired("totals", first.totals, second.totals, writers, _TOTAL),
        *_paired("requirements", first.requirements, second.requirements, writers, _CONDITION),
        *_paired("vetoes", first.vetoes, second.vetoes, writers, _CONDITION),
    )
    return Redline(first, second, rows)


Whole = Callable[[ConditionWriter, Any], Text]
Finer = Callable[[Writers, Any, Any], Iterator[Text]]


def _paired(
    section: Section, mine: Sequence[Any], theirs: Sequence[Any], writers: Writers, words: tuple[Whole, Finer]
) -> Iterator[RowChange]:
    whole, finer = words
    old, new = {row.name: row for row in mine}, {row.name: row for row in theirs}
    for name, row in old.items():
        if name not in new:
            yield RowChange(section, name, _label(row), whole(writers[0], row), None)
        elif changes := tuple(dict.fromkeys(finer(writers, row, new[name]))):
            before, after = whole(writers[0], row), whole(writers[1], new[name])
            yield RowChange(section, name, _label(new[name]), before, after, changes)
    for name, row in new.items():
        if name not in old:
            yield RowChange(section, name, _label(row), None, whole(writers[1], row))


def _label(row: Any) -> Text:
    label = getattr(row, "label", None) or getattr(row, "title", None)
    return label if isinstance(label, Text) else Text(row.name, row.name)


def _heading(first: Edition, second: Edition) -> Iterator[RowChange]:
    sides = [_covers(edition) for edition in (first, second)]
    changes = []
    if sides[0] != sides[1]:
        changes.append(arrow(Text("适用期", "covers"), sides[0], sides[1]))
    if first.decimals != second.decimals:
        one, other = (Text(str(edition.decimals), str(edition.decimals)) for edition in (first, second))
        changes.append(arrow(Text("小数位数", "decimals"), one, other))
    if changes:
        yield RowChange("edition", second.name, second.label, sides[0], sides[1], tuple(changes))


def _covers(edition: Edition) -> Text:
    start = day_text(edition.first_day)
    if edition.last_day is None:
        return Text(f"{start.zh}起", f"from {start.en}")
    last = day_text(edition.last_day)
    return Text(f"{start.zh}至{last.zh}", f"{start.en} to {last.en}")


def _values(edition: Edition) -> tuple[Constant, ...]:
    """Answer the named constants that the edition's rules read, each once."""
    rows = (
        *edition.measures, *edition.indicators, *edition.totals, *edition.requirements, *edition.vetoes
    )  # fmt: skip
    found = {part.name: part for row in rows for part in row.walk() if isinstance(part, Constant) and part.name}
    return tuple(found.values())


def _value_words(write: ConditionWriter, value: Constant) -> Text:
    if value.type.kind == "windows":
        return windows_text(value.value)
    if value.type.kind == "number":
        number = short_text(value.value, value.type.scale)
        return Text(number, number)
    return write.expression(value)


def _value_changes(writers: Writers, old: Constant, new: Constant) -> Iterator[Text]:
    one, other = _value_words(writers[0], old), _value_words(writers[1], new)
    if one != other:
        yield arrow(Text(new.name, new.name), one, other)


def _source_words(write: ConditionWriter, source: Source) -> Text:
    return source.title + Text("：", ": ") + STANDING_TEXT[source.standing]


def _source_changes(writers: Writers, old: Source, new: Source) -> Iterator[Text]:
    if old.title != new.title:
        yield arrow(Text("名称", "title"), old.title, new.title)
    if old.standing != new.standing:
        count = sum(row.article.partition("/")[0] == new.name for row in writers[1].edition.indicators)
        tail = Text(f"（{count} 个指标以此为依据）", f" ({count} indicators rest on it)")
        yield arrow(Text("可靠程度", "standing"), STANDING_TEXT[old.standing], STANDING_TEXT[new.standing], tail)


def _indicator_changes(writers: Writers, old: Indicator, new: Indicator) -> Iterator[Text]:
    yield from points_changes(writers, old.points, new.points)
    yield from _common_changes(writers, old, new)
    one, other = (
        STANDING_TEXT[_standing(write.edition, row.name)] for write, row in zip(writers, (old, new), strict=True)
    )
    if one != other and not _told_with_sources(writers):
        yield arrow(Text("可靠程度", "standing"), one, other)


def _told_with_sources(writers: Writers) -> bool:
    """Say whether a source changed its standing: the rows that rest on it are counted there, not told one by one."""
    mine, theirs = (write.edition.sources for write in writers)
    return any(name in theirs and source.standing != theirs[name].standing for name, source in mine.items())


def _standing(edition: Edition, name: str) -> str:
    place = next(place for place, row in enumerate(edition.indicators) if row.name == name)
    return standings_of(edition)[place]


def _measure_row_changes(writers: Writers, old: Measure, new: Measure) -> Iterator[Text]:
    yield from measure_changes(writers, old, new)
    yield from _common_changes(writers, old, new)


def _total_changes(writers: Writers, old: Total, new: Total) -> Iterator[Text]:
    one, other = writers[0].points(old.points), writers[1].points(new.points)
    changes = tuple(points_changes(writers, old.points, new.points))
    if one != other:
        yield from changes or (arrow(Text("算法", "computed as"), one, other),)
    yield from _label_changes(old, new)
    if old.main != new.main:
        yield Text(
            "改为总积分" if new.main else "不再是总积分", "is the main total now" if new.main else "no longer main"
        )


def _condition_row_changes(writers: Writers, old: Any, new: Any) -> Iterator[Text]:
    yield from expression_changes(writers, Text("条件", "condition"), old.when, new.when)
    if getattr(old, "effect", None) != getattr(new, "effect", None):
        words = {"refuse": Text("不予申请", "no application"), "zero": Text("积分清零", "all points taken")}
        yield arrow(Text("后果", "effect"), words[old.effect], words[new.effect])
    yield from _common_changes(writers, old, new)


def _common_changes(writers: Writers, old: Any, new: Any) -> Iterator[Text]:
    """Yield changes of name, reading and article, which no points depend on but a reader does.

    The same place in another source is told with the sources.
    """
    yield from _label_changes(old, new)
    if old.reading != new.reading:
        yield arrow(Text("解读", "reading"), old.reading or NONE, new.reading or NONE)
    if old.article.partition("/")[2] != new.article.partition("/")[2]:
        one, other = (
            article_text(write.edition, row.article) if row.article else NONE
            for write, row in zip(writers, (old, new), strict=True)
        )
        yield arrow(Text("依据", "article"), one, other)


def _label_changes(old: Any, new: Any) -> Iterator[Text]:
    if old.label != new.label:
        yield arrow(Text("名称", "called"), old.label, new.label)


_SOURCE = _source_words, _source_changes
_VALUE = _value_words, _value_changes
_INDICATOR = (lambda write, row: write.points(row.points)), _indicator_changes
_MEASURE = measure_words, _measure_row_changes
_TOTAL = (lambda write, row: write.points(row.points)), _total_changes
_CONDITION = (lambda write, row: write.expression(row.when)), _condition_row_changes
