"""Read the clock. Nothing else in Anju does: whoever needs the moment or the day is told it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """Return this moment in the time of China (北京时间)."""
    return datetime.now(tz=SHANGHAI)


def today() -> date:
    """Return the day it is in China, which from 16:00 UTC on is tomorrow's date."""
    return now().date()
