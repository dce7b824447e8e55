"""The whole table (临界表) of an edition."""

from collections.abc import Iterator
from typing import Any

from anju.editions.checking.unknown import Unknown
from anju.editions.edges.amounts import rows_of_condition, rows_of_indicator
from anju.editions.edges.days import rows_of_birthdays, rows_of_covers
from anju.editions.edges.probes import Probes
from anju.editions.edges.row import EdgeRow
from anju.editions.edges.rules import Seen, rows_of_rules
from anju.engine.days import date_of, day_number, first_day_of, iso_day, month_number, shifted
from anju.engine.edition import Edition
from anju.engine.text import Language

YEARS_INTO_AN_OPEN_EDITION = 5


def edge_rows(edition: Edition) -> Iterator[EdgeRow]:
    """Yield every row, from the days covered over the measures and the indicators to the conditions."""
    unknown = Unknown(edition)
    late, early = _days(edition)
    leap_day = _leap_day(edition)
    leap = None if leap_day is None else Probes(edition, unknown, leap_day)
    makers = (Probes(edition, unknown, late), Probes(edition, unknown, early))
    yield from rows_of_covers(edition)
    seen: Seen = set()
    for measure in edition.measures:
        yield from rows_of_rules(makers, measure, seen, leap)
    for indicator in edition.indicators:
        yield from rows_of_indicator(makers[0], indicator)
    yield from rows_of_birthdays(edition, unknown, late)
    for requirement in edition.requirements:
        yield from rows_of_condition(makers[0], requirement)
    for veto in edition.vetoes:
        yield from rows_of_condition(makers[0], veto)


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
