"""Vocabulary (词汇表对照): kinds that no measure reads, and members that no rule tells apart. Told, never barred."""

from collections.abc import Iterator

from anju.editions.checking.findings import Findings
from anju.editions.loading.edition import LoadedEdition
from anju.engine.edition import Edition
from anju.engine.expressions import CompareClass, Field, IsOneOf, Node
from anju.engine.points import Classes
from anju.engine.text import Text

MOST_SHOWN = 5
_SIGNS = {
    "=": lambda place, bar: place == bar,
    "!=": lambda place, bar: place != bar,
    "<": lambda place, bar: place < bar,
    "<=": lambda place, bar: place <= bar,
    ">": lambda place, bar: place > bar,
    ">=": lambda place, bar: place >= bar,
}


def check_kinds(loaded: LoadedEdition, findings: Findings) -> None:
    """Tell which kinds of the city's vocabulary this edition does not count."""
    edition = loaded.edition
    read = {measure.fold.kind for measure in edition.measures if measure.fold is not None}
    unread = [name for name in edition.vocabulary.kinds if name not in read]
    if unread:
        findings.note(
            loaded.top.take("city"),
            Text(f"没有度量读取这些事实：{'、'.join(unread)}", f"no measure reads these facts: {', '.join(unread)}"),
            Text(
                "若细则计分，请加度量；否则不必处理",
                "add a measure where the rules count them; else nothing is to be done",
            ),
        )


def check_members(loaded: LoadedEdition, findings: Findings) -> None:
    """Tell which members of a field that rules look at are treated alike by all of them."""
    alike = [f"{kind}.{field}: {_listed(group)}" for kind, field, groups in _alike(loaded.edition) for group in groups]
    if alike:
        findings.note(
            loaded.top.take("city"),
            Text(f"没有规则区分这些取值：{'；'.join(alike)}", f"no rule tells these values apart: {'; '.join(alike)}"),
            Text("若细则区别对待，请写出规则", "write the rule where the text treats them differently"),
        )


def _listed(members: tuple[str, ...]) -> str:
    shown = members if len(members) <= MOST_SHOWN else (*members[:2], "…", members[-1])
    return " = ".join(shown)


def _alike(edition: Edition) -> Iterator[tuple[str, str, list[tuple[str, ...]]]]:
    """Yield, for each field with classes that some rule reads, the groups of members treated alike."""
    readers: dict[tuple[str, str], tuple[Field, list[Node]]] = {}
    for measure in edition.measures:
        if measure.fold is not None:
            for node in measure.walk():
                field = _field_of(node)
                if field is not None:
                    readers.setdefault((measure.fold.kind, field.name), (field, []))[1].append(node)
    for (kind, name), (field, nodes) in readers.items():
        groups: dict[tuple[object, ...], list[str]] = {}
        for member in field.type.members:
            groups.setdefault(tuple(_treatment(node, member) for node in nodes), []).append(member)
        shared = [tuple(group) for group in groups.values() if len(group) > 1]
        if shared:
            yield kind, name, shared


def _field_of(node: Node) -> Field | None:
    of = node.left if isinstance(node, (CompareClass, IsOneOf)) else node.by if isinstance(node, Classes) else None
    return of if isinstance(of, Field) else None


def _treatment(node: Node, member: str) -> object:
    if isinstance(node, CompareClass):
        members = node.left.type.members
        return _SIGNS[node.sign](members.index(member), members.index(node.member))
    if isinstance(node, IsOneOf):
        return member in node.of
    return next((case.then for case in getattr(node, "cases", ()) if case.member == member), None)
