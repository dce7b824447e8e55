"""The workshop (加载工作台): what all floors of an edition under way share."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial

from anju.editions.language.constants import date_constant, number_constant, units_of
from anju.editions.language.names import Names
from anju.editions.language.syntax import NotUnderstood, RestsOnFault
from anju.editions.loading.entries import Entries
from anju.editions.loading.like import written_out
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
from anju.engine.text import NO_TEXT, Text
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
        self,
        vocabulary: Vocabulary,
        decimals: int,
        faults: Faults,
        top: Entries,
        build: BuildMeasure,
        first_day: int,
    ) -> None:
        """Read the sources, the values and the rule of the day of judging."""
        self.vocabulary, self.faults, self.top, self.build = vocabulary, faults, top, build
        self.first_day = first_day
        self.points = PointsLoader(decimals, faults, partial(self.article, required=False))
        self.sources = {name: self._source(name, tree) for name, tree in top.needed_table("sources", _SOURCES).items()}
        self.unknown_sources: dict[str, list[Tree]] = {}
        self.values: dict[str, Expression | None] = {
            name: self._value(name, tree) for name, tree in top.table("values").items()
        }
        self.later = self.reason("later", top.needed_table("judging", _JUDGING))
        self.measures: list[Measure] = []
        self.places: dict[str, int] = {}
        written = dict(top.table("measures").items())
        self.pending: dict[str, Tree] = {name: written_out(name, written, faults) for name in written}
        self.under_way: list[str] = []
        self.values_read: set[str] = set()
        self.items: list[str] = []
        self.totals: list[str] = []

    def table_at(self, tree: Tree | None) -> Entries:
        """Read a node as a mapping."""
        return Entries(tree, self.faults, self.top.place)

    def article(self, entries: Entries, *, required: bool = True) -> str:
        """Read an article, `source/place`, whose source must be listed."""
        one = next(iter(self.sources), "rules")
        hint = Text(f"写作 article: {one}/第三条", f"write article: {one}/third, the source and the place in it")
        tree = entries.need("article", hint) if required else entries.take("article")
        if tree is None:
            return ""
        text = entries.scalar(tree)
        source, _, place = text.partition("/")
        if source not in self.sources:
            self.unknown_sources.setdefault(source, []).append(tree)
            return ""
        if not place.strip():
            say = Text("条款缺少位置", "the article names no place")
            entries.fault(say, Text(f"写作 {source}/第三条", f"write {source}/article-3"), tree)
        return text

    def tell_unknown_sources(self) -> None:
        """Tell each source that is cited and not listed once, with all its lines; none where no source is listed."""
        for name, trees in self.unknown_sources.items() if self.sources else ():
            lines = [str(tree.place.line) for tree in trees[1:]]
            more = (
                Text(f"（另见第 {'、'.join(lines)} 行）", f" (also on line {', '.join(lines)})") if lines else NO_TEXT
            )
            say = Text(f"没有依据来源“{name}”", f'there is no source "{name}"') + more
            self.faults.add(str(trees[0].place), say, closest(name, self.sources))

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
        """Answer a value, and remember that it was read. KeyError when there is none; RestsOnFault for a faulty one."""
        self.values_read.add(name)
        value = self.values[name]
        if value is None:
            raise RestsOnFault(name)
        return value

    def measure(self, name: str) -> MeasureValue:
        """Answer a measure, building it first when nobody asked for it before.

        Raises NotUnderstood for a circle, RestsOnFault for a measure that could not be read.
        """
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
        if not is_readable(self.measures[place]):
            raise RestsOnFault(name)
        return MeasureValue(name, place, self.measures[place].type)

    def build_all(self) -> tuple[Measure, ...]:
        """Build every measure, each behind those it reads."""
        for name in self.pending:
            with suppress(RestsOnFault):
                self.measure(name)
        return tuple(self.measures)

    def check_scopes(self) -> None:
        """Names of all scopes differ, so that a reader never has to ask which one is meant."""
        groups = {
            "person": [kind.name for kind in self.vocabulary.person],
            "values": list(self.values),
            "measures": list(self.pending),
            **self._fields(),
        }
        scopes: dict[str, str] = {}
        for scope, names in groups.items():
            for name in names:
                if name in scopes and not (scope.startswith("facts ") and scopes[name].startswith("facts ")):
                    zh = f"“{name}”在 {scopes[name]} 与 {scope} 中重名"
                    en = f'"{name}" is a name in {scopes[name]} and in {scope}'
                    hint = Text(
                        "请改名：表达式中同一个名称只能有一个意思",
                        "rename one: a name means one thing in an expression",
                    )
                    self.top.fault(Text(zh, en), hint, self.pending.get(name))
                scopes[name] = scope

    def _fields(self) -> dict[str, list[str]]:
        """Answer the names of the fields of each kind of fact; kinds may share them."""
        kinds = self.vocabulary.kinds.values()
        return {f"facts {kind.name}": [column.name for column in kind.columns] for kind in kinds}

    def _dated(self, name: str, entries: Entries, article: str) -> Expression:
        """Read a number that changed on certain days: `numbers: [{from: 2018-01-01, number: 80}, …]`."""
        rows = sorted((_row(tree, entries) for tree in entries.list("numbers")), key=lambda row: row[0])
        if not rows or rows[0][0] > self.first_day:
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

    def _value(self, name: str, tree: Tree) -> Expression | None:
        entries = self.table_at(tree)
        article = self.article(entries)
        entries.words("label", required=False)
        entries.words("reading", required=False)
        value = self._said_value(name, entries, article)
        if value is None:
            entries.give_up()
        entries.done()
        return value

    def _said_value(self, name: str, entries: Entries, article: str) -> Expression | None:
        if "windows" in entries:
            windows = [read_days(self.table_at(row)) for row in entries.list("windows")]
            return Constant(tuple(sorted(windows, key=lambda window: window[0])), WINDOWS, name, article)
        if "list" in entries:
            listed = frozenset(entries.scalar(row).strip() for row in entries.list("list"))
            return Constant(listed, CATALOGUE, name, article)
        if "numbers" in entries:
            return self._dated(name, entries, article)
        if "number" in entries:
            return replace(_number(entries.take("number"), entries), name=name, article=article)
        entries.fault(
            Text("没有写明数值", "it is not said what the value is"),
            Text(
                "写 number: 80；变动的写 numbers: [{from: 2020-01-01, number: 80}]；时间窗口写 windows:；目录写 list:",
                "write number: 80; numbers: [{from: 2020-01-01, number: 80}] when it changes; windows: or list:",
            ),
        )
        return None


def is_readable(measure: Measure) -> bool:
    """Say whether a measure could be read: one that could not has neither records nor an expression."""
    return measure.fold is not None or measure.expression is not None


_SOURCES = Text(
    "写作 sources: {rules: {title: 细则 | The rules, standing: published}}，条款即写作 rules/第三条",
    "write sources: {rules: {title: 细则 | The rules, standing: published}}; an article is then rules/third",
)
_JUDGING = Text(
    "写作 judging: {say: 晚于计分基准日 | after the day of judging, article: …}：基准日之后的记录以此为由不计入",
    "write judging: {say: 晚于计分基准日 | after the day of judging, article: …}: the reason by which every"
    " measure leaves out what lies after the day of judging",
)


def _row(tree: Tree, entries: Entries) -> tuple[int, Constant]:
    row = Entries(tree, entries.faults, entries.place)
    first = row.need("from", _ROW)
    day = _day(first, row) if first else None
    number = _number(row.need("number", _ROW), row)
    row.done()
    return day or 0, number


_ROW = Text("写作 {from: 2020-01-01, number: 80}", "write {from: 2020-01-01, number: 80}")
_DAYS = Text(
    "写作 {from: 2025-01-01, until: 2027-12-31}；没有终止写 until: open",
    "write {from: 2025-01-01, until: 2027-12-31}, or until: open for no end",
)


def read_days(entries: Entries) -> tuple[int, int | None]:
    """Read `{from: …, until: …}`, both days included; `until: open` has no end."""
    first, until = entries.need("from", _DAYS), entries.need("until", _DAYS)
    start = _day(first, entries) if first else None
    end = None if until is None or entries.scalar(until) == "open" else _day(until, entries)
    if end is not None and start is not None and end < start:
        entries.fault(
            Text("until 早于 from", "until lies before from"),
            Text(
                "两个日期都含当日：请对调，或核对年份", "both days are included: change them round, or look at the year"
            ),
            at=until,
        )
    entries.done()
    return start or 0, end


def _day(tree: Tree, entries: Entries) -> int | None:
    try:
        return int(date_constant(entries.scalar(tree)).value)
    except NotUnderstood as error:
        entries.refuse(error, tree)
        return None


def _number(tree: Tree | None, entries: Entries) -> Constant:
    try:
        return number_constant(entries.scalar(tree) if tree else "0")
    except NotUnderstood as error:
        entries.refuse(error, tree)
        return number_constant("0")


def _person_field(kind: FieldKind, place: int) -> Expression:
    return PersonField(kind.name, place, kind.type)


def _context_field(kind: FieldKind, place: int) -> Expression:
    return ContextField(kind.name, place, kind.type)


def _item(name: str, place: int, decimals: int) -> Expression:
    return IndicatorValue(name, place, Type("number", decimals, negative=True))


def _total(name: str, place: int, decimals: int) -> Expression:
    return TotalValue(name, place, Type("number", decimals, negative=True))
