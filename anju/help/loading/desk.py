"""The desk at which all files of a city's help are read (阅读台): names, wordings, days and numbers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import TypeVar

from anju.editions.loading.entries import Entries
from anju.editions.loading.yaml_tree import Tree
from anju.engine.edition import Source
from anju.engine.faults import Faults
from anju.engine.text import Text
from anju.engine.values import closest

DAY_HINT = Text("写作 2020-03-09", "write 2020-03-09")
MOST_TOLD = 8
"""Names that a hint lists; nobody reads more."""

Value = TypeVar("Value")


@dataclass(frozen=True)
class Desk:
    """What readers of all files share: faults, sources, the names that a city knows, and the links read so far."""

    faults: Faults
    sources: Mapping[str, Source] = field(default_factory=dict)
    districts: Mapping[str, Text] = field(default_factory=dict)
    departments: Mapping[str, Text] = field(default_factory=dict)
    links: list[tuple[Entries, Tree, str]] = field(default_factory=list)

    def table(self, tree: Tree, within: Entries) -> Entries:
        """Read a node as a mapping."""
        return Entries(tree, self.faults, within.place)

    def common(self, top: Entries, *names: str) -> Entries:
        """Answer what all entries of a file share, and note the keys that none of them reads."""
        common = top.table("common")
        for name in names:
            common.take(name)
        common.done()
        return common

    def read_all(self, entries: Entries, name: str, read: Callable[[str, Entries], Value]) -> dict[str, Value]:
        """Read each mapping under a key by its name, and note the keys that no reader asked for."""
        found = {}
        for key, tree in entries.table(name).items():
            inner = self.table(tree, entries)
            found[key] = read(key, inner)
            inner.done()
        return found

    def read_list(self, entries: Entries, name: str, read: Callable[[Entries], Value]) -> tuple[Value, ...]:
        """Read each mapping of a list, and note the keys that no reader asked for."""
        found = []
        for tree in entries.list(name):
            inner = self.table(tree, entries)
            found.append(read(inner))
            inner.done()
        return tuple(found)

    def texts(self, entries: Entries, name: str) -> tuple[Text, ...]:
        """Read a list of wordings in both languages."""
        return tuple(entries.two_languages(tree) for tree in entries.list(name))

    def names(self, entries: Entries, name: str) -> tuple[str, ...]:
        """Read a list of names."""
        return tuple(entries.scalar(tree) for tree in entries.list(name))

    def target(self, entries: Entries, tree: Tree | None, within: str = "") -> str:
        """Read where something leads, and keep it to be checked when all files are read."""
        target = within + entries.scalar(tree) if tree else ""
        if tree:
            self.links.append((entries, tree, target))
        return target

    def targets(self, entries: Entries, name: str, within: str = "") -> tuple[str, ...]:
        """Read a list of targets."""
        return tuple(self.target(entries, tree, within) for tree in entries.list(name))

    def check_links(self, known: Iterable[str]) -> None:
        """Note every link that leads nowhere."""
        targets = set(known)
        for entries, tree, target in self.links:
            if target not in targets:
                say = Text(f"“{target}”没有指向任何内容", f'"{target}" leads nowhere')
                entries.fault(say, closest(target, targets), tree)

    def known(self, entries: Entries, name: str, among: Iterable[str]) -> str:
        """Read a name that must be among those known."""
        names = list(among)
        told = names[:MOST_TOLD]
        tree = entries.need(name, Text(f"写 {'、'.join(told)} 之一", f"write one of {', '.join(told)}"))
        given = entries.scalar(tree) if tree else ""
        if tree is not None and given not in names:
            say = Text(f"没有“{given}”", f'there is no "{given}"')
            entries.fault(say, closest(given, names), tree)
        return given

    def day(self, entries: Entries, tree: Tree | None) -> date:
        """Read a day."""
        return self._parsed(entries, tree, date.fromisoformat, "2020-03-09", date.min)

    def hour(self, entries: Entries, name: str) -> time:
        """Read a time of day."""
        tree = entries.need(name, Text("写作 08:30", "write 08:30"))
        return self._parsed(entries, tree, time.fromisoformat, "08:30", time.min)

    def count(self, entries: Entries, name: str, *, needed: bool = False) -> int | None:
        """Read a whole number, or None when it is not there."""
        tree = entries.need(name, Text("写一个整数", "write a whole number")) if needed else entries.take(name)
        return None if tree is None else self._parsed(entries, tree, _whole, "100", 0)

    def _parsed(
        self, entries: Entries, tree: Tree | None, parse: Callable[[str], Value], example: str, default: Value
    ) -> Value:
        text = entries.scalar(tree) if tree else ""
        try:
            return parse(text) if tree else default
        except ValueError:
            say = Text(f"“{text}”写法不对", f'"{text}" is not written as it must be')
            entries.fault(say, Text(f"写作 {example}", f"write {example}"), tree)
            return default


def shared(entries: Entries, name: str, common: Entries | None, hint: Text) -> tuple[Entries, Tree | None]:
    """Answer where a key stands, and its value: what an entry leaves out is what all of its file share."""
    if common is None or name in entries:
        return entries, entries.need(name, hint)
    entries.take(name)  # asked for, so that a slip of the pen is told this name too
    return (common, common.take(name)) if name in common else (entries, entries.need(name, hint))


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ValueError(text)
    return int(text)
