"""A sheet as plain text for a terminal (终端上的积分明细)."""

from collections.abc import Callable, Iterator
from unicodedata import east_asian_width

from anju.engine.sheet import HouseholdSheet, ScoreSheet
from anju.engine.text import Language, Text
from anju.engine.wording.explanation import (
    ConditionNote,
    MeasureNote,
    RecordNote,
    RowNote,
    article_text,
    explain_requirements,
    explain_rows,
    explain_totals,
    explain_vetoes,
)
from anju.engine.wording.household import ROLE_TEXT, explain_household
from anju.engine.wording.missing import missing_text
from anju.engine.wording.timeline import STATE_TEXT, timelines
from anju.engine.wording.values import STANDING_TEXT, day_text

COLON = Text("：", ": ")
COMMA = Text("、", ", ")
LABEL_WIDTH = 26
POINTS_WIDTH = 14
_MARKS = {"published": "", "reported": "※", "illustrative": "✎"}


def summary_text(sheet: ScoreSheet, language: Language) -> str:
    """Write the sheet in short: a line for each row, the totals, the requirements, and what is missing."""
    return "\n".join(_summary(sheet, language))


def explanation_text(sheet: ScoreSheet, language: Language) -> str:
    """Write the sheet with every record, counted or not, and why."""
    return "\n".join((*_head(sheet, language), *_explanation(sheet, language), *_feet(sheet, language)))


def household_text(sheet: HouseholdSheet, language: Language, write: Callable[[ScoreSheet, Language], str]) -> str:
    """Write the sheets of a household one after the other, then what the edition makes of them."""
    parts = [
        f"{'═' * 6} {ROLE_TEXT[role].in_(language)} {'═' * 6}\n\n{write(one, language)}" for role, one in sheet.sheets
    ]
    head = Text("家庭合计", "Household").in_(language)
    lines = [f"{'═' * 6} {head} {'═' * 6}", ""]
    for note in explain_household(sheet):
        lines.append(f"{padded(note.label.in_(language), LABEL_WIDTH + 2)}{note.points_said.in_(language)}")
        lines.append(f"    {note.sentence.in_(language)}")
    if not sheet.combined:
        lines.append(Text("该版本没有家庭合计规则。", "The edition does not put persons together.").in_(language))
    return "\n\n".join([*parts, "\n".join(lines)])


def padded(text: str, width: int) -> str:
    """Fill a text up to a width in columns; a Chinese character takes two."""
    return text + " " * max(width - sum(2 if east_asian_width(char) in "WF" else 1 for char in text), 1)


def bracketed(text: str, language: Language) -> str:
    """Put a text into the brackets of its language."""
    return Text(f"（{text}）", f" ({text})").in_(language)


def _summary(sheet: ScoreSheet, language: Language) -> Iterator[str]:
    yield from _head(sheet, language)
    for row in explain_rows(sheet):
        label = f"{row.label.in_(language)}{_MARKS[row.standing]}"
        points = padded(row.points_said.in_(language), POINTS_WIDTH)
        yield f"  {padded(label, LABEL_WIDTH)}{points}{row.sentence.in_(language)}"
    yield ""
    yield from _feet(sheet, language)


def _head(sheet: ScoreSheet, language: Language) -> Iterator[str]:
    edition = sheet.edition
    yield edition.label.in_(language)
    yield Text("计分基准日：", "Day of judging: ").in_(language) + day_text(sheet.day).in_(language)
    if sheet.outside:
        yield Text(
            "注意：该日不在版本适用期内，以下为假设计算。", "Note: the edition does not cover this day; as if it did."
        ).in_(language)
    yield ""


def _feet(sheet: ScoreSheet, language: Language) -> Iterator[str]:
    for total in explain_totals(sheet):
        yield f"{padded(total.label.in_(language), LABEL_WIDTH + 2)}{total.points_said.in_(language)}"
        yield f"    {total.sentence.in_(language)}"
        yield from (f"    {rule.in_(language)}" for rule in total.rules)
    yield ""
    yield from _conditions(Text("申请条件", "Requirements"), explain_requirements(sheet), language)
    struck = tuple(note for note in explain_vetoes(sheet) if note.truth is not False)
    yield from _conditions(Text("一票否决", "Vetoes"), struck, language)
    yield from _open(sheet, language)
    yield from _standings(sheet, language)


def _conditions(head: Text, notes: tuple[ConditionNote, ...], language: Language) -> Iterator[str]:
    if notes:
        yield head.in_(language)
    marks = {True: "✓", False: "✗", None: "?"}
    for note in notes:
        yield f"  {marks[note.truth]} {note.label.in_(language)}{COLON.in_(language)}{note.because.in_(language)}"
        for label, truth in note.parts:
            yield f"      {marks[truth]} {label.in_(language)}"


def _open(sheet: ScoreSheet, language: Language) -> Iterator[str]:
    if sheet.missing:
        yield Text("补充以下事实可缩小范围：", "These facts would narrow the range:").in_(language)
        yield from (f"  · {missing_text(sheet, path).in_(language)}  ({path})" for path in sheet.missing)
    if sheet.assumed_none:
        labels = COMMA.in_(language).join(
            sheet.edition.vocabulary.kinds[name].label.in_(language) for name in sheet.assumed_none
        )
        yield Text("文件未提及，按“无”处理：", "Not mentioned, taken as none: ").in_(language) + labels


def _standings(sheet: ScoreSheet, language: Language) -> Iterator[str]:
    for standing in dict.fromkeys(row.standing for row in sheet.indicators):
        if _MARKS[standing]:
            yield f"{_MARKS[standing]} {STANDING_TEXT[standing].in_(language)}"


def _explanation(sheet: ScoreSheet, language: Language) -> Iterator[str]:
    for row in explain_rows(sheet):
        yield from _row(sheet, row, language)
    for timeline in timelines(sheet):
        yield Text("时间轴：", "Timeline: ").in_(language) + timeline.label.in_(language)
        for stretch in timeline.stretches:
            because = f"{COLON.in_(language)}{stretch.because.in_(language)}" if stretch.because else ""
            days = f"{day_text(stretch.first).in_(language)} – {day_text(stretch.last).in_(language)}"
            yield f"  {padded(days, 34)}{STATE_TEXT[stretch.state].in_(language)}{because}"
        yield ""


def _row(sheet: ScoreSheet, row: RowNote, language: Language) -> Iterator[str]:
    standing = STANDING_TEXT[row.standing].in_(language)
    yield f"■ {row.label.in_(language)}  {row.points_said.in_(language)}"
    yield f"  {row.sentence.in_(language)}"
    article = article_text(sheet.edition, row.article).in_(language)
    yield f"  {Text('依据：', 'Article: ').in_(language)}{article}{bracketed(standing, language)}"
    yield from (f"  {Text('解读：', 'Reading: ').in_(language)}{reading.in_(language)}" for reading in row.readings)
    for measure in row.measures:
        yield from _measure(measure, language)
    if row.missing:
        labels = COMMA.in_(language).join(missing_text(sheet, path).in_(language) for path in row.missing)
        yield f"  {Text('缺少：', 'Missing: ').in_(language)}{labels}"
    yield ""


def _measure(measure: MeasureNote, language: Language) -> Iterator[str]:
    yield f"  {measure.label.in_(language)}{COLON.in_(language)}{measure.arithmetic.in_(language)}"
    yield from (_record("✓", note, language) for note in measure.counted)
    yield from (_record("✗", note, language) for note in measure.left_out)
    yield from (_record("?", note, language) for note in measure.undecided)


def _record(mark: str, note: RecordNote, language: Language) -> str:
    stretch = f" — {note.stretch.in_(language)}" if note.stretch else ""
    because = f"{COLON.in_(language)}{note.because.in_(language)}" if note.because else ""
    return f"    {mark} {note.label.in_(language)}{stretch}{because}  [{note.path} · {note.article}]"
