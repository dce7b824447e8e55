"""Read the clock. Nothing else in Anju does: whoever needs the moment or the day is told it.

The demo may travel in time (演示时钟): how far stands in a file of the home, the same for all processes. Outside the
demo the file is not looked at, and travelling is refused.
"""

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

SHANGHAI = ZoneInfo("Asia/Shanghai")
FURTHEST = timedelta(days=20 * 366)


class NotTheDemo(Exception):
    """Time is travelled in the demo only (只有演示模式可以调整时间)."""


def now() -> datetime:
    """Return this moment in the time of China (北京时间)."""
    return datetime.now(tz=SHANGHAI) + shift()


def today() -> date:
    """Return the day it is in China, which from 16:00 UTC on is tomorrow's date."""
    return now().date()


def day_of(moment: datetime) -> date:
    """Return the day in China to which a moment belongs."""
    return moment.astimezone(SHANGHAI).date()


def shift() -> timedelta:
    """Say how far the demo has travelled (时间偏移); nothing outside the demo."""
    if not settings.DEMO:
        return timedelta()
    try:
        return timedelta(seconds=int(_file().read_text(encoding="ascii")))
    except (FileNotFoundError, ValueError):
        return timedelta()


def travel(by: timedelta) -> None:
    """Let the demo's time be so much later, or earlier (调整演示时间). Raises NotTheDemo."""
    if not settings.DEMO:
        raise NotTheDemo
    wanted = max(-FURTHEST, min(FURTHEST, shift() + by))
    _file().write_text(str(int(wanted.total_seconds())), encoding="ascii")


def return_to_present() -> None:
    """Let the demo's time be the real one again (恢复当前时间). Raises NotTheDemo."""
    if not settings.DEMO:
        raise NotTheDemo
    _file().unlink(missing_ok=True)


def _file() -> Path:
    return Path(settings.DEMO_CLOCK)
