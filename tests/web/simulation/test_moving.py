"""Answers taken to another city are readable there, and what is not taken along is named."""

from itertools import permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anju.editions.shelf import shipped_edition
from anju.engine.person_file import read_person_file
from anju.web.simulation.answering import plain
from anju.web.simulation.moving import moved
from tests.editions.drawn_people import people

CITIES = ["hangzhou-2024", "beijing-2016", "guangzhou-2014", "shanghai-2015"]
THOROUGH = settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize(("here", "there"), list(permutations(CITIES, 2)))
@THOROUGH
@given(data=st.data())
def test_what_is_taken_along_can_be_read_there(here: str, there: str, data: st.DataObject) -> None:
    old, new = shipped_edition(here).vocabulary, shipped_edition(there).vocabulary
    person = plain(old, data.draw(people(old)))
    taken = moved(person, old, new)
    read_person_file(new, taken.person_file)
    assert taken.person_file["person"].items() <= person["person"].items()
    assert taken.person_file["facts"].keys() <= person["facts"].keys()


def test_what_both_cities_know_is_kept_and_the_rest_is_named() -> None:
    old, new = shipped_edition("hangzhou-2024").vocabulary, shipped_edition("guangzhou-2014").vocabulary
    person: dict[str, Any] = {
        "person": {"birth_date": "1990-05-01", "household_registration": "other_county_of_city"},
        "context": {"purpose": "school"},
        "facts": {
            "degree": [{"level": "master", "awarded_on": "2015-06-30", "holds": "degree_only"}],
            "insurance_month": [{"from": "2015-04", "to": "2020-02", "insurance": "pension"}],
            "lease": [],
        },
    }
    taken = moved(person, old, new)
    assert taken.person_file == {
        "person": {"birth_date": "1990-05-01"},
        "context": {},
        "facts": {
            "degree": [{"level": "master", "awarded_on": "2015-06-30"}],
            "insurance_month": [{"from": "2015-04", "to": "2020-02", "insurance": "pension"}],
        },
    }
    assert [label.zh for label in taken.kept] == ["出生日期", "学历", "社会保险缴费月"]
    assert [label.en for label in taken.lost] == ["Household registration", "Purpose", "Degree: Holds", "Lease"]
