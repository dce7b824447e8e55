"""The vendored fonts of the prints."""

import hashlib
import re

import pytest

from anju.web.prints.glyphs import FONTS, LACKING, characters_of, printable


def test_fonts_are_those_whose_sums_are_written_down() -> None:
    sums = dict(re.findall(r"\| (\S+\.ttf) \| ([0-9a-f]{64}) \|", (FONTS / "SOURCE.md").read_text()))
    assert {font.name: hashlib.sha256(font.read_bytes()).hexdigest() for font in FONTS.glob("*.ttf")} == sums


def test_both_weights_have_the_same_characters_and_the_licence_stands_beside() -> None:
    one, other = (characters_of(FONTS / f"NotoSansSC-{weight}.ttf") for weight in ("Regular", "Bold"))
    assert one == other
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text()


@pytest.mark.parametrize("name", ["䶮㛃𬭎", "𠅤", "阿依古丽·买买提", "Müller–Ünal", "①★✓×〓"])
def test_rare_characters_of_names_are_printed_as_they_are(name: str) -> None:
    assert printable(name) == name


def test_what_the_font_lacks_is_set_as_a_printer_sets_it() -> None:
    given = {"a": ["😀x", "\x00\x1b\ud800\ue000"], "b": ("y\n\tz", 3, None)}
    assert printable(given) == {"a": [f"{LACKING}x", LACKING * 4], "b": ["y  z", 3, None]}
