"""Members of a class (等级的每一档): what each rung of a ladder is worth, each cell of a cross table, each choice."""

from collections.abc import Iterator
from contextlib import suppress

from anju.editions.edges.asked import record_in_doubt
from anju.editions.edges.draft import Values
from anju.editions.edges.probes import Probes, Wishes
from anju.editions.edges.row import EdgeRow, NoProbe, no_row
from anju.editions.edges.rules import SIDE, outcome_of
from anju.engine.edition import Fold, Indicator, Measure
from anju.engine.expressions import ContextField, Expression, Field, PersonField
from anju.engine.faults import FaultyFile
from anju.engine.points import Choose, Classes, Cross, Points
from anju.engine.text import Text, joined
from anju.engine.vocabulary import FactKind, FieldKind
from anju.engine.wording.values import points_text

EACH = Text(" · 各档", " · each class")


def rows_of_members(probes: Probes, measure: Measure) -> Iterator[EdgeRow]:
    """Yield what a record of each class is worth, as the measure's own table says."""
    fold = measure.fold
    if fold is None or fold.worth is None:
        return
    kind = probes.edition.vocabulary.kinds[fold.kind]
    for given in _rungs(fold.worth, {}):
        columns = [kind.field(name) for name in given]
        quantity = kind.label + SIDE + joined([column.label for column in columns])
        shown = joined([column.members[given[column.name]] for column in columns])
        rule = measure.label + EACH
        try:
            record, wishes = _record(probes, fold, kind, given)
            outcome = outcome_of(probes, measure, kind, [record], wishes)
            yield EdgeRow(rule, quantity, shown, probes.day, outcome.result, outcome.file)
        except NoProbe as why:
            yield no_row(rule, quantity, shown, probes.day, why)


def rows_of_cells(probes: Probes, indicator: Indicator) -> Iterator[EdgeRow]:
    """Yield what each cell of a table by facts of the person or the application gives."""
    for points in indicator.points.walk():
        sides = _sides(points)
        for wishes in _cells(sides):
            shown = joined([_column(probes, side).members[wishes[side]] for side in sides])
            quantity = joined([_column(probes, side).label for side in sides])
            try:
                file, sheet = probes.scored(probes.draft(wishes, indicator))
            except (NoProbe, FaultyFile):
                continue
            given = next(line.points for line in sheet.indicators if line.indicator is indicator)
            yield EdgeRow(
                indicator.label + EACH, quantity, shown, probes.day, points_text(given, probes.edition.decimals), file
            )


def _rungs(points: Points, given: dict[str, str]) -> Iterator[dict[str, str]]:
    """Yield the members that lead to each row of a table by a field of the record, one table inside another."""
    if isinstance(points, Classes) and isinstance(points.by, Field):
        for case in points.cases:
            here = given | {points.by.name: case.member}
            yield from list(_rungs(case.then, here)) or [here]
        return
    for part in points.parts():
        if isinstance(part, Points):
            yield from _rungs(part, given)


def _record(probes: Probes, fold: Fold, kind: FactKind, given: Values) -> tuple[Values, Wishes]:
    """Answer a record with some members given, and what else must be: one that counts where there is one, or any."""
    counting = next(probes.records.all_counting(kind, [fold], given, worthless=True), None)
    if counting is not None:
        return counting, {}
    with suppress(NoProbe):
        return record_in_doubt(probes, fold, kind, given)
    return next(probes.records.variants(kind, [fold], given)), {}


def _sides(points: object) -> tuple[Expression, ...]:
    sides: tuple[Expression, ...] = ()
    if isinstance(points, (Classes, Choose)):
        sides = (points.by,)
    if isinstance(points, Cross):
        sides = (points.rows, points.columns)
    return sides if all(isinstance(side, (ContextField, PersonField)) for side in sides) else ()


def _cells(sides: tuple[Expression, ...]) -> Iterator[Wishes]:
    if not sides:
        return
    for member in sides[0].type.members:
        if len(sides) == 1:
            yield {sides[0]: member}
        yield from ({sides[0]: member} | rest for rest in _cells(sides[1:]))


def _column(probes: Probes, side: Expression) -> FieldKind:
    vocabulary = probes.edition.vocabulary
    columns = vocabulary.context if isinstance(side, ContextField) else vocabulary.person
    return next(column for column in columns if column.name == getattr(side, "name", ""))
