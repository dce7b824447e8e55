"""Windows and telephones (办事窗口与咨询电话)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from anju.engine.text import Text
from anju.help.content.entries import Entry
from anju.help.content.hours import Hours


@dataclass(frozen=True)
class Hotline(Entry):
    """A telephone to ask (咨询电话): what it is for, and when it is answered."""

    sort: ClassVar[str] = "hotline"
    telephone: str
    hours: tuple[Hours, ...]
    purpose: Text
    valid_from: date
    valid_until: date | None

    def words(self) -> Iterator[Text]:
        """Yield what the telephone is for, and its number."""
        yield self.purpose
        yield Text(self.telephone, self.telephone)

    def is_valid(self, on: date) -> bool:
        """Say whether the entry holds on a day."""
        return self.valid_from <= on and (self.valid_until is None or on <= self.valid_until)


@dataclass(frozen=True)
class Window(Hotline):
    """A place to go to (办事窗口): its district, what is done there, address, telephone and hours."""

    sort: ClassVar[str] = "window"
    district: str
    service: str
    address: Text

    def words(self) -> Iterator[Text]:
        """Yield what is done there, the address and the number."""
        yield from super().words()
        yield self.address
