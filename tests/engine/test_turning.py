"""What moves one way as days go by (单调条件)."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from anju.editions.shelf import shipped_edition, shipped_names
from anju.engine.days import Day, day_number, shifted
from anju.engine.expressions import AllOf, Compare, Constant, DayOfJudging, Elapsed, Expression, Field, Not, Shifted
from anju.engine.foresight.forecast import changes, curve
from anju.engine.foresight.going_on import Ahead
from anju.engine.foresight.turning import moves_one_way, turning
from anju.engine.person_file import read_person_file
from anju.engine.sheet import ScoreSheet
from anju.engine.types import DAY, NUMBER

TODAY = DayOfJudging()
BORN = Field("on", 0, DAY)
AGE = Elapsed("years", BORN, TODAY)
FIVE = Constant(5, NUMBER)


def timeless(node: Any) -> bool:
    """Say whether nothing in a node is the day of judging."""
    return not any(isinstance(part, DayOfJudging) for part in node.walk())


@pytest.mark.parametrize(
    ("condition", "comparisons"),
    [
        (Compare(">", BORN, TODAY), 1),
        (Compare(">", BORN, Shifted(TODAY, -5, "years")), 1),
        (AllOf((Compare(">=", AGE, FIVE), Not(Compare("<", BORN, TODAY)))), 2),
        (Compare("<", BORN, Constant(0, DAY)), 0),
        (Compare("=", BORN, TODAY), None),
        (Compare("<", TODAY, Shifted(TODAY, 1, "days")), None),
    ],
)
def test_comparison_with_the_day_turns_once_unless_it_asks_for_one_day(
    condition: Expression, comparisons: int | None
) -> None:
    """An equality holds on a day in the middle, and two sides that both move may turn often."""
    found = turning(condition, timeless)
    assert (None if found is None else len(found)) == comparisons


def test_age_moves_one_way_and_a_difference_of_two_days_that_move_does_not() -> None:
    """Full years since a day only grow; between two moving days anything may happen."""
    assert moves_one_way(AGE, timeless)
    assert not moves_one_way(Elapsed("years", TODAY, TODAY), timeless)
    assert not moves_one_way(FIVE, timeless)


class Counting(Ahead):
    """The later days of a person, which count how often they are asked."""

    asked = 0

    def sheet_on(self, day: Day) -> ScoreSheet:
        """Count and answer."""
        self.asked += 1
        return super().sheet_on(day)


@pytest.mark.parametrize("name", [name for name in shipped_names() if name.startswith("hangzhou")])
def test_who_gave_no_dates_is_not_asked_about_every_day(name: str) -> None:
    """A degree without its day, an unknown birth date, kinds never mentioned: the curve is right, and cheap."""
    edition = shipped_edition(name)
    person = {"person": {}, "facts": {"degree": [{"level": "bachelor"}], "honour": [{"rank": "municipal"}]}}
    day = day_number(date(2022, 3, 9))
    ahead = Counting(edition, read_person_file(edition.vocabulary, person), day, shifted(day, 1, "years"))
    points = curve(ahead)
    asked = ahead.asked
    sheets = [ahead.sheet_on(one) for one in range(day, ahead.until + 1)]
    turns = [later.day for before, later in pairwise(sheets) if changes(before, later)]
    assert [point.day for point in points[1:]] == turns
    assert asked < 40
