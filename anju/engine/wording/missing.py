"""Missing facts in words (缺少的事实): facts.home[0].lived_in is the field 实际居住 of the first home."""

import re

from anju.engine.sheet import ScoreSheet
from anju.engine.text import Text

_MEMBER = re.compile(r"^household\[\d+\]\.")
_RECORD = re.compile(r"facts\.(\w+)\[(\d+)\]\.(\w+)")


def missing_text(sheet: ScoreSheet, path: str) -> Text:
    """Name the fact that a path of a person file stands for."""
    vocabulary = sheet.edition.vocabulary
    path = _MEMBER.sub("", path)
    match = _RECORD.fullmatch(path)
    if match:
        kind = vocabulary.kinds[match[1]]
        number = int(match[2]) + 1
        return Text(
            f"第{number}条{kind.label.zh}的{kind.field(match[3]).label.zh}",
            f"{kind.label.en} no. {number}: {kind.field(match[3]).label.en.lower()}",
        )
    section, _, name = path.partition(".")
    if section == "facts":
        return vocabulary.kinds[name].label
    fields = vocabulary.person if section == "person" else vocabulary.context
    return next(field.label for field in fields if field.name == name)
