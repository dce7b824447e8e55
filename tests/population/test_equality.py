"""Two executors, one meaning: the compiled query says of random people what the engine says, to the last digit."""

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from anju.editions.shelf import find_folder, load, shipped_edition, shipped_names
from anju.population.compiling import untwinned
from anju.population.sql import Untwinned
from tests.editions.test_language_page import blocks, cut, whole
from tests.population.compared import differences
from tests.population.drawn import Drawn
from tests.population.drawn_editions import DrawnEdition

SOAK = os.environ.get("HYPOTHESIS_PROFILE") == "long"
PEOPLE = 20_000 // 3 if SOAK else 60
EDITIONS_DRAWN = 1000 if SOAK else 12


@pytest.mark.parametrize("name", shipped_names())
@pytest.mark.parametrize("days_in", [0, 400, 1000])
def test_every_figure_of_a_shipped_edition_is_the_engines(name: str, days_in: int, tmp_path: Path) -> None:
    """Measures, points, totals, requirements, vetoes and explanations of whole random people agree.

    `make soak` draws 20,000 for every edition.
    """
    edition = shipped_edition(name)
    day = edition.first_day + days_in
    people = Drawn(edition.vocabulary, days_in, day).people(PEOPLE)
    assert differences(tmp_path / "population", edition, people, day) == []


@pytest.mark.parametrize("name", ["hangzhou-2020", "guangzhou-2014", "beijing-2016"])
@settings(max_examples=EDITIONS_DRAWN, deadline=None, derandomize=True, phases=[Phase.generate])
@given(seed=st.integers(0, 2**32))
def test_every_figure_of_a_random_edition_is_the_engines(name: str, seed: int, tmp_path_factory: Any) -> None:
    """Whatever is put together of the constructs of the language; what has no twin is named, and not run."""
    base = shipped_edition(name)
    day = base.first_day + seed % 900
    edition = DrawnEdition(base, seed, day).edition()
    people = Drawn(base.vocabulary, seed, day).people(15)
    try:
        found = differences(tmp_path_factory.mktemp("drawn") / "population", edition, people, day)
    except Untwinned:
        assert untwinned(edition) != []
        return
    assert found == []


@pytest.mark.parametrize("example", blocks("example"), ids=lambda text: text.split(":")[0] + str(len(text)))
def test_every_example_of_the_language_page_is_compiled_or_named(example: str, tmp_path: Path) -> None:
    """The page has an example of everything that the language can say."""
    (tmp_path / "page").mkdir()
    (tmp_path / "edition").mkdir()
    vocabulary = "city: page\nlabel: 例市 | Example\n" + blocks("vocabulary")[0]
    (tmp_path / "page" / "facts.yaml").write_text(vocabulary, encoding="utf-8")
    (tmp_path / "edition" / "edition.yaml").write_text(whole(cut(example)[0]), encoding="utf-8")
    edition = load(find_folder(str(tmp_path / "edition")))
    if untwinned(edition):
        assert all("whose" in named for named in untwinned(edition))
        return
    day = edition.first_day + 1000
    people = Drawn(edition.vocabulary, len(example), day).people(60)
    assert differences(tmp_path / "population", edition, people, day) == []
