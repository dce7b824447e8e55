"""Answers travel in the browser, whole and unread, and are void when they are old or not ours."""

import json
import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anju.common import clock
from anju.common.sealing import seal
from anju.demo import queries
from anju.editions.shelf import shipped_edition, shipped_names
from anju.engine.person_file import parse_person_file, read_person_file
from anju.web.simulation import carrying
from anju.web.simulation.answers import Answers, facts_of, no_answers
from anju.web.simulation.carrying import (
    COOKIES,
    LETTERS_A_COOKIE,
    MOST_LETTERS,
    AnswersTooLong,
    answers_in_link,
    answers_of,
    carry,
    forget,
    link_of,
)
from tests.editions.drawn_people import people

PERSON = {"person": {"birth_date": "1990-05-01"}, "context": {}, "facts": {"degree": []}}
ANSWERS = Answers("hangzhou-2020", date(2020, 3, 9), PERSON, seen=("basics", "housing"))


def asked(cookies: Mapping[str, str], address: str = "/") -> HttpRequest:
    """Make the request of a browser with these cookies."""
    request = RequestFactory().get(address)
    request.COOKIES = dict(cookies)
    return request


def cookies_of(response: HttpResponse, before: Mapping[str, str] | None = None) -> dict[str, str]:
    """Answer what a browser holds after the response."""
    held = dict(before or {})
    for name, morsel in response.cookies.items():
        held[name] = morsel.value
    return {name: value for name, value in held.items() if value}


def carried(answers: Answers, at: datetime | None = None) -> dict[str, str]:
    """Answer the cookies that carry answers, sealed at a moment."""
    sealed = seal(carrying._written(answers), purpose="answers", at=at or clock.now())
    return {"answers0": sealed}


def noise(records: int) -> Answers:
    """Answer a person of many records that cannot be packed small."""
    draw = random.Random(1)  # noqa: S311 - no secret: only hard to pack
    rows = [{"hours": str(draw.randrange(10_000)), "on": f"20{draw.randrange(10, 24)}-0{draw.randrange(1, 9)}-11"}
            for _ in range(records)]  # fmt: skip
    return replace(ANSWERS, person_file={"person": {}, "context": {}, "facts": {"volunteering": rows}})


@st.composite
def answers(draw: st.DrawFn) -> Answers:
    """Draw what a visitor may have answered, by any shipped edition."""
    name = draw(st.sampled_from(shipped_names()))
    person = draw(people(shipped_edition(name).vocabulary))
    day = draw(st.none() | st.dates(date(2014, 1, 1), date(2030, 1, 1)))
    return Answers(name, day, person, draw(st.booleans()))


@given(answers())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_whatever_can_be_answered_comes_back_as_it_was(given: Answers) -> None:
    response = carry(HttpResponse(), given)
    assert answers_of(asked(cookies_of(response))) == given
    assert answers_in_link(link_of(given)) == replace(given, remember=False)


@given(answers(), st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_cookies_changed_in_any_way_carry_nothing(given: Answers, data: st.DataObject) -> None:
    cookies = cookies_of(carry(HttpResponse(), given))
    place = data.draw(st.integers(0, len(cookies["answers0"]) - 2))
    letter = "A" if cookies["answers0"][place] != "A" else "B"
    changed = cookies["answers0"][:place] + letter + cookies["answers0"][place + 1 :]
    assert answers_of(asked(cookies | {"answers0": changed})) == no_answers()


def test_exact_numbers_stay_exact() -> None:
    file = parse_person_file(
        '{"facts": {"home": [{"area_m2": 70.10, "share": 0.5}], "tax_year": [{"amount_cny": 1e2}]}}'
    )
    response = carry(HttpResponse(), replace(ANSWERS, person_file={"person": {}, "context": {}} | file))
    vocabulary = shipped_edition("hangzhou-2020").vocabulary
    assert facts_of(answers_of(asked(cookies_of(response)))) == read_person_file(vocabulary, file)


@pytest.mark.parametrize(("remember", "lives"), [(False, ""), (True, 30 * 24 * 3600)])
def test_cookie_is_for_the_visit_or_for_thirty_days_and_closed_to_scripts(remember: bool, lives: object) -> None:
    cookie = carry(HttpResponse(), replace(ANSWERS, remember=remember)).cookies["answers0"]
    assert (cookie["max-age"], cookie["httponly"], cookie["samesite"], cookie["secure"]) == (lives, True, "Lax", "")


@override_settings(SECURE_SSL_REDIRECT=True)
def test_cookie_travels_by_https_alone_where_the_site_does() -> None:
    assert carry(HttpResponse(), ANSWERS).cookies["answers0"]["secure"] is True


@pytest.mark.parametrize(
    ("remember", "age", "alive"),
    [
        (False, timedelta(hours=2, minutes=-1), True),
        (False, timedelta(hours=2, minutes=1), False),
        (True, timedelta(days=30, minutes=-1), True),
        (True, timedelta(days=30, minutes=1), False),
        (False, timedelta(minutes=-5), True),
    ],
)
def test_answers_are_void_when_they_were_not_used_for_too_long(remember: bool, age: timedelta, alive: bool) -> None:
    given = replace(ANSWERS, remember=remember)
    found = answers_of(asked(carried(given, clock.now() - age)))
    assert found == (given if alive else no_answers())


def test_link_is_void_after_thirty_days_and_is_no_cookie() -> None:
    now, written = clock.now(), carrying._written(ANSWERS)
    links = [seal(written, purpose="link", at=now - timedelta(days=days)) for days in (29, 31)]
    assert [answers_in_link(link) for link in links] == [ANSWERS, None]
    assert answers_of(asked({"answers0": links[0]})) == no_answers()
    assert answers_in_link(cookies_of(carry(HttpResponse(), ANSWERS))["answers0"]) is None


def test_edition_that_is_no_longer_shipped_carries_nothing() -> None:
    assert answers_of(asked(carried(replace(ANSWERS, edition="gone-1999")))) == no_answers()


def test_long_answers_take_two_cookies_and_short_ones_clear_the_second() -> None:
    long = noise(600)
    cookies = cookies_of(carry(HttpResponse(), long))
    assert (sorted(cookies), len(cookies["answers0"])) == (["answers0", "answers1"], LETTERS_A_COOKIE)
    assert answers_of(asked(cookies)) == long
    shorter = cookies_of(carry(HttpResponse(), ANSWERS), before=cookies)
    assert (sorted(shorter), answers_of(asked(shorter))) == (["answers0"], ANSWERS)


def test_one_of_two_cookies_alone_carries_nothing() -> None:
    cookies = cookies_of(carry(HttpResponse(), noise(600)))
    found = [answers_of(asked({name: value})) for name, value in cookies.items()]
    assert found == [no_answers()] * 2


@pytest.mark.parametrize("travel", [lambda given: carry(HttpResponse(), given), link_of], ids=["cookies", "link"])
def test_answers_too_long_to_carry_are_refused_with_what_can_be_done(travel: Any) -> None:
    with pytest.raises(AnswersTooLong) as refused:
        travel(noise(3000))
    assert all(word in refused.value.say.en for word in (str(MOST_LETTERS), "person file", "one range", "anju explain"))


def test_forgetting_clears_every_cookie() -> None:
    cookies = cookies_of(carry(HttpResponse(), noise(600)))
    forgetting = forget(HttpResponse())
    assert cookies_of(forgetting, before=cookies) == {}
    assert [morsel["max-age"] for morsel in forgetting.cookies.values()] == [0] * len(COOKIES)


@pytest.mark.django_db
def test_sample_in_the_address_wins_over_what_is_carried(residents: None) -> None:
    resident = queries.sample_resident("courier")
    found = answers_of(asked(carried(ANSWERS), "/?sample=courier"))
    assert (found.edition, found.as_of, found.sample) == (resident.edition, resident.as_of, "courier")
    file = read_person_file(
        shipped_edition(resident.edition).vocabulary, parse_person_file(json.dumps(resident.person_file))
    )
    assert facts_of(found) == file


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["nobody", "a b", "", "\x00"])
def test_sample_that_there_is_not_is_no_page(residents: None, slug: str) -> None:
    with pytest.raises(Http404):
        answers_of(asked({}, f"/?{urlencode({'sample': slug})}"))


@pytest.mark.django_db
def test_sample_that_is_carried_becomes_the_visitors_own(residents: None) -> None:
    sample = answers_of(asked({}, "/?sample=courier"))
    own = answers_of(asked(cookies_of(carry(HttpResponse(), sample))))
    assert (own.edition, own.as_of, own.sample) == (sample.edition, sample.as_of, "")
    assert facts_of(own) == facts_of(sample)
