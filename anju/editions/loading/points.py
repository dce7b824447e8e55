"""Loading a points form (加载计分形式): one mapping of edition.yaml becomes a tree of points nodes."""

from collections.abc import Callable
from dataclasses import dataclass

from anju.editions.language.constants import date_constant, number_constant, units_of
from anju.editions.language.names import Names
from anju.editions.language.syntax import NotUnderstood
from anju.editions.language.typing import typed_condition, typed_expression, typed_number
from anju.editions.loading.entries import Entries
from anju.editions.loading.yaml_tree import Scalar, Tree
from anju.engine.expressions import Compare, DayOfJudging, Expression, Not
from anju.engine.faults import Faults
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
    Marginal,
    NotPublished,
    Points,
    Rate,
    Row,
    Slice,
    SumOf,
    Table,
    When,
)
from anju.engine.text import Text
from anju.engine.types import short_text
from anju.engine.values import closest

NOTHING = NotPublished(0, 0)
"""Stands where a form could not be read, so that the rest is still checked."""

_FORMS = ("give", "rate", "rates", "first", "bands", "classes", "cross", "table", "choose", "sum", "best", "points")


@dataclass(frozen=True)
class PointsLoader:
    """Reads forms whose points are counted in 10**-decimals."""

    decimals: int
    faults: Faults
    article: Callable[[Entries], str]

    def form(self, tree: Tree, names: Names) -> Points:
        """Read a form; a bare text is `give`."""
        if isinstance(tree, Scalar):
            return Give(self._number(tree, names, Entries(None, self.faults, tree.place)))
        entries = Entries(tree, self.faults, tree.place)
        points = self.read(entries, names)
        entries.done()
        return points

    def read(self, entries: Entries, names: Names) -> Points:
        """Read the form among the other keys of a mapping, then its condition, floor and cap, in this order."""
        found = [form for form in _FORMS if form in entries]
        if len(found) != 1:
            options = ", ".join(_FORMS)
            entries.fault(
                Text("应当且只能有一种计分形式", "must have exactly one points form"),
                Text(f"可用：{options}", f"one of: {options}"),
            )
            return NOTHING
        points: Points = getattr(self, f"_{found[0]}")(entries, names)
        entries.stated("cliff", "meant")
        condition = entries.take("when")
        if condition is not None:
            points = When(self.condition(condition, names, entries), points)
        points = self.capped(entries, points)
        misconduct = entries.take("zero_when")
        if misconduct is not None:
            points = When(Not(self.condition(misconduct, names, entries)), points)
        return self._in_its_days(entries, points)

    def _in_its_days(self, entries: Entries, points: Points) -> Points:
        """Give points only from `since` and only to `until`, both days included (日落条款)."""
        for name, sign in (("since", ">="), ("until", "<=")):
            tree = entries.take(name)
            if tree is None:
                continue
            try:
                points = When(Compare(sign, DayOfJudging(), date_constant(entries.scalar(tree))), points)
            except NotUnderstood as error:
                entries.fault(error.say, Text("写作 2020-03-09", "write it as 2020-03-09"), tree)
        return points

    def capped(self, entries: Entries, points: Points) -> Points:
        """Hold points between the floor and the cap of a mapping."""
        entries.stated("never_felt", "accepted")
        floor, cap = self.amount(entries, "at_least"), self.amount(entries, "cap")
        return points if floor is None and cap is None else Capped(points, floor, cap)

    def condition(self, tree: Tree, names: Names, entries: Entries) -> Expression:
        """Read a condition; a fault reads as a condition that holds never."""
        try:
            return typed_condition(entries.scalar(tree), names)
        except NotUnderstood as error:
            entries.fault(error.say, error.hint, tree)
            return NEVER

    def _number(self, tree: Tree, names: Names, entries: Entries) -> Expression:
        try:
            return typed_number(entries.scalar(tree), names, self.decimals)
        except NotUnderstood as error:
            entries.fault(error.say, error.hint, tree)
            return number_constant("0")

    def amount(self, entries: Entries, name: str, scale: int | None = None) -> int | None:
        """Read an amount of points, or of another unit by its scale; None when it is not there."""
        tree = entries.take(name)
        if tree is None:
            return None
        try:
            return units_of(number_constant(entries.scalar(tree)), self.decimals if scale is None else scale)
        except NotUnderstood as error:
            entries.fault(error.say, error.hint, tree)
            return 0

    def _needed(self, entries: Entries, name: str, scale: int | None = None) -> int:
        if entries.need(name) is None:
            return 0
        return self.amount(entries, name, scale) or 0

    def _counted(self, entries: Entries, name: str, names: Names, kind: str) -> Expression:
        tree = entries.need(name)
        if tree is None:
            return number_constant("0")
        try:
            node = typed_expression(entries.scalar(tree), names)
        except NotUnderstood as error:
            entries.fault(error.say, error.hint, tree)
            return number_constant("0")
        if node.type.kind != kind:
            entries.fault(
                Text(f"应为 {kind}，而不是 {node.type}", f"must be a {kind}, not {node.type}"),
                Text(
                    "by 与 each 后写度量或字段；等级用 classes，数字用 bands 或 rate",
                    "after by and each stands a measure or a field: classes for a class, bands or rate for a number",
                ),
                at=tree,
            )
            return number_constant("0")
        return node

    def _give(self, entries: Entries, names: Names) -> Points:
        tree = entries.take("give")
        return Give(self._number(tree, names, entries)) if tree else NOTHING

    def _rate(self, entries: Entries, names: Names) -> Points:
        each = self._counted(entries, "each", names, "number")
        scale = each.type.scale
        per = self.amount(entries, "per", scale)
        if per is None:
            return Rate(each, 1, self._needed(entries, "rate", self.decimals - scale))
        if per <= 0:
            entries.fault(
                Text("per 应大于 0", "per must be above 0"),
                Text(
                    "per 是一个单位的大小：写 per: 20，或删去（即1）",
                    "per is the size of one unit: write per: 20, or leave it out, which is 1",
                ),
                at=entries.take("per"),
            )
            return NOTHING
        return Rate(each, per, self._needed(entries, "rate"))

    def _rates(self, entries: Entries, names: Names) -> Points:
        each = self._counted(entries, "each", names, "number")
        scale = each.type.scale
        slices: list[Slice] = []
        for tree in entries.list("rates"):
            row = Entries(tree, self.faults, entries.place)
            low = self._needed(row, "from", scale)
            expected = slices[-1].up_to if slices else 0
            if low != expected:
                say = Text("各段应首尾相接,首段从 0 起", "the parts must follow each other, the first from 0")
                row.fault(
                    say,
                    Text("写作 {from: 0, up_to: 24, …}, {from: 24, …}", "as {from: 0, up_to: 24, …}, {from: 24, …}"),
                )
            up_to = self.amount(row, "up_to", scale)
            slices.append(Slice(low, up_to, self._needed(row, "rate", self.decimals - scale)))
            row.done()
        return Marginal(each, tuple(slices)) if slices else NOTHING

    def _cross(self, entries: Entries, names: Names) -> Points:
        rows, columns = (self._counted(entries, side, names, "class") for side in ("rows", "columns"))
        given = entries.table("cross")
        lines = {
            member: self._cells(Entries(tree, self.faults, given.place), columns) for member, tree in given.items()
        }
        self._every_member(given, set(lines), set(rows.type.members))
        if set(lines) != set(rows.type.members) or not rows.type.members:
            return NOTHING
        return Cross(rows, columns, tuple(lines[member] for member in rows.type.members))

    def _cells(self, entries: Entries, columns: Expression) -> tuple[int, ...]:
        cells = {member: self.amount(entries, member) or 0 for member, _ in entries.items()}
        self._every_member(entries, set(cells), set(columns.type.members))
        return tuple(cells.get(member, 0) for member in columns.type.members)

    def _table(self, entries: Entries, names: Names) -> Points:
        rows = []
        for tree in entries.list("table"):
            row = Entries(tree, self.faults, entries.place)
            when = row.need("when")
            condition = self.condition(when, names, row) if when else NEVER
            rows.append(Row(condition, self.read(row, names)))
            row.done()
        return Table(tuple(rows)) if rows else NOTHING

    def _choose(self, entries: Entries, names: Names) -> Points:
        by, cases = self._cases(entries, "choose", names)
        return Choose(by, cases) if cases else NOTHING

    def _first(self, entries: Entries, names: Names) -> Points:
        each = self._counted(entries, "each", names, "number")
        first, then = entries.table("first"), Entries(entries.need("then"), self.faults, entries.place)
        scale = each.type.scale
        units = [self._needed(part, "unit", scale) for part in (first, then)]
        gives = [self._needed(part, "give") for part in (first, then)]
        first.done()
        then.done()
        if min(units) <= 0:
            entries.fault(
                Text("unit 应大于 0", "unit must be above 0"),
                Text(
                    "unit 是一个单位的大小：写作 first: {unit: 200, give: 1}",
                    "unit is the size of one unit: write first: {unit: 200, give: 1}",
                ),
            )
            return NOTHING
        return FirstThen(each, units[0], gives[0], units[1], gives[1])

    def _bands(self, entries: Entries, names: Names) -> Points:
        by = self._counted(entries, "by", names, "number")
        rows = tuple(self._band(Entries(tree, self.faults, entries.place), by, names) for tree in entries.list("bands"))
        self._check_bands(entries, rows, by.type.scale)
        return Bands(by, rows) if rows else NOTHING

    def _band(self, row: Entries, by: Expression, names: Names) -> Band:
        scale = by.type.scale
        low, up_to = self.amount(row, "from", scale), self.amount(row, "up_to", scale)
        above, below = self.amount(row, "above", scale), self.amount(row, "below", scale)
        if above is not None:
            low = above + 1
        if below is not None:
            up_to = below - 1
        tree = row.need("give")
        then = Give(self._number(tree, names, row)) if tree else NOTHING
        row.stated("cliff", "meant")
        row.done()
        return Band(low, up_to, then)

    def _check_bands(self, entries: Entries, rows: tuple[Band, ...], scale: int) -> None:
        """Integers know that 55 and 56 touch: the rows must run from below to above without a hole or an overlap."""
        expected: int | None = None
        for place, row in enumerate(rows):
            first = place == 0
            if (row.low is None) != first or (not first and expected is None):
                self._band_fault(
                    entries,
                    place,
                    "只有首档没有下限、末档没有上限",
                    "only the first row is open below, only the last above",
                )
            elif not first and row.low is not None and expected is not None and row.low != expected:
                between = short_text(min(row.low, expected), scale)
                zh, en = ("有空档", "a hole") if row.low > expected else ("有重叠", "an overlap")
                self._band_fault(entries, place, f"{between} 处{zh}", f"{en} at {between}")
            if row.low is not None and row.up_to is not None and row.low > row.up_to:
                self._band_fault(entries, place, "from 大于 up_to", "from lies above up_to")
            expected = None if row.up_to is None else row.up_to + 1
        if expected is not None or not rows:
            self._band_fault(entries, len(rows) - 1, "末档应没有上限", "the last row must be open above")

    def _band_fault(self, entries: Entries, place: int, zh: str, en: str) -> None:
        trees = entries.list("bands")
        hint = Text("档次应首尾相接，如 {up_to: 55}, {from: 56}", "rows follow each other, as {up_to: 55}, {from: 56}")
        entries.fault(Text(zh, en), hint, trees[place] if trees else None)

    def _classes(self, entries: Entries, names: Names) -> Points:
        by, cases = self._cases(entries, "classes", names)
        return Classes(by, cases) if cases else NOTHING

    def _cases(self, entries: Entries, key: str, names: Names) -> tuple[Expression, tuple[Case, ...]]:
        by = self._counted(entries, "by", names, "class")
        given = entries.table(key)
        cases = tuple(Case(member, self.form(tree, names)) for member, tree in given.items())
        listed, members = {case.member for case in cases}, set(by.type.members)
        self._every_member(given, listed, members)
        return by, cases if listed == members and members else ()

    def _every_member(self, given: Entries, listed: set[str], members: set[str]) -> None:
        for member in sorted(members - listed):
            hint = Text(f"加上 {member}: 0", f"add {member}: 0")
            given.fault(Text(f"没有写 {member} 的分值", f"no points for {member}"), hint)
        for member in sorted(listed - members):
            say = Text(f"没有“{member}”这一等级", f'there is no member "{member}"')
            given.fault(say, closest(member, members), given.take(member))

    def _parts(self, entries: Entries, name: str, names: Names) -> tuple[Points, ...]:
        return tuple(self.form(tree, names) for _, tree in entries.table(name).items())

    def _sum(self, entries: Entries, names: Names) -> Points:
        return SumOf(self._parts(entries, "sum", names))

    def _best(self, entries: Entries, names: Names) -> Points:
        return BestOf(self._parts(entries, "best", names), entries.words("say", required=False), self.article(entries))

    def _points(self, entries: Entries, names: Names) -> Points:
        if entries.text("points") != "unknown":
            entries.fault(
                Text("points 只能写 unknown", "points may only be unknown"),
                Text("已知的分值用 give", "give: for known points"),
            )
        return NotPublished(0, self.amount(entries, "at_most"))


NEVER = typed_condition("0 = 1", Names({}))
"""Stands where a condition could not be read."""
