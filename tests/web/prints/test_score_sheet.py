"""The print of a score sheet, looked at as a file."""

import re
import zlib
from datetime import date
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from anju.editions.shelf import shipped_edition
from anju.engine.days import day_number
from anju.engine.text import Language
from anju.web.outlook.page import look_ahead
from anju.web.prints.press import pdf
from anju.web.prints.score_sheet import About, print_data, score_sheet_pdf
from tests.web.people import HOME, INSURED, TODAY, facts, sheet

ABOUT = About("", "https://anju.example/result", date(2026, 11, 24))
HOSTILE = [
    '#panic("x")',
    "#import \"/etc/passwd\"",
    "*bold* _it_ $x^2$ = Head",
    '"] #image("/etc/passwd") [',
    "\\u{1F600} \\ @ref <label> `raw`",
    "</script><b>&amp;",
    "#sys.inputs.data",
]  # fmt: skip


def printed(language: Language = "zh", *, about: About = ABOUT, plan: bool = False, **kinds: Any) -> bytes:
    """Print the sheet of somebody."""
    ahead = look_ahead(shipped_edition("hangzhou-2024"), facts(**kinds), day_number(TODAY), 10000, 3) if plan else None
    with override("en" if language == "en" else "zh-hans"):
        return score_sheet_pdf(sheet(**kinds), ahead, about, language)


def unpacked(file: bytes) -> bytes:
    """Answer the file with its packed streams laid open."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", file, re.DOTALL)
    return file + b"".join(_laid_open(stream) for stream in streams)


def _laid_open(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def pages(file: bytes) -> int:
    """Count the pages."""
    return len(re.findall(rb"/Type\s*/Page\b", unpacked(file)))


def test_print_is_a_tagged_file_with_title_language_and_its_own_fonts() -> None:
    file = unpacked(printed("en"))
    assert file.startswith(b"%PDF-")
    assert b"/Lang(en)" in file
    assert b"/Title(Estimated residence-permit points)" in file
    assert b"/MarkInfo<</Marked true" in file
    assert b"pdfuaid" in file
    assert len(re.findall(rb"/FontFile[23]", file)) == 2


def test_print_is_the_same_for_the_same_input_and_no_clock_is_read() -> None:
    assert printed(home=HOME, plan=True) == printed(home=HOME, plan=True)
    assert b"/CreationDate(D:20261124000000Z)" in unpacked(printed())


def test_print_with_a_plan_has_more_pages_and_every_language() -> None:
    assert [pages(printed(language, home=HOME, insurance_month=INSURED, plan=True)) for language in ("zh", "en")] == [
        3,
        3,
    ]
    assert pages(printed()) == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_typed_is_text_and_never_markup(text: str) -> None:
    """The hostile words are set as they stand: the data hold them, and the file is made without a word said."""
    honour = [{"rank": "municipal", "conferred_by": "party_or_government", "matter": text, "awarded_on": "2022-01-01"}]
    with override("zh-hans"):
        data = print_data(sheet(honour=honour), None, ABOUT, "zh")
    (card,) = [card for card in data["sheet"]["cards"] if card["anchor"] == "indicator-honours"]
    assert text in card["measures"][0]["records"][0]["label"]
    assert printed(honour=honour, about=About(text, "https://anju.example/", ABOUT.on)).startswith(b"%PDF-")


@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=40))
def test_no_text_can_stop_a_print(text: str) -> None:
    """Whatever stands in a text, a file is made."""
    data = print_data(sheet(), None, About(text, "https://anju.example/", ABOUT.on), "en")
    assert pdf("score_sheet.typ", data, on=ABOUT.on).startswith(b"%PDF-")


def test_print_of_a_range_and_of_what_is_missing_is_made() -> None:
    assert pages(printed("en", home=None, degree=None, rent_year=None)) == 2
