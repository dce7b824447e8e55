"""Try out the compiling of catalogues."""

import gettext
import os
from pathlib import Path

import pytest

from anju.site.catalogues import compile_catalogues

PO = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "积分"
msgstr "points"
"""


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """Return a catalogue as people write it."""
    file = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True)
    file.write_text(PO, encoding="utf-8")
    return file


def test_catalogue_that_is_compiled_translates(written: Path, tmp_path: Path) -> None:
    assert compile_catalogues(tmp_path) == [written.with_suffix(".mo")]
    with written.with_suffix(".mo").open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("积分") == "points"


def test_catalogue_is_compiled_again_only_when_it_was_changed(written: Path, tmp_path: Path) -> None:
    compile_catalogues(tmp_path)
    unchanged = compile_catalogues(tmp_path)
    later = written.with_suffix(".mo").stat().st_mtime + 10
    os.utime(written, (later, later))
    assert (unchanged, compile_catalogues(tmp_path)) == ([], [written.with_suffix(".mo")])
