"""Saying that something in help is wrong (我要纠错), and what became of it."""

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from anju.common import clock
from anju.help import actions, queries
from anju.help.actions import TooManyReports
from anju.help.content import CityHelp
from anju.help.models import ErrorReport
from anju.help.searching import index_of
from anju.help.states import Outcome, State
from anju.web.errors import DONE, FAULTY, TOO_MANY, keep_small
from anju.web.problems import Problem, Problems, problems_of, title_of
from anju.web.public.help.reader import Reader, Way, page_name, reader_of
from anju.web.public.help.report_form import ErrorReportForm

SIGNER = Signer(salt="anju.help.error_report")
"""Signs the number of a report in its address, so that nobody reads those of others by counting."""

NEIGHBOURS = 64
"""The bits of an IPv6 address that one household shares."""


@dataclass(frozen=True, slots=True)
class ReportErrorPage:
    """The form."""

    title: str
    heading: str
    city: str
    back: Way
    about: Way
    form: ErrorReportForm
    problems: Problems | None


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
@keep_small
@require_http_methods(["GET", "HEAD", "POST"])
def report_error(request: HttpRequest, told: CityHelp) -> HttpResponse:
    """Ask what is wrong (我要纠错), take it in, and go on to the page that says its number."""
    reader = reader_of(request, told)
    about = _about(reader, request.GET.get("about", "help"))
    form = ErrorReportForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        problems = problems_of(form) if form.is_bound else None
        return _asked(request, _page(reader, about, form, problems), FAULTY if problems else DONE)
    try:
        report = _receive(request, told, form)
    except TooManyReports:
        return _asked(request, _page(reader, about, form, _too_many()), TOO_MANY)
    return redirect("public:reported_error", told, SIGNER.sign(str(report.pk)))


@login_not_required
@require_safe
def reported_error(request: HttpRequest, told: CityHelp, signed: str) -> HttpResponse:
    """Thank for a report, and say its number and what became of it; the address may be kept."""
    try:
        report = queries.error_report(int(SIGNER.unsign(signed)))
    except (BadSignature, ErrorReport.DoesNotExist):
        raise Http404 from None
    reader = reader_of(request, told)
    states = {State.RECEIVED: _("Received"), State.LOOKED_AT: _("Being looked at"), State.SETTLED: _("Settled")}
    outcomes = {
        Outcome.CHANGED: _("Corrected"),
        Outcome.UNCHANGED: _("Nothing to correct"),
        Outcome.UNCLEAR: _("Could not be verified"),
    }
    page = ReportedErrorPage(
        title=_("Thank you, your report has arrived"),
        city=reader.say(told.label),
        back=reader.home,
        number=report.pk,
        about=_about(reader, report.about),
        received=reader.day(report.received_at.astimezone(clock.SHANGHAI).date()),
        state=states[State(report.state)],
        outcome=outcomes[Outcome(report.outcome)] if report.outcome else "",
        answer=report.answer,
    )
    return render(request, "public/reported_error.html", {"page": page})


def _page(reader: Reader, about: Way, form: ErrorReportForm, problems: Problems | None) -> ReportErrorPage:
    heading, city = _("Report an error"), reader.say(reader.told.label)
    return ReportErrorPage(title_of(heading, problems), heading, city, reader.home, about, form, problems)


def _asked(request: HttpRequest, page: ReportErrorPage, status: int) -> HttpResponse:
    return render(request, "public/report_error.html", {"page": page}, status=status)


def _receive(request: HttpRequest, told: CityHelp, form: ErrorReportForm) -> ErrorReport:
    return actions.receive_error_report(
        city=told.city,
        about=request.GET.get("about", "help"),
        text=form.cleaned_data["text"],
        contact=form.cleaned_data["contact"],
        visitor=_visitor(request),
        at=clock.now(),
    )


def _about(reader: Reader, target: str) -> Way:
    """Answer what a report is about: an entry, or a page of help. What is neither is no address."""
    titles = {one.target: one.title for one in index_of(reader.told.city).documents}
    if target in titles:
        return Way(reader.say(titles[target]), reader.address(target))
    try:
        return Way(page_name(target, reader), reader.address(target))
    except KeyError:
        raise Http404 from None


def _too_many() -> Problems:
    say = _("You have sent as many reports today as one may. Please go on tomorrow, or call.")
    return Problems(_("Your report was not sent"), (Problem(say, "id_text"),))


def _visitor(request: HttpRequest) -> str:
    """Answer the network address of a visitor, as the proxy in front says where there is one (ANJU_HTTPS)."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    if settings.SECURE_PROXY_SSL_HEADER:
        address = str(request.META.get("HTTP_X_FORWARDED_FOR", address)).rpartition(",")[2].strip()
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return str(IPv6Address(int(found) >> NEIGHBOURS << NEIGHBOURS)) if isinstance(found, IPv6Address) else str(found)
