"""The whole table (临界表) of an edition."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Any

from anju.editions.checking.unknown import Unknown
from anju.editions.edges.amounts import result_of, rows_of_condition, rows_of_indicator
from anju.editions.edges.asked import rows_of_asked
from anju.editions.edges.days import rows_of_birthdays, rows_of_covers
from anju.editions.edges.expressions import rows_of_expression
from anju.editions.edges.groups import rows_of_groups
from anju.editions.edges.households import File, rows_of_household
from anju.editions.edges.members import rows_of_cells, rows_of_members
from anju.editions.edges.probes import Probes
from anju.editions.edges.row import EdgeRow
from anju.editions.edges.rules import Seen, rows_of_rules, said_of
from anju.editions.edges.sums import Pool, exact_persons, rows_of_points_asked, rows_of_total
from anju.editions.edges.turns import rows_of_turns
from anju.engine.days import date_of, day_number, first_day_of, iso_day, month_number, shifted
from anju.engine.edition import Edition, Indicator, Measure, Requirement, Veto
from anju.engine.person_file import read_person_file
from anju.engine.scoring import score
from anju.engine.sheet import ScoreSheet
from anju.engine.text import Language, Text

YEARS_INTO_AN_OPEN_EDITION = 5


def edge_rows(edition: Edition) -> Iterator[EdgeRow]:
    """Yield every row, from the days covered over the measures and the indicators to the conditions."""
    unknown = Unknown(edition)
    late, early = _days(edition)
    leap_day = _leap_day(edition)
    leap = None if leap_day is None else Probes(edition, unknown, leap_day)
    makers = (Probes(edition, unknown, late), Probes(edition, unknown, early))
    made = _Made()
    yield from made.kept(rows_of_covers(edition))
    seen: Seen = set()
    for measure in edition.measures:
        yield from made.kept(_of_measure(makers, measure, seen, leap))
    for indicator in edition.indicators:
        rows = chain(rows_of_indicator(makers[0], indicator), rows_of_cells(makers[0], indicator))
        yield from made.kept(rows)
    yield from made.kept(rows_of_birthdays(edition, unknown, late))
    yield from _of_totals(makers[0], made)


def _of_measure(makers: tuple[Probes, ...], measure: Measure, seen: Seen, leap: Probes | None) -> Iterator[EdgeRow]:
    yield from rows_of_rules(makers, measure, seen, leap)
    for rows_of in (rows_of_asked, rows_of_groups, rows_of_members, rows_of_expression):
        yield from rows_of(makers[0], measure)


def _of_totals(probes: Probes, made: "_Made") -> Iterator[EdgeRow]:
    """Yield the rows of what stands on the indicators: totals, conditions, households, days on which rules turn."""
    edition, pool = probes.edition, made.pool(probes)
    for total in edition.totals:
        yield from rows_of_total(probes, total, pool)
    conditions: tuple[Requirement | Veto, ...] = (*edition.requirements, *edition.vetoes)
    for row in conditions:
        yield from made.kept(rows_of_condition(probes, row))
        yield from rows_of_points_asked(probes, row, pool, partial(result_of, row=row))
    for name in edition.households:
        persons = {part.total: exact_persons(probes, part.total, pool) for part in name.of}
        yield from rows_of_household(probes, name, persons)
    for measure in edition.measures:
        said = partial(_measured, name=measure.name)
        yield from rows_of_turns(edition, measure, measure.label, made.files, said)
    rows: tuple[Indicator | Requirement | Veto, ...] = (*edition.indicators, *conditions)
    for one in rows:
        yield from rows_of_turns(edition, one, one.label, made.files, partial(result_of, row=one))


def _measured(sheet: ScoreSheet, name: str) -> Text:
    return said_of(sheet.measures[name])


class _Made:
    """The files made so far, each once."""

    def __init__(self) -> None:
        self.files: list[File] = []

    def kept(self, rows: Iterable[EdgeRow]) -> Iterator[EdgeRow]:
        """Pass rows on, and remember their files."""
        for row in rows:
            if row.file is not None and row.file not in self.files:
                self.files.append(row.file)
            yield row

    def pool(self, probes: Probes) -> Pool:
        """Answer, for each indicator, files with the exact points that each gives it, the shortest file for each."""
        found: dict[str, dict[int, File]] = {row.name: {} for row in probes.edition.indicators}
        for file in sorted(self.files, key=lambda file: len(str(file))):
            facts = read_person_file(probes.edition.vocabulary, file)
            for line in score(probes.edition, facts, probes.day, as_if_in_force=True).indicators:
                if isinstance(line.points, int):
                    found[line.indicator.name].setdefault(line.points, file)
        return {name: tuple(files.items()) for name, files in found.items()}


def edge_data(row: EdgeRow, language: Language) -> dict[str, Any]:
    """Answer a row as data, with the person file that was scored."""
    return {
        "rule": row.rule.in_(language),
        "quantity": row.quantity.in_(language),
        "value": row.value.in_(language),
        "as_of": iso_day(row.day),
        "result": row.result.in_(language),
        "file": row.file,
    }


def _days(edition: Edition) -> tuple[int, int]:
    """Answer two plain days of judging, in the middle of a month: late and early in the days covered."""
    first = edition.first_day
    last = shifted(first, YEARS_INTO_AN_OPEN_EDITION, "years") if edition.last_day is None else edition.last_day
    found = [_middle(day) for day in (last, shifted(last, -1, "months"), first, shifted(first, 1, "months"))]
    covered = [day for day in found if edition.covers(day)] or [last]
    return covered[0], covered[-1]


def _leap_day(edition: Edition) -> int | None:
    """Answer the first 29 February covered."""
    year = date_of(edition.first_day).year
    for leap_year in range(year + -year % 4, year + 8, 4):
        day = first_day_of(month_number(leap_year, 3)) - 1
        if edition.covers(day) and date_of(day).day == 29:
            return day
    return None


def _middle(day: int) -> int:
    return day_number(date_of(day).replace(day=15))
