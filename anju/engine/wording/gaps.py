"""Gaps in words (断档的写法): how long, what it costs, which evidence would close it, or why nothing can."""

from anju.engine.edition import Edition
from anju.engine.foresight.gaps import Gap, Gaps, Lack, LeftOutHere, NoWay, Way
from anju.engine.spans import size
from anju.engine.text import Text, joined
from anju.engine.wording.conditions import ConditionWriter
from anju.engine.wording.differences import difference_text
from anju.engine.wording.records import record_text
from anju.engine.wording.values import UNKNOWN, day_text, points_text, span_text

NO_GAPS = Text("没有断档。", "There are no gaps.")
NOTHING_CLOSES = Text("没有凭据可以补上这段时间。", "No evidence can close it.")


def gap_text(gaps: Gaps, gap: Gap) -> Text:
    """Write a gap and its cost: 2018年7月1日至2018年8月31日，共62天：若计入，+3分."""
    edition = gaps.sheet.edition
    first, last = day_text(gap.first), day_text(gap.last)
    said = Text(
        f"{first.zh}至{last.zh}，共{gap.days}天：", f"{first.en} to {last.en}, {gap.days} day{'s' * (gap.days > 1)}: "
    )
    if gap.brings is None or gap.total is None:
        return said + UNKNOWN
    if gap.brings == 0:
        return said + Text("若计入，目前不增加积分", "counting it would bring no more points today")
    total = points_text(gap.total, edition.decimals)
    return (
        said
        + Text("若计入，", "counting it would bring ")
        + difference_text(gap.brings, edition.decimals)
        + Text(f"，总积分 {total.zh}", f", total {total.en}")
    )


def together_text(gaps: Gaps) -> Text:
    """Say what closing all gaps would bring."""
    decimals = gaps.sheet.edition.decimals
    if gaps.together is None or gaps.total is None:
        return Text("全部计入：", "All of them counted: ") + UNKNOWN
    total = points_text(gaps.total, decimals)
    return (
        Text("全部计入：", "All of them counted: ")
        + difference_text(gaps.together, decimals)
        + Text(f"，总积分 {total.zh}", f", total {total.en}")
    )


def way_text(edition: Edition, way: Way) -> Text:
    """Write the evidence that would close a gap, and what it would leave open."""
    lacks = joined([_lack(edition, lack) for lack in way.lacks], "，以及", ", and ")
    kind = edition.vocabulary.kinds[way.record.kind]
    said = lacks + Text(f"（{way.rule.reason.say.zh}；接 ", f" ({way.rule.reason.say.en}; after ")
    said += record_text(kind, way.record) + Text("）", ")")
    if not way.left:
        return said
    left = span_text(way.left, monthly=False)
    return said + Text(f"；仍有 {left.zh} 不计入", f"; {left.en} would still not count")


def no_way_text(edition: Edition, no_way: NoWay) -> Text:
    """Say why a rule does not carry the record before the gap on."""
    kind = edition.vocabulary.kinds[no_way.record.kind]
    condition = ConditionWriter(edition, kind).expression(no_way.rule.when)
    say, record = no_way.rule.reason.say, record_text(kind, no_way.record)
    if no_way.undecided:
        return Text(
            f"“{say.zh}”是否适用不能确定：{record.zh}", f'whether "{say.en}" applies cannot be said: {record.en}'
        )
    return Text(
        f"“{say.zh}”不适用：{record.zh} 不符合 {condition.zh}",
        f'"{say.en}" does not apply: {record.en} does not meet {condition.en}',
    )


def left_out_text(edition: Edition, here: LeftOutHere) -> Text:
    """Name a record that would cover days of the gap, and why it does not count."""
    record = record_text(edition.vocabulary.kinds[here.record.kind], here.record)
    days = size(here.span)
    return Text(
        f"{record.zh} 可补 {days} 天，但{here.reason.say.zh}",
        f"{record.en} would cover {days} day{'s' * (days > 1)}, but {here.reason.say.en}",
    )


def _lack(edition: Edition, lack: Lack) -> Text:
    kind, members = edition.vocabulary.kinds[lack.kind].label, span_text(lack.span, monthly=lack.monthly)
    return Text(f"{kind.zh}，覆盖 {members.zh}", f"{kind.en} covering {members.en}")
