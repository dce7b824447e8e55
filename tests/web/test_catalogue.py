"""Every wording of the pages has its Chinese."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation.template import templatize

WEB = settings.LOCALE_PATHS[0].parent
CATALOGUE = settings.LOCALE_PATHS[0] / "zh_Hans" / "LC_MESSAGES" / "django.po"
CALL = re.compile(r"""(?:\b_|gettext)\((u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"))""")


def wanted() -> set[str]:
    """Find what templates and code ask to have translated."""
    code = {text for path in WEB.rglob("*.py") for text in in_code(path)}
    return code | {text for path in WEB.rglob("*.html") for text in in_template(path)}


def in_code(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
            yield ast.literal_eval(node.args[0])


def in_template(path: Path) -> Iterator[str]:
    return (ast.literal_eval(found) for found in CALL.findall(templatize(path.read_text(), str(path))))


def test_every_wording_has_its_chinese_and_no_chinese_is_left_over() -> None:
    assert {entry.msgid for entry in polib.pofile(str(CATALOGUE))} == wanted()


def test_every_chinese_wording_is_finished() -> None:
    catalogue = polib.pofile(str(CATALOGUE))
    assert [entry.msgid for entry in catalogue if not entry.translated() or entry.fuzzy] == []


def test_every_chinese_wording_has_the_places_of_the_english() -> None:
    for entry in polib.pofile(str(CATALOGUE)):
        chinese = entry.msgstr or entry.msgstr_plural[0]
        assert places(chinese) == places(entry.msgid)


def places(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)s", text))
