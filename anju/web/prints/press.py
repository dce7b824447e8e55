"""The press (排版): from a template and data to a tagged PDF, which is the same for the same input."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

import typst

from anju.web.prints.glyphs import FONTS, printable

TEMPLATES = Path(__file__).parent / "templates"
ACCESSIBLE: Final = "ua-1"
"""PDF/UA-1: a print without a title, a language or words for its pictures is refused, not made."""

_lock = Lock()


def pdf(template: str, data: Mapping[str, Any], *, on: date) -> bytes:
    """Set a template with data; the file says that it was made on the day given, and nothing reads a clock."""
    written = json.dumps(printable(dict(data)), ensure_ascii=False)
    made_at = datetime(on.year, on.month, on.day, tzinfo=UTC)
    with _lock:  # a compiler keeps what it has read, and takes one print at a time
        made = _compiler(template).compile(
            format="pdf", sys_inputs={"data": written}, pdf_standards=ACCESSIBLE, timestamp=made_at
        )
    assert isinstance(made, bytes)  # noqa: S101 - a PDF is one file; a list comes of pictures alone
    return made


@lru_cache(maxsize=8)
def _compiler(template: str) -> typst.Compiler:
    """Keep a compiler for each template: the fonts are read once, and an unchanged part is not set again."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    return typst.Compiler(TEMPLATES / template, root=TEMPLATES, font_paths=fonts)
