"""The explanation of a sheet (逐项解释): every row with its sentence, its records, and what is missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from anju.engine.counting import Line
from anju.engine.edition import Edition, Measure
from anju.engine.expressions import Expression
from anju.engine.points import BestOf, Capped, IndicatorPoints, Points, Scaled, SumOf, TotalPoints
from anju.engine.ranges import Number, Range, Truth, high_of
from anju.engine.sheet import MeasureLine, RequirementLine, ScoreLine, ScoreSheet, VetoLine
from anju.engine.text import Text, joined
from anju.engine.wording.arithmetic import Arithmetic
from anju.engine.wording.missing import missing_text
from anju.engine.wording.records import record_text
from anju.engine.wording.values import plain_number, points_text, span_text, value_text


@dataclass(frozen=True, slots=True)
class RecordNote:
    """What became of one record: its name by content, its path, its words, the stretch concerned, and why."""

    fact: str
    path: str
    label: Text
    stretch: Text | None
    because: Text | None
    rule: str
    article: str
    run_on: bool


@dataclass(frozen=True, slots=True)
class MeasureNote:
    """A measure behind a row: how it comes about, and the records it counted, left out, or could not decide on."""

    name: str
    label: Text
    value: Text
    arithmetic: Text
    reading: Text | None
    counted: tuple[RecordNote, ...]
    left_out: tuple[RecordNote, ...]
    undecided: tuple[RecordNote, ...]


@dataclass(frozen=True, slots=True)
class RowNote:
    """A row of the sheet in words."""

    name: str
    label: Text
    points: Number
    points_said: Text
    sentence: Text
    article: str
    standing: str
    readings: tuple[Text, ...]
    measures: tuple[MeasureNote, ...]
    missing: tuple[str, ...]

    @property
    def counted(self) -> tuple[RecordNote, ...]:
        """Answer the records counted by any measure behind the row."""
        return tuple(note for measure in self.measures for note in measure.counted)

    @property
    def left_out(self) -> tuple[RecordNote, ...]:
        """Answer the records left out by any measure behind the row."""
        return tuple(note for measure in self.measures for note in measure.left_out)

    @property
    def undecided(self) -> tuple[RecordNote, ...]:
        """Answer the records on which a measure behind the row could not decide."""
        return tuple(note for measure in self.measures for note in measure.undecided)


@dataclass(frozen=True, slots=True)
class PartNote:
    """A part of a total that is not nothing: one row, or several of which the highest or a capped sum counts."""

    label: Text
    points: Number
    points_said: Text


@dataclass(frozen=True, slots=True)
class TotalNote:
    """A total in words: what was added, and where only the highest counted or a cap cut."""

    name: str
    label: Text
    points: Number
    points_said: Text
    parts: tuple[PartNote, ...]
    sentence: Text
    rules: tuple[Text, ...]
    main: bool


@dataclass(frozen=True, slots=True)
class ConditionNote:
    """A requirement or a veto in words."""

    name: str
    label: Text
    truth: Truth
    because: Text
    article: str
    standing: str
    measures: tuple[MeasureNote, ...]
    missing: tuple[str, ...]
    parts: tuple[tuple[Text, Truth], ...] = ()
    alternatives: bool = False


def explain_rows(sheet: ScoreSheet) -> tuple[RowNote, ...]:
    """Explain every indicator."""
    arithmetic = Arithmetic.of(sheet)
    return tuple(_row(sheet, line, arithmetic) for line in sheet.indicators)


def explain_totals(sheet: ScoreSheet) -> tuple[TotalNote, ...]:
    """Explain every total."""
    points = _PointsOf(sheet)
    return tuple(
        TotalNote(
            line.total.name,
            line.total.label,
            line.points,
            points_text(line.points, sheet.edition.decimals),
            points.parts(line.total.points),
            points.sentence(line.total.points),
            tuple(points.rules(line.total.points)),
            line.total.main,
        )
        for line in sheet.totals
    )


def explain_requirements(sheet: ScoreSheet) -> tuple[ConditionNote, ...]:
    """Explain every requirement."""
    arithmetic = Arithmetic.of(sheet)
    return tuple(_requirement(sheet, line, arithmetic) for line in sheet.requirements)


def explain_vetoes(sheet: ScoreSheet) -> tuple[ConditionNote, ...]:
    """Explain every veto, whether it strikes or not."""
    arithmetic = Arithmetic.of(sheet)
    return tuple(_veto(sheet, line, arithmetic) for line in sheet.vetoes)


def measure_note(sheet: ScoreSheet, line: MeasureLine, arithmetic: Arithmetic) -> MeasureNote:
    """Explain a measure."""
    measure, value = line.measure, value_text(line.value, line.measure.type, line.measure.unit)
    notes = _notes(sheet, line)
    said = arithmetic.computed(measure.expression, measure.unit) if measure.expression else value
    return MeasureNote(
        measure.name,
        measure.label,
        value,
        said,
        measure.reading,
        notes["counted"],
        notes["left_out"],
        notes["undecided"],
    )


@lru_cache(maxsize=2048)
def article_text(edition: Edition, article: str) -> Text:
    """Write an article as its source and place: the source's title, then the place; once, as it depends on nobody."""
    name, _, place = article.partition("/")
    source = edition.sources[name]
    said = source.places.get(place, Text(place, place))
    return Text(f"{source.title.zh}·{said.zh}", f"{source.title.en}, {said.en}")


def _row(sheet: ScoreSheet, line: ScoreLine, arithmetic: Arithmetic) -> RowNote:
    indicator = line.indicator
    own = (indicator.reading,) if indicator.reading else ()
    return RowNote(
        indicator.name,
        indicator.label,
        line.points,
        points_text(line.points, sheet.edition.decimals),
        arithmetic.points(indicator.points),
        indicator.article,
        line.standing,
        (*own, *(measure.measure.reading for measure in line.measures if measure.measure.reading)),
        tuple(measure_note(sheet, measure, arithmetic) for measure in line.measures),
        line.missing,
    )


def _notes(sheet: ScoreSheet, line: MeasureLine) -> dict[str, tuple[RecordNote, ...]]:
    """Write what became of every record, in canonical order, by the verdict."""
    found: dict[str, list[RecordNote]] = {"counted": [], "left_out": [], "undecided": []}
    if line.counted is not None:
        lines = sorted((one.record.name, one.record.index, place) for place, one in enumerate(line.counted.lines))
        for name, _, place in lines:
            one = line.counted.lines[place]
            found[one.verdict].append(_note(sheet, line.measure, one, name, monthly=line.counted.monthly))
    return {verdict: tuple(notes) for verdict, notes in found.items()}


def _note(sheet: ScoreSheet, measure: Measure, line: Line, name: str, *, monthly: bool) -> RecordNote:
    kind = sheet.edition.vocabulary.kinds[line.record.kind]
    return RecordNote(
        name,
        line.record.path,
        record_text(kind, line.record),
        span_text(line.span, monthly=monthly) if line.span else None,
        line.reason.say if line.reason else None,
        line.reason.name if line.reason else "",
        line.reason.article if line.reason else measure.article,
        line.run_on,
    )


def _requirement(sheet: ScoreSheet, line: RequirementLine, arithmetic: Arithmetic) -> ConditionNote:
    words = {True: Text("符合", "met"), False: Text("不符合", "not met"), None: Text("不能确定", "cannot be said")}
    measures = tuple(measure_note(sheet, measure, arithmetic) for measure in line.measures)
    run = arithmetic.run
    run.indicators = [row.points for row in sheet.indicators]
    run.totals = [total.points for total in sheet.totals]
    return ConditionNote(
        line.requirement.name,
        line.requirement.label,
        line.met,
        _because(words[line.met], measures, _named(sheet, line.missing), bad=line.met is False),
        line.requirement.article,
        sheet.edition.standing_of(line.requirement.article),
        measures,
        line.missing,
        tuple((part.label, part.when.compile()(run, ())) for part in line.requirement.parts_of_it),
        line.requirement.alternatives,
    )


def _veto(sheet: ScoreSheet, line: VetoLine, arithmetic: Arithmetic) -> ConditionNote:
    words = {
        True: Text("有此情形", "it applies"),
        False: Text("无此情形", "it does not apply"),
        None: Text("不能确定", "cannot be said"),
    }
    measures = tuple(measure_note(sheet, measure, arithmetic) for measure in line.measures)
    return ConditionNote(
        line.veto.name,
        line.veto.label,
        line.strikes,
        _because(words[line.strikes], measures, _named(sheet, line.missing), bad=False),
        line.veto.article,
        sheet.edition.standing_of(line.veto.article),
        measures,
        line.missing,
    )


def _named(sheet: ScoreSheet, missing: tuple[str, ...]) -> list[Text]:
    return [missing_text(sheet, path) for path in missing]


def _because(word: Text, measures: tuple[MeasureNote, ...], missing: list[Text], *, bad: bool) -> Text:
    """Add to the verdict the reasons for which records were left out, or the facts that are missing."""
    reasons = dict.fromkeys(note.because for measure in measures for note in measure.left_out if note.because)
    if bad and reasons:
        return word + Text("：", ": ") + joined(list(reasons), "；", "; ")
    if missing:
        return word + Text("，缺少：", ", missing: ") + joined(missing)
    return word


class _PointsOf:
    """Writes how a total comes about from the rows of the sheet."""

    def __init__(self, sheet: ScoreSheet) -> None:
        self.sheet = sheet
        self.run = Arithmetic.of(sheet).run
        self.run.indicators = [line.points for line in sheet.indicators]
        self.run.totals = [line.points for line in sheet.totals]
        self.values: dict[int, Any] = {}

    def value(self, node: Points | Expression) -> Any:
        """Compute a node, each once."""
        if id(node) not in self.values:
            self.values[id(node)] = node.compile()(self.run, ())
        return self.values[id(node)]

    def amount(self, node: Points) -> Text:
        return points_text(self.value(node), self.sheet.edition.decimals)

    def sentence(self, node: Points) -> Text:
        """Write the parts that are not nothing: 年龄 30分 + 社会保险 14.75分 = 44.75分."""
        parts = [part.label + Text(" ", " ") + part.points_said for part in self.parts(node)]
        if not parts:
            return self.amount(node)
        return joined(parts, " + ", " + ") + Text(" = ", " = ") + self.amount(node)

    def parts(self, node: Points) -> tuple[PartNote, ...]:
        """Answer the parts that are not nothing, sums taken apart."""
        if isinstance(node, SumOf):
            return tuple(part for one in node.of for part in self.parts(one))
        if isinstance(node, Scaled):
            return self.parts(node.of)
        if self.value(node) == 0:
            return ()
        return (PartNote(self.label(node), self.value(node), self.amount(node)),)

    def label(self, node: Points) -> Text:
        """Name a part of a total."""
        if isinstance(node, IndicatorPoints):
            return self.sheet.edition.indicators[node.position].label
        if isinstance(node, TotalPoints):
            return self.sheet.edition.totals[node.position].label
        inner = node.of if isinstance(node, (Capped, Scaled)) else node
        several = inner.of if isinstance(inner, (SumOf, BestOf)) else (inner,)
        return joined([self.label(part) for part in several], "/", "/")

    def rules(self, node: Points) -> Iterator[Text]:
        """Say where only the highest counted and where a cap cut something off."""
        for part in node.walk():
            if isinstance(part, BestOf) and part.say and any(self.value(one) != 0 for one in part.of):
                yield self._best(part)
            elif isinstance(part, Scaled) and self.value(part.when) is not False:
                factor = plain_number(part.factor, part.scale)
                yield part.say + Text(f"：× {factor}，计 ", f": × {factor}, giving ") + self.amount(part)
            elif isinstance(part, Capped) and part.cap is not None:
                top = high_of(self.value(part.of))
                if top is None or top > part.cap:
                    yield (
                        self.label(part)
                        + Text("：封顶 ", ": capped at ")
                        + points_text(part.cap, self.sheet.edition.decimals)
                    )

    def _best(self, node: BestOf) -> Text:
        said = joined([self.label(part) + Text(" ", " ") + self.amount(part) for part in node.of], "，", ", ")
        words = node.say or Text("", "")
        return Text(
            f"{words.zh}：{said.zh}，计 {self.amount(node).zh}", f"{words.en}: {said.en}; {self.amount(node).en} count"
        )


def is_open(value: Number | Truth) -> bool:
    """Say whether a value is a range or cannot be said."""
    return value is None or isinstance(value, Range)
