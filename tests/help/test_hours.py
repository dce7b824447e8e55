"""A window is open by the clock and by the calendar of working days."""

from datetime import datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anju.calendar import calendar_of_china
from anju.common.clock import SHANGHAI
from anju.help.content import Hours, Opening, opening

HOURS = (
    Hours("working_days", time(13, 30), time(17)),
    Hours("working_days", time(8, 30), time(12)),
    Hours("saturdays", time(9), time(11)),
)


def moment(text: str) -> datetime:
    """Read a moment of Chinese time."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("now", "is_open", "changes_at"),
    [
        ("2026-11-24T08:29", False, "2026-11-24T08:30"),
        ("2026-11-24T08:30", True, "2026-11-24T12:00"),
        ("2026-11-24T12:00", False, "2026-11-24T13:30"),
        ("2026-11-24T16:59", True, "2026-11-24T17:00"),
        ("2026-11-27T17:00", False, "2026-11-28T09:00"),  # Friday evening: Saturday is open for two hours
        ("2026-11-28T11:00", False, "2026-11-30T08:30"),
        ("2026-02-14T09:30", True, "2026-02-14T12:00"),  # a Saturday that is worked keeps the hours of a working day
        ("2026-10-01T09:30", False, "2026-10-08T08:30"),  # the Saturday of the holiday week is a holiday
    ],
)
def test_window_is_open_until_or_opens_next(now: str, is_open: bool, changes_at: str) -> None:
    assert opening(HOURS, moment(now), calendar_of_china()) == Opening(is_open, moment(changes_at), provisional=False)


def test_beyond_the_published_holidays_the_answer_is_provisional() -> None:
    assert opening(HOURS, moment("2027-03-01T09:00"), calendar_of_china()) == Opening(
        is_open=True, changes_at=moment("2027-03-01T12:00"), provisional=True
    )


def test_window_without_hours_is_never_open() -> None:
    never = Opening(is_open=False, changes_at=None, provisional=False)
    assert opening((), moment("2026-11-24T09:00"), calendar_of_china()) == never


@given(st.datetimes(moment("2019-01-01").replace(tzinfo=None), moment("2026-11-01").replace(tzinfo=None)))
def test_at_the_moment_named_it_is_the_other_way_round(now: datetime) -> None:
    """What is open closes at the moment named, and what is closed opens."""
    told = opening(HOURS, now.replace(tzinfo=SHANGHAI), calendar_of_china())
    assert told.changes_at is not None
    assert opening(HOURS, told.changes_at, calendar_of_china()).is_open is not told.is_open
