"""A comparison in words (版本比较的写法): one side of a row, a condition on both sides, a row of a redline."""

from collections.abc import Iterator

from anju.engine.comparison import ConditionPair
from anju.engine.edition import STANDINGS
from anju.engine.ranges import Number
from anju.engine.sheet import ScoreSheet
from anju.engine.text import NO_TEXT, Text, joined
from anju.engine.wording.foresight import condition_text
from anju.engine.wording.redline import RowChange
from anju.engine.wording.values import STANDING_TEXT, points_text

ABSENT = Text("没有这一项", "no such row")
NO_DIFFERENCE = Text("两个版本没有不同。", "The two editions do not differ.")
_STATUS = {"added": Text("新增 ", "added "), "removed": Text("删除 ", "removed "), "changed": NO_TEXT}


def side_text(points: Number | None, decimals: int) -> Text:
    """Write the points of a row under one edition, or that the edition has no such row."""
    return ABSENT if points is None else points_text(points, decimals)


def pair_text(pair: ConditionPair) -> Text:
    """Write a requirement or a veto with its answer under both editions: 符合 → 不符合."""
    head = Text("一票否决 ", "Veto ") if pair.veto else Text("申请条件 ", "Requirement ")
    return head + pair.label + Text("：", ": ") + answers_text(pair)


def answers_text(pair: ConditionPair) -> Text:
    """Write the answers under both editions, once when they are the same."""
    first, second = (
        condition_text(answer, veto=pair.veto) if there else ABSENT
        for there, answer in ((pair.in_first, pair.first), (pair.in_second, pair.second))
    )
    return first + Text(" → ", " → ") + second if pair.changes else first


def change_text(row: RowChange) -> Text:
    """Write a row of a redline: what was added, removed, or word for word changed."""
    said = joined(list(row.changes), "；", "; ") if row.status == "changed" else row.after or row.before or NO_TEXT
    return _STATUS[row.status] + row.label + Text("：", ": ") + said


def standings_text(sheet: ScoreSheet) -> Iterator[Text]:
    """Say how many rows of a sheet rest on figures that are not published."""
    for standing in STANDINGS[1:]:
        count = sum(line.standing == standing for line in sheet.indicators)
        if count:
            words = STANDING_TEXT[standing]
            yield Text(f"{count} 个指标为{words.zh}", f"{count} rows {words.en}")
