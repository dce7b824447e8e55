"""Reading a mapping key by key (逐项读取): what is missing, of the wrong sort or left over becomes a fault."""

from collections.abc import Iterator

from anju.editions.loading.yaml_tree import Items, Place, Scalar, Table, Tree
from anju.engine.faults import Faults
from anju.engine.text import NO_TEXT, Text
from anju.engine.values import closest


class Entries:
    """A mapping under way: `done` notes the keys that nobody asked for."""

    def __init__(self, tree: Tree | None, faults: Faults, place: Place | str) -> None:
        """Wrap a mapping; anything else is a fault, and reads as empty."""
        self.faults = faults
        self.place: Place | str = tree.place if tree else place
        self._table = tree if isinstance(tree, Table) else None
        self._asked: set[str] = set()
        if tree is not None and self._table is None:
            self.fault(
                Text("应为“键: 值”", "must be a mapping (key: value)"),
                Text(
                    "写作 {label: …, article: …}，或逐行写 键: 值",
                    "write {label: …, article: …}, or key: value line by line",
                ),
                at=tree,
            )

    def __contains__(self, name: str) -> bool:
        """Say whether a key is there, without asking for it."""
        return self._table is not None and name in self._table.entries

    def items(self) -> Iterator[tuple[str, Tree]]:
        """Yield all entries, each asked for."""
        for name, tree in (self._table.entries if self._table else {}).items():
            self._asked.add(name)
            yield name, tree

    def take(self, name: str) -> Tree | None:
        """Answer the value of a key, or None when it is not there."""
        self._asked.add(name)
        return self._table.entries.get(name) if self._table else None

    def need(self, name: str, hint: Text = NO_TEXT) -> Tree | None:
        """Answer the value of a key that must be there."""
        tree = self.take(name)
        if tree is None:
            self.fault(Text(f"缺少 {name}", f"{name} is missing"), hint)
        return tree

    def table(self, name: str) -> "Entries":
        """Answer a key's mapping; empty when the key is not there."""
        return Entries(self.take(name), self.faults, self.place)

    def list(self, name: str) -> tuple[Tree, ...]:
        """Answer a key's list; empty when the key is not there."""
        tree = self.take(name)
        if tree is None or isinstance(tree, Items):
            return tree.items if tree else ()
        self.fault(
            Text("应为列表", "must be a list"),
            Text("每项前写 -，或写作 [a, b]", "write - before each entry, or [a, b]"),
            at=tree,
        )
        return ()

    def text(self, name: str, default: str = "") -> str:
        """Answer a key's text."""
        tree = self.take(name)
        return default if tree is None else self.scalar(tree)

    def flag(self, name: str) -> bool:
        """Answer a key's true or false; false when it is not there."""
        text = self.text(name, "false")
        if text not in ("true", "false"):
            self.fault(
                Text("应为 true 或 false", "must be true or false"),
                Text(
                    "写 true 或 false，或删去这一项（即 false）",
                    "write true or false, or take the key out, which is false",
                ),
                at=self.take(name),
            )
        return text == "true"

    def stated(self, name: str, word: str) -> bool:
        """Answer whether a key states the one word it may (`cliff: meant`)."""
        tree = self.take(name)
        if tree is not None and self.scalar(tree) != word:
            hint = Text(f"写 {name}: {word}，或删去这一项", f"write {name}: {word}, or take the key out")
            self.fault(Text(f"{name} 只能写 {word}", f"{name} may only say {word}"), hint, tree)
        return tree is not None

    def words(self, name: str, *, required: bool = True) -> Text | None:
        """Answer a key's wording, `中文 | English`."""
        tree = self.need(name, Text("写作“中文 | English”", 'write "中文 | English"')) if required else self.take(name)
        return None if tree is None else self.two_languages(tree)

    def two_languages(self, tree: Tree) -> Text:
        """Read wording in both languages."""
        zh, bar, en = self.scalar(tree).partition("|")
        if not (zh.strip() and bar and en.strip()):
            self.fault(
                Text("缺少一种语言", "one language is missing"),
                Text("写作“中文 | English”", 'write "中文 | English"'),
                tree,
            )
        return Text(zh.strip(), en.strip())

    def scalar(self, tree: Tree) -> str:
        """Read a piece of text."""
        if isinstance(tree, Scalar):
            return tree.text
        self.fault(
            Text("应为文字", "must be text"),
            Text("此处只写一个词或一句话，不写 {…} 或 […]", "write one word or sentence here, no {…} and no […]"),
            at=tree,
        )
        return ""

    def fault(self, say: Text, hint: Text = NO_TEXT, at: Tree | None = None) -> None:
        """Note a fault, at a node or at the mapping itself."""
        self.faults.add(str(at.place if at else self.place), say, hint)

    def done(self) -> None:
        """Note a fault for every key that nobody asked for."""
        if self._table is None:
            return
        for name, place in self._table.keys.items():
            if name not in self._asked:
                known = closest(name, self._asked)
                self.faults.add(str(place), Text(f"没有“{name}”这一项", f'there is no key "{name}" here'), known)
