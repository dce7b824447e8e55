"""Windows and telephones by district (办事窗口与咨询电话)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from anju.common import clock
from anju.engine.text import Text
from anju.help.content import CityHelp, Window
from anju.web.cells import Cell
from anju.web.public.help.addresses import windows_address
from anju.web.public.help.places import Place, is_open, moment_text, places
from anju.web.public.help.reader import Reader, Way, reader_of


@dataclass(frozen=True, slots=True)
class Asked:
    """Which windows are asked for, as the address says."""

    district: str
    service: str
    only_open: bool
    anything: bool

    def fits(self, window: Window, now: datetime) -> bool:
        """Say whether a window is one of those."""
        here = self.district in ("", window.district) and self.service in ("", window.service)
        return here and (not self.only_open or is_open(window, now))


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
    page = _page(reader_of(request, told), _asked(request), clock.now())
    return render(request, "public/windows.html", {"page": page})


def _asked(request: HttpRequest) -> Asked:
    given = request.GET
    return Asked(
        given.get("district", ""),
        given.get("service", ""),
        only_open=given.get("open") == "yes",
        anything=any(name in given for name in ("district", "service", "open")),
    )


def _page(reader: Reader, asked: Asked, now: datetime) -> WindowsPage:
    told = reader.told
    found = places(reader, (one for one in told.windows.values() if asked.fits(one, now)), now)
    return WindowsPage(
        title=reader.name("windows"),
        city=reader.say(told.label),
        back=reader.home,
        districts=_choices(reader, {name: told.districts[name] for name in _districts(told)}, asked.district),
        services=_choices(reader, told.services, asked.service),
        only_open=asked.only_open,
        cells=() if asked.anything else _cells(reader),
        found=found if asked.anything else None,
        said=_("1 window") if len(found) == 1 else _("%(count)s windows") % {"count": len(found)},
        hotlines=places(reader, told.hotlines.values(), now),
        made_up=any(one.provenance.standing == "illustrative" for one in told.windows.values()),
        clock=moment_text(reader, now),
    )


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
