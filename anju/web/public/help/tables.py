"""The points table of an edition (积分表)."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from anju.common import clock
from anju.engine.edition import Edition
from anju.help import table
from anju.help.content import CityHelp
from anju.web.public.help.addresses import report_address, table_address
from anju.web.public.help.reader import Reader, Way, reader_of
from anju.web.sheet.words import Badge, badge, covered


@dataclass(frozen=True, slots=True)
class EditionChoice:
    """An edition to choose."""

    label: str
    covered: str
    address: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table as the page shows it."""

    name: str
    label: str
    rule: str
    behind: tuple[tuple[str, str], ...]
    article: str
    badge: Badge
    report: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the table."""

    name: str
    label: str
    rule: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ConditionRow:
    """A condition or a veto as the page shows it."""

    label: str
    parts: tuple[str, ...]
    together: str
    effect: str
    article: str
    badge: Badge


@dataclass(frozen=True, slots=True)
class PointsTablePage:
    """The points table as its page shows it."""

    title: str
    city: str
    back: Way
    edition: EditionChoice
    editions: tuple[EditionChoice, ...]
    changes: str
    parts: tuple[Part, ...]
    totals: tuple[tuple[str, str], ...]
    households: tuple[tuple[str, str], ...]
    requirements: tuple[ConditionRow, ...]
    vetoes: tuple[ConditionRow, ...]
    digest: str


@login_not_required
@require_safe
def points_table(request: HttpRequest, told: CityHelp, edition: Edition | None = None) -> HttpResponse:
    """Show the points table (积分表) of an edition; of none named, the one in force today."""
    edition = edition or table.edition_in_force(told.city, clock.today())
    if edition is None or edition.vocabulary.city != told.city:
        raise Http404
    return render(request, "public/points_table.html", {"page": _page(reader_of(request, told), edition)})


def choice_of(reader: Reader, edition: Edition, shown: Edition | None = None) -> EditionChoice:
    """Write an edition to choose."""
    return EditionChoice(
        reader.say(edition.label),
        covered(edition, reader.language),
        table_address(reader.told, edition.name),
        edition is shown,
    )


def _page(reader: Reader, edition: Edition) -> PointsTablePage:
    told, before = table.points_table(edition), table.edition_before(edition)
    return PointsTablePage(
        title=reader.name("table"),
        city=reader.say(reader.told.label),
        back=reader.home,
        edition=choice_of(reader, edition, edition),
        editions=tuple(choice_of(reader, one, edition) for one in table.editions_of(reader.told.city)),
        changes=reverse("public:points_changes", args=[reader.told, edition]) if before else "",
        parts=tuple(_part(reader, part) for part in told.parts),
        totals=tuple((reader.say(label), reader.say(rule)) for _name, label, rule in told.totals),
        households=tuple((reader.say(label), reader.say(rule)) for label, rule in told.households),
        requirements=tuple(_condition(reader, row) for row in told.requirements),
        vetoes=tuple(_condition(reader, row) for row in told.vetoes),
        digest=edition.digest[:12],
    )


def _part(reader: Reader, part: table.TablePart) -> Part:
    return Part(part.name, reader.say(part.label), reader.say(part.rule), tuple(_row(reader, row) for row in part.rows))


def _row(reader: Reader, row: table.TableRow) -> Row:
    return Row(
        row.name,
        reader.say(row.label),
        reader.say(row.rule),
        tuple((reader.say(head), reader.say(words)) for head, words in row.behind),
        reader.say(row.article),
        badge(row.standing, reader.language),
        report_address(reader.told, f"table:{row.name}"),
    )


def _condition(reader: Reader, row: table.Condition) -> ConditionRow:
    together = (_("One of these:") if row.alternatives else _("All of these:")) if row.parts else ""
    return ConditionRow(
        reader.say(row.label),
        reader.all(row.parts),
        together,
        reader.say(row.effect),
        reader.say(row.article),
        badge(row.standing, reader.language),
    )
