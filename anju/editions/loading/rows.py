"""Loading the upper floors (加载指标、合计与条件): indicators, totals, requirements and vetoes."""

from anju.editions.loading.entries import Entries
from anju.editions.loading.points import NEVER, NOTHING
from anju.editions.loading.workshop import Workshop
from anju.editions.loading.yaml_tree import Items, Scalar, Tree
from anju.engine.edition import Indicator, Requirement, Total, Veto
from anju.engine.expressions import Expression
from anju.engine.points import BestOf, IndicatorPoints, Points, SumOf, TotalPoints
from anju.engine.text import Text
from anju.engine.values import closest


class RowsLoader:
    """Reads the rows that stand on the measures."""

    def __init__(self, workshop: Workshop) -> None:
        """Begin with no row read."""
        self.workshop, self.points = workshop, workshop.points
        self.indicators: list[Indicator] = []
        self.totals: list[Total] = []

    def indicator(self, name: str, tree: Tree) -> None:
        """Read an indicator."""
        entries = self.workshop.table_at(tree)
        label, article = entries.words("label") or Text(name, name), self.workshop.article(entries)
        reading = entries.words("reading", required=False)
        points = self.points.read(entries, self.workshop.names())
        entries.done()
        self.indicators.append(Indicator(name, label, article, points, reading))

    def total(self, name: str, tree: Tree) -> None:
        """Read a total over the indicators and the totals before it."""
        entries = self.workshop.table_at(tree)
        label = entries.words("label") or Text(name, name)
        main = entries.flag("main")
        points = self._combined(entries)
        entries.done()
        self.totals.append(Total(name, label, points, main))

    def check_main_total(self) -> None:
        """Exactly one total is the edition's own; where none is, an empty one stands in so that the rest is checked."""
        mains = [total for total in self.totals if total.main]
        if len(mains) != 1:
            top = self.workshop.top
            say = Text("应当且只能有一个合计标明 main: true", "exactly one total must say main: true")
            top.fault(say, at=top.take("totals"))
        if not mains:
            self.totals.append(Total("?", Text("?", "?"), SumOf(()), main=True))

    def requirement(self, name: str, tree: Tree) -> Requirement:
        """Read a requirement."""
        entries = self.workshop.table_at(tree)
        label, article = entries.words("say") or Text(name, name), self.workshop.article(entries)
        reading = entries.words("reading", required=False)
        condition = self._condition(entries)
        entries.done()
        return Requirement(name, label, condition, article, reading)

    def veto(self, name: str, tree: Tree) -> Veto:
        """Read a veto."""
        entries = self.workshop.table_at(tree)
        label, article = entries.words("say") or Text(name, name), self.workshop.article(entries)
        reading = entries.words("reading", required=False)
        effect = entries.text("effect")
        if effect not in ("refuse", "zero"):
            say = Text("effect 应为 refuse 或 zero", "effect must be refuse or zero")
            entries.fault(say, at=entries.take("effect"))
        condition = self._condition(entries)
        entries.done()
        return Veto(name, label, condition, "zero" if effect == "zero" else "refuse", article, reading)

    def _condition(self, entries: Entries) -> Expression:
        tree = entries.need("when")
        return self.points.condition(tree, self.workshop.names(), entries) if tree else NEVER

    def _combined(self, entries: Entries) -> Points:
        found = [form for form in ("sum", "best") if form in entries]
        if len(found) != 1:
            entries.fault(Text("应当且只能有 sum 或 best", "must have exactly one of sum and best"))
            return NOTHING
        parts = tuple(self._part(item, entries) for item in entries.list(found[0]))
        say, article = entries.words("say", required=False), self.workshop.article(entries, required=False)
        points: Points = SumOf(parts) if found[0] == "sum" else BestOf(parts, say, article)
        return self.points.capped(entries, points)

    def _part(self, tree: Tree, entries: Entries) -> Points:
        if isinstance(tree, Scalar):
            return self._named(tree, entries)
        if isinstance(tree, Items):
            entries.fault(Text("应为名称或 sum/best", "must be a name, or sum or best"), at=tree)
            return NOTHING
        nested = self.workshop.table_at(tree)
        points = self._combined(nested)
        nested.done()
        return points

    def _named(self, tree: Scalar, entries: Entries) -> Points:
        known: dict[str, Points] = {}
        known |= {row.name: IndicatorPoints(row.name, place) for place, row in enumerate(self.indicators)}
        known |= {row.name: TotalPoints(row.name, place) for place, row in enumerate(self.totals)}
        if tree.text not in known:
            say = Text(f"没有指标或前面的合计“{tree.text}”", f'there is no indicator or earlier total "{tree.text}"')
            entries.fault(say, closest(tree.text, known), tree)
        return known.get(tree.text, NOTHING)
