"""No change of the law goes unseen: of every shipped edition a changed number, row, article or total is found.

A few of each sort in every run, chosen evenly; all of them with `HYPOTHESIS_PROFILE=long`.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from anju.editions.shelf import shipped_names
from tests.editions.mutants import SORTS, Mutant, is_found

ALL = os.environ.get("HYPOTHESIS_PROFILE") == "long"
A_FEW = 4

MEANS_THE_SAME = {
    # where: why the number may be another and no sheet changes
    "hangzhou-2020:71 number 3": "the window is open: what fell due in it is never late",
    "hangzhou-2021:69 number 3": "the window is open: what fell due in it is never late",
    "hangzhou-2024:80 number 3": "the window is open: what fell due in it is never late",
    "hangzhou-2020:214 number 0": "honours of no rank are left out before they are added",
    "hangzhou-2021:266 number 0": "honours of no rank are left out before they are added",
    "hangzhou-2024:316 number 0": "honours of no rank are left out before they are added",
    "hangzhou-2024:232 number 0.5": "from one half on the other part gives the 80 that this one may",
    "beijing-2016:215 date 2017-01-01": "the rule looks at its month",
    "beijing-2016:228 date 2017-01-01": "the rule looks at its month",
    "beijing-2016:390 number 6": "three years are covered, which give 6 at most; the law names the cap",
    "beijing-2016:391 number 6": "three years are covered, which give 6 at most; the law names the cap",
    "guangzhou-2014:297 number 2": "a donation gives what its year is capped at",
    "guangzhou-2014:309 number 2": "fifty hours give what their year is capped at",
    "guangzhou-2014:332 number 10": "five years of 2 are 10; the law names the cap",
    "guangzhou-2014:334 number 10": "five years of 2 are 10; the law names the cap",
}


def tried() -> Iterator[Mutant]:
    """Answer the mutants of this run."""
    for edition in shipped_names():
        for sort in SORTS:
            found = list(sort(edition))
            yield from found if ALL else found[:: max(1, -(-len(found) // A_FEW))]


@pytest.mark.parametrize("mutant", list(tried()), ids=str)
def test_a_change_of_the_law_is_found(mutant: Mutant, tmp_path: Path) -> None:
    """A proof or a case tells it, unless it means the same."""
    means_the_same = str(mutant).partition(" ->")[0] in MEANS_THE_SAME
    assert is_found(mutant, tmp_path) is not means_the_same


def test_each_sort_is_tried_on_some_edition() -> None:
    """No pattern has lost what it looks for."""
    assert [sort.__name__ for sort in SORTS if not any(list(sort(edition)) for edition in shipped_names())] == []
