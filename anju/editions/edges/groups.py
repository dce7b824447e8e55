"""Records that count together (合并计入的临界): caps within a group, and gaps that a run of months may have."""

from collections.abc import Iterator

from anju.editions.edges.draft import Values
from anju.editions.edges.probes import Probes, factor_field
from anju.editions.edges.row import EdgeRow, NoProbe, no_row
from anju.editions.edges.rules import SIDE, outcome_of
from anju.engine.days import month_of
from anju.engine.edition import Fold, Measure
from anju.engine.expressions import Field
from anju.engine.text import Text
from anju.engine.vocabulary import FactKind
from anju.engine.wording.values import number_text

AT = (-1, 0, 1)
RECORDS = Text("条", "records")
MONTHS = Text("个月", "months")
OF_GROUP = Text(" · 分类封顶", " · cap of the group")
MOST_RECORDS = 20
"""Records put together to reach a cap; where it takes more, one of them is worth the cap."""

A_RUN = 3
"""Months that stand on each side of a gap."""


def rows_of_groups(probes: Probes, measure: Measure) -> Iterator[EdgeRow]:
    """Yield the rows of a measure whose records count together."""
    fold = measure.fold
    if fold is None:
        return
    kind = probes.edition.vocabulary.kinds[fold.kind]
    if fold.group is not None and fold.group.caps:
        for member, cap in fold.group.caps:
            if isinstance(fold.group.by, Field):
                label = kind.label + SIDE + kind.field(fold.group.by.name).members[member]
                yield from _of_cap(probes, measure, fold, kind, (cap, label, {fold.group.by.name: member}))
    elif fold.group is not None:
        label = kind.label + Text("（同一组）", " (in one group)")
        yield from _of_cap(probes, measure, fold, kind, (fold.group.cap, label, {}))
    if fold.tolerated_gap is not None:
        yield from _of_run(probes, measure, fold, kind)


def _of_cap(
    probes: Probes, measure: Measure, fold: Fold, kind: FactKind, group: tuple[int, Text, Values]
) -> Iterator[EdgeRow]:
    """Yield as many records of a group as reach its cap, one fewer and one more."""
    cap, label, fixed = group
    base = next(probes.records.all_counting(kind, [fold], fixed), None)
    each = probes.records.worth_of(kind, fold, base) if base is not None else None
    if base is None or not isinstance(each, int) or not 0 < each <= cap:
        return
    field = factor_field(fold)
    if cap // each > MOST_RECORDS and field is not None:
        probes.share_out(kind, fold, field, cap, [base])
        each = cap
    for step in AT:
        number = -(-cap // each) + step
        records = [_told_apart(kind, base, place) for place in range(number)]
        outcome = outcome_of(probes, measure, kind, records)
        shown = number_text(number, 0, RECORDS)
        yield EdgeRow(measure.label + OF_GROUP, label, shown, probes.day, outcome.result, outcome.file)


def _told_apart(kind: FactKind, base: Values, place: int) -> Values:
    texts = {column.name: f"事项{place + 1}" for column in kind.columns if column.type.kind == "text"}
    return base | {name: text for name, text in texts.items() if name in base}


def _of_run(probes: Probes, measure: Measure, fold: Fold, kind: FactKind) -> Iterator[EdgeRow]:
    """Yield two runs of months with a gap between them that is just tolerated, and just not."""
    quantity, rule = (
        Text("两段之间缺少的月份", "months that lack between two runs"),
        measure.label + Text(" · 连续", " · run"),
    )
    for lacking in ((fold.tolerated_gap or 0) + step for step in AT):
        shown = number_text(lacking, 0, MONTHS)
        if lacking < 0:
            yield no_row(rule, quantity, shown, probes.day, NoProbe(Text("不能为负数", "it is never negative")))
            continue
        base = probes.records.counting(kind, [fold])
        last = month_of(probes.day) - 1
        before = last - A_RUN - lacking
        runs = [base | {"from": first - A_RUN + 1, "to": first} for first in (before, last)]
        outcome = outcome_of(probes, measure, kind, runs)
        yield EdgeRow(rule, quantity, shown, probes.day, outcome.result, outcome.file)
