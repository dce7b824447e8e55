"""Mobile numbers (手机号码) of the mainland as people write them, and as they are shown."""

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

REGION = "CN"


class NotAMobile(Exception):
    """This is not a mobile number of the mainland (不是有效的手机号码). Write its 11 digits."""


def mobile_number(written: str) -> str:
    """Read a mobile number and answer it as +86 and 11 digits; spaces, dashes, full-width digits may stand."""
    try:
        number = phonenumbers.parse(written, REGION)
    except phonenumbers.NumberParseException:
        raise NotAMobile from None
    is_ours = phonenumbers.is_valid_number_for_region(number, REGION)
    if not is_ours or phonenumbers.number_type(number) != PhoneNumberType.MOBILE:
        raise NotAMobile
    return str(phonenumbers.format_number(number, PhoneNumberFormat.E164))


def masked_mobile(mobile: str) -> str:
    """Show a mobile number by its first three and last two digits, so that its holder knows it (手机号脱敏)."""
    return f"{mobile[-11:-8]}******{mobile[-2:]}"
