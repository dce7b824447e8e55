"""The score sheet (积分明细) of a sample resident, or of a file that is read once and not kept."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods

from anju.demo import queries
from anju.demo.models import SampleResident
from anju.editions.shelf import shipped_edition, shipped_names
from anju.engine.scoring import OutsideEdition, score
from anju.engine.wording.values import day_text
from anju.web.errors import DONE, FAULTY, keep_small
from anju.web.languages import language_in_use
from anju.web.public.files import written
from anju.web.public.forms import PersonFileForm, QuestionForm, SampleForm, usual_day
from anju.web.public.page import Answer, page_of
from anju.web.public.problems import outside_problem, problems_of
from anju.web.sheet.page import sheet_view


@login_not_required
@keep_small
@require_http_methods(["GET", "HEAD", "POST"])
def score_sheet(request: HttpRequest) -> HttpResponse:
    """Show the explained score sheet (积分明细), or the question with all that is wrong with it."""
    resident = _resident(request)
    form = _form(request, resident)
    answer = _answered(form)
    page = page_of(request, form, answer, resident)
    return _shown(request, page, FAULTY if answer.problems else DONE)


def _resident(request: HttpRequest) -> SampleResident | None:
    """Fetch the resident asked about, or the one whose file is to be changed into one's own."""
    slug = request.GET.get("sample") or request.GET.get("draft")
    if request.method == "POST" or not slug:
        return None
    try:
        validate_slug(slug)
        return queries.sample_resident(slug)
    except (ValidationError, SampleResident.DoesNotExist):
        raise Http404 from None


def _form(request: HttpRequest, resident: SampleResident | None) -> QuestionForm:
    if request.method == "POST":
        return PersonFileForm(request.POST, request.FILES)
    if resident is None:
        newest = shipped_edition(shipped_names()[-1])
        return PersonFileForm(initial={"edition": newest.name, "as_of": usual_day(newest)})
    text = written(resident.person_file, shipped_edition(resident.edition).vocabulary)
    if "sample" not in request.GET:
        return PersonFileForm(initial={"text": text, "edition": resident.edition, "as_of": resident.as_of})
    return SampleForm(request.GET, person_file=text, edition=resident.edition, as_of=resident.as_of.isoformat())


def _answered(form: QuestionForm) -> Answer:
    language = language_in_use()
    if not form.is_bound:
        return Answer()
    if not form.is_valid() or form.facts is None:
        return Answer(problems=problems_of(form, language))
    edition, day = form.cleaned_data["edition"], form.cleaned_data["as_of"]
    try:
        sheet = score(edition, form.facts, day, as_if_in_force=form.cleaned_data["as_if"])
    except OutsideEdition:
        return Answer(problems=outside_problem(edition, day_text(day).in_(language), language))
    return Answer(sheet=sheet_view(sheet, language))


def _shown(request: HttpRequest, page: object, status: int) -> HttpResponse:
    """Answer a page; half a character that a file smuggled in is shown as a question mark, not as a failure."""
    text = render_to_string("public/score_sheet.html", {"page": page}, request)
    response = HttpResponse(text.encode("utf-8", "replace"), status=status)
    if request.method == "POST":
        add_never_cache_headers(response)
    return response
