"""Guides (办事指南), and the materials of all indicators (材料清单)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from anju.calendar import calendar_of_china
from anju.common import clock
from anju.engine.vocabulary import FactKind, Vocabulary
from anju.help.content import CityHelp, Guide, Material, Term
from anju.help.table import editions_of
from anju.web.cells import Cell
from anju.web.public.help.reader import Origin, Reader, Way, reader_of


@dataclass(frozen=True, slots=True)
class GuidesPage:
    """The list of guides."""

    title: str
    city: str
    back: Way
    guides: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class TermRow:
    """How long a step may take (期限): by law, as promised, and on which day a term that begins today would end."""

    title: str
    legal: str
    promised: str
    ends: str


@dataclass(frozen=True, slots=True)
class MaterialRow:
    """Something to bring, and who checks it."""

    title: str
    checked_by: str
    note: str


@dataclass(frozen=True, slots=True)
class GuidePage:
    """A guide as its page shows it."""

    title: str
    city: str
    back: Way
    summary: str
    audience: tuple[str, ...]
    steps: tuple[tuple[str, tuple[str, ...]], ...]
    materials: tuple[MaterialRow, ...]
    terms: tuple[TermRow, ...]
    notes: tuple[str, ...]
    windows: tuple[Cell, ...]
    see: tuple[Cell, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class MaterialListPage:
    """The materials of all indicators, by topic."""

    title: str
    city: str
    back: Way
    topics: tuple[tuple[str, tuple[MaterialRow, ...]], ...]


@login_not_required
@require_safe
def guides(request: HttpRequest, told: CityHelp) -> HttpResponse:
    """List the guides (办事指南)."""
    reader = reader_of(request, told)
    cells = tuple(
        Cell(reader.say(one.title), reader.say(one.summary), address=reader.address(one.target))
        for one in told.guides.values()
    )
    page = GuidesPage(reader.name("guides"), reader.say(told.label), reader.home, cells)
    return render(request, "public/guides.html", {"page": page})


@login_not_required
@require_safe
def guide(request: HttpRequest, told: CityHelp, name: str) -> HttpResponse:
    """Show one guide (办事指南)."""
    if name not in told.guides:
        raise Http404
    return render(request, "public/guide.html", {"page": _page(reader_of(request, told), told.guides[name])})


@login_not_required
@require_safe
def material_list(request: HttpRequest, told: CityHelp) -> HttpResponse:
    """Show what each indicator needs and which department checks it (材料清单), as the vocabulary says."""
    reader = reader_of(request, told)
    editions = editions_of(told.city)
    page = MaterialListPage(
        reader.name("materials"),
        reader.say(told.label),
        reader.home,
        tuple(_by_topic(reader, editions[0].vocabulary)) if editions else (),
    )
    return render(request, "public/material_list.html", {"page": page})


def _by_topic(reader: Reader, vocabulary: Vocabulary) -> Iterator[tuple[str, tuple[MaterialRow, ...]]]:
    for topic, label in vocabulary.topics.items():
        rows = tuple(_kind(reader, kind) for kind in vocabulary.kinds.values() if kind.topic == topic)
        if rows:
            yield reader.say(label), rows


def _page(reader: Reader, one: Guide) -> GuidePage:
    return GuidePage(
        title=reader.say(one.title),
        city=reader.say(reader.told.label),
        back=Way(reader.name("guides"), reader.address("guides")),
        summary=reader.say(one.summary),
        audience=reader.all(one.audience),
        steps=tuple((reader.say(step.title), reader.all(step.say)) for step in one.steps),
        materials=tuple(_material(reader, row) for row in one.materials),
        terms=tuple(_term(reader, term) for term in one.terms),
        notes=reader.all(one.notes),
        windows=tuple(map(reader.cell, one.windows)),
        see=tuple(map(reader.cell, one.see)),
        origin=reader.origin(one),
    )


def _material(reader: Reader, row: Material) -> MaterialRow:
    department = reader.told.departments.get(row.checked_by)
    return MaterialRow(reader.say(row.title), reader.say(department), reader.say(row.note))


def _kind(reader: Reader, kind: FactKind) -> MaterialRow:
    """Write a kind of fact as what to bring for it; without a paper, the department looks it up itself."""
    department = reader.say(reader.told.departments.get(kind.checked_by))
    return MaterialRow(reader.say(kind.label), department, reader.say(kind.material))


def _term(reader: Reader, term: Term) -> TermRow:
    ends = ""
    if term.working_days is not None:
        ends = reader.day(calendar_of_china().add_working_days(clock.today(), term.working_days).day)
    return TermRow(reader.say(term.title), reader.say(term.legal), reader.say(term.promised), ends)
