"""The language of a request, as the engine names languages."""

from django.utils.translation import get_language

from anju.engine.text import Language

CODES: dict[Language, str] = {"zh": "zh-hans", "en": "en"}
"""The codes of Django for the languages of the engine."""


def language_in_use() -> Language:
    """Answer the language in which this request is answered."""
    return "en" if (get_language() or "").startswith("en") else "zh"
