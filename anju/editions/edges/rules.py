"""Thresholds of a measure's rules (度量规则的临界): dates, amounts, months, windows, ends of periods, ranks, lists.

One record is made that counts, and one of its fields is put at each threshold. Where the verdict does not change there,
other members of the fields the rules read are tried, so that the rule at hand and no other decides.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Any

from anju.editions.checking.unknown import leaves_of, unknown_record
from anju.editions.edges.draft import Values
from anju.editions.edges.probes import Probes, Wishes
from anju.editions.edges.records import as_tuple
from anju.editions.edges.row import EdgeRow, NoProbe, no_row
from anju.engine.days import LAST_DAY, LAST_MONTH, shifted
from anju.engine.edition import Fold, Measure
from anju.engine.expressions import (
    Compare,
    CompareClass,
    Covers,
    Expression,
    Field,
    InCatalogue,
    InWindows,
    MonthAtHand,
    Node,
    Shifted,
)
from anju.engine.faults import FaultyFile
from anju.engine.points import Bands, FirstThen, Rate, When
from anju.engine.sheet import MeasureLine
from anju.engine.text import Text
from anju.engine.vocabulary import FactKind, FieldKind
from anju.engine.wording.values import day_text, month_text, number_text, value_text

MOST_VARIANTS = 48
LONGEST_PERIOD = -400
AT = (-1, 0, 1)
NOT_LISTED = "目录外"
"""A text that stands in no published list."""


@dataclass(frozen=True, slots=True)
class FieldEdge:
    """A value of a record's field at which a rule changes, and what the rule is called."""

    rule: str
    column: FieldKind
    values: tuple[Any, ...]
    shifted: bool = False
    condition: Expression | None = None
    length: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the record, in words, and the file that was scored."""

    result: Text
    file: Mapping[str, Any] | None = None


Seen = set[tuple[str, str, tuple[Any, ...]]]
"""What another measure of the same kind has shown already."""


def rows_of_rules(makers: tuple[Probes, ...], measure: Measure, seen: Seen, leap: Probes | None) -> Iterator[EdgeRow]:
    """Yield the rows of a measure, on the first day that lets each edge decide.

    An edge that lies years or months from the day of judging is shown for 29 February too, where it is covered.
    """
    fold = measure.fold
    if fold is None:
        return
    kind = makers[0].edition.vocabulary.kinds[fold.kind]
    for place, edge in enumerate(_edges(makers[0], fold, kind)):
        key = (kind.name, edge.column.name, edge.values)
        if key not in seen:
            seen.add(key)
            yield from _best_rows(makers, measure, fold, kind, place)
            if leap is not None and edge.shifted:
                yield from _best_rows((leap,), measure, fold, kind, place)


def _best_rows(makers: tuple[Probes, ...], measure: Measure, fold: Fold, kind: FactKind, place: int) -> list[EdgeRow]:
    """Answer the rows of one edge on the first day and with the first record that let it decide."""
    first: list[EdgeRow] = []
    for probes in makers:
        edges = list(_edges(probes, fold, kind))
        if place >= len(edges):
            continue
        for variant in _variants(probes, fold, kind, edges[place]):
            rows = _rows(probes, measure, kind, edges[place], variant)
            changes = len({row.result for row in rows if row.file is not None}) > 1
            if changes and _decides(probes, kind, edges[place], variant):
                return rows
            first = first or rows
    return first


def _decides(probes: Probes, kind: FactKind, edge: FieldEdge, variant: Values) -> bool:
    """Say whether the condition that holds the edge turns on it, with all else as in the record."""
    if edge.condition is None:
        return True
    judge, run = edge.condition.compile(), probes.records.run
    return len({judge(run, as_tuple(kind, variant | {edge.column.name: value})) for value in edge.values}) > 1


def _variants(probes: Probes, fold: Fold, kind: FactKind, edge: FieldEdge) -> Iterator[Values]:
    """Yield records to try: those that count first, then any other."""
    fixed = {edge.column.name: edge.values[-1]} if edge.column.type.kind == "class" else {}
    counting = islice(probes.records.all_counting(kind, [fold], fixed), 3)
    return chain(counting, islice(probes.records.variants(kind, [fold], {}), MOST_VARIANTS))


def _edges(probes: Probes, fold: Fold, kind: FactKind) -> Iterator[FieldEdge]:
    """Yield the edges of a fold."""
    rules: list[tuple[str, Node]] = [(rule.reason.name, rule.when) for rule in fold.leave_out]
    rules += [(rule.reason.name, rule) for rule in fold.runs_on]
    rules += [("worth", fold.worth)] if fold.worth is not None else []
    for name, rule in rules:
        for node in rule.walk():
            if name == "worth" and isinstance(node, When):
                inner = (edge for part in node.condition.walk() for edge in _edges_of(probes, name, part, kind))
                yield from (replace(edge, condition=node.condition) for edge in inner)
            elif name != "worth" or not isinstance(node, (Compare, CompareClass)):
                yield from _edges_of(probes, name, node, kind)


def _edges_of(probes: Probes, rule: str, node: Node, kind: FactKind) -> Iterator[FieldEdge]:
    if isinstance(node, Compare):
        yield from _of_comparison(probes, rule, node, kind)
    elif isinstance(node, InWindows) and isinstance(node.of, Field):
        column = kind.field(node.of.name)
        bars = [bar for window in node.windows for bar in window if bar is not None]
        yield from (FieldEdge(rule, column, _around(bar)) for bar in bars)
    elif isinstance(node, InCatalogue) and isinstance(node.left, Field) and node.of:
        yield FieldEdge(rule, kind.field(node.left.name), (min(node.of), NOT_LISTED))
    elif isinstance(node, Covers):
        day = node.day.compile()(probes.records.run, unknown_record(kind))
        names = ("from", "to") if isinstance(day, int) else ()
        yield from (FieldEdge(rule, kind.field(name), _around(day)) for name in names)
    else:
        yield from _of_table(rule, node, kind)


def _of_table(rule: str, node: Node, kind: FactKind) -> Iterator[FieldEdge]:
    if isinstance(node, CompareClass) and isinstance(node.left, Field) and node.sign not in ("=", "!="):
        members = node.left.type.members
        place = members.index(node.member)
        yield FieldEdge(rule, kind.field(node.left.name), members[max(place - 1, 0) : place + 2])
    if isinstance(node, Rate) and isinstance(node.each, Field) and node.per > 1:
        yield FieldEdge(rule, kind.field(node.each.name), _around(node.per))
    if isinstance(node, FirstThen) and isinstance(node.each, Field):
        first = node.first_unit
        yield from (FieldEdge(rule, kind.field(node.each.name), _around(at)) for at in (first, first + node.then_unit))
    if isinstance(node, Bands) and isinstance(node.by, Field):
        column = kind.field(node.by.name)
        yield from (FieldEdge(rule, column, _around(row.low)) for row in node.rows if row.low is not None)


def _around(bar: int) -> tuple[int, ...]:
    return tuple(bar + step for step in AT)


def _of_comparison(probes: Probes, rule: str, node: Compare, kind: FactKind) -> Iterator[FieldEdge]:
    if isinstance(node.left, MonthAtHand):
        bar = node.right.compile()(probes.records.run, unknown_record(kind))
        if isinstance(bar, int):
            yield FieldEdge(rule, kind.field("from"), _around(bar))
        return
    fields = [leaf for leaf in leaves_of(node) if isinstance(leaf, Field)]
    if {field.name for field in leaves_of(node)} == {"from", "to"}:
        yield from _of_length(probes, rule, node, kind)
    if len(fields) == 1 and len(leaves_of(node)) == 1 and fields[0].type.kind in ("number", "day", "month"):
        at = _bar(probes, node, fields[0], kind)
        if at is not None:
            moved = any(isinstance(part, Shifted) and part.unit != "days" for part in node.walk())
            yield FieldEdge(rule, kind.field(fields[0].name), _around(at), moved)


def _of_length(probes: Probes, rule: str, node: Compare, kind: FactKind) -> Iterator[FieldEdge]:
    """Yield the end at which a rule on the length of a period turns, for a period that begins as records do here."""
    judge, run, start = node.compile(), probes.records.run, shifted(probes.day, LONGEST_PERIOD, "days")
    at = _turn(lambda end: judge(run, as_tuple(kind, {"from": start, "to": end})), start, LAST_DAY)
    if at is not None:
        yield FieldEdge(rule, kind.field("to"), _around(at), length=True)


def _bar(probes: Probes, node: Compare, field: Field, kind: FactKind) -> int | None:
    """Answer the number a field is compared with, or where the verdict on it turns."""
    run = probes.records.run
    for side, other in ((node.left, node.right), (node.right, node.left)):
        if side == field and not leaves_of(other):
            bar = other.compile()(run, ())
            return bar if isinstance(bar, int) else None
    judge = node.compile()
    low, high = 0, {"day": LAST_DAY, "month": LAST_MONTH}.get(field.type.kind, 10**9)

    def at(value: int) -> Any:
        return judge(run, as_tuple(kind, {field.name: value}))

    return _turn(at, low, high)


def _turn(judge: Callable[[int], Any], low: int, high: int) -> int | None:
    start = judge(low)
    if start is None or judge(high) is start:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if judge(middle) is start else (low, middle)
    return high


def _rows(probes: Probes, measure: Measure, kind: FactKind, edge: FieldEdge, variant: Values) -> list[EdgeRow]:
    rule, quantity = (
        measure.label + Text(f" · {edge.rule}", f" · {edge.rule}"),
        kind.label + SIDE + _column_label(kind, edge.column),
    )
    rows = []
    for value in edge.values:
        shown = _shown(edge.column, value)
        try:
            outcome = outcome_of(probes, measure, kind, [_with(kind, variant, edge, value)])
            rows.append(EdgeRow(rule, quantity, shown, probes.day, outcome.result, outcome.file))
        except NoProbe as why:
            rows.append(no_row(rule, quantity, shown, probes.day, why))
    return rows


SIDE = Text("的", ": ")
_MONTH = Text("月份", "month")


def _column_label(kind: FactKind, column: FieldKind) -> Text:
    return _MONTH if kind.shape == "month" and column.type.kind == "month" else column.label


def _with(kind: FactKind, variant: Values, edge: FieldEdge, value: Any) -> Values:
    """Answer the record with one field set; the other end of a period or of months makes room."""
    column = edge.column
    record = variant | {column.name: value}
    if kind.shape == "month" and column.name in ("from", "to"):
        record |= {"from": value, "to": value}
    if kind.shape == "period" and column.name == "to" and not edge.length:
        record["from"] = min(record["from"], shifted(value, LONGEST_PERIOD, "days"))
    return record


def outcome_of(
    probes: Probes, measure: Measure, kind: FactKind, records: list[Values], wishes: Wishes | None = None
) -> Outcome:
    """Score a file with these records and no others of the kind, and say what became of them. Raises NoProbe."""
    draft = probes.draft(wishes or {}, measure)
    draft.facts[kind.name] = records
    try:
        file, sheet = probes.scored(draft)
    except FaultyFile as error:
        raise NoProbe(error.faults[0].say) from None
    return Outcome(said_of(sheet.measures[measure.name]), file)


def said_of(line: MeasureLine) -> Text:
    """Say whether the record counted, why not, and what the measure came to."""
    lines = line.counted.lines if line.counted else ()
    left_out = next((one.reason for one in lines if one.verdict == "left_out" and one.reason), None)
    if any(one.verdict == "counted" for one in lines):
        said = Text("计入", "counted")
    elif left_out:
        said = Text("不计入：", "left out: ") + left_out.say
    else:
        said = Text("不能确定", "cannot be said") if lines else Text("不属于此项", "not part of this")
    if line.measure.type.kind != "number" or not lines:
        return said
    return said + Text("；", "; ") + value_text(line.value, line.measure.type, line.measure.unit)


def _shown(column: FieldKind, value: Any) -> Text:
    if column.type.kind == "day":
        return day_text(value)
    if column.type.kind == "month":
        return month_text(value)
    if column.type.kind == "class":
        return column.members[value]
    if column.type.kind == "text":
        return Text(str(value), str(value))
    plain = column.unit is None and column.least is not None and column.least >= 1900
    return Text(str(value), str(value)) if plain else number_text(value, column.type.scale, column.unit)
