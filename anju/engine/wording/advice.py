"""Advice in words (建议的写法): what a step brings and when, why it brings nothing, what comes by itself."""

from anju.engine.edition import Edition
from anju.engine.foresight.advice import Promise, Rise, Why
from anju.engine.steps import Step
from anju.engine.text import NO_TEXT, Text, joined
from anju.engine.wording.differences import difference_text
from anju.engine.wording.values import STANDING_TEXT, day_text, points_text

UNITS = {"years": Text("年", "year"), "months": Text("个月", "month"), "days": Text("天", "day")}
HELPS = Text("可以做的事，加分多的在前", "What helps, the most points first")
BY_ITSELF = Text("无须做什么，自己会增加的", "What comes by itself")
NOTHING_NOW = Text("目前做了也不增加积分的", "What would bring nothing now")
NO_STEPS = Text("该版本没有列出可做的事。", "The edition declares no steps.")
CAUSES = {
    "no_record": Text("没有可以这样改动的记录", "there is no record that it could change"),
    "already": Text("已按现有记录计分，再加一条不增加", "it counts by the records there are; one more adds nothing"),
    "not_enough": Text("尚不足下一档", "it does not reach the next step of the table"),
    "costs": Text("总分反而减少", "the total would fall"),
}


def promise_text(promise: Promise) -> Text:
    """Write a step: 做20小时志愿服务：30天，2020年4月8日 +2分（总积分 49.75分 → 51.75分）."""
    edition, step = promise.without.edition, promise.step
    head = step.label + Text("：", ": ")
    if promise.why:
        return head + Text("目前不增加积分，", "brings nothing now: ") + why_text(edition, promise.why)
    day, gain = day_text(promise.day), difference_text(promise.gain, edition.decimals)
    before, after = (points_text(sheet.total, edition.decimals) for sheet in (promise.without, promise.with_it))
    said = head + duration_text(step)
    return said + Text(
        f"，到{day.zh} {gain.zh}（总积分 {before.zh} → {after.zh}）",
        f", {gain.en} by {day.en} (total {before.en} → {after.en})",
    )


def assumption_text(promise: Promise) -> Text:
    """Say which kinds were taken as empty for a promise; empty when there is none."""
    if not promise.assumed_none:
        return NO_TEXT
    kinds = promise.without.edition.vocabulary.kinds
    labels = joined([kinds[name].label for name in promise.assumed_none])
    return Text(f"假设目前没有{labels.zh}", f"if there is none yet of: {labels.en}")


def notes_text(promise: Promise) -> Text:
    """Say what a reader must know of a promise: an estimate, a kind taken as empty; empty when there is nothing."""
    notes = [assumption_text(promise)] if promise.assumed_none else []
    if promise.standing != "published":
        notes.append(Text("所需时间：", "the time it takes: ") + STANDING_TEXT[promise.standing])
    return joined(notes, "；", "; ") if notes else NO_TEXT


def duration_text(step: Step) -> Text:
    """Write how long a step takes."""
    unit = UNITS[step.unit]
    said = Text(f"{step.amount}{unit.zh}", f"{step.amount} {unit.en}{'s' * (step.amount != 1)}")
    return Text(f"最多{said.zh}", f"up to {said.en}") if step.within else said


def why_text(edition: Edition, why: Why) -> Text:
    """Say why a step brings nothing."""
    if why.cap is not None:
        cap = points_text(why.cap, edition.decimals)
        if why.cause == "cap":
            return Text(f"本项已封顶{cap.zh}", f"the row is at its cap of {cap.en}")
        return Text(f"合计已封顶{cap.zh}", f"the rows together are at their cap of {cap.en}")
    if why.reason:
        return Text("新增的记录不计入：", "the record would not count: ") + why.reason.say
    if why.cause == "outweighed":
        return why.say or Text("另一项更高", "another row is higher")
    return CAUSES[why.cause]


def rise_text(edition: Edition, rise: Rise) -> Text:
    """Write what comes by itself: 照常延续，2020年4月1日 14.75分 → 15分."""
    day = day_text(rise.day)
    before, after = (points_text(points, edition.decimals) for points in (rise.before, rise.after))
    return Text(f"照常延续，{day.zh} {before.zh} → {after.zh}", f"by itself on {day.en}: {before.en} → {after.en}")
