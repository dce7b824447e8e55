"""The result as a PDF (打印件), to keep and to take along."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from anju.common import clock
from anju.engine.days import iso_day
from anju.web.languages import language_in_use
from anju.web.outlook.forms import USUAL_YEARS
from anju.web.outlook.page import look_ahead
from anju.web.prints.score_sheet import About, score_sheet_pdf
from anju.web.public.judging import Judged, judged
from anju.web.public.keeping import for_the_person_alone


@login_not_required
@require_safe
@for_the_person_alone
def result_pdf(request: HttpRequest) -> HttpResponseBase:
    """Print the sheet, the plan and the materials (打印件)."""
    person = judged(request)
    if person.answers.are_none:
        return redirect("public:result")
    # Of one's own answers the code shows only where the site is: they stand in no address.
    page = person.address("result") if person.sample else reverse("public:start")
    return HttpResponse(
        _printed(person, request.build_absolute_uri(page)),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="anju-{person.edition.name}-{iso_day(person.day)}.pdf"'},
    )


def _printed(person: Judged, address: str) -> bytes:
    plan = look_ahead(person.edition, person.facts, person.day, person.usual_target, USUAL_YEARS)
    about = About(person.sample.label if person.sample else "", address, clock.today())
    return score_sheet_pdf(person.sheet, plan, about, language_in_use())
