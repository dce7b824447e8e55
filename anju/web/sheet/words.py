"""Words that several parts of the sheet share."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import override

from anju.engine.edition import Edition
from anju.engine.text import Language
from anju.engine.wording.values import STANDING_TEXT, day_text
from anju.web.languages import CODES


@dataclass(frozen=True, slots=True)
class Badge:
    """How well a figure is known (依据效力), in a word; the code chooses the look, never alone the meaning."""

    code: str
    word: str
    explained: str


@lru_cache(maxsize=16)
def badge(standing: str, language: Language) -> Badge:
    """Answer the badge of a standing; it depends on nobody, so each is made once."""
    with override(CODES[language]):
        words = {"published": _("Published"), "reported": _("Reported"), "illustrative": _("Illustrative")}
    return Badge(standing, words[standing], STANDING_TEXT[standing].in_(language))


def covered(edition: Edition, language: Language) -> str:
    """Say which days an edition covers."""
    first = day_text(edition.first_day).in_(language)
    if edition.last_day is None:
        return _("%(first)s onwards") % {"first": first}
    return _("%(first)s to %(last)s") % {"first": first, "last": day_text(edition.last_day).in_(language)}


def days(number: int) -> str:
    """Write a number of days."""
    return _("1 day") if number == 1 else _("%(number)s days") % {"number": number}


def percent(share: float) -> str:
    """Write a share of the width of a picture."""
    return f"{share * 100:.2f}%"
