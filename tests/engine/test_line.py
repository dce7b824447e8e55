"""Lines (分数线): which points an edition asks for, and how far a sheet lies from them."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anju.editions.shelf import shipped_edition, shipped_names
from anju.engine.foresight.line import points_lines
from anju.engine.ranges import high_of, low_of
from anju.engine.wording.plan import line_text
from tests.engine.people import Judged, complete_people, incomplete_people
from tests.engine.scored import scored

DAY = date(2024, 8, 1)
LINE = "hangzhou-2024"
NOTHING: dict[str, Any] = {kind: [] for kind in shipped_edition(LINE).vocabulary.kinds}


def lines(edition: str) -> list[tuple[str, str, int, str]]:
    """Answer the lines of an edition for a person of whom nothing is known."""
    sheet = scored({"person": {}, "facts": {}}, DAY, shipped_edition(edition))
    return [(one.total, one.requirement.label.zh, one.points, one.standing) for one in points_lines(sheet)]


def test_lines_are_those_that_requirements_ask_for_and_no_others() -> None:
    """Three editions name one; in the others the line belongs to the round, so there is none."""
    assert {name: lines(name) for name in shipped_names()} == {
        "beijing-2016": [],
        "guangzhou-2014": [("total", "总积分满60分", 6000, "published")],
        "hangzhou-2020": [],
        "hangzhou-2021": [],
        "hangzhou-2024": [("total", "总积分达到100分", 10000, "published")],
        "shanghai-2015": [("total", "达到标准分值120分", 12000, "published")],
    }


@pytest.mark.parametrize(
    ("facts", "reached", "said"),
    [
        (NOTHING, False, "还差70分"),
        (NOTHING | {"degree": [{"level": "doctor", "awarded_on": "2015-07-01"}]}, True, "已达到"),
        ({**NOTHING, "degree": None}, None, "最多还差70分，也可能已达到"),
        ({**NOTHING, "volunteering": None}, False, "还差50–70分"),
    ],
)
def test_distance_is_exact_or_an_honest_range(facts: Any, reached: bool | None, said: str) -> None:
    """A person of 34 has 30 points for the age; what is not known makes a range."""
    known = {kind: records for kind, records in facts.items() if records is not None}
    sheet = scored({"person": {"birth_date": "1990-05-01"}, "facts": known}, DAY, shipped_edition(LINE))
    (line,) = points_lines(sheet)
    assert (line.reached, line_text(line, 2).zh) == (reached, said)


@settings(max_examples=60)
@given(judged=complete_people())
def test_line_is_reached_when_the_total_has_its_points(judged: Judged) -> None:
    """Of a person who is known completely the distance is the points less the total."""
    sheet = scored(judged.person, judged.day, shipped_edition(LINE))
    (line,) = points_lines(sheet)
    low, high = low_of(sheet.total), high_of(sheet.total)
    assert (low_of(line.distance), high_of(line.distance)) == (
        None if high is None else line.points - high,
        None if low is None else line.points - low,
    )
    if low == high and low is not None:
        assert line.reached == (low >= line.points)


@settings(max_examples=60)
@given(data=st.data())
def test_distance_of_a_person_known_in_part_contains_that_of_the_whole_person(data: st.DataObject) -> None:
    """Whatever the missing facts are, the distance lies within the range."""
    whole, part = data.draw(incomplete_people())
    (exact,) = points_lines(scored(whole.person, whole.day, shipped_edition(LINE)))
    (wide,) = points_lines(scored(part, whole.day, shipped_edition(LINE)))
    low, high = low_of(wide.distance), high_of(wide.distance)
    assert low is None or (low_of(exact.distance) or low) >= low
    assert high is None or (high_of(exact.distance) or high) <= high
