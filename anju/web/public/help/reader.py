"""Who reads (读者): about which city, in which language; and how entries say where they come from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from anju.engine.days import day_number
from anju.engine.text import Language, Text
from anju.engine.wording.values import day_text
from anju.help.content import PLACES, CityHelp, Entry
from anju.web.cells import Cell
from anju.web.languages import language_in_use
from anju.web.public.help.addresses import address_of, report_address
from anju.web.sheet.words import Badge, badge


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an entry comes from, as a page says it (来源与更新); shown by `help/origin.html`."""

    badge: Badge
    articles: str
    dated: str
    changed: str
    reading: str
    history: tuple[tuple[str, str], ...]
    report: str


@dataclass(frozen=True, slots=True)
class Way:
    """A way back, or onwards: an address and its words."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader of help."""

    told: CityHelp
    language: Language

    def say(self, text: Text | None) -> str:
        """Answer a wording in the reader's language; nothing for nothing."""
        return text.in_(self.language) if text else ""

    def all(self, texts: Iterable[Text]) -> tuple[str, ...]:
        """Answer several wordings in the reader's language."""
        return tuple(self.say(text) for text in texts)

    def day(self, day: date) -> str:
        """Write a day: 2026年8月21日."""
        return day_text(day_number(day)).in_(self.language)

    def address(self, target: str) -> str:
        """Answer the address of a target."""
        return address_of(target, self.told)

    def cell(self, target: str) -> Cell:
        """Answer a cell that leads to a target, under the name that it has there."""
        entry = self.told.entry(target)
        return Cell(self.say(entry.title) if entry else self.name(target), address=self.address(target))

    def name(self, target: str) -> str:
        """Answer what a page is called, or the service of which it shows the windows."""
        place, colon, service = target.partition(":")
        return self.say(self.told.services[service] if colon and place == "windows" else PLACES[target].title)

    def origin(self, entry: Entry) -> Origin:
        """Say where an entry comes from, and where to report that it is wrong."""
        provenance = entry.provenance
        separator = Text("；", "; ").in_(self.language)
        return Origin(
            badge(provenance.standing, self.language),
            separator.join(self.all(provenance.articles)),
            self.day(provenance.dated),
            self.day(provenance.changed_on),
            self.say(provenance.reading),
            tuple((self.day(change.on), self.say(change.say)) for change in reversed(provenance.history)),
            report_address(self.told, entry.target),
        )

    @property
    def home(self) -> Way:
        """Answer the way back to the first page of help."""
        return Way(self.name("help"), self.address("help"))


def reader_of(request: HttpRequest, told: CityHelp) -> Reader:
    """Answer who reads a page."""
    return Reader(told, language_in_use())
