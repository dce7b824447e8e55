"""Measures made of others (换算的临界): where whole units begin, as 29, 30 and 31 days for a month."""

from collections.abc import Iterator

from anju.editions.checking.unknown import leaves_of
from anju.editions.edges.probes import Probes
from anju.editions.edges.row import EdgeRow, NoProbe, no_row
from anju.engine.edition import Measure
from anju.engine.expressions import Constant, Expression, Full, MeasureValue, Quotient
from anju.engine.faults import FaultyFile
from anju.engine.points import Points
from anju.engine.text import Text
from anju.engine.wording.values import value_text

AT = (-1, 0, 1)
UNITS = Text(" · 换算", " · conversion")


def rows_of_expression(probes: Probes, measure: Measure) -> Iterator[EdgeRow]:
    """Yield the rows of a measure that takes whole units of one other: around the first unit that is full."""
    of = measure.expression
    leaves = leaves_of(of) if of is not None else ()
    if of is None or len(leaves) != 1 or not isinstance(leaves[0], MeasureValue) or not _converts(of):
        return
    leaf, behind = leaves[0], probes.measures[leaves[0].name]
    curve = probes.curve(of, leaf)
    first = next((number for number in range(1, 10**4) if curve(number) != curve(0)), None)
    for step in AT if first is not None else ():
        number = (first or 0) + step
        shown = value_text(number, leaf.type, behind.unit)
        rule = measure.label + UNITS
        try:
            file, sheet = probes.scored(probes.draft({leaf: number}, measure))
            value = sheet.measures[measure.name].value
            if sheet.measures[leaf.name].value != number:
                raise NoProbe(Text("试过的事实都得不到这个值", "none of the facts tried gives this value"))
        except FaultyFile as error:
            yield no_row(rule, behind.label, shown, probes.day, NoProbe(error.faults[0].say))
        except NoProbe as why:
            yield no_row(rule, behind.label, shown, probes.day, why)
        else:
            yield EdgeRow(rule, behind.label, shown, probes.day, value_text(value, measure.type, measure.unit), file)


def quotients(points: Points) -> Iterator[tuple[Expression, int]]:
    """Yield each measure that points divide by a constant, with the constant: where the division comes out even."""
    for node in points.walk():
        if isinstance(node, Quotient) and isinstance(node.by, Constant):
            leaves = leaves_of(node.of)
            if len(leaves) == 1 and leaves[0].type.kind == "number" and leaves[0].type.scale == node.by.type.scale:
                yield leaves[0], int(node.by.value)


def _converts(of: Expression) -> bool:
    return any(isinstance(part, Full) for part in of.walk())
