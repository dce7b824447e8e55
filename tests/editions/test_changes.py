"""A changed parameter gives the edition that a changed file would, and what is not there is a fault."""

from pathlib import Path

import pytest

from anju.editions.shelf import find_folder, load_changed, shipped_edition
from anju.engine.faults import FaultyFile
from tests.engine.variants import variant

HANGZHOU = find_folder("hangzhou-2020")


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        ("insurance.rate", "0.5", "rate: 0.25, each: insured_months", "rate: 0.5, each: insured_months"),
        ("indicators.marrow.give", "90", "when: gave_marrow, give: 80", "when: gave_marrow, give: 90"),
        ("age.bands.2.give", "7", "up_to: 60, give: 5", "up_to: 60, give: 7"),
        ("values.epidemic.windows.1.until", "2022-12-31", "2020-01-23, until: open", "2020-01-23, until: 2022-12-31"),
        ("totals.base.sum.3.cap", "80", "    cap: 85", "    cap: 80"),
    ],
)
def test_a_change_is_as_if_the_file_said_so(tmp_path: Path, path: str, value: str, old: str, new: str) -> None:
    written = variant(tmp_path / "variant", (old, new))
    changed = load_changed(HANGZHOU, {path: value})
    assert changed.digest != shipped_edition("hangzhou-2020").digest
    assert (changed.measures, changed.indicators, changed.totals) == (
        written.measures,
        written.indicators,
        written.totals,
    )
    assert changed.name == f"hangzhou-2020 ({path}={value})"


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        ("insurence.rate", "1", "insurence.rate"),
        ("age.bands.9.give", "1", "age.bands.9.give"),
        ("age.bands", "1", "age.bands"),
        ("insurance.rate.x", "1", "insurance.rate.x"),
    ],
)
def test_a_place_that_is_not_there_is_a_fault(path: str, value: str, place: str) -> None:
    with pytest.raises(FaultyFile) as refused:
        load_changed(HANGZHOU, {path: value})
    assert [fault.place for fault in refused.value.faults] == [place]


def test_a_wrong_value_is_the_fault_that_the_file_would_have() -> None:
    with pytest.raises(FaultyFile) as refused:
        load_changed(HANGZHOU, {"insurance.rate": "much"})
    assert [fault.place.startswith("hangzhou-2020/edition.yaml:") for fault in refused.value.faults] == [True]


def test_no_change_changes_nothing() -> None:
    assert load_changed(HANGZHOU, {}).digest == shipped_edition("hangzhou-2020").digest
