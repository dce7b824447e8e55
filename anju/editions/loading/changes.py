"""Changed parameters (改动的参数): a rule with another number in it, to be tried out. Nothing on disk is changed.

A path names the place in `edition.yaml`: `indicators.insurance.rate`, `measures.donated_cny.window.after`, a row of a
list by its number, from 1: `indicators.age.bands.2.give`. What begins with no section is an indicator.
"""

from collections.abc import Mapping
from dataclasses import replace

from anju.editions.loading.yaml_tree import Items, Scalar, Table, Tree
from anju.engine.faults import Faults
from anju.engine.text import Text
from anju.engine.values import closest

_HINT = Text("写作 insurance.rate 或 measures.donated_cny.window.after", "as insurance.rate or measures.x.window.after")


def changed_tree(tree: Tree | None, changes: Mapping[str, str], faults: Faults) -> Tree | None:
    """Answer the tree with other text in the places named; a place that is not there is a fault."""
    for path, text in changes.items():
        if isinstance(tree, Table):
            tree = _changed(tree, _steps(tree, path), text, path, faults)
    return tree


def _steps(tree: Table, path: str) -> list[str]:
    steps = path.split(".")
    return steps if steps[0] in tree.entries else ["indicators", *steps]


def _changed(tree: Tree, steps: list[str], text: str, path: str, faults: Faults) -> Tree:
    if not steps:
        if isinstance(tree, Scalar):
            return replace(tree, text=text)
        faults.add(path, Text("不是单个数值", "not a single value"), _HINT)
        return tree
    step, *rest = steps
    if isinstance(tree, Table) and step in tree.entries:
        inner = _changed(tree.entries[step], rest, text, path, faults)
        return replace(tree, entries={**tree.entries, step: inner})
    if isinstance(tree, Items) and step.isdigit() and 0 < int(step) <= len(tree.items):
        place = int(step) - 1
        inner = _changed(tree.items[place], rest, text, path, faults)
        return replace(tree, items=(*tree.items[:place], inner, *tree.items[place + 1 :]))
    known = closest(step, tree.entries) if isinstance(tree, Table) else _HINT
    faults.add(path, Text(f"没有“{step}”", f'there is no "{step}"'), known if known.zh else _HINT)
    return tree
