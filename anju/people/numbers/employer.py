"""The 18 characters that name an employer (统一社会信用代码), checked as GB 32100 says."""

import re
import unicodedata

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
SHAPE = re.compile(f"[{ALPHABET}]{{18}}")
EMPLOYER_CODE = f"^[{ALPHABET}]{{18}}$"


class NotAnEmployerCode(Exception):
    """This is no code of an employer (不是有效的统一社会信用代码). It has 18 characters; see the business licence."""


def employer_code(written: str) -> str:
    """Read the code of an employer (信用代码); full-width characters, spaces may stand. Raises NotAnEmployerCode."""
    code = re.sub(r"[\s\-]", "", unicodedata.normalize("NFKC", written)).upper()
    if not SHAPE.fullmatch(code) or check_character(code[:17]) != code[17]:
        raise NotAnEmployerCode
    return code


def check_character(first: str) -> str:
    """Compute the last character from the 17 before it (校验码): powers of 3, modulo 31."""
    total = sum(ALPHABET.index(character) * pow(3, place, 31) for place, character in enumerate(first))
    return ALPHABET[-total % 31]
