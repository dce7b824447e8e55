"""What the frame of every page needs (页面外壳): language, display and theme. `base.html` is its template."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url

from anju.common import clock
from anju.engine.text import Language
from anju.web.dates import day_in_words
from anju.web.languages import language_in_use

DISPLAYS = ("plain", "elderly")
"""Plain, or large and simple for the elderly (长辈版)."""

THEMES = ("auto", "light", "dark")
DISPLAY_COOKIE, THEME_COOKIE = "display", "theme"
OTHER_CODES: dict[Language, str] = {"zh": "en", "en": "zh-hans"}


@dataclass(frozen=True, slots=True)
class Shell:
    """The frame of one page (页面外壳)."""

    language: Language
    other_language: str
    """The address of the same page in the other language."""

    display: str
    theme: str
    here: str
    """The address of this page."""

    demo_day: str = ""
    """The day it is in the demo; empty anywhere else."""


def shell(request: HttpRequest) -> dict[str, Shell]:
    """Give every template its `shell`; it costs no query."""
    language, here = language_in_use(), request.get_full_path()
    return {
        "shell": Shell(
            language=language,
            other_language=translate_url(here, OTHER_CODES[language]),
            display=_one_of(DISPLAYS, request.COOKIES.get(DISPLAY_COOKIE)),
            theme=_one_of(THEMES, request.COOKIES.get(THEME_COOKIE)),
            here=here,
            demo_day=day_in_words(clock.today()) if settings.DEMO else "",
        )
    }


def _one_of(known: tuple[str, ...], chosen: str | None) -> str:
    """Answer what was chosen, or the first where a cookie says something else."""
    return chosen if chosen in known else known[0]
