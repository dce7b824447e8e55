"""Sets of days as bits, against plain sets."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from anju.engine.spans import end_of_run, runs, size, span

PAIRS = st.tuples(st.integers(-3, 60), st.integers(-3, 60))
SETS = st.frozensets(st.integers(0, 70))


def bits(members: frozenset[int]) -> int:
    """Answer a plain set as a span."""
    return sum(1 << member for member in members)


@given(PAIRS)
def test_a_span_holds_both_its_ends(pair: tuple[int, int]) -> None:
    first, last = pair
    assert span(first, last) == bits(frozenset(range(max(first, 0), last + 1)))


@given(SETS)
def test_size_counts_the_members(members: frozenset[int]) -> None:
    assert size(bits(members)) == len(members)


@given(SETS)
def test_runs_are_the_unbroken_stretches_in_order(members: frozenset[int]) -> None:
    found = list(runs(bits(members)))
    assert [day for first, last in found for day in range(first, last + 1)] == sorted(members)
    assert all(before[1] + 1 < after[0] for before, after in itertools.pairwise(found))


@given(SETS, st.integers(0, 72))
def test_the_end_of_a_run_is_its_last_member(members: frozenset[int], start: int) -> None:
    end = start - 1
    while end + 1 in members:
        end += 1
    assert end_of_run(bits(members), start) == end
