"""The workshop (加载工作台): what all floors of an edition under way share."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from anju.editions.language.constants import date_constant, number_constant, units_of
from anju.editions.language.names import Names
from anju.editions.language.syntax import NotUnderstood
from anju.editions.loading.entries import Entries
from anju.editions.loading.points import PointsLoader
from anju.editions.loading.yaml_tree import Tree
from anju.engine.edition import STANDINGS, Measure, Reason, Source
from anju.engine.expressions import (
    Constant,
    ContextField,
    Dated,
    Expression,
    IndicatorValue,
    MeasureValue,
    PersonField,
    TotalValue,
)
from anju.engine.faults import Faults
from anju.engine.text import Text
from anju.engine.types import CATALOGUE, WINDOWS, Type
from anju.engine.values import closest
from anju.engine.vocabulary import FieldKind, Vocabulary

DEEPEST = 40
"""Measures that may read one another in a chain."""

BuildMeasure = Callable[["Workshop", str, Entries], Measure]


class Workshop:
    """Sources, values and names of one edition, and its measures, each built when it is first asked for.

    `items` and `totals` name the rows read so far: what stands before may be named by what stands after.
    """

    def __init__(
        self, vocabulary: Vocabulary, decimals: int, faults: Faults, top: Entries, build: BuildMeasure
    ) -> None:
        """Read the sources, the values and the rule of the day of judging."""
        self.vocabulary, self.faults, self.top, self.build = vocabulary, faults, top, build
        self.points = PointsLoader(decimals, faults, partial(self.article, required=False))
        self.sources = {name: self._source(name, tree) for name, tree in top.table("sources").items()}
        self.values = {name: self._value(name, tree) for name, tree in top.table("values").items()}
        self.later = self.reason("later", self.table_at(top.need("judging")))
        self.measures: list[Measure] = []
        self.places: dict[str, int] = {}
        self.pending: dict[str, Tree] = dict(top.table("measures").items())
        self.under_way: list[str] = []
        self.values_read: set[str] = set()
        self.items: list[str] = []
        self.totals: list[str] = []

    def table_at(self, tree: Tree | None) -> Entries:
        """Read a node as a mapping."""
        return Entries(tree, self.faults, self.top.place)

    def article(self, entries: Entries, *, required: bool = True) -> str:
        """Read an article, `source/place`, whose source must be listed."""
        hint = Text("写作 来源/条款", "write source/place")
        tree = entries.need("article", hint) if required else entries.take("article")
        if tree is None:
            return ""
        text = entries.scalar(tree)
        source, _, place = text.partition("/")
        if not place.strip():
            say = Text("条款缺少位置", "the article names no place")
            entries.fault(say, Text(f"写作 {source or '来源'}/第三条", f"write {source or 'source'}/article-3"), tree)
        if source not in self.sources:
            say = Text(f"没有依据来源“{source}”", f'there is no source "{source}"')
            entries.fault(say, closest(source, self.sources), tree)
            return ""
        return text

    def reason(self, name: str, entries: Entries) -> Reason:
        """Read the words and the article of a rule; all other keys have been asked for."""
        reason = Reason(name, entries.words("say") or Text(name, name), self.article(entries))
        entries.done()
        return reason

    def names(self) -> Names:
        """Answer what names mean outside records: person and context fields, values, measures."""
        known: dict[str, Callable[[], Expression]] = {}
        for place, kind in enumerate(self.vocabulary.person):
            known[kind.name] = partial(_person_field, kind, place)
        for place, kind in enumerate(self.vocabulary.context):
            known[f"context.{kind.name}"] = partial(_context_field, kind, place)
        for name in self.values:
            known[name] = partial(self.value, name)
        for name in self.pending:
            known[name] = partial(self.measure, name)
        for place, name in enumerate(self.items):
            known[f"item.{name}"] = partial(_item, name, place, self.points.decimals)
        for place, name in enumerate(self.totals):
            known[f"total.{name}"] = partial(_total, name, place, self.points.decimals)
        return Names(known)

    def value(self, name: str) -> Expression:
        """Answer a value, and remember that it was read. KeyError when there is none."""
        self.values_read.add(name)
        return self.values[name]

    def measure(self, name: str) -> MeasureValue:
        """Answer a measure, building it first when nobody asked for it before. Raises NotUnderstood for a circle."""
        if name in self.under_way:
            circle = " → ".join([*self.under_way[self.under_way.index(name) :], name])
            raise NotUnderstood(
                Text(f"度量循环引用：{circle}", f"measures in a circle: {circle}"),
                Text(
                    "度量只能引用不依赖它的度量：请让其中一个不再引用另一个",
                    "a measure reads only measures that do not read it: let one of them do without the other",
                ),
            )
        if len(self.under_way) >= DEEPEST:
            raise NotUnderstood(
                Text("度量层层引用过深", "measures read one another too deep"),
                Text("请合并中间的度量", "write some of the measures in between as one"),
            )
        if name not in self.places:
            self.under_way.append(name)
            built = self.build(self, name, self.table_at(self.pending[name]))
            self.under_way.pop()
            self.places[name] = len(self.measures)
            self.measures.append(built)
        place = self.places[name]
        return MeasureValue(name, place, self.measures[place].type)

    def build_all(self) -> tuple[Measure, ...]:
        """Build every measure, each behind those it reads."""
        for name in self.pending:
            self.measure(name)
        return tuple(self.measures)

    def check_scopes(self) -> None:
        """Names of all scopes differ, so that a reader never has to ask which one is meant."""
        groups = {
            "person": [kind.name for kind in self.vocabulary.person],
            "values": list(self.values),
            "measures": list(self.pending),
            "facts": sorted({column.name for kind in self.vocabulary.kinds.values() for column in kind.columns}),
        }
        scopes: dict[str, str] = {}
        for scope, names in groups.items():
            for name in names:
                if name in scopes:
                    zh = f"“{name}”在 {scopes[name]} 与 {scope} 中重名"
                    en = f'"{name}" is a name in {scopes[name]} and in {scope}'
                    self.top.fault(Text(zh, en), Text("请改名", "rename one"), self.pending.get(name))
                scopes[name] = scope

    def _dated(self, name: str, entries: Entries, article: str) -> Expression:
        """Read a number that changed on certain days: `numbers: [{from: 2018-01-01, number: 80}, …]`."""
        rows = sorted((_row(tree, entries) for tree in entries.list("numbers")), key=lambda row: row[0])
        first_day, _ = read_days(self.top.table("covers"))
        if not rows or rows[0][0] > first_day:
            say = Text("第一段晚于版本的起始日", "the first row begins after the edition does")
            entries.fault(say, Text("让第一段不晚于 covers.from", "let it begin no later than covers.from"))
        scale = max((number.type.scale for _, number in rows), default=0)
        negative = any(number.type.negative for _, number in rows)
        units = tuple((day, units_of(number, scale)) for day, number in rows)
        return Dated(units or ((0, 0),), Type("number", scale, negative=negative), name, article)

    def _source(self, name: str, tree: Tree) -> Source:
        entries = self.table_at(tree)
        title = entries.words("title") or Text(name, name)
        standing = entries.text("standing")
        if standing not in STANDINGS:
            known = "、".join(STANDINGS)
            say = Text(f"standing 应为 {known}", f"standing must be one of {known.replace('、', ', ')}")
            entries.fault(
                say,
                Text(
                    "published：官方公布；reported：转述；illustrative：示例",
                    "published: the authority's own text; reported: second hand; illustrative: a placeholder",
                ),
                entries.take("standing"),
            )
        places = {place: Text(place, entries.scalar(words)) for place, words in entries.table("places").items()}
        entries.done()
        return Source(name, title, next((one for one in STANDINGS if one == standing), "illustrative"), places)

    def _value(self, name: str, tree: Tree) -> Expression:
        entries = self.table_at(tree)
        article = self.article(entries)
        entries.words("label", required=False)
        entries.words("reading", required=False)
        if "windows" in entries:
            windows = [read_days(self.table_at(row)) for row in entries.list("windows")]
            ordered = tuple(sorted(windows, key=lambda window: window[0]))
            value: Expression = Constant(ordered, WINDOWS, name, article)
        elif "list" in entries:
            listed = frozenset(entries.scalar(row).strip() for row in entries.list("list"))
            value = Constant(listed, CATALOGUE, name, article)
        elif "numbers" in entries:
            value = self._dated(name, entries, article)
        else:
            hint = Text("写 number、numbers、windows 或 list", "write number, numbers, windows or list")
            value = replace(_number(entries.need("number", hint), entries), name=name, article=article)
        entries.done()
        return value


def _row(tree: Tree, entries: Entries) -> tuple[int, Constant]:
    row = Entries(tree, entries.faults, entries.place)
    first = row.need("from")
    day = _day(first, row) if first else 0
    number = _number(row.need("number"), row)
    row.done()
    return day, number


def read_days(entries: Entries) -> tuple[int, int | None]:
    """Read `{from: …, until: …}`, both days included; `until: open` has no end."""
    first, until = entries.need("from"), entries.need("until", Text("没有终止请写 open", "write open for no end"))
    start = _day(first, entries) if first else 0
    end = None if until is None or entries.text("until") == "open" else _day(until, entries)
    if end is not None and end < start:
        entries.fault(
            Text("until 早于 from", "until lies before from"),
            Text(
                "两个日期都含当日：请对调，或核对年份", "both days are included: change them round, or look at the year"
            ),
            at=until,
        )
    entries.done()
    return start, end


def _day(tree: Tree, entries: Entries) -> int:
    try:
        return int(date_constant(entries.scalar(tree)).value)
    except NotUnderstood as error:
        entries.fault(error.say, Text("写作 2020-03-09", "write it as 2020-03-09"), tree)
        return 0


def _number(tree: Tree | None, entries: Entries) -> Constant:
    try:
        return number_constant(entries.scalar(tree) if tree else "0")
    except NotUnderstood as error:
        entries.fault(error.say, error.hint, tree)
        return number_constant("0")


def _person_field(kind: FieldKind, place: int) -> Expression:
    return PersonField(kind.name, place, kind.type)


def _context_field(kind: FieldKind, place: int) -> Expression:
    return ContextField(kind.name, place, kind.type)


def _item(name: str, place: int, decimals: int) -> Expression:
    return IndicatorValue(name, place, Type("number", decimals, negative=True))


def _total(name: str, place: int, decimals: int) -> Expression:
    return TotalValue(name, place, Type("number", decimals, negative=True))
