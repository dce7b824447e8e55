"""What changed from one edition of the rules to the next (修订对照)."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from anju.engine.edition import Edition
from anju.engine.text import Text
from anju.engine.wording.redline import RowChange, redline
from anju.help.content import CityHelp
from anju.help.table import edition_before
from anju.web.public.help.addresses import table_address
from anju.web.public.help.reader import Reader, Way, reader_of
from anju.web.public.help.tables import EditionChoice, choice_of

TOLD = {
    "edition": Text("适用日期", "Days covered"),
    "indicators": Text("指标", "Indicators"),
    "measures": Text("怎样计数", "How things are counted"),
    "values": Text("数值", "Values"),
    "totals": Text("合计", "Totals"),
    "requirements": Text("申请条件", "Conditions to apply"),
    "vetoes": Text("一票否决", "Vetoes"),
    "sources": Text("依据", "Sources"),
}
"""The sections of a redline in the order in which a reader asks for them."""


@dataclass(frozen=True, slots=True)
class Change:
    """A row that differs between two editions; `address` leads to it in the newer table, where it stands there."""

    label: str
    status: str
    word: str
    before: str
    after: str
    changes: tuple[str, ...]
    address: str


@dataclass(frozen=True, slots=True)
class PointsChangesPage:
    """What changed from one edition to the next, as its page shows it."""

    title: str
    city: str
    back: Way
    before: EditionChoice
    after: EditionChoice
    sections: tuple[tuple[str, tuple[Change, ...]], ...]


@login_not_required
@require_safe
def points_changes(request: HttpRequest, told: CityHelp, edition: Edition) -> HttpResponse:
    """Show what an edition changed in the one before it (修订对照), row by row, in words."""
    before = edition_before(edition)
    if before is None or edition.vocabulary.city != told.city:
        raise Http404
    reader = reader_of(request, told)
    rows = redline(before, edition).rows
    sections = ((reader.say(head), _changes(reader, edition, rows, section)) for section, head in TOLD.items())
    page = PointsChangesPage(
        title=_("What changed"),
        city=reader.say(told.label),
        back=Way(reader.name("table"), table_address(told, edition.name)),
        before=choice_of(reader, before),
        after=choice_of(reader, edition),
        sections=tuple((head, changes) for head, changes in sections if changes),
    )
    return render(request, "public/points_changes.html", {"page": page})


def _changes(reader: Reader, edition: Edition, rows: tuple[RowChange, ...], section: str) -> tuple[Change, ...]:
    return tuple(_change(reader, edition, row) for row in rows if row.section == section)


def _change(reader: Reader, edition: Edition, row: RowChange) -> Change:
    words = {"added": _("Added"), "removed": _("Removed"), "changed": _("Changed")}
    leads = row.section == "indicators" and row.status != "removed"
    return Change(
        reader.say(row.label),
        row.status,
        words[row.status],
        reader.say(row.before),
        reader.say(row.after),
        reader.all(row.changes),
        table_address(reader.told, edition.name, row.name) if leads else "",
    )
