"""Two executors, one meaning: the compiled query says of random people what the engine says, to the last digit."""

from pathlib import Path

import pytest

from anju.editions.shelf import shipped_edition, shipped_names
from tests.population.compared import differences
from tests.population.drawn import Drawn

PEOPLE = 60


@pytest.mark.parametrize("name", shipped_names())
@pytest.mark.parametrize("days_in", [0, 400, 1000])
def test_every_figure_of_a_shipped_edition_is_the_engines(name: str, days_in: int, tmp_path: Path) -> None:
    """Measures, points, totals, requirements, vetoes and explanations of whole random people agree."""
    edition = shipped_edition(name)
    day = edition.first_day + days_in
    people = Drawn(edition.vocabulary, days_in, day).people(PEOPLE)
    assert differences(tmp_path / "population", edition, people, day) == []
