"""Windows are found by district and service, and say whether they are open; what is made up says so."""

from datetime import datetime

import pytest
from django.test import Client
from django.utils.translation import override

from anju.common.clock import SHANGHAI
from anju.help.loading import city_help
from anju.web.public.help.places import Place, is_open, places
from anju.web.public.help.reader import Reader
from tests.web.reading import words

HANGZHOU = city_help("hangzhou")
ENGLISH = Reader(HANGZHOU, "en")
WINDOW = HANGZHOU.windows["xihu-station"]


def at(moment: str) -> Place:
    """Answer how a window is shown at a moment."""
    now = datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI)
    with override("en"):
        return places(ENGLISH, [WINDOW], now)[0]


@pytest.mark.parametrize(
    ("moment", "now", "is_open_now"),
    [
        ("2026-11-24T09:30", "Open now, until 17:00", True),
        ("2026-11-24T07:00", "Closed now, opens today 09:00", False),
        ("2026-11-24T18:00", "Closed now, opens tomorrow 09:00", False),
        ("2026-11-28T12:00", "Closed now, opens 30 Nov 2026 Mon 09:00", False),
        ("2026-10-01T12:00", "Closed now, opens 8 Oct 2026 Thu 09:00", False),
    ],
)
def test_window_says_whether_it_is_open(moment: str, now: str, is_open_now: bool) -> None:
    place = at(moment)
    assert (place.now, place.is_open, place.is_past) == (now, is_open_now, False)


def test_window_whose_date_has_passed_is_never_open() -> None:
    now = datetime(2027, 1, 4, 10, tzinfo=SHANGHAI)
    place = at("2027-01-04T10:00")
    assert (place.now, place.is_open, place.is_past, is_open(WINDOW, now)) == ("", False, True, False)


def test_hours_stand_together_by_their_days() -> None:
    assert at("2026-11-24T09:30").hours == (("Working days", ("09:00–17:00",)), ("Saturdays", ("09:00–12:00",)))


def test_number_that_is_made_up_cannot_be_pressed() -> None:
    assert (at("2026-11-24T09:30").call, WINDOW.provenance.standing) == ("", "illustrative")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "count"),
    [("district=xihu", 4), ("service=school", 10), ("district=xihu&service=school", 1), ("district=atlantis", 0)],
)
def test_windows_are_found_by_district_and_service(client: Client, asked: str, count: int) -> None:
    page = client.get(f"/en/help/hangzhou/windows?{asked}").context["page"]
    assert (len(page.found), [one.chosen for one in page.districts].count(True)) == (count, "xihu" in asked)


@pytest.mark.django_db
def test_only_those_that_are_open_are_shown_when_asked(client: Client) -> None:
    page = client.get("/help/hangzhou/windows?open=yes").context["page"]
    assert [place.is_open for place in page.found] == [True] * len(page.found)


@pytest.mark.django_db
def test_page_warns_of_what_is_made_up(client: Client) -> None:
    told = words(client.get("/en/help/hangzhou/windows").content, "content")
    assert "Examples only." in told
    assert "10" not in words(client.get("/en/help/shanghai/windows").content, "content")
