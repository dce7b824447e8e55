"""Probes (探针): the person file that gives a measure a value, or a condition a verdict.

Every probe is scored by the engine before it enters the table, and thrown away when the quantity did not come out as
wanted. So what is tried here may be simple: a wrong try costs a line of the table, never a wrong line.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from anju.editions.checking.unknown import Unknown, leaves_of, with_value
from anju.editions.edges.draft import Draft, Values
from anju.editions.edges.records import Records, catalogues
from anju.editions.edges.row import NoProbe
from anju.engine.counting import Run
from anju.engine.days import FIRST_YEAR, STILL_RUNNING
from anju.engine.edition import Edition, Fold, Measure
from anju.engine.expressions import (
    COMPARISONS,
    AllOf,
    AnyOf,
    Compare,
    CompareClass,
    ContextField,
    Expression,
    Extreme,
    Field,
    IsOneOf,
    MeasureValue,
    Minus,
    Not,
    PersonField,
    Plus,
    Rescaled,
    Times,
)
from anju.engine.facts import Facts
from anju.engine.person_file import read_person_file
from anju.engine.points import Give
from anju.engine.reading import Reads, reads_of
from anju.engine.scoring import score
from anju.engine.sheet import ScoreSheet
from anju.engine.text import Text
from anju.engine.types import YES_NO
from anju.engine.vocabulary import FactKind

Wishes = dict[Expression, Any]
"""What a probe must bring about: measures, person fields and context fields with the values they must have."""

MOST_RECORDS = 400
HIGHEST = 10**9
DAYS_OF_A_MONTH = 31


class Probes:
    """Makes and scores person files for one edition on one day."""

    def __init__(self, edition: Edition, unknown: Unknown, day: int) -> None:
        """Make ready for a day of judging."""
        self.edition, self.unknown, self.day = edition, unknown, day
        self.measures: Mapping[str, Measure] = {measure.name: measure for measure in edition.measures}
        self.records = Records(edition, unknown, day)
        self.reads: Mapping[int, Reads] = reads_of(edition)

    def scored(self, draft: Draft) -> tuple[Mapping[str, Any], ScoreSheet]:
        """Write a draft out, read it back and score it."""
        file = draft.file(self.edition.vocabulary)
        facts: Facts = read_person_file(self.edition.vocabulary, file)
        return file, score(self.edition, facts, self.day, as_if_in_force=True)

    def value_in(self, sheet: ScoreSheet, quantity: Expression) -> Any:
        """Answer what a quantity came out as."""
        run = Run(sheet.facts, self.day)
        run.measures = [line.value for line in sheet.measures.values()]
        return quantity.compile()(run, ())

    def draft(self, wishes: Wishes, about: object) -> Draft:
        """Make a file that fulfils all wishes; every other kind that `about` reads is none. Raises NoProbe."""
        draft = Draft(facts={kind: [] for kind in self.kinds_read(about)})
        folds: dict[str, list[tuple[Fold, int]]] = {}
        for leaf, value in wishes.items():
            self._wish(leaf, value, draft, folds)
        self._add_companions(folds)
        for name, wanted in folds.items():
            kind = self.edition.vocabulary.kinds[name]
            draft.facts[name] = self._records_of_all(kind, [(fold, value) for fold, value in wanted if value])
        return draft

    def _add_companions(self, folds: dict[str, list[tuple[Fold, int]]]) -> None:
        """Wish for the measures whose months a measure asks for (`month in m`), as long as that measure itself."""
        asked = [(fold, value) for wanted in folds.values() for fold, value in wanted if value]
        for fold, value in asked:
            kind = self.edition.vocabulary.kinds[fold.kind]
            for name in self.records.companions(kind, fold, self.records.counting(kind, [fold])):
                other = self.measures[name].fold
                if other is not None and other not in [one for one, _ in folds.get(other.kind, [])]:
                    days = (value + 1) * DAYS_OF_A_MONTH
                    folds.setdefault(other.kind, []).append((other, value if other.count == "months" else days))

    def _records_of_all(self, kind: FactKind, wanted: list[tuple[Fold, int]]) -> list[Values]:
        """Make records that serve all measures at once, or where none can, records for each."""
        try:
            return self._records(kind, wanted)
        except NoProbe:
            if len(wanted) < 2:
                raise
            return [record for one in wanted for record in self._records(kind, [one])]

    def kinds_read(self, about: object) -> list[str]:
        """Answer the kinds of fact behind a row of the edition."""
        reads = self.reads[id(about)]
        folds = [self.measures[name].fold for name in (*reads.measures, *reads.evidence)]
        return list(dict.fromkeys(fold.kind for fold in folds if fold is not None))

    def curve(
        self, of: Expression | Any, leaf: Expression, others: Mapping[Any, int] | None = None
    ) -> Callable[[int], int | None]:
        """Answer what a node is for each value of one leaf it reads, with the others as given."""
        evaluate, run = of.compile(), self.records.run
        for other, number in (others or {}).items():
            run, _ = with_value(run, (), other, number)

        def curve(number: int) -> int | None:
            value = evaluate(*with_value(run, (), leaf, number))  # type: ignore[arg-type]  # a leaf by its callers
            return value if isinstance(value, int) else None

        return curve

    def wishes_for(self, quantity: Expression, value: int) -> Wishes:
        """Answer what must be so that a quantity has a value. Raises NoProbe."""
        leaves = [leaf for leaf in leaves_of(quantity) if leaf.type.kind in ("number", "day")]
        if isinstance(quantity, (MeasureValue, PersonField)):
            return {quantity: value}
        if len(leaves) != 1:
            raise NoProbe(Text("它由几个量组成", "it is made of several quantities"))
        return {leaves[0]: self._solved(quantity, leaves[0], value)}

    def _solved(self, of: Expression, leaf: Expression, value: int) -> int:
        """Answer the least number, or the latest day not after the day of judging, that gives a value."""
        curve = self.curve(of, leaf)
        if leaf.type.kind != "day":
            found = _least(curve, value, 0, HIGHEST)
        else:
            back = _least(lambda days: curve(self.day - days), value, 0, self.day)
            forth = _least(curve, value, 0, self.day) if back is None else None
            found = forth if back is None else self.day - back
        if found is None:
            raise NoProbe(Text("没有得出这个值的事实", "no fact gives this value"))
        return found

    def satisfying(self, condition: Expression, *, want: bool) -> Iterator[Wishes]:
        """Yield ways to make a condition hold, or fail."""
        if isinstance(condition, Not):
            yield from self.satisfying(condition.of, want=not want)
        elif isinstance(condition, (AllOf, AnyOf)):
            if isinstance(condition, AllOf) == want:
                yield from self._together(condition.of, want=want)
            else:
                for part in condition.of:
                    yield from self.satisfying(part, want=want)
        else:
            yield from self._satisfying_one(condition, want=want)

    def _satisfying_one(self, condition: Expression, *, want: bool) -> Iterator[Wishes]:
        if isinstance(condition, MeasureValue) and condition.type == YES_NO:
            yield {condition: int(want)}
        elif isinstance(condition, Compare):
            yield from self._comparing(condition, want=want)
        elif isinstance(condition, (CompareClass, IsOneOf)) and isinstance(condition.left, (PersonField, ContextField)):
            judge = condition.compile()
            for member in condition.left.type.members:
                if judge(*with_value(self.records.run, (), condition.left, member)) is want:
                    yield {condition.left: member}

    def _together(self, conditions: tuple[Expression, ...], *, want: bool) -> Iterator[Wishes]:
        if not conditions:
            yield {}
            return
        for first in self.satisfying(conditions[0], want=want):
            for rest in self._together(conditions[1:], want=want):
                if all(rest.get(leaf, value) == value for leaf, value in first.items()):
                    yield first | rest

    def _comparing(self, condition: Compare, *, want: bool) -> Iterator[Wishes]:
        if leaves_of(condition.right):
            return
        bar = condition.right.compile()(self.records.run, ())
        for value in (bar, bar + 1, bar - 1) if isinstance(bar, int) else ():
            if COMPARISONS[condition.sign](value, bar) is want:
                try:
                    yield self.wishes_for(condition.left, value)
                except NoProbe:
                    continue

    def _wish(self, leaf: Expression, value: Any, draft: Draft, folds: dict[str, list[tuple[Fold, int]]]) -> None:
        """Fulfil one wish: a field directly, a measure by its records or by what its expression reads."""
        if isinstance(leaf, PersonField):
            draft.person[leaf.name] = value
        elif isinstance(leaf, ContextField):
            draft.context[leaf.name] = value
        elif isinstance(leaf, MeasureValue):
            measure = self.measures[leaf.name]
            if measure.fold is not None:
                folds.setdefault(measure.fold.kind, []).append((measure.fold, value))
            elif measure.expression is not None:
                self._invert(measure.expression, value, draft, folds)
        else:
            raise NoProbe(Text("这个量不能由事实直接得出", "no fact gives this quantity directly"))

    def _invert(
        self, expression: Expression, value: int, draft: Draft, folds: dict[str, list[tuple[Fold, int]]]
    ) -> None:
        """Go from the value of an expression to the value of what it reads: of several, each where it alone decides."""
        leaves = leaves_of(expression)
        if len(leaves) == 1:
            self._wish(leaves[0], self._solved(expression, leaves[0], value), draft, folds)
            return
        for part in _parts_giving(expression):
            if isinstance(part, MeasureValue):
                self._wish(part, value, draft, folds)
            else:
                self._invert(part, value, draft, folds)

    def _records(self, kind: FactKind, wanted: list[tuple[Fold, int]]) -> list[Values]:
        """Make the records of one kind that give several measures their values at once."""
        if not wanted:
            return []
        base = self.records.counting(kind, [fold for fold, _ in wanted])
        number = max(self._number_of_records(kind, fold, value, base) for fold, value in wanted)
        if number > MOST_RECORDS:
            raise NoProbe(Text("需要的记录太多", "it takes too many records"))
        made = [dict(base) for _ in range(number)]
        listed = {leaf.name for leaf, _ in catalogues([fold for fold, _ in wanted])}
        for place, record in enumerate(made):
            for column in kind.columns:
                if column.type.kind == "text" and column.name in record and column.name not in listed:
                    record[column.name] = f"事项{place + 1}"
        for fold, value in wanted:
            self._give_value(kind, fold, value, made)
        return made

    def _number_of_records(self, kind: FactKind, fold: Fold, value: int, base: Values) -> int:
        if fold.count in ("records", "distinct"):
            return value
        if fold.count == "sum" and factor_field(fold) is None and fold.worth is not None:
            each = self.records.worth_of(kind, fold, base)
            if not isinstance(each, int) or not each or value % each:
                raise NoProbe(Text("没有得出这个值的记录", "no records give this value"))
            return value // each
        return 1

    def _give_value(self, kind: FactKind, fold: Fold, value: int, made: list[Values]) -> None:
        first = made[0]
        if fold.count == "months":
            first["from"] = first["to"] - value + 1
        elif fold.count == "days":
            first["from"], first["to"] = self.day - value + 1, STILL_RUNNING
        elif fold.count == "sum" and (field := factor_field(fold)) is not None:
            self.share_out(kind, fold, field, value, made)
        elif fold.count == "distinct" and fold.by is not None:
            self._make_different(kind, fold, fold.by, made)
        elif fold.count == "highest":
            first |= self._worth_exactly(kind, fold, value)

    def share_out(self, kind: FactKind, fold: Fold, field: Field, value: int, made: list[Values]) -> None:
        """Let each record be worth its share, the first of them what is left over as well."""
        share, rest = divmod(value, len(made))
        for place, record in enumerate(made):
            wanted = share + (rest if place == 0 else 0)

            def worth(number: int, record: Values = record) -> int | None:
                found = self.records.worth_of(kind, fold, record | {field.name: number})
                return found if isinstance(found, int) else None

            number = _least(worth, wanted, 0, HIGHEST)
            if number is None:
                raise NoProbe(Text("没有得出这个值的记录", "no records give this value"))
            record[field.name] = number

    def _make_different(self, kind: FactKind, fold: Fold, by: Field, made: list[Values]) -> None:
        start = made[0][by.name]
        if not isinstance(start, int) or by.type.kind != "number":
            raise NoProbe(Text("取值无法逐个错开", "the values cannot be told apart one by one"))
        step = -1 if kind.field(by.name).least == FIRST_YEAR else 1
        for place, record in enumerate(made):
            record[by.name] = start + step * place

    def _worth_exactly(self, kind: FactKind, fold: Fold, value: int) -> Values:
        for record in self.records.all_counting(kind, [fold], {}):
            if self.records.worth_of(kind, fold, record) == value:
                return record
        raise NoProbe(Text("没有恰好值这么多的记录", "no record is worth exactly this"))


def factor_field(fold: Fold) -> Field | None:
    """Answer the field with which the worth grows: the worth itself, or a factor of it."""
    of = fold.worth.of if isinstance(fold.worth, Give) else None
    of = of.of if isinstance(of, Rescaled) else of
    of = of.left if isinstance(of, Times) else of
    of = of.of if isinstance(of, Rescaled) else of
    return of if isinstance(of, Field) else None


def _parts_giving(expression: Expression) -> tuple[Expression, ...]:
    """Answer the parts that give an expression its value while all others are nothing, or as large."""
    if isinstance(expression, Extreme):
        return tuple(part for part in expression.of if leaves_of(part))
    if isinstance(expression, (Plus, Minus)):
        return (expression.left,)
    raise NoProbe(Text("它由几个量组成", "it is made of several quantities"))


def _least(curve: Callable[[int], int | None], value: int, low: int, high: int) -> int | None:
    """Answer the least number for which a rising curve has exactly a value."""
    while low < high:
        middle = (low + high) // 2
        found = curve(middle)
        if found is None:
            return None
        low, high = (low, middle) if found >= value else (middle + 1, high)
    return low if curve(low) == value else None
