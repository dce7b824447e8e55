"""Windows and telephones by district (办事窗口与咨询电话)."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from anju.common import clock
from anju.engine.text import Text
from anju.help.content import CityHelp
from anju.web.cells import Cell
from anju.web.public.help.addresses import windows_address
from anju.web.public.help.places import Place, is_open, moment_text, places
from anju.web.public.help.reader import Reader, Way, reader_of


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose in the filter."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class WindowsPage:
    """What the page of the windows shows; `found` is None until somebody asks for some."""

    title: str
    city: str
    back: Way
    districts: tuple[Choice, ...]
    services: tuple[Choice, ...]
    only_open: bool
    cells: tuple[Cell, ...]
    found: tuple[Place, ...] | None
    said: str
    hotlines: tuple[Place, ...]
    made_up: bool
    clock: str


@login_not_required
@require_safe
def windows(request: HttpRequest, told: CityHelp) -> HttpResponse:
    """Show where to go and whom to call (办事窗口): all, or those of a district, of a service, or open now."""
    reader, now = reader_of(request, told), clock.now()
    district, service = request.GET.get("district", ""), request.GET.get("service", "")
    only_open = request.GET.get("open") == "yes"
    asked = any(name in request.GET for name in ("district", "service", "open"))
    matching = [
        one
        for one in told.windows.values()
        if district in ("", one.district) and service in ("", one.service) and (not only_open or is_open(one, now))
    ]
    found = places(reader, matching, now) if asked else None
    page = WindowsPage(
        title=_("Windows and telephones"),
        city=reader.say(told.label),
        back=reader.home,
        districts=_choices(reader, {name: told.districts[name] for name in _districts(told)}, district),
        services=_choices(reader, told.services, service),
        only_open=only_open,
        cells=_cells(reader) if not asked else (),
        found=found,
        said=_("%(count)s windows") % {"count": len(found)} if found else "",
        hotlines=places(reader, told.hotlines.values(), now),
        made_up=any(one.provenance.standing == "illustrative" for one in told.windows.values()),
        clock=moment_text(reader, now),
    )
    return render(request, "public/windows.html", {"page": page})


def _cells(reader: Reader) -> tuple[Cell, ...]:
    """Answer a cell for each district."""
    told = reader.told
    return tuple(
        Cell(reader.say(told.districts[name]), address=windows_address(told, district=name))
        for name in _districts(told)
    )


def _districts(told: CityHelp) -> tuple[str, ...]:
    """Answer the districts that have windows, in the order of the vocabulary."""
    having = {window.district for window in told.windows.values()}
    return tuple(name for name in told.districts if name in having)


def _choices(reader: Reader, named: Mapping[str, Text], chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(value, reader.say(label), value == chosen) for value, label in named.items())
