"""Places (位置): the nodes of an edition side by side with the lines they were read from.

Nodes carry no lines, so that wording and layout change no digest. The checker walks the tree of the engine and the
tree of the file together; a form it does not know keeps the line of the mapping around it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from anju.editions.checking.findings import children, entry
from anju.editions.loading.edition import LoadedEdition
from anju.editions.loading.yaml_tree import Tree
from anju.engine.expressions import Compare, DayOfJudging, Not
from anju.engine.points import Bands, BestOf, Choose, Classes, Points, SumOf, Table, When
from anju.engine.text import Text
from anju.engine.vocabulary import FactKind


@dataclass(frozen=True, slots=True)
class Root:
    """A points tree of an indicator, a total or the worth of a record: who it belongs to, and where it stands."""

    row: Text
    points: Points
    tree: Tree | None
    kind: FactKind | None = None


def roots(loaded: LoadedEdition) -> Iterator[Root]:
    """Yield every points tree of an edition."""
    edition = loaded.edition
    for measure in edition.measures:
        fold = measure.fold
        if fold is not None and fold.worth is not None:
            tree = entry(loaded.row("measures", measure.name), "worth")
            yield Root(named("度量", "measure", measure.name), fold.worth, tree, edition.vocabulary.kinds[fold.kind])
    for indicator in edition.indicators:
        tree = loaded.row("indicators", indicator.name)
        yield Root(named("指标", "indicator", indicator.name), indicator.points, tree)
    for total in edition.totals:
        yield Root(named("合计", "total", total.name), total.points, loaded.row("totals", total.name))


def named(zh: str, en: str, name: str) -> Text:
    """Name a row of an edition: 指标 age / indicator age."""
    return Text(f"{zh} {name}", f"{en} {name}")


def located(points: Points, tree: Tree | None) -> Iterator[tuple[Points, Tree | None]]:
    """Yield a points node and all below it, each with the mapping it was read from."""
    yield points, tree
    for below, place in parts(points, tree):
        yield from located(below, place)


def parts(points: Points, tree: Tree | None) -> Iterator[tuple[Points, Tree | None]]:
    """Yield the points nodes directly below one, each with the mapping it was read from."""
    if isinstance(points, (Bands, Table)):
        rows = children(tree, "bands" if isinstance(points, Bands) else "table", len(points.rows))
        yield from zip((row.then for row in points.rows), rows, strict=True)
    elif isinstance(points, (Classes, Choose)):
        rows = children(tree, "classes" if isinstance(points, Classes) else "choose", len(points.cases))
        yield from zip((case.then for case in points.cases), rows, strict=True)
    elif isinstance(points, (SumOf, BestOf)):
        key = "sum" if isinstance(points, SumOf) else "best"
        yield from zip(points.of, children(tree, key, len(points.of)), strict=True)
    else:
        yield from ((part, tree) for part in points.parts() if isinstance(part, Points))


def condition_at(points: When, tree: Tree | None) -> Tree | None:
    """Answer where the condition of a form stands: `when`, `zero_when`, or the days `since` and `until`."""
    if isinstance(points.condition, Compare) and isinstance(points.condition.left, DayOfJudging):
        return entry(tree, "since" if points.condition.sign == ">=" else "until")
    return entry(tree, "zero_when" if isinstance(points.condition, Not) and accepted_key(tree, "zero_when") else "when")


def accepted_key(tree: Tree | None, key: str) -> bool:
    """Say whether a mapping has a key."""
    return entry(tree, key) is not tree
