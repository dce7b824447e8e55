"""What became of an error report (纠错结果): its number, its state and the answer."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from anju.common import clock
from anju.help import queries
from anju.help.content import CityHelp
from anju.help.models import ErrorReport
from anju.help.searching import index_of
from anju.help.states import Outcome, State
from anju.web.public.help.reader import Reader, Way, reader_of

SIGNER = Signer(salt="anju.help.error_report")
"""Signs the number of a report in its address, so that nobody reads those of others by counting."""


@dataclass(frozen=True, slots=True)
class ReportedErrorPage:
    """What became of a report."""

    title: str
    city: str
    back: Way
    number: int
    about: Way
    received: str
    state: str
    outcome: str
    answer: str


@login_not_required
@require_safe
def reported_error(request: HttpRequest, told: CityHelp, signed: str) -> HttpResponse:
    """Thank for a report, and say its number and what became of it; the address may be kept."""
    page = _page(reader_of(request, told), _report(told, signed))
    return render(request, "public/reported_error.html", {"page": page})


def reported_address(report: ErrorReport, told: CityHelp) -> str:
    """Answer where the sender of a report reads what became of it."""
    return reverse("public:reported_error", args=[told, SIGNER.sign(str(report.pk))])


def subject_of(reader: Reader, target: str) -> Way | None:
    """Answer what a report is about: an entry, or a page of help; None for what is neither, or not any more."""
    titles = {one.target: one.title for one in index_of(reader.told.city).documents}
    if target in titles:
        return Way(reader.say(titles[target]), reader.address(target))
    try:
        return Way(reader.name(target), reader.address(target))
    except KeyError:
        return None


def _report(told: CityHelp, signed: str) -> ErrorReport:
    try:
        report = queries.error_report(int(SIGNER.unsign(signed)))
    except (BadSignature, ErrorReport.DoesNotExist):
        raise Http404 from None
    if report.city != told.city:
        raise Http404
    return report


def _page(reader: Reader, report: ErrorReport) -> ReportedErrorPage:
    return ReportedErrorPage(
        title=_("Thank you, your report has arrived"),
        city=reader.say(reader.told.label),
        back=reader.home,
        number=report.pk,
        about=subject_of(reader, report.about) or Way(report.about, reader.address("help")),
        received=reader.day(report.received_at.astimezone(clock.SHANGHAI).date()),
        state=_state(State(report.state)),
        outcome=_outcome(Outcome(report.outcome)) if report.outcome else "",
        answer=report.answer,
    )


def _state(state: State) -> str:
    return {State.RECEIVED: _("Received"), State.LOOKED_AT: _("Being looked at"), State.SETTLED: _("Settled")}[state]


def _outcome(outcome: Outcome) -> str:
    return {
        Outcome.CHANGED: _("Corrected"),
        Outcome.UNCHANGED: _("Nothing to correct"),
        Outcome.UNCLEAR: _("Could not be verified"),
    }[outcome]
