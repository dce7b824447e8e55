"""Records that count (可计入的记录): found by trying the members of what the rules read, not by understanding them."""

import copy
from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import Any

from anju.editions.checking.splitting import judge_of
from anju.editions.checking.unknown import Unknown, leaves_of, unknown_record
from anju.editions.edges.draft import Values
from anju.editions.edges.row import NoProbe
from anju.engine.counting import Counted, Run
from anju.engine.counting.rules import EVERY_MONTH, compile_stretch
from anju.engine.days import FIRST_YEAR, STILL_RUNNING, month_of, shifted
from anju.engine.edition import Edition, Fold
from anju.engine.expressions import Compare, Expression, Field, InCatalogue, MonthAtHand, MonthIn
from anju.engine.points import Points, Rate
from anju.engine.ranges import Number, high_of
from anju.engine.spans import span
from anju.engine.text import Text
from anju.engine.vocabulary import FactKind, FieldKind

MOST_TRIED = 4000
_NONE_COUNTS = Text("没有找到能计入的记录", "no record was found that counts")


class Records:
    """Finds records of an edition that count on a day."""

    def __init__(self, edition: Edition, unknown: Unknown, day: int) -> None:
        """Judge rules on a day, with nothing known but the record."""
        self.edition, self.day = edition, day
        self.run: Run = unknown.run_on(day)
        self.full, self.empty = copy.copy(self.run), copy.copy(self.run)
        self.full.counted = dict.fromkeys(self.run.counted, Counted(0, (), EVERY_MONTH, EVERY_MONTH, monthly=True))
        self.empty.counted = dict.fromkeys(self.run.counted, Counted(0, monthly=True))

    def counting(self, kind: FactKind, folds: Sequence[Fold], fixed: Values | None = None) -> Values:
        """Answer a record that no rule of the folds leaves out, with some values given. Raises NoProbe."""
        found = next(self.all_counting(kind, folds, fixed or {}), None)
        if found is None:
            raise NoProbe(_NONE_COUNTS)
        return found

    def all_counting(
        self, kind: FactKind, folds: Sequence[Fold], fixed: Values, *, worthless: bool = False
    ) -> Iterator[Values]:
        """Yield such records, with those that are worth nothing if asked; what is worth more does not come first."""
        judges = [self._judge(rule.when) for fold in folds for rule in fold.leave_out]
        worths = [fold.worth.compile() for fold in folds if fold.worth is not None]
        for record in self.variants(kind, folds, fixed):
            values = as_tuple(kind, record)
            counts = all(judge(values) is False for judge in judges)
            if counts and (worthless or all(_some(of(self.run, values)) for of in worths)):
                yield record

    def worth_of(self, kind: FactKind, fold: Fold, record: Values) -> Number | None:
        """Answer what a record is worth."""
        return None if fold.worth is None else fold.worth.compile()(self.run, as_tuple(kind, record))

    def companions(self, kind: FactKind, fold: Fold, record: Values) -> Iterator[str]:
        """Yield the measures whose months must be there too, so that a record counts (`month in m`)."""
        values = as_tuple(kind, record)
        for rule in fold.leave_out:
            names = [part.measure for part in rule.when.walk() if isinstance(part, MonthIn)]
            if names and compile_stretch(rule.when)(self.empty, values)[1] & span(values[0], values[1]):
                yield from names

    def variants(self, kind: FactKind, folds: Sequence[Fold], fixed: Values) -> Iterator[Values]:
        """Yield records of a kind in every combination of what the folds read, the likeliest first."""
        read = {leaf.name for fold in folds for leaf in _fields(fold)}
        columns = [
            column
            for column in kind.columns
            if column.name in read or column.required_if_ended or len(kind.columns) != len(kind.fields)
        ]
        likely, at_bars = _likely(folds), self._at_bars(folds)
        choices = [
            [fixed[column.name]]
            if column.name in fixed
            else [*likely.get(column.name, ()), *self._choices(kind, column), *at_bars.get(column.name, ())]
            for column in columns
        ]
        for combination in islice(product(*choices), MOST_TRIED):
            record = {column.name: value for column, value in zip(columns, combination, strict=True)}
            if record.get("from", 0) <= record.get("to", STILL_RUNNING):
                yield record

    def _at_bars(self, folds: Sequence[Fold]) -> dict[str, list[int]]:
        """Answer the numbers with which rules compare a field, and the ones above."""
        found: dict[str, list[int]] = {}
        for node in (node for fold in folds for rule in fold.leave_out for node in rule.when.walk()):
            if isinstance(node, Compare) and isinstance(node.left, Field) and node.left.type.kind == "number":
                bar = None if leaves_of(node.right) else node.right.compile()(self.run, ())
                found.setdefault(node.left.name, []).extend([bar, bar + 1] if isinstance(bar, int) else [])
        return found

    def _choices(self, kind: FactKind, column: FieldKind) -> list[Any]:
        """Answer likely values of a column; what the format takes by itself comes first."""
        day = self.day
        if column.name == "from" and kind.shape != "item":
            return [month_of(day), month_of(day) - 1] if kind.shape == "month" else [shifted(day, -400, "days")]
        if column.name == "to" and kind.shape != "item":
            return [month_of(day), month_of(day) - 1] if kind.shape == "month" else [STILL_RUNNING]
        by_type: dict[str, list[Any]] = {
            "class": list(column.type.members),
            "yes_no": [True, False],
            "text": ["事项1"],
            "day": [shifted(day, -30, "days"), shifted(day, 400, "days"), shifted(day, -400, "days")],
            "number": [column.least if column.least is not None else 10**column.type.scale],
        }
        choices = by_type.get(column.type.kind, [])
        if column.least == FIRST_YEAR:
            year = FIRST_YEAR + month_of(day) // 12
            choices = [year - 1, year, year - 2]
        if column.type.kind in ("class", "yes_no") and column.absent in choices:
            choices.sort(key=lambda value: value != column.absent)
        return choices

    def _judge(self, condition: Expression) -> Any:
        """Answer a function that judges a rule over a record; one on the month at hand over the record's months."""
        if any(isinstance(part, (MonthAtHand, MonthIn)) for part in condition.walk()):
            stretch = compile_stretch(condition)

            def judge(values: tuple[Any, ...]) -> bool | None:
                """Months of another measure can be there or not, as the rule wants: companions see to it."""
                months = span(values[0], values[1])
                return all(stretch(run, values)[1] & months for run in (self.full, self.empty))

            return judge
        judge_whole = judge_of(condition)
        return lambda values: judge_whole(self.run, values)


def as_tuple(kind: FactKind, record: Values) -> tuple[Any, ...]:
    """Answer a record as the engine keeps it; what the draft does not say is what the format takes, or not known."""
    unknown = unknown_record(kind)
    return tuple(
        record.get(column.name, column.absent if column.absent != column.type.unknown else unknown[place])
        for place, column in enumerate(kind.columns)
    )


def _fields(fold: Fold) -> list[Field]:
    nodes: list[Expression | Points] = [rule.when for rule in fold.leave_out]
    nodes += [rule.when for rule in fold.runs_on]
    nodes += [fold.worth] if fold.worth is not None else []
    found = [leaf for node in nodes for leaf in leaves_of(node) if isinstance(leaf, Field)]
    found += [fold.keep.one_per, fold.keep.best] if fold.keep else []
    found += [leaf for leaf in leaves_of(fold.group.by) if isinstance(leaf, Field)] if fold.group else []
    return found + ([fold.by] if fold.by else [])


def catalogues(folds: Sequence[Fold]) -> Iterator[tuple[Field, frozenset[str]]]:
    """Yield each field that a rule looks up in a published list, with the list."""
    for node in (node for fold in folds for rule in fold.leave_out for node in rule.when.walk()):
        if isinstance(node, InCatalogue) and isinstance(node.left, Field):
            yield node.left, node.of


def _likely(folds: Sequence[Fold]) -> dict[str, list[Any]]:
    """Answer values that count before any other: what is listed, and full units of what has a worth."""
    likely: dict[str, list[Any]] = {leaf.name: [min(of)] for leaf, of in catalogues(folds) if of}
    for node in (node for fold in folds if fold.worth is not None for node in fold.worth.walk()):
        if isinstance(node, Rate) and isinstance(node.each, Field) and node.per > 1:
            likely.setdefault(node.each.name, []).append(node.per)
    return likely


def _some(worth: Number) -> bool:
    """Say whether a record is worth anything."""
    high = high_of(worth)
    return worth != 0 and (high is None or high != 0)
