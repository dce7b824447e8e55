"""Days in words (日期), in the language of the page: 2026年8月21日."""

from datetime import date

from anju.engine.days import day_number
from anju.engine.wording.values import day_text
from anju.web.languages import language_in_use


def day_in_words(day: date) -> str:
    """Write a day in the language of the page (日期)."""
    return day_text(day_number(day)).in_(language_in_use())
