"""Loading the upper floors (加载指标、合计与条件): indicators, totals, requirements and vetoes."""

from anju.editions.language.constants import number_constant
from anju.editions.language.syntax import NotUnderstood
from anju.editions.loading.entries import Entries
from anju.editions.loading.points import NEVER, NOTHING
from anju.editions.loading.workshop import Workshop
from anju.editions.loading.yaml_tree import Items, Scalar, Tree
from anju.engine.edition import Indicator, Requirement, Total, Veto
from anju.engine.expressions import AllOf, AnyOf, Expression
from anju.engine.points import BestOf, IndicatorPoints, Points, Scaled, SumOf, TotalPoints
from anju.engine.text import Text
from anju.engine.values import closest

_TOTALS = Text(
    "写作 totals: {total: {label: 总分 | Total, main: true, sum: [指标, 指标]}}",
    "write totals: {total: {label: 总分 | Total, main: true, sum: [indicator, indicator]}}",
)


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
        self.workshop.items.append(name)

    def total(self, name: str, tree: Tree) -> None:
        """Read a total over the indicators and the totals before it."""
        entries = self.workshop.table_at(tree)
        label = entries.words("label") or Text(name, name)
        main = entries.flag("main")
        purposes = self._purposes(entries)
        entries.stated("unbounded", "accepted")
        points = self._scaled(entries, self._combined(entries))
        entries.done()
        self.totals.append(Total(name, label, points, main, purposes))
        self.workshop.totals.append(name)

    def _purposes(self, entries: Entries) -> tuple[str, ...]:
        """Read the purposes whose own total this is (`for: [settlement]`)."""
        context = {field.name: field for field in self.workshop.vocabulary.context}
        members = context["purpose"].type.members if "purpose" in context else ()
        found = []
        for tree in entries.list("for"):
            purpose = entries.scalar(tree)
            if purpose not in members:
                say = Text(f"没有用途“{purpose}”", f'there is no purpose "{purpose}"')
                entries.fault(say, closest(purpose, members), tree)
            found.append(purpose)
        return tuple(found)

    def _scaled(self, entries: Entries, points: Points) -> Points:
        """Multiply a total under a condition (`scale: {when, by, say, article}`), rounded to the smallest unit."""
        if "scale" not in entries:
            return points
        inner = entries.table("scale")
        hint = Text(
            "写作 scale: {when: context.town = other, by: 1.3, say: …, article: …}",
            "write scale: {when: context.town = other, by: 1.3, say: …, article: …}",
        )
        when, by = inner.need("when", hint), inner.need("by", hint)
        condition = self.points.condition(when, self.workshop.names(), inner) if when else NEVER
        try:
            factor = number_constant(inner.scalar(by) if by else "1")
        except NotUnderstood as error:
            inner.refuse(error, by)
            factor = number_constant("1")
        reason = self.workshop.reason("scale", inner)
        return Scaled(points, condition, int(factor.value), factor.type.scale, reason.say, reason.article)

    def check_main_total(self) -> None:
        """Exactly one total is the edition's own; where none is, an empty one stands in so that the rest is checked."""
        mains = [total for total in self.totals if total.main]
        top = self.workshop.top
        if top.need("totals", _TOTALS) and len(mains) != 1:
            say = Text("应当且只能有一个合计标明 main: true", "exactly one total must say main: true")
            top.fault(
                say,
                Text(
                    "在总积分那一项下写 main: true，其他合计不写",
                    "write main: true in the total that is the answer, and in no other",
                ),
                at=top.take("totals"),
            )
        if not mains:
            self.totals.append(Total("?", Text("?", "?"), SumOf(()), main=True))

    def requirement(self, name: str, tree: Tree) -> Requirement:
        """Read a requirement: one condition, or several under `all:` or `any:`, each with words of its own."""
        entries = self.workshop.table_at(tree)
        label, article = entries.words("say") or Text(name, name), self.workshop.article(entries)
        reading = entries.words("reading", required=False)
        several = next((key for key in ("all", "any") if key in entries), None)
        if several is None:
            condition = self._condition(entries)
            entries.done()
            return Requirement(name, label, condition, article, reading)
        parts = tuple(
            self.requirement(f"{name}.{place}", part) for place, part in enumerate(entries.list(several), start=1)
        )
        entries.done()
        conditions = tuple(part.when for part in parts) or (NEVER,)
        joined: Expression = AllOf(conditions) if several == "all" else AnyOf(conditions)
        return Requirement(name, label, joined, article, reading, parts, several == "any")

    def veto(self, name: str, tree: Tree) -> Veto:
        """Read a veto."""
        entries = self.workshop.table_at(tree)
        label, article = entries.words("say") or Text(name, name), self.workshop.article(entries)
        reading = entries.words("reading", required=False)
        effect = entries.text("effect")
        if effect not in ("refuse", "zero"):
            say = Text("effect 应为 refuse 或 zero", "effect must be refuse or zero")
            entries.fault(
                say,
                Text("refuse：不予受理；zero：总分归零", "refuse bars the application, zero takes all points"),
                at=entries.take("effect"),
            )
        condition = self._condition(entries)
        entries.done()
        return Veto(name, label, condition, "zero" if effect == "zero" else "refuse", article, reading)

    def _condition(self, entries: Entries) -> Expression:
        tree = entries.need("when", Text("写作 when: full_age >= 18", "write when: and a condition, as full_age >= 18"))
        return self.points.condition(tree, self.workshop.names(), entries) if tree else NEVER

    def _combined(self, entries: Entries) -> Points:
        found = [form for form in ("sum", "best") if form in entries]
        if len(found) != 1:
            entries.fault(
                Text("应当且只能有 sum 或 best", "must have exactly one of sum and best"),
                Text(
                    "累加写 sum: [a, b]，就高写 best: [a, b]；两者都要时逐层嵌套",
                    "sum: [a, b] adds, best: [a, b] takes the highest; for both, nest one in the other",
                ),
            )
            entries.give_up()
            return NOTHING
        parts = tuple(self._part(item, entries) for item in entries.list(found[0]))
        say, article = entries.words("say", required=False), self.workshop.article(entries, required=False)
        points: Points = SumOf(parts) if found[0] == "sum" else BestOf(parts, say, article)
        return self.points.capped(entries, points)

    def _part(self, tree: Tree, entries: Entries) -> Points:
        if isinstance(tree, Scalar):
            return self._named(tree, entries)
        if isinstance(tree, Items):
            entries.fault(
                Text("应为名称或 sum/best", "must be a name, or sum or best"),
                Text(
                    "写指标或前面合计的名称，或 - best: [a, b]",
                    "write the name of an indicator or of an earlier total, or - best: [a, b]",
                ),
                at=tree,
            )
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
