"""Wording in both languages (中英文文字): each name and message of the calendar is said twice."""

from dataclasses import dataclass
from datetime import date

ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """Hold one wording in Chinese and in English (中英文文字)."""

    zh: str
    en: str

    def said_in(self, lang: str) -> str:
        """Give the English wording for `en`, the Chinese one for everything else (中文优先)."""
        return self.en if lang == ENGLISH else self.zh


def date_text(day: date) -> Text:
    """Write a day out with its weekday (日期与星期): 2020年4月7日（星期二）."""
    zh_weekday = "一二三四五六日"[day.weekday()]
    en_weekday = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[day.weekday()]
    return Text(
        zh=f"{day.year}年{day.month}月{day.day}日（星期{zh_weekday}）",
        en=f"{en_weekday} {day.isoformat()}",
    )
