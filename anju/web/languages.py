"""The language of a request, as the engine names languages."""

from django.utils.translation import get_language

from anju.engine.text import Language


def language_in_use() -> Language:
    """Answer the language in which this request is answered."""
    return "en" if (get_language() or "").startswith("en") else "zh"
