"""Three questions for a first range (快速估算), in under a minute."""

from dataclasses import dataclass, replace
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from anju.web.errors import DONE, FAULTY, keep_small
from anju.web.languages import language_in_use
from anju.web.problems import Problems, problems_of, title_of
from anju.web.public.keeping import for_the_person_alone
from anju.web.public.topic_page import QuestionView, person_fields, questions_of, quick
from anju.web.public.ways import form_of, go, way_of
from anju.web.simulation.answers import Answers, edition_of
from anju.web.simulation.carrying import AnswersTooLong, answers_of
from anju.web.simulation.forms import TopicForm
from anju.web.simulation.quick import quick_topic


@dataclass(frozen=True, slots=True)
class QuickPage:
    """Everything the page shows."""

    title: str
    edition: str
    choose: str
    query: str
    person: tuple[BoundField, ...]
    questions: tuple[QuestionView, ...]
    problems: Problems | None


@login_not_required
@keep_small
@for_the_person_alone
@require_http_methods(["GET", "HEAD", "POST"])
def quick_questions(request: HttpRequest) -> HttpResponse:
    """Ask what says most (快速估算), and lead straight to the result."""
    answers = answers_of(request)
    given: dict[str, Any] = {"data": request.POST} if request.method == "POST" else {}
    form = form_of(answers, quick_topic(edition_of(answers)), **given)
    if form.is_valid():
        try:
            return go(replace(answers, person_file=form.person_file), reverse("public:result"))
        except AnswersTooLong as long:
            form.add_error(None, long.say.in_(language_in_use()))
    page = _page(request, answers, form)
    return render(request, "public/quick_questions.html", {"page": page}, status=FAULTY if page.problems else DONE)


def _page(request: HttpRequest, answers: Answers, form: TopicForm) -> QuickPage:
    way, problems = way_of(request, answers), problems_of(form)
    return QuickPage(
        title=title_of(_("A first estimate"), problems),
        edition=edition_of(answers).label.in_(language_in_use()),
        choose=reverse("public:choose_edition") + way.of_sample,
        query=way.of_sample,
        person=person_fields(form),
        questions=tuple(quick(question) for question in questions_of(form)),
        problems=problems,
    )
