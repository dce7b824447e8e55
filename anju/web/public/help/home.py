"""The first page of help (帮助)."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from anju.help.content import CityHelp
from anju.help.loading import cities, city_help
from anju.web.cells import Cell
from anju.web.public.help.addresses import address_of
from anju.web.public.help.reader import Reader, Way, reader_of


@dataclass(frozen=True, slots=True)
class HelpPage:
    """What the first page of help shows."""

    title: str
    city: str
    search: str
    estimate: str
    doors: tuple[Cell, ...]
    guides: tuple[Cell, ...]
    hotlines: tuple[Cell, ...]
    made_up: bool
    others: tuple[Way, ...]


@login_not_required
@require_safe
def help(request: HttpRequest, told: CityHelp | None = None) -> HttpResponse:
    """Show what help there is about a city (帮助); without a city, about the city of this site."""
    reader = reader_of(request, told or city_help(settings.CITY))
    return render(request, "public/help.html", {"page": _page(reader)})


def _page(reader: Reader) -> HelpPage:
    told = reader.told
    hotlines = tuple(
        Cell(reader.say(one.title), reader.say(one.purpose), one.telephone, reader.address(one.target))
        for one in told.hotlines.values()
    )
    return HelpPage(
        title=reader.name("help"),
        city=reader.say(told.label),
        search=reader.address("search"),
        estimate=reader.address("estimate"),
        doors=_doors(reader),
        guides=tuple(reader.cell(guide.target) for guide in told.guides.values()),
        hotlines=hotlines,
        made_up=any(one.provenance.standing == "illustrative" for one in told.hotlines.values()),
        others=tuple(
            Way(reader.say(other.label), address_of("help", other))
            for other in map(city_help, cities())
            if other != told
        ),
    )


def _doors(reader: Reader) -> tuple[Cell, ...]:
    notes = {
        "windows": _("Address, telephone, opening hours, by district"),
        "faq": _("What people ask most"),
        "materials": _("What to prepare, and who checks it"),
        "table": _("Every indicator with its rule and its article"),
        "lines": _("The lines of former rounds"),
    }
    there = {
        "windows": reader.told.windows,
        "faq": reader.told.questions,
        "lines": reader.told.lines,
    }
    doors = [
        Cell(reader.name(target), note, address=reader.address(target))
        for target, note in notes.items()
        if there.get(target, True)
    ]
    if reader.told.hotlines:
        doors.append(Cell(_("Ask a person"), _("Telephones, and when they are answered"), address="#contact"))
    return tuple(doors)
