"""Loading a measure (加载度量): from a kind of records to one number, rule by rule."""

from dataclasses import replace

from anju.editions.language.names import Names
from anju.editions.language.syntax import NotUnderstood
from anju.editions.language.typing import typed_expression
from anju.editions.language.words import type_text
from anju.editions.loading.entries import Entries
from anju.editions.loading.points import NEVER
from anju.editions.loading.run_on import load_runs_on
from anju.editions.loading.ways import AGAIN, SHAPES, read_way
from anju.editions.loading.workshop import Workshop
from anju.editions.loading.yaml_tree import Scalar, Tree
from anju.engine.edition import Fold, Group, Keep, LeaveOut, Measure, Reason
from anju.engine.expressions import Compare, DayOfJudging, Expression, Field, MeasureValue, Not, PersonField
from anju.engine.household import ROLES
from anju.engine.points import Give, Points
from anju.engine.text import Text
from anju.engine.types import NUMBER, YES_NO, Type
from anju.engine.values import closest
from anju.engine.vocabulary import FactKind

_NO_EDGE = Text("window 没有起点", "the window has no beginning")
_EDGES = Text(
    "写 after: day - 5 years（不含当日）或 from: day - 5 years（含当日）",
    "write after: day - 5 years (that day not) or from: day - 5 years (that day too)",
)
_WHEN = Text("写作 when: 条件，如 payment = back_paid", "write when: and a condition, as payment = back_paid")


def load_measure(workshop: Workshop, name: str, entries: Entries) -> Measure:
    """Load one measure; the workshop answers names, and builds other measures when they are asked for."""
    return _MeasureLoader(workshop, name, entries).load()


class _MeasureLoader:
    def __init__(self, workshop: Workshop, name: str, entries: Entries) -> None:
        self.workshop, self.name, self.entries = workshop, name, entries
        self.points = workshop.points

    def load(self) -> Measure:
        entries = self.entries
        label = entries.words("label") or Text(self.name, self.name)
        at = self._at()
        unit, reading = entries.words("unit", required=False), entries.words("reading", required=False)
        if "is" in entries:
            expression = self._expression(entries)
            article = self.workshop.article(entries, required=False)
            entries.done()
            type_ = expression.type if expression else NUMBER
            return Measure(self.name, label, type_, unit, article, None, expression, reading, at)
        article = self.workshop.article(entries, required="like" not in entries)
        kind = self._kind() if "like" not in entries else None
        count = read_way(entries, kind) if kind else None
        if kind is None or count is None:
            entries.give_up()
            return Measure(self.name, label, NUMBER, unit, article, None, None, reading, at)
        fold, type_ = self._fold(kind, count, article)
        entries.done()
        return Measure(self.name, label, type_, unit, article, fold, None, reading, at)

    def _expression(self, entries: Entries) -> Expression | None:
        tree = entries.take("is")
        try:
            return typed_expression(entries.scalar(tree) if tree else "", self.workshop.names())
        except NotUnderstood as error:
            entries.refuse(error, tree)
            return None

    def _kind(self) -> FactKind | None:
        tree = self.entries.need("of", Text("of: 事实类型，或 is: 表达式", "of: a kind of fact, or is: an expression"))
        name = self.entries.scalar(tree) if tree else ""
        kind = self.workshop.vocabulary.kinds.get(name)
        if tree and kind is None:
            say = Text(f"没有事实类型“{name}”", f'there is no kind of fact "{name}"')
            self.entries.fault(say, closest(name, self.workshop.vocabulary.kinds), tree)
        return kind

    def _fold(self, kind: FactKind, count: str, article: str) -> tuple[Fold | None, Type]:
        names = self._record_names(kind)
        worth, worth_type = self._worth(names, needed=count in ("sum", "highest"))
        again = self.entries.take("again")
        gap, broken = self._in_a_row()
        default = Reason("again", AGAIN.get(count, Text("", "")), article)
        fold = Fold(
            kind=kind.name,
            count=count,
            leave_out=(
                *self._only(kind, count),
                *self._later(kind, count),
                *self._window(kind, names),
                *self._leave_out(kind, count),
            ),
            later=self.workshop.later,
            again=self.workshop.reason("again", self.workshop.table_at(again)) if again else default,
            keep=self._keep(kind),
            runs_on=load_runs_on(self.workshop, self.entries, names),
            worth=worth,
            group=self._group(names, worth_type.scale),
            by=self._field(kind, "by") if count == "distinct" else None,
            tolerated_gap=gap,
            broken=broken,
            whose=self._whose(),
        )
        types = {"any": YES_NO, "sum": worth_type, "highest": worth_type}
        readable = worth is not None or count not in ("sum", "highest")
        return fold if readable else None, types.get(count, NUMBER)

    def _record_names(self, kind: FactKind, *, months: bool = False) -> Names:
        fields = {column.name: Field(column.name, place, column.type) for place, column in enumerate(kind.columns)}
        return replace(self.workshop.names(), extra=fields, period=kind.shape == "period", months=months)

    def _only(self, kind: FactKind, count: str) -> tuple[LeaveOut, ...]:
        """What the measure is about: all else is left out silently."""
        tree = self.entries.take("only")
        if tree is None:
            return ()
        names = self._record_names(kind, months=count == "months")
        belongs = self.points.condition(tree, names, self.entries)
        return (LeaveOut(Reason("only", self.workshop.later.say, ""), Not(belongs), silent=True),)

    def _later(self, kind: FactKind, count: str) -> tuple[LeaveOut, ...]:
        """What is dated after the day of judging is left out; sets of days and months cut it off by themselves.

        `later: in_rules` leaves that to the measure's own rules: its records may count before the date of their kind.
        """
        if count in SHAPES or self.entries.stated("later", "in_rules"):
            return ()
        name = "from" if kind.shape == "period" else kind.on
        if not name:
            return ()
        return (LeaveOut(self.workshop.later, Compare(">", self._field_named(kind, name), DayOfJudging())),)

    def _window(self, kind: FactKind, names: Names) -> tuple[LeaveOut, ...]:
        if "window" not in self.entries:
            return ()
        entries = self.entries.table("window")
        edge = next((key for key in ("after", "from") if key in entries), None)
        if edge is None:
            entries.fault(_NO_EDGE, _EDGES)
            entries.give_up()
            return ()
        tree = entries.take(edge)
        bar = self._day(tree, entries, names)
        if not kind.on:
            entries.fault(
                Text(f"{kind.name} 没有日期字段（on）", f"{kind.name} has no date of its own (on)"),
                Text(
                    "window 按 on 所指的日期判断：请在 facts.yaml 中写 on: 日期字段，或改用 leave_out",
                    "a window looks at the date that on: names; give the kind an on: in facts.yaml, or use leave_out",
                ),
            )
        reason = self.workshop.reason("window", entries)
        if bar is None or not kind.on:
            return ()
        return (LeaveOut(reason, Compare("<=" if edge == "after" else "<", self._field_named(kind, kind.on), bar)),)

    def _day(self, tree: Tree | None, entries: Entries, names: Names) -> Expression | None:
        try:
            node = typed_expression(entries.scalar(tree), names) if tree else None
        except NotUnderstood as error:
            entries.refuse(error, tree)
            return None
        if node and node.type.kind != "day":
            entries.fault(
                Text("应为日期，而不是", "must be a date, not ") + type_text(node.type),
                Text(
                    "写作 day - 5 years、year_start(day, -5) 或 2018-01-01",
                    "write day - 5 years, year_start(day, -5) or 2018-01-01",
                ),
                at=tree,
            )
            return None
        return node

    def _leave_out(self, kind: FactKind, count: str) -> tuple[LeaveOut, ...]:
        names = self._record_names(kind, months=count == "months")
        rules = []
        for name, tree in self.entries.table("leave_out").items():
            entries = self.workshop.table_at(tree)
            condition = entries.need("when", _WHEN)
            when = self.points.condition(condition, names, entries) if condition else NEVER
            rules.append(LeaveOut(self.workshop.reason(name, entries), when))
        return tuple(rules)

    def _keep(self, kind: FactKind) -> Keep | None:
        if "keep" not in self.entries:
            return None
        entries = self.entries.table("keep")
        one_per, best = self._field(kind, "one_per", entries), self._field(kind, "best", entries)
        reason = self.workshop.reason("keep", entries)
        if one_per is None or best is None:
            return None
        if best.type.kind != "class":
            entries.fault(
                Text("best 应为分类字段", "best must be a field with classes"),
                Text(
                    "best 按等级高低取舍：请写有 one_of 的字段，如 rank",
                    "best keeps the highest of a class: name a field with one_of, as rank",
                ),
                at=entries.take("best"),
            )
            return None
        return Keep(one_per, best, reason)

    def _worth(self, names: Names, *, needed: bool) -> tuple[Points | None, Type]:
        tree = self.entries.take("worth")
        points_type = Type("number", self.points.decimals, negative=True)
        if tree is None:
            if needed:
                self.entries.fault(
                    Text("缺少 worth（每条记录值多少）", "worth is missing: what one record is worth"),
                    Text(
                        "写 worth: 字段名，或 worth: {by: …, classes: …}；只数条数用 count: records",
                        "write worth: a field, or worth: {by: …, classes: …}; to count records use count: records",
                    ),
                )
            return None, points_type
        if not isinstance(tree, Scalar):
            return self.points.form(tree, names), points_type
        try:
            node = typed_expression(tree.text, names)
        except NotUnderstood as error:
            self.entries.refuse(error, tree)
            return None, points_type
        return Give(node), node.type

    def _group(self, names: Names, scale: int) -> Group | None:
        """Read `group: {by: rank, caps: {…}}`, a cap for each member, or `{by: year(on), cap: 2}`, one for all.

        A cap counts in the unit of the worth that it cuts: `worth: hours` is no points.
        """
        if "group" not in self.entries:
            return None
        entries = self.entries.table("group")
        by = self._grouped_by(entries, names)
        if "cap" in entries:
            cap = self.points.amount(entries, "cap", scale)
            entries.done()
            return Group(by, cap=cap or 0) if by else None
        table = entries.table("caps")
        caps = {member: self.points.amount(table, member, scale) for member, _ in table.items()}
        entries.done()
        if by is None or not caps or set(caps) != set(by.type.members):
            members = ", ".join(by.type.members) if by else ""
            say = Text("caps 应列出每个成员，或写 cap", "caps must list every member; or write cap")
            entries.fault(say, Text(f"成员：{members}", f"members: {members}"))
            return None
        return Group(by, tuple((member, cap or 0) for member, cap in caps.items()))

    def _grouped_by(self, entries: Entries, names: Names) -> Expression | None:
        tree = entries.need("by", Text("写作 by: 字段", "write by: and the field that groups them"))
        try:
            return typed_expression(entries.scalar(tree), names) if tree else None
        except NotUnderstood as error:
            entries.refuse(error, tree)
            return None

    def _in_a_row(self) -> tuple[int | None, Reason | None]:
        """Read `in_a_row: {gap_months: 3, say, article}`: only the run that reaches the day of judging counts."""
        if "in_a_row" not in self.entries:
            return None, None
        entries = self.entries.table("in_a_row")
        text = entries.text("gap_months", "0")
        if not (text.isascii() and text.isdigit()) or len(text) > 3:
            say = Text("gap_months 应为月数", "gap_months must be a count of months")
            entries.fault(
                say,
                Text(
                    "写允许中断的整月数，如 gap_months: 3；不允许中断写 0",
                    "write the whole months a gap may last, as gap_months: 3, or 0 for none",
                ),
                at=entries.take("gap_months"),
            )
            text = "0"
        return int(text), self.workshop.reason("broken", entries)

    def _whose(self) -> tuple[str, ...]:
        """Read `whose: [applicant, spouse]`: the roles of the household whose records are pooled."""
        roles = []
        for tree in self.entries.list("whose"):
            role = self.entries.scalar(tree)
            if role not in ROLES:
                self.entries.fault(Text(f"没有角色“{role}”", f'there is no role "{role}"'), closest(role, ROLES), tree)
            roles.append(role)
        return tuple(roles)

    def _at(self) -> Expression | None:
        """Read `at: year_start(day)`: the day on which the measure is judged."""
        tree = self.entries.take("at")
        day = self._day(tree, self.entries, self.workshop.names())
        if day and any(isinstance(part, (PersonField, MeasureValue)) for part in day.walk()):
            say = Text("at 只能由 day 与常数算出", "at may be made of day and constants only")
            self.entries.fault(say, Text("写作 at: year_start(day)", "write at: year_start(day)"), tree)
            return None
        return day

    def _field(self, kind: FactKind, key: str, entries: Entries | None = None) -> Field | None:
        entries = entries or self.entries
        known = "、".join(kind.positions)
        hint = Text(f"写 {key}: 字段，如 {known}", f"write {key}: and a field, one of {known.replace('、', ', ')}")
        tree = entries.need(key, hint)
        name = entries.scalar(tree) if tree else ""
        if tree and name not in kind.positions:
            entries.fault(
                Text(f"{kind.name} 没有字段“{name}”", f'{kind.name} has no field "{name}"'),
                closest(name, kind.positions),
                tree,
            )
        return self._field_named(kind, name) if name in kind.positions else None

    def _field_named(self, kind: FactKind, name: str) -> Field:
        return Field(name, kind.positions[name], kind.field(name).type)
