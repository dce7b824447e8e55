"""Types of values (值的类型), found before anything runs."""

from dataclasses import dataclass
from typing import Literal

from anju.engine.ranges import ANY_NUMBER, NOT_NEGATIVE, Member, Number

Kind = Literal["number", "yes_no", "class", "day", "month", "text", "windows", "catalogue"]


@dataclass(frozen=True, slots=True)
class Type:
    """The type of a value.

    A number is an integer count of 10**-scale, so that 0.25 with scale 2 is 25. A class has its members from low
    to high. Days and months are their numbers in `days`.
    """

    kind: Kind
    scale: int = 0
    members: tuple[str, ...] = ()
    negative: bool = False

    @property
    def unknown(self) -> Number | Member | None:
        """Answer the value that stands for "not known": all that the type allows."""
        if self.kind == "class":
            return frozenset(self.members)
        if self.kind == "number":
            return ANY_NUMBER if self.negative else NOT_NEGATIVE
        return ANY_NUMBER if self.kind in ("day", "month") else None

    def __str__(self) -> str:
        """Name the type as an author of an edition would."""
        if self.kind == "class":
            return "one of " + ", ".join(self.members[:4]) + (", …" if len(self.members) > 4 else "")
        return {"yes_no": "yes/no", "day": "date"}.get(self.kind, self.kind)


NUMBER = Type("number")
YES_NO = Type("yes_no")
DAY = Type("day")
MONTH = Type("month")
TEXT = Type("text")
WINDOWS = Type("windows")
CATALOGUE = Type("catalogue")


def exact_text(units: int, scale: int) -> str:
    """Write a scaled integer with all its decimals: 1475 with scale 2 is 14.75."""
    if scale == 0:
        return str(units)
    sign, digits = "-" if units < 0 else "", str(abs(units)).rjust(scale + 1, "0")
    return f"{sign}{digits[:-scale]}.{digits[-scale:]}"


def short_text(units: int, scale: int) -> str:
    """Write a scaled integer without trailing zeros: 1500 with scale 2 is 15."""
    text = exact_text(units, scale)
    return text.rstrip("0").rstrip(".") if "." in text else text
