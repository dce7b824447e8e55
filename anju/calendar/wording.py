"""Wording in both languages (中英文文字): each name and message of the calendar is said twice."""

from datetime import date

from anju.engine.text import Text


def date_text(day: date) -> Text:
    """Write a day out with its weekday (日期与星期): 2020年4月7日（星期二）."""
    zh_weekday = "一二三四五六日"[day.weekday()]
    en_weekday = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[day.weekday()]
    return Text(
        zh=f"{day.year}年{day.month}月{day.day}日（星期{zh_weekday}）",
        en=f"{en_weekday} {day.isoformat()}",
    )
