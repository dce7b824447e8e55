"""Loading a points form (加载计分形式): one mapping of edition.yaml becomes a tree of points nodes."""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches

from anju.editions.language.constants import date_constant, number_constant, units_of
from anju.editions.language.names import Names
from anju.editions.language.syntax import NotUnderstood
from anju.editions.language.typing import typed_condition, typed_expression, typed_number
from anju.editions.language.words import kind_text, type_text
from anju.editions.loading.bands import band_faults
from anju.editions.loading.entries import Entries
from anju.editions.loading.yaml_tree import Items, Scalar, Tree
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


_NEST = Text(
    "只留一种；要相加写 sum: {甲: {give: 1}, 乙: {rate: 2, each: …}}，就高写 best: {…}",
    "keep one; to add them write sum: {a: {give: 1}, b: {rate: 2, each: …}}, for the highest best: {…}",
)
_WRITE_FORM = Text(
    "写 give: 分值；rate: 每个几分 与 each: 度量；bands 或 classes 与 by:；其余形式见 docs/edition-language.md 第1节",
    "write give: an amount; rate: and each: so much for each; bands: or classes: and by: a table;"
    " docs/edition-language.md, section 1, has them all",
)
_EACH = Text("写 each: 所计的度量，如 each: insured_months", "write each: and the measure, as each: insured_months")
_COUNTED_HINTS: dict[str, Text] = {
    "each": _EACH,
    "by": Text("写 by: 度量或字段，如 by: full_age", "write by: and a measure or a field, as by: full_age"),
    "rows": Text("写 rows: 与 columns: 两个等级", "write rows: and columns:, two classes"),
    "columns": Text("写 rows: 与 columns: 两个等级", "write rows: and columns:, two classes"),
    "rate": Text("写 rate: 每个几分，如 rate: 0.25", "write rate: and the points for each, as rate: 0.25"),
    "from": Text("写作 {from: 0, up_to: 24, rate: 0.5}", "write {from: 0, up_to: 24, rate: 0.5}"),
    "unit": Text("写作 {unit: 200, give: 1}", "write {unit: 200, give: 1}"),
    "give": Text("写 give: 分值，如 give: 30", "write give: and the points, as give: 30"),
}
"""What to write for a key that a form must have."""

_INSTEAD: dict[tuple[str, str], Text] = {
    ("number", "class"): Text(
        "等级用 classes：by: level, classes: {…}", "a class has classes: by: level, classes: {…}"
    ),
    ("number", "yes_no"): Text("是非写 when: 条件 与 give: 分值", "for a yes or no write when: and give:"),
    ("number", "day"): Text("年龄写 is: years(birth_date, day)", "an age is: years(birth_date, day)"),
    ("class", "number"): Text("数字用 bands 或 rate", "a number has bands, or rate and each"),
}
"""What to write where a form finds another kind of thing than it counts."""


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
            self._not_one_form(entries, found)
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

    def _not_one_form(self, entries: Entries, found: list[str]) -> None:
        """Say that a mapping has no points form, or several; what the rest of it means cannot be said then."""
        several = Text(f"有 {'、'.join(found)}", f"has {' and '.join(found)}")
        misspelt = {key: near[0] for key in entries.left_over if (near := get_close_matches(key, _FORMS, n=1))}
        meant = Text(
            "；".join(f"{key} 是否指 {form}" for key, form in misspelt.items()),
            "; ".join(f"is {key} meant to be {form}" for key, form in misspelt.items()),
        )
        entries.fault(
            Text("应当且只能有一种计分形式：", "must have exactly one points form: ")
            + (several if found else Text("一种也没有", "has none")),
            _NEST if found else meant if misspelt else _WRITE_FORM,
        )
        entries.give_up()

    def _in_its_days(self, entries: Entries, points: Points) -> Points:
        """Give points only from `since` and only to `until`, both days included (日落条款)."""
        for name, sign in (("since", ">="), ("until", "<=")):
            tree = entries.take(name)
            if tree is None:
                continue
            try:
                points = When(Compare(sign, DayOfJudging(), date_constant(entries.scalar(tree))), points)
            except NotUnderstood as error:
                entries.refuse(error, tree)
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
            entries.refuse(error, tree)
            return NEVER

    def _number(self, tree: Tree, names: Names, entries: Entries) -> Expression:
        try:
            return typed_number(entries.scalar(tree), names, self.decimals)
        except NotUnderstood as error:
            entries.refuse(error, tree)
            return number_constant("0")

    def amount(self, entries: Entries, name: str, scale: int | None = None) -> int | None:
        """Read an amount of points, or of another unit by its scale; None when it is not there, or none."""
        tree = entries.take(name)
        if tree is None:
            return None
        try:
            return units_of(number_constant(entries.scalar(tree)), self.decimals if scale is None else scale)
        except NotUnderstood as error:
            entries.refuse(error, tree)
            return None

    def _needed(self, entries: Entries, name: str, scale: int | None = None) -> int | None:
        return None if entries.need(name, _COUNTED_HINTS[name]) is None else self.amount(entries, name, scale)

    def _counted(self, entries: Entries, name: str, names: Names, kind: str) -> Expression:
        tree = entries.need(name, _COUNTED_HINTS[name])
        if tree is None:
            return number_constant("0")
        try:
            node = typed_expression(entries.scalar(tree), names)
        except NotUnderstood as error:
            entries.refuse(error, tree)
            return number_constant("0")
        if node.type.kind != kind:
            say = Text("应为", "must be ") + kind_text(kind) + Text("，而不是", ", not ") + type_text(node.type)
            entries.fault(say, _INSTEAD.get((kind, node.type.kind), _COUNTED_HINTS[name]), at=tree)
            return number_constant("0")
        return node

    def _give(self, entries: Entries, names: Names) -> Points:
        tree = entries.take("give")
        return Give(self._number(tree, names, entries)) if tree else NOTHING

    def _rate(self, entries: Entries, names: Names) -> Points:
        each = self._counted(entries, "each", names, "number")
        scale = each.type.scale
        if "per" not in entries:
            return Rate(each, 1, self._rate_of(entries, scale))
        per, rate = self.amount(entries, "per", scale), self._needed(entries, "rate")
        if per is not None and per <= 0:
            entries.fault(
                Text("per 应大于 0", "per must be above 0"),
                Text(
                    "per 是一个单位的大小：写 per: 20，或删去（即1）",
                    "per is the size of one unit: write per: 20, or leave it out, which is 1",
                ),
                at=entries.take("per"),
            )
        return Rate(each, per, rate) if per and per > 0 and rate is not None else NOTHING

    def _rate_of(self, entries: Entries, scale: int) -> int:
        """Read the points for each unit: it has the decimals that points have beyond those of what is counted."""
        tree = entries.need("rate", _COUNTED_HINTS["rate"])
        if tree is None or scale == 0:
            return self.amount(entries, "rate") or 0
        try:
            return units_of(number_constant(entries.scalar(tree)), self.decimals - scale)
        except NotUnderstood as error:
            hint = Text(
                f"所计的量已有 {scale} 位小数：写 per: 1 按整个单位计，或增加版本的 decimals",
                f"what is counted has {scale} decimals itself: write per: 1 for full units, or raise decimals",
            )
            entries.refuse(NotUnderstood(error.say, hint), tree)
            return 0

    def _rates(self, entries: Entries, names: Names) -> Points:
        each = self._counted(entries, "each", names, "number")
        scale = each.type.scale
        slices: list[Slice] = []
        for tree in entries.list("rates"):
            row = Entries(tree, self.faults, entries.place)
            low, up_to = self._needed(row, "from", scale), self.amount(row, "up_to", scale)
            expected = slices[-1].up_to if slices else 0
            if low is not None and low != expected:
                after = "0" if not slices else "?" if expected is None else short_text(expected, scale)
                row.fault(
                    Text("各段应首尾相接，首段从 0 起", "the parts must follow each other, the first from 0"),
                    Text(f"这一段写 from: {after}", f"write from: {after} in this one")
                    if after != "?"
                    else Text("上一段写明 up_to", "write up_to in the part before"),
                )
            slices.append(Slice(low or 0, up_to, self._rate_of(row, scale)))
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
            when = row.need("when", Text("每行写 when: 条件", "write when: and a condition in every row"))
            condition = self.condition(when, names, row) if when else NEVER
            rows.append(Row(condition, self.read(row, names)))
            row.done()
        return Table(tuple(rows)) if rows else NOTHING

    def _choose(self, entries: Entries, names: Names) -> Points:
        by, cases = self._cases(entries, "choose", names)
        return Choose(by, cases) if cases else NOTHING

    def _first(self, entries: Entries, names: Names) -> Points:
        each = self._counted(entries, "each", names, "number")
        hint = Text("写作 then: {unit: 100, give: 0.5}", "write then: {unit: 100, give: 0.5}")
        first, then = entries.table("first"), entries.needed_table("then", hint)
        units = [self._needed(part, "unit", each.type.scale) for part in (first, then)]
        gives = [self._needed(part, "give") or 0 for part in (first, then)]
        first.done()
        then.done()
        if any(unit is not None and unit <= 0 for unit in units):
            entries.fault(
                Text("unit 应大于 0", "unit must be above 0"),
                Text(
                    "unit 是一个单位的大小：写作 first: {unit: 200, give: 1}",
                    "unit is the size of one unit: write first: {unit: 200, give: 1}",
                ),
            )
        sizes = [unit for unit in units if unit is not None and unit > 0]
        if len(sizes) < len(units):
            return NOTHING
        return FirstThen(each, sizes[0], gives[0], sizes[1], gives[1])

    def _bands(self, entries: Entries, names: Names) -> Points:
        by = self._counted(entries, "by", names, "number")
        trees = entries.list("bands")
        rows = [self._band(Entries(tree, self.faults, entries.place), by, names) for tree in trees]
        read = tuple(row for row in rows if row is not None)
        if len(read) == len(trees):
            self._check_bands(entries, read, by.type.scale)
        return Bands(by, read) if read else NOTHING

    def _band(self, row: Entries, by: Expression, names: Names) -> Band | None:
        """Read a row; None when its edges could not be read, so that its neighbours are not called wrong for it."""
        scale, before = by.type.scale, len(self.faults.listed)
        low, up_to = self.amount(row, "from", scale), self.amount(row, "up_to", scale)
        above, below = self.amount(row, "above", scale), self.amount(row, "below", scale)
        if above is not None:
            low = above + 1
        if below is not None:
            up_to = below - 1
        tree = row.need("give", _COUNTED_HINTS["give"])
        then = Give(self._number(tree, names, row)) if tree else NOTHING
        row.stated("cliff", "meant")
        row.done()
        return Band(low, up_to, then) if len(self.faults.listed) == before else None

    def _check_bands(self, entries: Entries, rows: tuple[Band, ...], scale: int) -> None:
        """Integers know that 55 and 56 touch: the rows must run from below to above without a hole or an overlap."""
        trees = entries.list("bands")
        for fault in band_faults(rows, scale):
            entries.fault(fault.say, fault.hint, trees[fault.row] if trees else None)

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
            hint = Text(f"加上 {member}: 0，或写明分值", f"add {member}: 0, or its points")
            given.fault(Text(f"没有写 {member} 的分值", f"no points for {member}"), hint)
        for member in sorted(listed - members):
            say = Text(f"没有“{member}”这一等级", f'there is no member "{member}"')
            given.fault(say, closest(member, members), given.take(member))

    def _parts(self, entries: Entries, name: str, names: Names) -> tuple[Points, ...]:
        if isinstance(entries.take(name), Items):
            hint = Text(f"写作 {name}: {{甲: {{give: 3}}}}", f"give each a name: {name}: {{first: {{give: 3}}}}")
            entries.fault(Text("各部分须有名称", "each part needs a name"), hint, entries.take(name))
            return ()
        return tuple(self.form(tree, names) for _, tree in entries.table(name).items())

    def _sum(self, entries: Entries, names: Names) -> Points:
        return SumOf(self._parts(entries, "sum", names))

    def _best(self, entries: Entries, names: Names) -> Points:
        return BestOf(self._parts(entries, "best", names), entries.words("say", required=False), self.article(entries))

    def _points(self, entries: Entries, names: Names) -> Points:
        if entries.text("points") != "unknown":
            entries.fault(
                Text("points 只能写 unknown", "points may only be unknown"),
                Text(
                    "已知的分值写 give: 30；不知道的写 points: unknown, at_most: 100",
                    "for known points write give: 30; for unknown ones points: unknown, at_most: 100",
                ),
                entries.take("points"),
            )
        return NotPublished(0, self.amount(entries, "at_most"))


NEVER = typed_condition("0 = 1", Names({}))
"""Stands where a condition could not be read."""
