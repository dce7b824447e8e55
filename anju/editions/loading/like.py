"""A measure like another (仿照另一度量): `like: crimes` takes over every key that is not written anew."""

from collections.abc import Mapping
from dataclasses import replace

from anju.editions.loading.entries import Entries
from anju.editions.loading.yaml_tree import Scalar, Table, Tree
from anju.engine.faults import Faults
from anju.engine.text import Text
from anju.engine.values import closest

OWN = ("label", "reading")
"""What a measure never takes over: its name for the reader, and how the text is read."""


def written_out(name: str, measures: Mapping[str, Tree], faults: Faults) -> Tree:
    """Answer the mapping of a measure with all it takes over from another; a faulty `like` stays in it."""
    tree, seen = measures[name], [name]
    while isinstance(tree, Table) and "like" in tree.entries:
        like = tree.entries["like"]
        model = like.text if isinstance(like, Scalar) else ""
        if model not in measures or model in seen:
            _refuse(like, model, [one for one in measures if one not in seen], faults)
            return tree
        seen.append(model)
        tree = _merged(tree, measures[model])
    return tree


def _merged(tree: Table, model: Tree) -> Table:
    """Write the keys of a measure over those of its model; what the model is like comes with it."""
    entries, keys = dict(tree.entries), dict(tree.keys)
    del entries["like"], keys["like"]
    if isinstance(model, Table):
        taken = {key: value for key, value in model.entries.items() if key not in OWN}
        entries, keys = taken | entries, {key: model.keys[key] for key in taken} | keys
    return replace(tree, entries=entries, keys=keys)


def _refuse(like: Tree, model: str, others: list[str], faults: Faults) -> None:
    entries = Entries(None, faults, like.place)
    say = Text(f"like 应写另一个度量，而不是“{model}”", f'like: names another measure, and not "{model}"')
    entries.fault(say, closest(model, others), like)
