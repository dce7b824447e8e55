"""Saying that something in help is wrong (我要纠错)."""

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from anju.common import clock
from anju.help import actions
from anju.help.actions import TooManyReports
from anju.help.content import CityHelp
from anju.help.models import ErrorReport
from anju.web.errors import DONE, FAULTY, TOO_MANY, keep_small
from anju.web.problems import Problem, Problems, problems_of, title_of
from anju.web.public.help.reader import Reader, Way, reader_of
from anju.web.public.help.report_form import ErrorReportForm
from anju.web.public.help.reported import reported_address, subject_of

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


@login_not_required
@keep_small
@require_http_methods(["GET", "HEAD", "POST"])
def report_error(request: HttpRequest, told: CityHelp) -> HttpResponse:
    """Ask what is wrong (我要纠错), take it in, and go on to the page that says its number."""
    reader = reader_of(request, told)
    if (about := subject_of(reader, request.GET.get("about", "help"))) is None:
        raise Http404
    form = ErrorReportForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        problems = problems_of(form) if form.is_bound else None
        return _asked(request, _page(reader, about, form, problems), FAULTY if problems else DONE)
    try:
        report = _receive(request, told, form)
    except TooManyReports:
        return _asked(request, _page(reader, about, form, _too_many()), TOO_MANY)
    return redirect(reported_address(report, told))


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
