"""Loading what an edition makes of a household (加载家庭合计): totals of several persons put together."""

from typing import Literal

from anju.editions.language.constants import number_constant
from anju.editions.language.syntax import NotUnderstood
from anju.editions.loading.entries import Entries
from anju.editions.loading.workshop import Workshop
from anju.editions.loading.yaml_tree import Tree
from anju.engine.edition import HouseholdPart, HouseholdTotal
from anju.engine.household import ROLES
from anju.engine.text import Text
from anju.engine.values import closest

Take = Literal["highest", "second", "sum"]
TAKES: dict[str, Take] = {"highest": "highest", "second": "second", "sum": "sum"}


def load_household_total(workshop: Workshop, name: str, tree: Tree) -> HouseholdTotal:
    """Load one: `{label, article, of: [{take: highest, total: total, roles: [mother, father]}, …]}`."""
    entries = workshop.table_at(tree)
    label, article = entries.words("label") or Text(name, name), workshop.article(entries)
    reading = entries.words("reading", required=False)
    parts = tuple(_part(workshop, row) for row in entries.list("of"))
    if not parts:
        hint = Text(
            "写作 of: [{take: highest, total: total, roles: [mother, father]}]",
            "as of: [{take: highest, total: total, roles: [mother, father]}]",
        )
        entries.fault(Text("of 应列出各部分", "of must list the parts"), hint)
    entries.done()
    return HouseholdTotal(name, label, article, parts, reading)


def _part(workshop: Workshop, tree: Tree) -> HouseholdPart:
    entries = workshop.table_at(tree)
    total = entries.text("total")
    if total not in workshop.totals:
        say = Text(f"没有合计“{total}”", f'there is no total "{total}"')
        entries.fault(say, closest(total, workshop.totals), entries.take("total"))
    take = entries.text("take")
    if take not in TAKES:
        known = ", ".join(TAKES)
        say = Text(f"take 应为 {known}", f"take must be one of {known}")
        hint = Text("就高、次高或相加", "the highest, the second highest, or all added")
        entries.fault(say, hint, at=entries.take("take"))
    factor, scale = _rate(entries)
    part = HouseholdPart(
        total, _roles(entries), TAKES.get(take, "highest"), factor, scale, workshop.points.amount(entries, "cap")
    )
    entries.done()
    return part


def _roles(entries: Entries) -> tuple[str, ...]:
    roles = []
    for tree in entries.list("roles"):
        role = entries.scalar(tree)
        if role not in ROLES:
            entries.fault(Text(f"没有角色“{role}”", f'there is no role "{role}"'), closest(role, ROLES), tree)
        roles.append(role)
    if not roles:
        entries.fault(
            Text("缺少 roles", "roles is missing"), Text("写作 roles: [mother, father]", "as roles: [mother, father]")
        )
    return tuple(roles)


def _rate(entries: Entries) -> tuple[int, int]:
    tree = entries.take("rate")
    if tree is None:
        return 1, 0
    try:
        constant = number_constant(entries.scalar(tree))
    except NotUnderstood as error:
        entries.refuse(error, tree)
        return 1, 0
    return int(constant.value), constant.type.scale
