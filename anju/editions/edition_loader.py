"""Loading an edition (加载版本): edition.yaml becomes the immutable tree that the engine runs, or all its faults."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from anju.editions.entries import Entries
from anju.editions.measure_loader import MeasureLoader
from anju.editions.points_loader import NEVER, NOTHING, PointsLoader
from anju.editions.syntax import NotUnderstood
from anju.editions.typing import Names, date_constant, number_constant
from anju.editions.yaml_tree import Items, Scalar, Tree, read_yaml
from anju.engine.edition import STANDINGS, Edition, Indicator, Measure, Reason, Requirement, Source, Total, Veto
from anju.engine.expressions import Constant, ContextField, Expression, MeasureValue, PersonField
from anju.engine.faults import Faults
from anju.engine.points import BestOf, IndicatorPoints, Points, SumOf, TotalPoints
from anju.engine.text import Text
from anju.engine.types import WINDOWS
from anju.engine.values import closest
from anju.engine.vocabulary import FieldKind, Vocabulary

MOST_DECIMALS = 4


def load_edition(path: Path, shown_as: str, vocabulary: Vocabulary, faults: Faults) -> "LoadedEdition":
    """Load edition.yaml against the city's vocabulary; every fault is noted with its line."""
    top = Entries(read_yaml(path, shown_as, faults), faults, shown_as)
    return _EditionLoader(top, vocabulary, faults).load()


class LoadedEdition:
    """An edition with the lines it came from, for the checks that come after loading."""

    def __init__(self, edition: Edition, top: Entries, values: dict[str, Constant]) -> None:
        """Keep the edition beside its file."""
        self.edition, self.top, self.values = edition, top, values

    def line_of(self, section: str, name: str) -> Tree | None:
        """Answer where a row of a section stands."""
        return self.top.table(section).take(name)


class _EditionLoader:
    def __init__(self, top: Entries, vocabulary: Vocabulary, faults: Faults) -> None:
        self.top, self.vocabulary, self.faults = top, vocabulary, faults
        self.sources: dict[str, Source] = {}
        self.values: dict[str, Constant] = {}
        self.measures: list[Measure] = []
        self.places: dict[str, int] = {}
        self.pending: dict[str, Tree] = {}
        self.under_way: list[str] = []
        self.indicators: list[Indicator] = []
        self.totals: list[Total] = []

    def load(self) -> LoadedEdition:
        top = self.top
        name = top.text("edition") or "?"
        top.text("city")
        label = top.words("label") or Text(name, name)
        first, last = self._covers(top.table("covers"))
        decimals = self._decimals()
        self.sources = {source: self._source(source, tree) for source, tree in top.table("sources").items()}
        self.values = {value: self._value(value, tree) for value, tree in top.table("values").items()}
        self.points = PointsLoader(decimals, self.faults, partial(self.article, required=False))
        self.later = self._reason("later", self.table_at(top.need("judging")))
        self._check_scopes()
        self.pending = dict(top.table("measures").items())
        for measure in list(self.pending):
            self.measure(measure)
        self.indicators = [self._indicator(row, tree) for row, tree in top.table("indicators").items()]
        for row, tree in top.table("totals").items():
            self.totals.append(self._total(row, tree))
        self._one_main_total()
        edition = Edition(
            name, label, first, last, decimals, self.vocabulary, self.sources, tuple(self.measures),
            tuple(self.indicators), tuple(self.totals),
            tuple(self._requirement(row, tree) for row, tree in top.table("requirements").items()),
            tuple(self._veto(row, tree) for row, tree in top.table("vetoes").items()),
        )  # fmt: skip
        top.done()
        return LoadedEdition(edition, top, self.values)

    def table_at(self, tree: Tree | None) -> Entries:
        """Read a node as a mapping."""
        return Entries(tree, self.faults, self.top.place)

    def _covers(self, entries: Entries) -> tuple[int, int | None]:
        first, until = entries.need("from"), entries.need("until", Text("没有终止请写 open", "write open for no end"))
        start = self._day(first, entries) if first else 0
        end = None if until is None or entries.text("until") == "open" else self._day(until, entries)
        if end is not None and end < start:
            entries.fault(Text("until 早于 from", "until lies before from"), at=until)
        entries.done()
        return start, end

    def _day(self, tree: Tree, entries: Entries) -> int:
        try:
            return int(date_constant(entries.scalar(tree)).value)
        except NotUnderstood as error:
            entries.fault(error.say, Text("写作 2020-03-09", "write it as 2020-03-09"), tree)
            return 0

    def _decimals(self) -> int:
        text = self.top.text("decimals", "2")
        if text not in [str(number) for number in range(MOST_DECIMALS + 1)]:
            self.top.fault(Text("decimals 应为 0 至 4", "decimals must be 0 to 4"), at=self.top.take("decimals"))
            return 2
        return int(text)

    def _source(self, name: str, tree: Tree) -> Source:
        entries = self.table_at(tree)
        title = entries.words("title") or Text(name, name)
        standing = entries.text("standing")
        if standing not in STANDINGS:
            options = ", ".join(STANDINGS)
            entries.fault(
                Text("standing 应为 published、reported 或 illustrative", f"standing must be one of {options}"),
                at=entries.take("standing"),
            )
        entries.text("date")
        entries.done()
        return Source(name, title, next((one for one in STANDINGS if one == standing), "illustrative"))

    def _value(self, name: str, tree: Tree) -> Constant:
        entries = self.table_at(tree)
        article = self.article(entries)
        entries.words("label", required=False)
        entries.words("reading", required=False)
        if "windows" in entries:
            windows = tuple(self._covers(self.table_at(row)) for row in entries.list("windows"))
            value = Constant(tuple(sorted(windows, key=lambda window: window[0])), WINDOWS, name, article)
        else:
            number = entries.need("number", Text("写 number: 100 或 windows: […]", "write number: 100 or windows: […]"))
            value = self._number_value(name, number, entries, article)
        entries.done()
        return value

    def _number_value(self, name: str, tree: Tree | None, entries: Entries, article: str) -> Constant:
        try:
            return replace(number_constant(entries.scalar(tree) if tree else "0"), name=name, article=article)
        except NotUnderstood as error:
            entries.fault(error.say, error.hint, tree)
            return number_constant("0")

    def article(self, entries: Entries, *, required: bool = True) -> str:
        """Read an article, `source/place`, whose source must be listed."""
        tree = (
            entries.need("article", Text("写作 来源/条款", "write source/place"))
            if required
            else entries.take("article")
        )
        text = entries.scalar(tree) if tree else ""
        source = text.partition("/")[0]
        if tree and source not in self.sources:
            entries.fault(
                Text(f"没有依据来源“{source}”", f'there is no source "{source}"'), closest(source, self.sources), tree
            )
            return ""
        return text

    def _reason(self, name: str, entries: Entries) -> Reason:
        reason = Reason(name, entries.words("say") or Text(name, name), self.article(entries))
        entries.done()
        return reason

    def _check_scopes(self) -> None:
        """Names of all scopes differ, so that a reader never has to ask which one is meant."""
        scopes: dict[str, str] = {}
        groups = {
            "person": [kind.name for kind in self.vocabulary.person],
            "values": list(self.values),
            "measures": [name for name, _ in self.top.table("measures").items()],
            "facts": sorted({column.name for kind in self.vocabulary.kinds.values() for column in kind.columns}),
        }
        for scope, names in groups.items():
            for name in names:
                if name in scopes:
                    self.top.fault(
                        Text(
                            f"“{name}”在 {scopes[name]} 与 {scope} 中重名",
                            f'"{name}" is a name in {scopes[name]} and in {scope}',
                        ),
                        Text("请改名", "rename one"),
                        self.top.table("measures").take(name),
                    )
                scopes[name] = scope

    def names(self) -> Names:
        """Answer what names mean outside records: person and context fields, values, measures."""
        known: dict[str, Callable[[], Expression]] = {}
        for place, kind in enumerate(self.vocabulary.person):
            known[kind.name] = partial(_person_field, kind, place)
        for place, kind in enumerate(self.vocabulary.context):
            known[f"context.{kind.name}"] = partial(_context_field, kind, place)
        for name, value in self.values.items():
            known[name] = partial(_itself, value)
        for name in {**self.pending, **self.places}:
            known[name] = partial(self.measure, name)
        return Names(known)

    def measure(self, name: str) -> MeasureValue:
        """Answer a measure, building it first when it is still to be read. Raises NotUnderstood for a circle."""
        if name in self.under_way:
            circle = " → ".join([*self.under_way[self.under_way.index(name) :], name])
            raise NotUnderstood(Text(f"度量循环引用：{circle}", f"measures in a circle: {circle}"))
        if name not in self.places:
            self.under_way.append(name)
            built = MeasureLoader(self, name, self.table_at(self.pending[name])).load()
            self.under_way.pop()
            self.places[name] = len(self.measures)
            self.measures.append(built)
        place = self.places[name]
        return MeasureValue(name, place, self.measures[place].type)

    def _indicator(self, name: str, tree: Tree) -> Indicator:
        entries = self.table_at(tree)
        label, article = entries.words("label") or Text(name, name), self.article(entries)
        reading = entries.words("reading", required=False)
        points = self.points.read(entries, self.names())
        entries.done()
        return Indicator(name, label, article, points, reading)

    def _total(self, name: str, tree: Tree) -> Total:
        entries = self.table_at(tree)
        label = entries.words("label") or Text(name, name)
        main = entries.flag("main")
        points = self._combined(entries)
        entries.done()
        return Total(name, label, points, main)

    def _combined(self, entries: Entries) -> Points:
        found = [form for form in ("sum", "best") if form in entries]
        if len(found) != 1:
            entries.fault(Text("应当且只能有 sum 或 best", "must have exactly one of sum and best"))
            return NOTHING
        parts = tuple(self._part(item, entries) for item in entries.list(found[0]))
        say, article = entries.words("say", required=False), self.article(entries, required=False)
        points: Points = SumOf(parts) if found[0] == "sum" else BestOf(parts, say, article)
        return self.points.capped(entries, points)

    def _part(self, tree: Tree, entries: Entries) -> Points:
        if not isinstance(tree, Scalar):
            nested = self.table_at(None if isinstance(tree, Items) else tree)
            points = self._combined(nested)
            nested.done()
            return points
        for place, indicator in enumerate(self.indicators):
            if indicator.name == tree.text:
                return IndicatorPoints(tree.text, place)
        for place, total in enumerate(self.totals):
            if total.name == tree.text:
                return TotalPoints(tree.text, place)
        known = [row.name for row in self.indicators] + [total.name for total in self.totals]
        entries.fault(
            Text(f"没有指标或前面的合计“{tree.text}”", f'there is no indicator or earlier total "{tree.text}"'),
            closest(tree.text, known),
            tree,
        )
        return NOTHING

    def _one_main_total(self) -> None:
        mains = [place for place, total in enumerate(self.totals) if total.main]
        if len(mains) != 1:
            self.top.fault(
                Text("应当且只能有一个合计标明 main: true", "exactly one total must say main: true"),
                at=self.top.take("totals"),
            )
        if not mains:
            self.totals.append(Total("?", Text("?", "?"), SumOf(()), main=True))

    def _requirement(self, name: str, tree: Tree) -> Requirement:
        entries = self.table_at(tree)
        label, article = entries.words("say") or Text(name, name), self.article(entries)
        reading = entries.words("reading", required=False)
        condition = self._condition(entries)
        entries.done()
        return Requirement(name, label, condition, article, reading)

    def _veto(self, name: str, tree: Tree) -> Veto:
        entries = self.table_at(tree)
        label, article = entries.words("say") or Text(name, name), self.article(entries)
        reading = entries.words("reading", required=False)
        effect = entries.text("effect")
        if effect not in ("refuse", "zero"):
            entries.fault(
                Text("effect 应为 refuse 或 zero", "effect must be refuse or zero"), at=entries.take("effect")
            )
        condition = self._condition(entries)
        entries.done()
        return Veto(name, label, condition, "zero" if effect == "zero" else "refuse", article, reading)

    def _condition(self, entries: Entries) -> Expression:
        tree = entries.need("when")
        return self.points.condition(tree, self.names(), entries) if tree else NEVER


def _person_field(kind: FieldKind, place: int) -> Expression:
    return PersonField(kind.name, place, kind.type)


def _context_field(kind: FieldKind, place: int) -> Expression:
    return ContextField(kind.name, place, kind.type)


def _itself(value: Constant) -> Expression:
    return value
