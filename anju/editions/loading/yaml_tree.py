"""YAML as a tree of text with places (带行号的 YAML 树).

Every scalar stays the text that stands in the file (`1.10`, `no` and `1:30` are not interpreted), every node knows its
line. Duplicate keys, anchors, aliases, tags and merge keys are refused; depth and size are bounded.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from anju.editions.loading.yaml_faults import note_no_yaml
from anju.engine.faults import Faults
from anju.engine.text import Text

MOST_BYTES = 1024 * 1024
DEEPEST = 24
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        """Write the place as compilers do."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text."""

    text: str
    place: Place
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple["Tree", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping, in the order of the file; each key with its own place."""

    entries: Mapping[str, "Tree"]
    keys: Mapping[str, Place]
    place: Place


Tree = Scalar | Items | Table


def read_yaml(path: Path, shown_as: str, faults: Faults) -> Tree | None:
    """Read a file as a tree; note every fault and answer None when it can not be read at all."""
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "?"
        faults.add(
            shown_as,
            Text(f"无法读取文件（{reason}）", f"the file cannot be read ({reason})"),
            Text("请核对文件名与权限", "look at the name of the file and at who may read it"),
        )
        return None
    if len(data) > MOST_BYTES:
        faults.add(
            shown_as,
            Text("文件超过 1 MB", "the file is larger than 1 MB"),
            Text(
                "细则一般不过几百行：请确认写的是版本文件",
                "rules are a few hundred lines: make sure this is the file you mean",
            ),
        )
        return None
    return parse_yaml(data, shown_as, faults)


def parse_yaml(data: bytes | str, shown_as: str, faults: Faults) -> Tree | None:
    """Parse YAML text as a tree; note every fault and answer None when it is no YAML."""
    try:
        events = list(_not_too_deep(yaml.parse(data, Loader=_Loader), shown_as))
    except TooDeep as error:
        faults.add(
            str(error),
            Text("嵌套过深", "nested too deep"),
            Text(
                "请减少层数；最深的写法是合计中的 sum 与 best",
                "nest less; nothing needs more than sum and best inside a total",
            ),
        )
        return None
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
        note_no_yaml(error, shown_as, faults)
        return None
    try:
        return _Builder(shown_as, faults).build(iter(events))
    except TooDeep:
        return None


@dataclass
class _Builder:
    """Turns the parser's events into the tree."""

    file: str
    faults: Faults
    depth: int = 0
    documents: int = field(default=0)

    def build(self, events: Iterator[Any]) -> Tree | None:
        tree = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self.documents += 1
                if self.documents > 1:
                    self.faults.add(
                        str(self._place(event)),
                        Text("只能有一个文档", "only one document is allowed"),
                        Text("请删去 --- 及其后的内容", "take out --- and what follows it"),
                    )
                    return tree
                tree = self._node(next(events), events)
        if tree is None:
            self.faults.add(
                self.file,
                Text("文件是空的", "the file is empty"),
                Text("请从随附的版本复制一份再改", "copy a shipped edition and change it"),
            )
        return tree

    def _place(self, event: Any) -> Place:
        return Place(self.file, event.start_mark.line + 1, event.start_mark.column + 1)

    def _node(self, event: Any, events: Iterator[Any]) -> Tree:
        place = self._place(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self.faults.add(
                str(place),
                Text("不允许锚点与引用（& 和 *）", "anchors and aliases (& and *) are not allowed"),
                Text("请把内容写全", "write it out"),
            )
        if getattr(event, "tag", None) and str(event.tag) != "!":
            self.faults.add(
                str(place),
                Text("不允许类型标签（!）", "tags (!) are not allowed"),
                Text("请删去 !；类型由声明决定", "take the ! out; the declaration gives the type"),
            )
        if isinstance(event, yaml.SequenceStartEvent):
            return self._items(place, events)
        if isinstance(event, yaml.MappingStartEvent):
            return self._table(place, events)
        return Scalar(getattr(event, "value", ""), place, quoted=bool(getattr(event, "style", None)))

    def _items(self, place: Place, events: Iterator[Any]) -> Tree:
        found: list[Tree] = []
        self._enter(place)
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            found.append(self._node(event, events))
        self.depth -= 1
        return Items(tuple(found), place)

    def _table(self, place: Place, events: Iterator[Any]) -> Tree:
        entries: dict[str, Tree] = {}
        keys: dict[str, Place] = {}
        self._enter(place)
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event, events)
            value = self._node(next(events), events)
            if not isinstance(key, Scalar):
                self.faults.add(
                    str(key.place),
                    Text("键必须是文字", "a key must be text"),
                    Text("写作 名称: 值；键不能是 {…} 或 […]", "write name: value; a key is no {…} and no […]"),
                )
            elif key.text in entries:
                first = keys[key.text].line
                self.faults.add(
                    str(key.place),
                    Text(
                        f"“{key.text}”重复（第 {first} 行已有）", f'"{key.text}" stands twice (first on line {first})'
                    ),
                    Text(
                        "请改名或删去其中之一：两个都写时无法知道哪个算数",
                        "rename one or take it out: nobody can know which one counts",
                    ),
                )
            else:
                entries[key.text], keys[key.text] = value, key.place
        self.depth -= 1
        return Table(entries, keys, place)

    def _enter(self, place: Place) -> None:
        self.depth += 1
        if self.depth == DEEPEST:
            self.faults.add(
                str(place),
                Text("嵌套过深", "nested too deep"),
                Text(
                    "请减少层数；最深的写法是合计中的 sum 与 best",
                    "nest less; nothing needs more than sum and best inside a total",
                ),
            )
        if self.depth > DEEPEST * 4:
            raise TooDeep(str(place))


class TooDeep(Exception):
    """The file nests so deep that reading it is given up."""


def _not_too_deep(events: Iterator[Any], shown_as: str) -> Iterator[Any]:
    """Pass events on, and give up at once on what nests without end: the parser slows down with every level."""
    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST * 4:
            raise TooDeep(f"{shown_as}:{event.start_mark.line + 1}:{event.start_mark.column + 1}")
        yield event


def plain_data(tree: Tree) -> Any:
    """Answer the tree as a person file would hold it: null, true and false unquoted are no text, the rest is."""
    if isinstance(tree, Items):
        return [plain_data(item) for item in tree.items]
    if isinstance(tree, Table):
        return {key: plain_data(value) for key, value in tree.entries.items()}
    if tree.quoted:
        return tree.text
    return {"null": None, "~": None, "true": True, "false": False, "yes": True, "no": False}.get(tree.text, tree.text)
