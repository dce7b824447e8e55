"""What ships says where it comes from, and nothing made up looks real."""

import re
from datetime import date

import pytest

from anju.help.content import EarlierLine, Entry
from anju.help.loading import cities, city_help

HANGZHOU = city_help("hangzhou")
ENTRIES = [entry for city in cities() for entry in city_help(city).entries()]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.target)
def test_each_entry_says_where_it_comes_from(entry: Entry) -> None:
    """An entry has an article, a day, a history, and words in both languages."""
    provenance = entry.provenance
    assert (provenance.articles != (), provenance.history != (), provenance.dated > date.min) == (True, True, True)
    assert all(text.zh and text.en for text in (entry.title, *provenance.articles, *entry.words()) if any(text))


def test_windows_are_visibly_made_up_as_long_as_the_city_has_not_published_them() -> None:
    """An address that is not published can be taken for no real one."""
    made_up = [one for one in HANGZHOU.windows.values() if one.provenance.standing == "illustrative"]
    assert len(made_up) == len(HANGZHOU.windows)
    assert [one.name for one in made_up if "示例" not in one.address.zh or "Example" not in one.address.en] == []


def test_telephones_are_visibly_made_up() -> None:
    """No invented number can ring anywhere."""
    told = [*HANGZHOU.windows.values(), *HANGZHOU.hotlines.values()]
    assert {one.provenance.standing for one in told} == {"illustrative"}
    assert [one.name for one in told if not re.fullmatch(r"0000-\d{4}", one.telephone)] == []


def test_every_district_offers_every_service() -> None:
    """Whoever lives in one of the districts finds where to go for each thing."""
    districts = {one.district for one in HANGZHOU.windows.values()}
    offered = {(one.district, one.service) for one in HANGZHOU.windows.values()}
    assert offered == {(district, service) for district in districts for service in HANGZHOU.services}


def test_lines_are_those_that_are_known() -> None:
    """The earlier lines are the seven facts of the policy notes, and no more."""
    assert [(row.name, row.line, row.quota, row.applied, row.admitted, row.provenance.standing) for row in lines()] == [
        ("2018-03", 130, True, 23848, 11129, "reported"),
        ("2019-03", 125, True, None, None, "reported"),
        ("2020-03", 120, True, None, None, "reported"),
        ("2021-03", 135, True, None, None, "reported"),
        ("2021-11", 160, True, None, 7906, "reported"),
        ("2024", 100, False, None, None, "published"),
    ]


def lines() -> list[EarlierLine]:
    """Answer the earlier lines of Hangzhou."""
    return list(HANGZHOU.lines.values())


def test_an_answer_from_two_sources_stands_on_the_weaker() -> None:
    """Settlement rests on the public text and on guides: it is reported."""
    assert HANGZHOU.guides["settlement"].provenance.standing == "reported"
    assert HANGZHOU.questions["when-known"].provenance.standing == "published"
