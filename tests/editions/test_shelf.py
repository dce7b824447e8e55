"""Finding editions by name and by path."""

from pathlib import Path

import pytest

from anju.editions.shelf import SHIPPED, NoSuchEdition, find_folder, load, shipped_edition, shipped_names
from anju.engine.faults import FaultyFile
from tests.editions.copies import copy_of_hangzhou, edition_in


def test_a_shipped_edition_is_found_by_its_name() -> None:
    assert "hangzhou-2020" in shipped_names()
    assert find_folder("hangzhou-2020").path == SHIPPED / "hangzhou-2020"
    assert shipped_edition("hangzhou-2020") is shipped_edition("hangzhou-2020")


def test_the_newest_edition_stands_last_whatever_its_city() -> None:
    years = [name.rpartition("-")[2] for name in shipped_names()]
    assert years == sorted(years)


@pytest.mark.parametrize("name", ["hangzhou-2020x", "", "/", "..", "\0", "x" * 5000])
def test_an_edition_that_is_nowhere_is_refused_with_those_that_are(name: str) -> None:
    with pytest.raises(NoSuchEdition) as refused:
        find_folder(name)
    assert "hangzhou-2020" in refused.value.say.zh
    assert "hangzhou-2020" in refused.value.say.en
    with pytest.raises(NoSuchEdition):
        shipped_edition(name)


def test_a_folder_and_its_file_name_the_same_edition(tmp_path: Path) -> None:
    copy = copy_of_hangzhou(tmp_path)
    assert find_folder(str(copy.path)) == find_folder(str(copy.edition_file))
    assert edition_in(copy).digest == shipped_edition("hangzhou-2020").digest


def test_the_vocabulary_beside_an_edition_is_taken_before_the_shipped_one(tmp_path: Path) -> None:
    copy = copy_of_hangzhou(tmp_path)
    facts = (SHIPPED / "hangzhou" / "facts.yaml").read_text("utf-8")
    (tmp_path / "hangzhou").mkdir()
    (tmp_path / "hangzhou" / "facts.yaml").write_text(facts.replace("杭州市 | Hangzhou", "那里 | There"), "utf-8")
    assert edition_in(copy).vocabulary.label.en == "There"


@pytest.mark.parametrize("city", ['"a\\0b"', "x" * 5000, "../hangzhou", "/etc", "nowhere", "[]"])
def test_a_city_that_has_no_vocabulary_is_the_only_fault(tmp_path: Path, city: str) -> None:
    copy = copy_of_hangzhou(tmp_path)
    line = copy.replace("city: hangzhou", f"city: {city}")
    with pytest.raises(FaultyFile) as refused:
        load(find_folder(str(copy.path)))
    assert [fault.place for fault in refused.value.faults] == [f"{copy.path}/edition.yaml:{line}:7"]
