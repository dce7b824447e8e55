"""What changed between two ways of counting a measure (度量的修订): rules added, removed, worded anew."""

from collections.abc import Iterator

from anju.engine.differences import meaning
from anju.engine.edition import Fold, Group, LeaveOut, Measure, RunOn
from anju.engine.text import Text, joined
from anju.engine.wording.conditions import ConditionWriter, windows_text
from anju.engine.wording.redline.points import Writers, expression_changes, points_changes
from anju.engine.wording.redline.words import NONE, arrow, count_text, fold_words, measure_words, rule_words

READINGS = {
    "any_alone": Text("任一项单独连续", "any one going on alone"),
    "together": Text("各项合并连续", "all of them joined"),
    "all": Text("每一项都连续", "each of them"),
}


def measure_changes(writers: Writers, old: Measure, new: Measure) -> Iterator[Text]:
    """Yield what changed in the counting of a measure."""
    if old.fold and new.fold and old.fold.kind == new.fold.kind:
        kinds = [write.edition.vocabulary.kinds[old.fold.kind] for write in writers]
        inside = (ConditionWriter(writers[0].edition, kinds[0]), ConditionWriter(writers[1].edition, kinds[1]))
        yield from _fold_changes(inside, old.fold, new.fold)
    elif old.expression and new.expression:
        yield from expression_changes(writers, Text("算法", "computed as"), old.expression, new.expression)
    elif meaning(old.fold) != meaning(new.fold) or meaning(old.expression) != meaning(new.expression):
        yield arrow(Text("算法", "counted as"), measure_words(writers[0], old), measure_words(writers[1], new))


def _fold_changes(writers: Writers, old: Fold, new: Fold) -> Iterator[Text]:
    if old.count != new.count:
        yield arrow(Text("计数方式", "counting"), count_text(old.count), count_text(new.count))
    yield from _leave_out_changes(writers, old, new)
    yield from _run_on_changes(writers, old, new)
    if meaning(old.keep) != meaning(new.keep):
        one, other = (fold.keep.reason.say if fold.keep else NONE for fold in (old, new))
        yield arrow(Text("同一事项", "of one matter"), one, other)
    if old.worth and new.worth:
        yield from points_changes(writers, old.worth, new.worth)
    elif old.worth or new.worth:
        yield arrow(Text("每条", "each record"), fold_words(writers[0], old), fold_words(writers[1], new))
    yield from _group_changes(writers, old.group, new.group)


def _leave_out_changes(writers: Writers, old: Fold, new: Fold) -> Iterator[Text]:
    mine, theirs = (_rules_by_name(fold.leave_out) for fold in (old, new))
    for name, rule in mine.items():
        if name not in theirs:
            yield Text("不再适用：", "no longer left out: ") + rule_words(writers[0], rule)
        elif meaning(rule.when) != meaning(theirs[name].when):
            head = theirs[name].reason.say + Text("，条件", ", condition")
            yield from expression_changes(writers, head, rule.when, theirs[name].when)
    for name, rule in theirs.items():
        if name not in mine:
            yield Text("新增不计入：", "left out now: ") + rule_words(writers[1], rule)


def _run_on_changes(writers: Writers, old: Fold, new: Fold) -> Iterator[Text]:
    mine, theirs = ({rule.reason.name: rule for rule in fold.runs_on} for fold in (old, new))
    for name, rule in mine.items():
        if name not in theirs:
            yield Text("不再视同连续：", "no longer runs on: ") + rule.reason.say
        else:
            yield from _one_run_on(writers, rule, theirs[name])
    for name, rule in theirs.items():
        if name not in mine:
            yield Text("新增视同连续：", "runs on now: ") + rule.reason.say


def _one_run_on(writers: Writers, old: RunOn, new: RunOn) -> Iterator[Text]:
    said = new.reason.say
    yield from expression_changes(writers, said + Text("，条件", ", condition"), old.when, new.when)
    if old.windows != new.windows:
        head = said + Text("，时间窗口", ", window")
        yield arrow(head, windows_text(old.windows), windows_text(new.windows))
    if old.evidence != new.evidence:
        labels = [
            joined([write.measures[name].label for name in rule.evidence])
            for write, rule in zip(writers, (old, new), strict=True)
        ]
        yield arrow(said + Text("，凭据", ", evidence"), labels[0], labels[1])
    if old.reading != new.reading:
        yield arrow(said + Text("，解读", ", read as"), READINGS[old.reading], READINGS[new.reading])


def _group_changes(writers: Writers, old: Group | None, new: Group | None) -> Iterator[Text]:
    mine, theirs = (dict(group.caps) if group else {} for group in (old, new))
    for member in dict.fromkeys((*mine, *theirs)):
        one, other = (
            write.number(caps[member]) if member in caps else None
            for write, caps in zip(writers, (mine, theirs), strict=True)
        )
        if one != other:
            label = _member_label(writers[1], new or old, member)
            none = NONE
            sides = [none if side is None else Text(side, side) for side in (one, other)]
            yield arrow(label + Text("合计封顶", " together at most"), sides[0], sides[1])


def _member_label(write: ConditionWriter, group: Group | None, member: str) -> Text:
    columns = write.kind.columns if write.kind else ()
    name = getattr(group.by, "name", "") if group else ""
    members = next((column.members for column in columns if column.name == name), {})
    return members.get(member, Text(member, member))


def _rules_by_name(rules: tuple[LeaveOut, ...]) -> dict[str, LeaveOut]:
    return {rule.reason.name: rule for rule in rules}
