"""What is written is kept true: every exception from a rule says why, in its line."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILES = [path for folder in ("anju", "tests", "scripts") for path in (ROOT / folder).rglob("*.py")]
BARE = re.compile(r"#\s*noqa(:\s*[A-Z0-9, ]+)?\s*$")
IGNORE = re.compile(r"#\s*type:\s*ignore(?P<codes>\[[^\]]*\])?(?P<rest>.*)$")


def lines() -> list[tuple[str, str]]:
    """Answer every line of code with its place."""
    return [
        (f"{path.relative_to(ROOT)}:{number}", line)
        for path in FILES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    ]


def test_every_noqa_has_a_reason() -> None:
    """`noqa` is followed by its code and by a reason."""
    assert [place for place, line in lines() if BARE.search(line)] == []


def test_every_ignored_type_has_a_code_and_a_reason() -> None:
    """An ignored type names its code, and a comment says why."""
    found = []
    for place, line in lines():
        match = IGNORE.search(line)
        said = match and match["codes"] and ("#" in match["rest"] or " - " in match["rest"])
        if match and not said:
            found.append(place)
    assert found == []
