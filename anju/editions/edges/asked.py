"""What a rule asks of another measure (规则所要求的度量): a record with the number just below, at and above it."""

from collections.abc import Iterator
from itertools import islice

from anju.editions.checking.unknown import leaves_of
from anju.editions.edges.draft import Values
from anju.editions.edges.probes import Probes, Wishes
from anju.editions.edges.records import as_tuple
from anju.editions.edges.row import EdgeRow, NoProbe, no_row
from anju.editions.edges.rules import outcome_of
from anju.engine.edition import Fold, LeaveOut, Measure
from anju.engine.expressions import Compare, MeasureValue
from anju.engine.text import Text
from anju.engine.vocabulary import FactKind
from anju.engine.wording.values import value_text

AT = (-1, 0, 1)
MOST_TRIED = 48


def rows_of_asked(probes: Probes, measure: Measure) -> Iterator[EdgeRow]:
    """Yield the rows of every number of another measure that a rule names."""
    fold = measure.fold
    for rule in fold.leave_out if fold else ():
        for node in rule.when.walk():
            if isinstance(node, Compare) and isinstance(node.left, MeasureValue) and not leaves_of(node.right):
                bar = node.right.compile()(probes.records.run, ())
                if isinstance(bar, int):
                    yield from _rows(probes, measure, rule, node.left, bar)


def record_in_doubt(probes: Probes, fold: Fold, kind: FactKind, fixed: Values) -> tuple[Values, Wishes]:
    """Answer a record that only another measure decides, and what that must be so that it counts. Raises NoProbe."""
    for record in islice(probes.records.variants(kind, [fold], fixed), MOST_TRIED):
        doubtful = [rule for rule in fold.leave_out if _truth(probes, rule, kind, record) is None]
        certain = [rule for rule in fold.leave_out if rule not in doubtful]
        if doubtful and all(_truth(probes, rule, kind, record) is False for rule in certain):
            for wishes in probes.satisfying(doubtful[0].when, want=False):
                return record, wishes
    raise NoProbe(Text("没有找到由它决定的记录", "no record was found that it decides"))


def _truth(probes: Probes, rule: LeaveOut, kind: FactKind, record: Values) -> bool | None:
    truth: bool | None = rule.when.compile()(probes.records.run, as_tuple(kind, record))
    return truth


def _rows(probes: Probes, measure: Measure, rule: LeaveOut, asked: MeasureValue, bar: int) -> Iterator[EdgeRow]:
    fold = measure.fold
    if fold is None:
        return
    kind, behind = probes.edition.vocabulary.kinds[fold.kind], probes.measures[asked.name]
    label = measure.label + Text(f" · {rule.reason.name}", f" · {rule.reason.name}")
    for value in (bar + step for step in AT):
        shown = value_text(value, asked.type, behind.unit)
        try:
            record, _ = record_in_doubt(probes, fold, kind, {})
            outcome = outcome_of(probes, measure, kind, [record], {asked: value})
            yield EdgeRow(label, behind.label, shown, probes.day, outcome.result, outcome.file)
        except NoProbe as why:
            yield no_row(label, behind.label, shown, probes.day, why)
