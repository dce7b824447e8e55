"""Uses (使用情况): nothing stands in an edition for nothing, no name means two things, every indicator has a case."""

from collections.abc import Iterator
from difflib import get_close_matches

from anju.editions.cases import CASES
from anju.editions.loading.edition import LoadedEdition
from anju.engine.edition import Edition, Indicator, Requirement, RunOn, Veto
from anju.engine.expressions import MeasureValue, MonthIn, Node
from anju.engine.faults import Faults
from anju.engine.points import IndicatorPoints
from anju.engine.text import Text


def check_uses(loaded: LoadedEdition, faults: Faults) -> None:
    """Nothing stands in an edition for nothing: every measure and value is read, every indicator is in a total."""
    edition = loaded.edition
    used = {name for node in _all_nodes(edition) for name in _names_read(node)}
    for measure in edition.measures:
        if measure.name not in used:
            say = Text(f"度量 {measure.name} 没有被使用", f"the measure {measure.name} is read by nothing")
            _at(loaded, "measures", measure.name, say, faults)
    for name in loaded.values:
        if name not in loaded.values_read:
            _at(loaded, "values", name, Text(f"数值 {name} 没有被使用", f"the value {name} is read by nothing"), faults)
    for indicator in edition.indicators:
        if indicator.name not in used:
            say = Text(f"指标 {indicator.name} 不在任何合计中", f"the indicator {indicator.name} is in no total")
            hint = Text(
                f"在合计的 sum 或 best 中写上 {indicator.name}，或删去该指标",
                f"name {indicator.name} under sum: or best: of a total, or take it out",
            )
            _at(loaded, "indicators", indicator.name, say, faults, hint)


def check_names(loaded: LoadedEdition, faults: Faults) -> None:
    """A case names a measure, an indicator, a total or a condition: so the four differ."""
    seen: dict[str, str] = {}
    edition = loaded.edition
    sections: dict[str, tuple[object, ...]] = {
        "measures": edition.measures,
        "indicators": edition.indicators,
        "totals": edition.totals,
        "requirements": edition.requirements,
        "vetoes": edition.vetoes,
    }
    for section, rows in sections.items():
        for row in rows:
            name = getattr(row, "name", "")
            if name in seen:
                say = Text(f"“{name}”在 {seen[name]} 中已有", f'"{name}" is a name in {seen[name]} already')
                _at(loaded, section, name, say, faults, Text("请改名", "rename one"))
            seen[name] = section


def check_cases(loaded: LoadedEdition, expected: set[str], faults: Faults) -> None:
    """Every indicator is expected by some case; one that a case misspells is told there."""
    named = {indicator.name for indicator in loaded.edition.indicators}
    for indicator in loaded.edition.indicators:
        if indicator.name not in expected and not get_close_matches(indicator.name, expected - named, cutoff=0.8):
            say = Text(f"指标 {indicator.name} 没有算例", f"the indicator {indicator.name} has no case")
            hint = Text(
                f"在 {CASES} 中加一例，写明 expect: {{{indicator.name}: …}}",
                f"add one to {CASES} with expect: {{{indicator.name}: …}}",
            )
            _at(loaded, "indicators", indicator.name, say, faults, hint)


def _at(
    loaded: LoadedEdition,
    section: str,
    name: str,
    say: Text,
    faults: Faults,
    hint: Text = Text("请删去或使用它", "use it, or take it out"),  # noqa: B008 - Text is immutable
) -> None:
    tree = loaded.row(section, name)
    faults.add(str(tree.place) if tree else section, say, hint)


def _all_nodes(edition: Edition) -> Iterator[Node]:
    rows: tuple[Node, ...] = (*edition.measures, *edition.indicators, *edition.totals)
    conditions: tuple[Requirement | Veto | Indicator, ...] = (*edition.requirements, *edition.vetoes)
    for row in (*rows, *conditions):
        yield from row.walk()


def _names_read(node: Node) -> tuple[str, ...]:
    if isinstance(node, RunOn):
        return node.evidence
    if isinstance(node, MonthIn):
        return (node.measure,)
    if isinstance(node, (MeasureValue, IndicatorPoints)):
        return (node.name,)
    return ()
