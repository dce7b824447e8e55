"""Rules in words: fields of several kinds may share a name."""

from anju.editions.shelf import find_folder, load
from anju.engine.text import Text
from anju.engine.wording.rules import RuleWriter


def test_levels_of_degrees_and_of_qualifications_have_labels_of_their_own() -> None:
    edition = load(find_folder("hangzhou-2021"))
    said = {row.name: RuleWriter(edition).points(row.points) for row in edition.indicators}
    assert said["education"].en.startswith("senior high 10 points, junior college 30 points")
    assert "skill level 3 40 points" in said["qualification"].en
    assert "副高级职称 80分" in said["qualification"].zh


def test_a_row_that_gives_the_best_of_a_record_says_what_it_gives() -> None:
    edition = load(find_folder("hangzhou-2024"))
    said = {row.name: RuleWriter(edition).points(row.points) for row in edition.indicators}
    assert said["home"] == Text(
        "就高（产权份额 ≥ 0.5：80分、产权份额 < 0.5：分档未公布，最高80分）",
        "the highest of (Share ≥ 0.5: 80 points, Share < 0.5: ladder not published, at most 80 points)",
    )
