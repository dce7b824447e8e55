"""Searching help (搜索)."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from anju.help.content import CityHelp
from anju.help.searching import Document, Piece, index_of, marked, snippet
from anju.help.searching.index import LONGEST_QUERY
from anju.web.cells import Cell
from anju.web.public.help.addresses import table_address
from anju.web.public.help.reader import Reader, Way, reader_of
from anju.web.sheet.words import Badge, badge

MOST_SHOWN = 30
"""Results on the page; who needs more needs another word."""


@dataclass(frozen=True, slots=True)
class Result:
    """Something that was found: what it is, where it stands, and the passage that says so."""

    address: str
    sort: str
    title: tuple[Piece, ...]
    passage: tuple[Piece, ...]
    badge: Badge | None


@dataclass(frozen=True, slots=True)
class SearchHelpPage:
    """What the search shows; `near` and `hotlines` help on where nothing was found."""

    title: str
    city: str
    back: Way
    query: str
    said: str
    results: tuple[Result, ...]
    near: tuple[Result, ...]
    hotlines: tuple[Cell, ...]


@login_not_required
@require_safe
def search_help(request: HttpRequest, told: CityHelp) -> HttpResponse:
    """Show what answers a query (搜索): guides, questions, windows, lines, rows of the points table."""
    reader = reader_of(request, told)
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    found = index_of(told.city).find(query)
    page = SearchHelpPage(
        title=_("Search help"),
        city=reader.say(told.label),
        back=reader.home,
        query=query,
        said=_said(query, len(found.documents)),
        results=tuple(_result(reader, one, query) for one in found.documents[:MOST_SHOWN]),
        near=tuple(_result(reader, one, query) for one in found.near),
        hotlines=tuple(
            Cell(reader.say(one.title), reader.say(one.purpose), one.telephone) for one in told.hotlines.values()
        ),
    )
    return render(request, "public/search_help.html", {"page": page})


def _said(query: str, count: int) -> str:
    if not query:
        return ""
    if not count:
        return _("Nothing was found for “%(query)s”.") % {"query": query}
    if count > MOST_SHOWN:
        return _("%(count)s results; the first %(shown)s are shown.") % {"count": count, "shown": MOST_SHOWN}
    return _("1 result") if count == 1 else _("%(count)s results") % {"count": count}


def _result(reader: Reader, one: Document, query: str) -> Result:
    sorts = {
        "page": _("Page"),
        "guide": _("Guide"),
        "faq": _("Question"),
        "window": _("Window"),
        "hotline": _("Telephone"),
        "line": _("Earlier line"),
        "table": _("Points table"),
    }
    name = one.target.partition(":")[2]
    label = sorts[one.sort] + (f" · {reader.say(one.edition.label)}" if one.edition else "")
    return Result(
        table_address(reader.told, one.edition.name, name) if one.edition else reader.address(one.target),
        label,
        marked(reader.say(one.title), query),
        snippet(reader.all(one.body), query),
        badge(one.standing, reader.language) if one.standing else None,
    )
