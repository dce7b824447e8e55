"""Try out the clock."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import override_settings

from anju.common import clock

ANJU = Path(clock.__file__).parents[1]
READS_THE_CLOCK = re.compile(r"\b(datetime\.now|date\.today|datetime\.today|timezone\.now|utcnow|localdate)\(")


def test_now_is_this_moment_in_china() -> None:
    before = datetime.now(tz=UTC)
    now = clock.now()
    assert before <= now <= datetime.now(tz=UTC)
    assert now.utcoffset() == timedelta(hours=8)


def test_today_is_the_day_it_is_in_china() -> None:
    before = clock.now().date()
    today = clock.today()
    assert today in (before, clock.now().date())


def test_nothing_else_reads_the_clock() -> None:
    readers = [
        str(file.relative_to(ANJU)) for file in sorted(ANJU.rglob("*.py")) if READS_THE_CLOCK.search(file.read_text())
    ]
    assert readers == ["common/clock.py"]


def test_time_stands_still_for_all_but_the_demo() -> None:
    assert clock.shift() == timedelta()
    with pytest.raises(clock.NotTheDemo):
        clock.travel(timedelta(days=1))
    with pytest.raises(clock.NotTheDemo):
        clock.return_to_present()


def test_demo_travels_on_comes_back_and_goes_no_further_than_twenty_years(tmp_path: Path) -> None:
    with override_settings(DEMO=True, DEMO_CLOCK=tmp_path / "clock"):
        clock.travel(timedelta(days=30))
        clock.travel(timedelta(days=1))
        assert clock.shift() == timedelta(days=31)
        clock.travel(timedelta(days=100_000))
        assert clock.shift() == clock.FURTHEST
        clock.return_to_present()
        assert clock.shift() == timedelta()
    with override_settings(DEMO=False, DEMO_CLOCK=tmp_path / "clock"):
        (tmp_path / "clock").write_text("86400")
        assert clock.shift() == timedelta()


def test_moment_belongs_to_its_day_in_china() -> None:
    assert clock.day_of(datetime(2026, 11, 24, 16, tzinfo=UTC)).isoformat() == "2026-11-25"
