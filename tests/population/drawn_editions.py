"""Random editions (随机版本): measures, points and conditions over every construct, made as trees without the loader.

What they say makes no sense to a citizen, and need not: both executors must say the same of it.
"""

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import TypeVar

from anju.engine.counting import METHODS
from anju.engine.days import month_of
from anju.engine.edition import (
    Edition,
    EvidenceReading,
    Fold,
    Group,
    Indicator,
    Keep,
    LeaveOut,
    Measure,
    Reason,
    Requirement,
    RunOn,
    Source,
    Total,
)
from anju.engine.expressions import (
    AllOf,
    AnyOf,
    Compare,
    CompareClass,
    Constant,
    ContextField,
    Covers,
    Dated,
    DayInYear,
    DayOfJudging,
    Edge,
    Elapsed,
    Expression,
    Extreme,
    Field,
    Full,
    InCatalogue,
    IndicatorValue,
    InWindows,
    IsOneOf,
    MeasureValue,
    Minus,
    MonthAtHand,
    MonthIn,
    MonthStart,
    Not,
    PersonField,
    Plus,
    Quotient,
    Rescaled,
    Shifted,
    Times,
    TotalValue,
    WindowEnd,
    YearOf,
)
from anju.engine.points import (
    Band,
    Bands,
    BestOf,
    Capped,
    Case,
    Choose,
    Classes,
    Cross,
    FirstThen,
    Give,
    IndicatorPoints,
    Marginal,
    NotPublished,
    Points,
    Rate,
    Row,
    Scaled,
    Slice,
    SumOf,
    Table,
    TotalPoints,
    When,
)
from anju.engine.text import NO_TEXT
from anju.engine.types import DAY, MONTH, NUMBER, YES_NO, Type
from anju.engine.vocabulary import FactKind

Option = TypeVar("Option")
REASON = Reason("r", NO_TEXT, "law/1")
SIGNS = ("=", "!=", "<", "<=", ">", ">=")
READINGS: tuple[EvidenceReading, ...] = ("any_alone", "together", "all")
SIGNED = Type("number", negative=True)


class DrawnEdition:
    """Draws an edition of one city, judged around one day."""

    def __init__(self, base: Edition, seed: int, day: int) -> None:
        """Begin with a seed; the vocabulary is that of a shipped edition."""
        self.base, self.random, self.day = base, Random(seed), day  # noqa: S311 - no secret is drawn
        self.vocabulary = base.vocabulary
        self.measures: list[Measure] = []
        self.kind: FactKind | None = None
        self.doubtful = False

    def edition(self) -> Edition:
        """Draw the whole."""
        for place in range(self.random.randrange(4, 9)):
            self.measures.append(self._measure(f"m{place}"))
        self.kind, self.doubtful = None, True
        indicators = tuple(self._indicator(place) for place in range(self.random.randrange(2, 6)))
        totals = self._totals(len(indicators))
        conditions = [Requirement(f"r{place}", NO_TEXT, self._of_totals(totals), "law/1") for place in range(2)]
        return replace(
            self.base,
            name="drawn",
            sources={"law": Source("law", NO_TEXT, "published")},
            measures=tuple(self.measures),
            indicators=indicators,
            totals=totals,
            requirements=tuple(conditions),
            vetoes=(),
            steps=(),
            households=(),
        )

    # ---- measures

    def _measure(self, name: str) -> Measure:
        self.kind = None
        if self.measures and self.random.random() < 0.25:
            return Measure(name, NO_TEXT, SIGNED, None, "", None, self.number(2))
        count = self.random.choice(sorted(METHODS))
        shapes = {"months": ("month",), "days": ("period",)}.get(count, ("item", "period"))
        self.kind = self._one([kind for kind in self.vocabulary.kinds.values() if kind.shape in shapes])
        fold = self._fold(count, self.kind)
        of = YES_NO if count == "any" else SIGNED if fold.worth else NUMBER
        at = self._one([None, None, None, Shifted(DayOfJudging(), -400, "days")])
        self.kind = None
        return Measure(name, NO_TEXT, of, None, "law/1", fold, None, None, at)

    def _fold(self, count: str, kind: FactKind) -> Fold:
        rules = tuple(LeaveOut(REASON, self._rule(count)) for _ in range(self.random.randrange(3)))
        worth = self._worth() if count in ("sum", "highest") else None
        return Fold(
            kind=kind.name,
            count=count,
            leave_out=rules,
            later=REASON,
            again=REASON,
            keep=self._keep(kind) if count not in ("days", "months") else None,
            runs_on=self._runs_on() if count == "days" else (),
            worth=worth,
            group=self._group(kind) if count == "sum" else None,
            by=self._one([Field(one.name, place, one.type) for place, one in enumerate(kind.columns)])
            if count == "distinct"
            else None,
            tolerated_gap=self._one([None, 0, 3]) if count == "months" else None,
            broken=REASON,
        )

    def _rule(self, count: str) -> Expression:
        return self._month_rule() if count == "months" and self.random.random() < 0.6 else self.condition(2)

    def _month_rule(self) -> Expression:
        """A rule on the month at hand, alone, or beside a rule on the record."""
        counted = [one.name for one in self.measures if one.fold and one.fold.count in ("days", "months")]
        bar = Constant(month_of(self.day) - self.random.randrange(0, 60), MONTH)
        rule: Expression = Compare(self._one(SIGNS), MonthAtHand(MONTH), bar)
        if counted and self.random.random() < 0.5:
            rule = MonthIn(self._one(counted), YES_NO)
        other = self.condition(1)
        return self._one([rule, Not(rule), AllOf((rule, other)), AnyOf((other, rule)), Not(AllOf((other, Not(rule))))])

    def _keep(self, kind: FactKind) -> Keep | None:
        classes = [field for field in self._fields() if field.type.kind == "class"]
        if not classes or self.random.random() < 0.6:
            return None
        return Keep(self._one(self._fields()), self._one(classes), REASON)

    def _runs_on(self) -> tuple[RunOn, ...]:
        evidence = [one.name for one in self.measures if one.fold and one.fold.count in ("days", "months")]
        rules = []
        if self.random.random() < 0.5:
            rules.append(RunOn(REASON, self.condition(1), windows=self._windows()))
        if evidence and self.random.random() < 0.8:
            named = tuple(dict.fromkeys(self._one(evidence) for _ in range(3)))
            reading = self._one(READINGS)
            rules.append(RunOn(REASON, self.condition(1), evidence=named, reading=reading))
        return tuple(rules)

    def _group(self, kind: FactKind) -> Group | None:
        classes = [field for field in self._fields() if field.type.kind == "class"]
        days = [field for field in self._fields() if field.type.kind == "day"]
        cap = self.random.randrange(1, 5000)
        by_year = Group(YearOf(self._one(days)), cap=cap) if days else None
        if not classes:
            return self._one([None, by_year])
        by = self._one(classes)
        caps = tuple((member, self.random.randrange(0, 5000)) for member in by.type.members)
        return self._one([None, by_year, Group(by, caps)])

    def _worth(self) -> Points:
        if self.random.random() < 0.25:
            return NotPublished(0, self.random.randrange(1, 3000))
        return self.points(1)

    # ---- points

    def _indicator(self, place: int) -> Indicator:
        earlier = [IndicatorValue(f"i{n}", n, SIGNED) for n in range(place)]
        points = self.points(2)
        if earlier and self.random.random() < 0.3 and not self._open(points):
            points = SumOf(
                (points, When(Compare(">", self._one(earlier), Constant(0, NUMBER)), Give(Constant(7, NUMBER))))
            )
        return Indicator(f"i{place}", NO_TEXT, "law/1", points)

    def _open(self, points: Points) -> bool:
        return any(isinstance(part, NotPublished) for part in points.walk())

    def _totals(self, indicators: int) -> tuple[Total, ...]:
        parts: list[Points] = [IndicatorPoints(f"i{place}", place) for place in range(indicators)]
        self.random.shuffle(parts)
        half = len(parts) // 2
        first: Points = Capped(
            BestOf(tuple(parts[: half + 1])), self._one([None, -500]), self.random.randrange(500, 9000)
        )
        first = Scaled(first, self.condition(1), 125, 2, NO_TEXT, "law/1")
        second = SumOf((TotalPoints("t0", 0), *parts[half:]))
        return (Total("t0", NO_TEXT, first), Total("t1", NO_TEXT, second, main=True))

    def _of_totals(self, totals: tuple[Total, ...]) -> Expression:
        total = TotalValue(totals[-1].name, len(totals) - 1, SIGNED)
        line = Compare(self._one(SIGNS), total, Constant(self.random.randrange(-500, 9000), NUMBER))
        return self._one([line, AnyOf((line, self.condition(1))), Not(AllOf((line, self.condition(1))))])

    def points(self, depth: int) -> Points:
        """Draw a points form; inside a record it may look at the record."""
        plain = [self._give, self._rate, self._first_then, self._bands, self._marginal, self._classes, self._cross]
        deep = [self._when, self._capped, self._sum, self._best, self._table, self._choose, self._not_published]
        return self._one(plain + (deep if depth else []))(depth - 1)

    def _give(self, depth: int) -> Points:
        return Give(self.number(1))

    def _rate(self, depth: int) -> Points:
        return Rate(self.number(1), self.random.randrange(1, 40), self.random.randrange(-50, 200))

    def _first_then(self, depth: int) -> Points:
        first, unit = self.random.randrange(0, 300), self.random.randrange(1, 100)
        return FirstThen(self.number(1), first, 100, unit, self.random.randrange(0, 90))

    def _bands(self, depth: int) -> Points:
        low, high = sorted((self.random.randrange(-5, 60), self.random.randrange(60, 500)))
        thens = [self.points(0), Give(Constant(50, NUMBER)), self.points(0)]
        return Bands(
            self.number(1), (Band(None, low, thens[0]), Band(low + 1, high, thens[1]), Band(high + 1, None, thens[2]))
        )

    def _marginal(self, depth: int) -> Points:
        bar = self.random.randrange(1, 60)
        return Marginal(self.number(1), (Slice(0, bar, self.random.randrange(-9, 40)), Slice(bar, None, 3)))

    def _classes(self, depth: int) -> Points:
        by = self._class()
        if by is None:
            return self._give(depth)
        return Classes(
            by, tuple(Case(member, Give(Constant(self.random.randrange(900), NUMBER))) for member in by.type.members)
        )

    def _cross(self, depth: int) -> Points:
        rows, columns = self._class(), self._class()
        if rows is None or columns is None:
            return self._rate(depth)
        cells = tuple(tuple(self.random.randrange(90) for _ in columns.type.members) for _ in rows.type.members)
        return Cross(rows, columns, cells)

    def _when(self, depth: int) -> Points:
        return When(self.condition(2), self.points(depth))

    def _capped(self, depth: int) -> Points:
        return Capped(self.points(depth), self._one([None, -20, 10]), self._one([None, 300, 5000]))

    def _sum(self, depth: int) -> Points:
        return SumOf((self.points(depth), self.points(depth)))

    def _best(self, depth: int) -> Points:
        return BestOf((self.points(depth), self.points(depth)))

    def _table(self, depth: int) -> Points:
        return Table(tuple(Row(self.condition(1), self.points(depth)) for _ in range(2)))

    def _choose(self, depth: int) -> Points:
        fields = [ContextField(one.name, place, one.type) for place, one in enumerate(self.vocabulary.context)]
        by = self._one([field for field in fields if field.type.kind == "class"])
        return Choose(by, tuple(Case(member, Give(Constant(len(member), NUMBER))) for member in by.type.members))

    def _not_published(self, depth: int) -> Points:
        return NotPublished(-10, self.random.randrange(0, 2000)) if self.doubtful else self._give(depth)

    # ---- expressions

    def number(self, depth: int) -> Expression:
        """Draw a number: of the record at hand, of the person, or of measures counted before."""
        leaves: list[Expression] = [Constant(self.random.randrange(-20, 400), NUMBER)]
        leaves += [Dated(((self.day - 900, 3), (self.day - self.random.randrange(-50, 50), 11)), NUMBER)]
        leaves += [field for field in self._fields() if field.type.kind == "number"] * 3
        leaves += [Elapsed(self._one(["years", "months"]), self.date(0), self.date(0))]
        leaves += self._counted("number") * 2
        if depth <= 0:
            return self._one(leaves)
        one, other = self.number(depth - 1), self.number(depth - 1)
        small = Constant(self.random.randrange(-3, 9), NUMBER)
        return self._one([
            *leaves, Plus(one, other, SIGNED), Minus(one, other, SIGNED), Times(one, small, SIGNED),
            Full(one, self.random.randrange(1, 40), SIGNED), Rescaled(one, 10, SIGNED), YearOf(self.date(0)),
            Extreme((one, other, small), self.random.random() < 0.5, SIGNED),
            Quotient(one, Constant(self.random.randrange(1, 40), NUMBER), Type("number", 2, negative=True)),
        ])  # fmt: skip

    def date(self, depth: int) -> Expression:
        """Draw a date."""
        leaves: list[Expression] = [DayOfJudging(), Constant(self.day - self.random.randrange(3000), DAY)]
        leaves += [field for field in self._fields() if field.type.kind == "day"] * 3
        leaves += [
            PersonField(one.name, place, one.type)
            for place, one in enumerate(self.vocabulary.person)
            if one.type == DAY
        ]
        if depth <= 0:
            return self._one(leaves)
        of = self.date(depth - 1)
        return self._one([
            of, Shifted(of, self.random.randrange(-70, 20), self._one(["days", "months", "years"])), MonthStart(of),
            Edge(of, self._one(["month", "year"]), self.random.random() < 0.5, self.random.randrange(-5, 3)),
            DayInYear(of, self.random.randrange(1, 13), self.random.randrange(1, 32)), WindowEnd(of, self._windows()),
        ])  # fmt: skip

    def condition(self, depth: int) -> Expression:
        """Draw a condition."""
        leaves: list[Expression] = [
            Compare(self._one(SIGNS), self.number(1), self.number(0)),
            Compare(self._one(SIGNS), self.date(1), self.date(1)),
            InWindows(self.date(0), self._windows()),
            *self._counted("yes_no"),
            *(field for field in self._fields() if field.type.kind == "yes_no"),
            *(InCatalogue(field, frozenset({"甲", "丙"})) for field in self._fields() if field.type.kind == "text"),
        ]
        by = self._class()
        if by is not None:
            leaves.append(CompareClass(self._one(SIGNS), by, self._one(by.type.members)))
            leaves.append(IsOneOf(by, frozenset(self._one(by.type.members) for _ in range(2))))
        if self.kind is not None and self.kind.shape == "period":
            leaves.append(Covers(self.date(0)))
        if depth <= 0:
            return self._one(leaves)
        parts = (self.condition(depth - 1), self.condition(depth - 1))
        return self._one([*leaves, AllOf(parts), AnyOf(parts), Not(parts[0])])

    def _windows(self) -> tuple[tuple[int, int | None], ...]:
        first = self.day - self.random.randrange(100, 1500)
        return ((first, first + 200), (first + 300, self._one([None, first + 400])))

    def _class(self) -> Expression | None:
        own = [field for field in self._fields() if field.type.kind == "class"]
        person = [PersonField(one.name, place, one.type) for place, one in enumerate(self.vocabulary.person)]
        found = [*own, *own, *(field for field in person if field.type.kind == "class")]
        return self._one(found) if found else None

    def _fields(self) -> list[Field]:
        """The fields of the record at hand that a rule may read: known of every record, and not the ends of months."""
        if self.kind is None:
            return []
        named = [(place, one) for place, one in enumerate(self.kind.columns) if not one.required_if_ended]
        return [Field(one.name, place, one.type) for place, one in named if one.type.kind != "month"]

    def _counted(self, kind: str) -> list[Expression]:
        return [
            MeasureValue(one.name, place, one.type)
            for place, one in enumerate(self.measures)
            if one.type.kind == kind and not (one.fold and one.fold.worth and self._open(one.fold.worth))
        ]

    def _one(self, options: Sequence[Option]) -> Option:
        return self.random.choice(options)
