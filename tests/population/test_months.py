"""Sets of months in words do what the engine's sets of months in one integer do."""

from random import Random

import duckdb
import pytest

from anju.engine.counting.months import last_run as engine_last_run
from anju.engine.days import date_of, first_day_of
from anju.engine.spans import end_of_run, size, span
from anju.population.months import BITS, Months, Words, has, last_run, run_length
from anju.population.months import size as size_of

MONTHS = Months(1000, 1000 + 3 * BITS - 1)
EDGES = [0, 1, BITS - 1, BITS, BITS + 1, 2 * BITS - 1, 2 * BITS, 3 * BITS - 1]


def drawn(seed: int) -> int:
    """Draw a set of places: stretches that often begin or end where a word does."""
    random, found = Random(seed), 0  # noqa: S311 - no secret is drawn
    for _ in range(random.randrange(6)):
        first, last = sorted(random.choice([*EDGES, random.randrange(3 * BITS)]) for _ in range(2))
        found |= span(first, last) if random.random() < 0.7 else 1 << first
    return found


def words(members: int) -> Words:
    """Write a set as literals."""
    return tuple(f"{members >> BITS * word & (1 << BITS) - 1}::HUGEINT" for word in range(MONTHS.words))


def said(*expressions: str) -> tuple[object, ...]:
    """Let DuckDB compute expressions."""
    return duckdb.execute(f"SELECT {', '.join(expressions)}").fetchall()[0]


@pytest.mark.parametrize("seed", range(40))
def test_an_unbroken_run_is_as_long_as_the_engines(seed: int) -> None:
    """Also where it runs over the edge of a word, or through a whole one."""
    members = drawn(seed)
    expected = tuple(end_of_run(members, place) - place + 1 for place in EDGES)
    assert said(*(run_length(words(members), str(place)) for place in EDGES)) == expected


@pytest.mark.parametrize("gap", [0, 3])
@pytest.mark.parametrize("seed", range(20))
def test_the_last_run_begins_where_the_engines_does(seed: int, gap: int) -> None:
    members = drawn(seed)
    kept = [engine_last_run(members & span(0, until - 1), until, gap) for until in EDGES]
    lengths = [until - (one & -one).bit_length() + 1 if one else 0 for until, one in zip(EDGES, kept, strict=True)]
    assert said(*(last_run(words(members), until, gap) for until in EDGES)) == tuple(lengths)


@pytest.mark.parametrize("seed", range(20))
def test_size_and_membership_agree(seed: int) -> None:
    members = drawn(seed)
    expected = (size(members), *(bool(members >> place & 1) for place in EDGES))
    assert said(size_of(words(members)), *(has(words(members), str(place)) for place in EDGES)) == expected


def test_a_stretch_is_the_union_of_its_months() -> None:
    """Both writings of rows give the same set, and what lies outside the words is cut off."""
    for first, last in [(0, 0), (3, BITS), (BITS - 1, 2 * BITS), (-5, 4), (370, 400), (5, 4)]:
        expected = span(max(first, 0), min(last, 3 * BITS - 1)) if last >= first else 0
        found = said(*MONTHS.stretch(str(first), str(last)))
        assert sum(int(str(word)) << BITS * place for place, word in enumerate(found)) == expected
        singles = [said(*MONTHS.single(str(place))) for place in range(first, last + 1)]
        union = 0
        for row in singles:
            union |= sum(int(str(word)) << BITS * place for place, word in enumerate(row))
        assert union == expected


def test_every_month_has_its_place() -> None:
    """From the first month that the engine knows to its last."""
    dates = ", ".join(f"DATE '{date_of(first_day_of(month))}'" for month in range(0, 3600, 7))
    place = Months(0, 3599).place("moment")
    rows = duckdb.execute(f"SELECT {place} FROM (SELECT unnest([{dates}]) AS moment)").fetchall()
    assert [row[0] for row in rows] == list(range(0, 3600, 7))
