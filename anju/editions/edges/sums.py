"""Totals (合计的临界): files of single rows put together, so that a total lies just below, at and above a bar.

The bar is a cap or a floor inside a total, or a number of points that a requirement or a veto asks for.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from anju.editions.edges.probes import Probes
from anju.editions.edges.row import EdgeRow, NoProbe, no_row
from anju.engine.counting import Run
from anju.engine.edition import Requirement, Total, Veto
from anju.engine.expressions import AllOf, AnyOf, Compare, Constant, Expression, Not, TotalValue
from anju.engine.faults import FaultyFile
from anju.engine.person_file import read_person_file
from anju.engine.points import Capped, IndicatorPoints, Points, TotalPoints
from anju.engine.scoring import score
from anju.engine.sheet import ScoreSheet
from anju.engine.text import Text
from anju.engine.wording.values import points_text

MOST_SUMS = 300
MOST_SCORED = 24
SIDES = (Text("略低", "just below"), Text("恰好", "exactly"), Text("略高", "just above"))
File = Mapping[str, Any]
Pool = Mapping[str, Sequence[tuple[int, File]]]
"""For each indicator the files made for its rows, each with the exact points it gave."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A number of points at which something changes: of which points, inside which, and what it comes to then.

    `besides` is a file that holds what else must be so.
    """

    rule: Text
    quantity: Text
    of: Points
    inside: Points
    at: int
    said: Callable[[ScoreSheet], Text]
    besides: File = field(default_factory=dict)


def rows_of_total(probes: Probes, total: Total, pool: Pool) -> Iterator[EdgeRow]:
    """Yield the rows of every cap and floor in a total."""
    decimals = probes.edition.decimals

    def said(sheet: ScoreSheet) -> Text:
        return points_text(next(line.points for line in sheet.totals if line.total is total), decimals)

    for part in total.points.walk():
        if isinstance(part, Capped):
            for at, zh, en in ((part.floor, "保底前", "before the floor"), (part.cap, "封顶前", "before the cap")):
                if at is not None:
                    yield from _rows(probes, Bar(total.label, Text(zh, en), part.of, total.points, at, said), pool)


def rows_of_points_asked(
    probes: Probes, row: Requirement | Veto, pool: Pool, said: Callable[[ScoreSheet], Text]
) -> Iterator[EdgeRow]:
    """Yield the rows of every number of points that a condition asks of a total."""
    totals = probes.edition.totals
    for node in row.when.walk():
        if isinstance(node, Compare) and isinstance(node.left, TotalValue) and isinstance(node.right, Constant):
            total = totals[node.left.position]
            points = TotalPoints(total.name, node.left.position)
            bar = Bar(row.label, total.label, points, points, int(node.right.value), said, _besides(probes, row, node))
            yield from _rows(probes, bar, pool)


def _besides(probes: Probes, row: Requirement | Veto, asked: Compare) -> File:
    """Answer a file in which the rest of a condition holds, so that the points that it asks for decide."""
    wanted: list[Expression] = []
    for node in row.when.walk():
        inside = [part for part in node.of if asked in part.walk()] if isinstance(node, (AllOf, AnyOf)) else []
        others = [part for part in node.of if part not in inside] if isinstance(node, (AllOf, AnyOf)) and inside else []
        wanted += others if isinstance(node, AllOf) else [Not(part) for part in others]
    wishes = next(probes.satisfying(AllOf(tuple(wanted)), want=True), {})
    with suppress(NoProbe):
        return probes.draft(wishes, row).file(probes.edition.vocabulary)
    return {}


def _rows(probes: Probes, bar: Bar, pool: Pool) -> Iterator[EdgeRow]:
    found = _around(probes, bar, pool)
    for side, scored in zip(SIDES, found, strict=True):
        if scored is None:
            why = NoProbe(Text("试过的事实都到不了这里", "none of the facts tried comes here"))
            yield no_row(bar.rule, bar.quantity, side + Text(" ", " ") + _points(probes, bar.at), probes.day, why)
        else:
            points, file, sheet = scored
            yield EdgeRow(bar.rule, bar.quantity, _points(probes, points), probes.day, bar.said(sheet), file)


def _points(probes: Probes, points: int) -> Text:
    return points_text(points, probes.edition.decimals)


Scored = tuple[int, File, ScoreSheet]


def _around(probes: Probes, bar: Bar, pool: Pool) -> tuple[Scored | None, Scored | None, Scored | None]:
    """Answer the nearest files below, at and above a bar, among those whose sums come nearest to it."""
    sums = sorted(_sums(_indicators_in(probes, bar.of), pool).items(), key=lambda one: abs(one[0] - bar.at))
    names = _indicators_in(probes, bar.inside)
    files = [_complete(probes, _on(bar.besides, file), names) for _, file in sums[:MOST_SCORED]]
    scored = [one for file in files if (one := _scored(probes, bar.of, file)) is not None]
    below = max((one for one in scored if one[0] < bar.at), key=_by_points, default=None)
    at = next((one for one in scored if one[0] == bar.at), None)
    return below, at, min((one for one in scored if one[0] > bar.at), key=_by_points, default=None)


def _by_points(scored: Scored) -> int:
    return scored[0]


def exact_persons(probes: Probes, name: str, pool: Pool) -> list[tuple[int, File]]:
    """Answer whole files whose total is exact, from low to high."""
    position = next(place for place, total in enumerate(probes.edition.totals) if total.name == name)
    points = TotalPoints(name, position)
    names = _indicators_in(probes, points)
    files = [_complete(probes, file, names) for _, file in sorted(_sums(names, pool).items())]
    scored = [one for file in files[:: -(-len(files) // MOST_SCORED)] if (one := _scored(probes, points, file))]
    return sorted(((one[0], one[1]) for one in scored), key=lambda one: one[0])


def _scored(probes: Probes, of: Points, file: File) -> Scored | None:
    try:
        facts = read_person_file(probes.edition.vocabulary, file)
    except FaultyFile:
        return None
    sheet = score(probes.edition, facts, probes.day, as_if_in_force=True)
    run = Run(facts, probes.day)
    run.measures = [line.value for line in sheet.measures.values()]
    run.indicators = [line.points for line in sheet.indicators]
    run.totals = [line.points for line in sheet.totals]
    points = of.compile()(run, ())
    return (points, file, sheet) if isinstance(points, int) else None


def _indicators_in(probes: Probes, points: Points) -> list[str]:
    """Name the indicators behind points, through earlier totals too."""
    names: dict[str, None] = {}
    for part in points.walk():
        if isinstance(part, IndicatorPoints):
            names[part.name] = None
        elif isinstance(part, TotalPoints):
            names |= dict.fromkeys(_indicators_in(probes, probes.edition.totals[part.position].points))
    return list(names)


def _sums(names: list[str], pool: Pool) -> dict[int, File]:
    """Answer sums of points that files put together give, thinned out evenly when there are very many."""
    sums: dict[int, File] = {0: {"facts": {}}}
    for name in names:
        even = sorted(sums.items())
        more = {
            total + points: merged
            for total, file in even[:: -(-len(even) // MOST_SUMS)]
            for points, other in pool.get(name, ())
            if (merged := _merged(file, other)) is not None
        }
        sums |= more
    return sums


def _complete(probes: Probes, file: File, names: list[str]) -> File:
    """Say of every kind that is read, and that the file does not name, that there is none."""
    rows = [row for row in probes.edition.indicators if row.name in names]
    read: dict[str, Any] = {kind: [] for row in rows for kind in probes.kinds_read(row)}
    return {**file, "facts": {**read, **file["facts"]}}


def _on(base: File, file: File) -> File:
    """Put a file on another: what both say, the file decides; a kind that it has none of, the other."""
    parts = {part: (base.get(part, {}), file.get(part, {})) for part in dict.fromkeys([*base, *file])}
    return {
        part: {**below, **{key: on[key] or below.get(key, []) for key in on}} for part, (below, on) in parts.items()
    }


def _merged(one: File, other: File) -> File | None:
    """Put two files together; None where they say different things."""
    merged: dict[str, Any] = {}
    for part in dict.fromkeys([*one, *other]):
        mine, theirs = one.get(part, {}), other.get(part, {})
        if any(mine[key] != theirs[key] and mine[key] and theirs[key] for key in mine.keys() & theirs.keys()):
            return None
        merged[part] = {key: mine.get(key) or theirs.get(key) or [] for key in {**mine, **theirs}}
    return merged
