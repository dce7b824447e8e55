"""Try out the clock."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

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
