"""Findings (检查发现): a fault must be mended; a note (提示) is a fact worth telling and bars nothing."""

from anju.editions.loading.yaml_tree import Items, Scalar, Table, Tree
from anju.engine.faults import Faults
from anju.engine.text import Text


class Findings:
    """Collects both sorts, each at the line it is about."""

    def __init__(self, faults: Faults, notes: Faults, file: str) -> None:
        """Write faults and notes into two collectors; `file` stands where no line is known."""
        self._faults, self._notes, self._file = faults, notes, file

    def fault(self, at: Tree | None, say: Text, hint: Text) -> None:
        """Note what must be mended."""
        self._faults.add(self._place(at), say, hint)

    def note(self, at: Tree | None, say: Text, hint: Text) -> None:
        """Note what is worth telling."""
        self._notes.add(self._place(at), say, hint)

    def _place(self, at: Tree | None) -> str:
        return str(at.place) if at else self._file


def entry(tree: Tree | None, key: str) -> Tree | None:
    """Answer the value of a key; the mapping itself where it has no such key."""
    return tree.entries.get(key, tree) if isinstance(tree, Table) else tree


def children(tree: Tree | None, key: str, count: int) -> tuple[Tree | None, ...]:
    """Answer the rows under a key, as many as there are nodes; the mapping itself stands where a row is not found."""
    below = tree.entries.get(key) if isinstance(tree, Table) else tree
    rows: tuple[Tree | None, ...] = ()
    if isinstance(below, Items):
        rows = below.items
    elif isinstance(below, Table):
        rows = tuple(below.entries.values())
    return rows if len(rows) == count else (tree,) * count


def accepted(tree: Tree | None, key: str, word: str) -> bool:
    """Say whether a mapping states that something odd is meant (`cliff: meant`, `unbounded: accepted`)."""
    if not isinstance(tree, Table):
        return False
    found = tree.entries.get(key)
    return isinstance(found, Scalar) and found.text == word
