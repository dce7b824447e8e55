"""The next years (今后几年): curve, advice and plan, as a page or as the part of the result that htmx fetches."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from anju.web.errors import DONE, FAULTY
from anju.web.languages import language_in_use
from anju.web.outlook.forms import TargetForm
from anju.web.outlook.page import OutlookView, look_ahead, outlook_view
from anju.web.problems import Problems, problems_of, title_of
from anju.web.public.judging import Judged, Sample, judged, shown
from anju.web.public.keeping import for_the_person_alone
from anju.web.public.result import NothingPage


@dataclass(frozen=True, slots=True)
class OutlookPage:
    """Everything the page shows."""

    title: str
    sample: Sample | None
    form: TargetForm
    problems: Problems | None
    outlook: OutlookView | None
    back: str
    here: str


@login_not_required
@require_safe
@for_the_person_alone
@vary_on_headers("HX-Request")
def outlook(request: HttpRequest) -> HttpResponse:
    """Show what lies ahead (前瞻) of who is judged, towards the target asked for."""
    person = judged(request)
    if person.answers.are_none:
        return shown(request, "public/result/nothing.html", NothingPage(_("Nothing is filled in yet")))
    page = _page(person, TargetForm(request.GET, decimals=person.edition.decimals))
    template = "public/outlook/ahead.html" if request.headers.get("HX-Request") else "public/outlook.html"
    return shown(request, template, page, FAULTY if page.problems else DONE)


def _page(person: Judged, form: TargetForm) -> OutlookPage:
    problems = None if form.is_valid() else problems_of(form)
    return OutlookPage(
        title_of(_("The next years"), problems),
        person.sample,
        form if problems else form.showing(person.usual_target),
        problems,
        None if problems else _looked_ahead(person, form),
        person.address("result"),
        person.address("outlook"),
    )


def _looked_ahead(person: Judged, form: TargetForm) -> OutlookView:
    asked = form.cleaned_data["target"]
    target = person.usual_target if asked is None else asked
    found = look_ahead(person.edition, person.facts, person.day, target, form.cleaned_data["years"])
    return outlook_view(found, language_in_use())
