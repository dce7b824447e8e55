"""What has no twin in SQL is named, and never run with another meaning."""

from dataclasses import replace

import pytest

from anju.editions.shelf import shipped_edition, shipped_names
from anju.engine.edition import Edition, Fold, LeaveOut, Measure, Reason
from anju.engine.expressions import CompareClass, Field
from anju.engine.points import NotPublished
from anju.engine.text import NO_TEXT
from anju.population.compiling import untwinned

HANGZHOU = shipped_edition("hangzhou-2020")


def with_measure(name: str, **changes: object) -> Edition:
    """Change the fold of one measure of hangzhou-2020."""

    def changed(measure: Measure) -> Measure:
        assert isinstance(measure.fold, Fold)
        return replace(measure, fold=replace(measure.fold, **changes))  # type: ignore[arg-type]  # named by the test

    measures = tuple(changed(one) if one.name == name else one for one in HANGZHOU.measures)
    return replace(HANGZHOU, measures=measures)


@pytest.mark.parametrize("name", shipped_names())
def test_every_shipped_edition_is_for_everybody(name: str) -> None:
    assert untwinned(shipped_edition(name)) == []


def test_records_of_a_household_are_named() -> None:
    assert untwinned(with_measure("own_home", whose=("applicant", "spouse"))) == [
        "measures.own_home: whose (records of a household)"
    ]


def test_points_without_a_bound_are_named() -> None:
    """Where they stand, and wherever they are read."""
    unbounded = replace(HANGZHOU.indicators[1], points=NotPublished(0, None))
    edition = replace(HANGZHOU, indicators=(HANGZHOU.indicators[0], unbounded, *HANGZHOU.indicators[2:]))
    assert untwinned(edition) == ["item.education: points: unknown without at_most"]


def test_a_rule_on_how_a_period_ended_is_named() -> None:
    """Of a registration that still runs the end is not known, and the engine leaves such a person open."""
    kind = HANGZHOU.vocabulary.kinds["registration"]
    ended = Field("ended", kind.positions["ended"], kind.field("ended").type)
    rule = LeaveOut(Reason("left", NO_TEXT, "faq/F9"), CompareClass("=", ended, "left"))
    assert untwinned(with_measure("residence_days", leave_out=(rule,))) == [
        "measures.residence_days: a rule on how a period ended, other than in runs_on"
    ]
