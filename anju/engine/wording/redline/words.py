"""A row in words, whole (整行写法): what a measure counts, and an arrow between two wordings."""

from anju.engine.edition import Fold, LeaveOut, Measure
from anju.engine.text import NO_TEXT, Text, joined
from anju.engine.wording.conditions import ConditionWriter

COUNTS = {
    "months": Text("不同月份数", "distinct months"),
    "days": Text("天数", "days"),
    "records": Text("条数", "number of records"),
    "any": Text("有无", "whether there is any"),
    "sum": Text("累计", "sum"),
    "highest": Text("就高", "the highest"),
    "distinct": Text("不同取值数", "number of different values"),
}
NONE = Text("无", "none")


def arrow(head: Text, old: Text, new: Text, tail: Text = NO_TEXT) -> Text:
    """Write a change: 封顶 75 → 120."""
    return head + Text(f" {old.zh} → {new.zh}", f" {old.en} → {new.en}") + tail


def count_text(count: str) -> Text:
    """Name a way of counting."""
    return COUNTS.get(count, Text(count, count))


def measure_words(write: ConditionWriter, measure: Measure) -> Text:
    """Write how a measure is counted."""
    if measure.fold is None:
        return write.expression(measure.expression) if measure.expression else NONE
    return fold_words(write, measure.fold)


def fold_words(write: ConditionWriter, fold: Fold) -> Text:
    """Write how the records of a kind become a number."""
    kind = write.edition.vocabulary.kinds[fold.kind]
    write = ConditionWriter(write.edition, kind)
    said = kind.label + Text("：", ": ") + count_text(fold.count)
    out = [rule.reason.say for rule in fold.leave_out if not rule.silent]
    if out:
        said += Text("；不计入：", "; not counted: ") + joined(out)
    if fold.runs_on:
        said += Text("；视同连续：", "; runs on: ") + joined([rule.reason.say for rule in fold.runs_on])
    if fold.keep:
        said += Text("；", "; ") + fold.keep.reason.say
    if fold.worth:
        said += Text("；每条：", "; each: ") + write.points(fold.worth)
    return said


def rule_words(write: ConditionWriter, rule: LeaveOut) -> Text:
    """Write a rule that leaves records out, with its condition."""
    condition = write.expression(rule.when)
    if rule.silent:
        return Text("仅限：非（", "only: not (") + condition + Text("）", ")")
    return rule.reason.say + Text("（", " (") + condition + Text("）", ")")
