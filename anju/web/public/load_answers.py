"""Load a person file (载入个人事实文件): it is read once, and what it says travels on as answers do."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from anju.web.errors import DONE, FAULTY, keep_small
from anju.web.languages import language_in_use
from anju.web.problems import Problems, title_of
from anju.web.public.files import file_of
from anju.web.public.keeping import for_the_person_alone
from anju.web.public.load_form import LoadForm
from anju.web.simulation.answers import Answers, no_answers
from anju.web.simulation.carrying import AnswersTooLong, answers_of, carried_by, carry


@dataclass(frozen=True, slots=True)
class LoadPage:
    """Everything the page shows."""

    title: str
    form: LoadForm
    problems: Problems | None
    replaces: bool


@login_not_required
@keep_small
@for_the_person_alone
@require_http_methods(["GET", "HEAD", "POST"])
def load_answers(request: HttpRequest) -> HttpResponse:
    """Load a person file and go to its result (载入), or show every fault of it; a sample's can be changed here."""
    before = _before(request)
    if request.method != "POST":
        return _shown(request, LoadForm(before, initial=_draft(answers_of(request))))
    form = LoadForm(before, request.POST, request.FILES)
    if form.is_valid() and form.answers:
        try:
            return carry(redirect("public:result"), form.answers)
        except AnswersTooLong as long:
            form.add_error("text", long.say.in_(language_in_use()))
    return _shown(request, form)


def _before(request: HttpRequest) -> Answers:
    """Answer what is carried; a sample in the address only fills the form."""
    carried = carried_by(request)
    return carried.answers if carried else no_answers()


def _draft(answers: Answers) -> dict[str, str]:
    return {} if answers.are_none else {"text": file_of(answers), "edition": answers.edition}


def _shown(request: HttpRequest, form: LoadForm) -> HttpResponse:
    """Answer the page; half a character that a file smuggled in is shown as a question mark, not as a failure."""
    problems = form.problems()
    page = LoadPage(title_of(_("Load a person file"), problems), form, problems, not form.before.are_none)
    text = render_to_string("public/load_answers.html", {"page": page}, request)
    return HttpResponse(text.encode("utf-8", "replace"), status=FAULTY if problems else DONE)
