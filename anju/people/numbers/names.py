"""Names of persons (姓名): rare characters and the dot of minorities' names stay as they are."""

import re
import unicodedata

DOT = "·"
OTHER_DOTS = str.maketrans(dict.fromkeys("・•‧∙⋅．･", DOT))
LONGEST = 100
OF_A_NAME = {"Lo", "Lu", "Ll", "Lt", "Lm", "Mn", "Mc", "Co"}
"""Letters of any script, private ones included: some rare characters have no other place yet (生僻字)."""


class NotAName(Exception):
    """This is no name of a person (不是有效的姓名). Write it as it stands on the card, without digits."""


def person_name(written: str) -> str:
    """Read a name: every sort of dot becomes one, blanks around it go. Raises NotAName."""
    name = re.sub(r"\s+", " ", unicodedata.normalize("NFC", written).translate(OTHER_DOTS)).strip(f" {DOT}")
    name = re.sub(rf" ?{DOT} ?", DOT, name)
    if not name or len(name) > LONGEST or any(not _is_of_a_name(character) for character in name):
        raise NotAName
    return name


def masked_name(name: str) -> str:
    """Show a name so that its bearer knows it (姓名脱敏): 张*, 张*三, 欧阳**; half of a long one at most."""
    if len(name) < 3:
        return name[:-1] + "*"
    return name[0] + "*" * (len(name) - 2) + name[-1] if len(name) == 3 else name[:2] + "*" * (len(name) - 2)


def _is_of_a_name(character: str) -> bool:
    return character in f" {DOT}-'" or unicodedata.category(character) in OF_A_NAME
