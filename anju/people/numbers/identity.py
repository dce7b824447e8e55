"""Identity numbers of 18 characters (公民身份号码等), checked by digit and date as GB 11643 says.

The area code is not checked: areas come and go, and every list of them that we tried refuses real people.
"""

import re
import unicodedata
from datetime import date
from enum import StrEnum

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
SHAPE = re.compile(r"[0-9]{17}[0-9X]")
BIRTH = slice(6, 14)
FIRST_BIRTH = date(1850, 1, 1)
SHOWN_BEFORE, SHOWN_AFTER = 4, 4


class NumberKind(StrEnum):
    """Whose number it is, as its first digits say."""

    RESIDENT = "resident"
    """A citizen's (公民身份号码)."""

    COMPATRIOT = "compatriot"
    """The residence permit of Hong Kong, Macau and Taiwan residents (港澳台居民居住证)."""

    FOREIGNER = "foreigner"
    """The permanent residence card of foreigners (外国人永久居留身份证)."""


class NotAnIdentityNumber(Exception):
    """What is written is no identity number.

    NotAnIdentityNumber
    ├── WrongShape       not 17 digits and a digit or X
    ├── WrongBirthDate   the digits 7 to 14 are no day
    └── WrongCheckDigit  the last character does not fit the others
    """


class WrongShape(NotAnIdentityNumber):
    """An identity number has 17 digits and then a digit or X (应为17位数字加1位数字或X). Count them on the card."""


class WrongBirthDate(NotAnIdentityNumber):
    """The digits 7 to 14 are no date of birth (第7至14位不是有效的出生日期). Compare them with the card."""


class WrongCheckDigit(NotAnIdentityNumber):
    """The last character does not fit the others (校验位不符): one is wrong. Compare them with the card."""


def identity_number(written: str) -> str:
    """Read an identity number: x, full-width characters and spaces may stand. Raises NotAnIdentityNumber."""
    number = re.sub(r"[\s\-]", "", unicodedata.normalize("NFKC", written)).upper()
    if not SHAPE.fullmatch(number):
        raise WrongShape
    try:
        born = date.fromisoformat(number[BIRTH])
    except ValueError:
        raise WrongBirthDate from None
    if born < FIRST_BIRTH:
        raise WrongBirthDate
    if check_digit(number[:17]) != number[17]:
        raise WrongCheckDigit
    return number


def check_digit(first: str) -> str:
    """Compute the last character from the 17 before it (校验位; ISO 7064 MOD 11-2)."""
    return CHECKS[sum(int(digit) * weight for digit, weight in zip(first, WEIGHTS, strict=True)) % 11]


def kind_of(number: str) -> NumberKind:
    """Answer whose number this is (证件类别)."""
    if number.startswith(("81", "82", "83")):
        return NumberKind.COMPATRIOT
    return NumberKind.FOREIGNER if number.startswith("9") else NumberKind.RESIDENT


def birth_date_of(number: str) -> date:
    """Answer the date of birth in a number that was read (出生日期)."""
    return date.fromisoformat(number[BIRTH])


def masked_number(number: str) -> str:
    """Show a number by its first and last four characters (证件号码脱敏): neither birth date nor order can be read."""
    return number[:SHOWN_BEFORE] + "*" * (len(number) - SHOWN_BEFORE - SHOWN_AFTER) + number[-SHOWN_AFTER:]
