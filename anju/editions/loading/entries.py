"""Reading a mapping key by key (逐项读取): what is missing, of the wrong sort or left over becomes a fault."""

from collections.abc import Iterator
from difflib import get_close_matches

from anju.editions.language.syntax import NotUnderstood
from anju.editions.loading.yaml_tree import Items, Place, Scalar, Table, Tree
from anju.engine.faults import Faults
from anju.engine.text import Text
from anju.engine.values import closest

ALIKE = 0.8
"""How much a key must look like the one that is missing to be taken for it, misspelt."""


class Entries:
    """A mapping under way: `done` notes the keys that nobody asked for.

    A mapping that is not there, or is none, reads as empty and lacks nothing: whoever looked for it has told the fault.
    """

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

    @property
    def left_over(self) -> list[str]:
        """Answer the keys that nobody asked for so far."""
        return [name for name in (self._table.keys if self._table else ()) if name not in self._asked]

    def items(self) -> Iterator[tuple[str, Tree]]:
        """Yield all entries, each asked for."""
        for name, tree in (self._table.entries if self._table else {}).items():
            self._asked.add(name)
            yield name, tree

    def take(self, name: str) -> Tree | None:
        """Answer the value of a key, or None when it is not there."""
        self._asked.add(name)
        return self._table.entries.get(name) if self._table else None

    def need(self, name: str, hint: Text) -> Tree | None:
        """Answer the value of a key that must be there; a misspelt one is told, and read as if it were right."""
        tree = self.take(name)
        if tree is None and self._table is not None:
            alike = get_close_matches(name, self.left_over, n=1, cutoff=ALIKE)
            if alike:
                self._unknown(alike[0], Text(f"请写 {name}", f"write {name}"))
                return self.take(alike[0])
            self.fault(Text(f"缺少 {name}", f"{name} is missing"), hint)
        return tree

    def table(self, name: str) -> "Entries":
        """Answer a key's mapping; empty when the key is not there."""
        return Entries(self.take(name), self.faults, self.place)

    def needed_table(self, name: str, hint: Text) -> "Entries":
        """Answer the mapping of a key that must be there."""
        return Entries(self.need(name, hint), self.faults, self.place)

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
        """Answer a key's true or false; false when it is not there, and true when it says something else."""
        text = self.text(name, "false")
        if text not in ("true", "false"):
            self.fault(
                Text("应为 true 或 false", "must be true or false"),
                Text(
                    f"写 {name}: true，或删去这一项（即 false）",
                    f"write {name}: true, or take the key out, which is false",
                ),
                at=self.take(name),
            )
        return text != "false"

    def stated(self, name: str, word: str) -> bool:
        """Answer whether a key states the one word it may (`cliff: meant`)."""
        tree = self.take(name)
        if tree is not None and self.scalar(tree) != word:
            hint = Text(f"写 {name}: {word}，或删去这一项", f"write {name}: {word}, or take the key out")
            self.fault(Text(f"{name} 只能写 {word}", f"{name} may only say {word}"), hint, tree)
        return tree is not None

    def words(self, name: str, *, required: bool = True) -> Text | None:
        """Answer a key's wording, `中文 | English`."""
        hint = Text(f"写作 {name}: 中文 | English", f"write {name}: 中文 | English, the words in both languages")
        tree = self.need(name, hint) if required else self.take(name)
        return None if tree is None else self.two_languages(tree)

    def two_languages(self, tree: Tree) -> Text:
        """Read wording in both languages."""
        zh, bar, en = (part.strip() for part in self.scalar(tree).partition("|"))
        if isinstance(tree, Scalar) and not (zh and bar and en):
            self.fault(
                Text("缺少一种语言", "one language is missing"),
                Text(f"写作“{zh or '中文'} | {en or 'English'}”", f'write "{zh or "中文"} | {en or "English"}"'),
                tree,
            )
        return Text(zh, en)

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

    def fault(self, say: Text, hint: Text, at: Tree | None = None) -> None:
        """Note a fault, at a node or at the mapping itself."""
        self.faults.add(str(at.place if at else self.place), say, hint)

    def refuse(self, error: NotUnderstood, at: Tree | None) -> None:
        """Note why an expression is none, unless it only rests on what was told already, or a comma cut it in two."""
        if error.told:
            return
        cut = [name for name in self.left_over if name.endswith(")")]
        if cut and isinstance(at, Scalar) and at.text.count("(") > at.text.count(")"):
            self._asked.update(cut)
            whole = f'"{at.text}, {cut[0]}"'
            self.fault(
                Text("表达式中的逗号把它断成了两项", "the comma in the expression cuts it in two"),
                Text(f"含逗号的表达式加引号：{whole}", f"an expression with a comma stands in quotes: {whole}"),
                at,
            )
            return
        self.fault(error.say, error.hint, at)

    def give_up(self) -> None:
        """Ask for every key: what they mean cannot be said, so none of them is called unknown."""
        self._asked.update(self._table.keys if self._table else ())

    def done(self) -> None:
        """Note a fault for every key that nobody asked for."""
        for name in self.left_over:
            self._unknown(name, closest(name, [key for key in self._asked if key not in self]))

    def _unknown(self, name: str, hint: Text) -> None:
        place = self._table.keys[name] if self._table else self.place
        self.faults.add(str(place), Text(f"没有“{name}”这一项", f'there is no key "{name}" here'), hint)
