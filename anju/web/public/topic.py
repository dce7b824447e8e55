"""One topic of questions (题目): shown, changed entry by entry, checked by the engine and carried on."""

from dataclasses import replace

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from anju.web.errors import DONE, FAULTY, keep_small
from anju.web.languages import language_in_use
from anju.web.problems import problems_of, title_of
from anju.web.public.keeping import for_the_person_alone
from anju.web.public.topic_page import TopicPage, nearest, person_fields, questions_of
from anju.web.public.ways import after, before, form_of, go, way_of, with_seen
from anju.web.simulation.answers import Answers, edition_of
from anju.web.simulation.carrying import AnswersTooLong, answers_of
from anju.web.simulation.drafts import with_entry, without_entry
from anju.web.simulation.entries import MOST_ENTRIES
from anju.web.simulation.forms import TopicForm
from anju.web.simulation.progress import progress_of
from anju.web.simulation.topics import topic_called


@login_not_required
@keep_small
@for_the_person_alone
@require_http_methods(["GET", "HEAD", "POST"])
def topic(request: HttpRequest, name: str) -> HttpResponse:
    """Ask the questions of one topic (题目), and carry what is answered on to the next page."""
    answers = answers_of(request)
    asked = topic_called(edition_of(answers), name)
    if asked is None:
        return _not_asked(answers, name)
    if request.method != "POST":
        return _shown(request, answers, form_of(answers, asked))
    doing = request.POST.get("do", "save")
    if doing == "skip":
        return go(with_seen(answers, asked), after(edition_of(answers), asked, way_of(request, answers)))
    form = form_of(answers, asked, data=request.POST)
    if doing.startswith(("add:", "remove:")):
        return _changed(request, answers, form, doing)
    return _saved(request, answers, form, doing)


def _not_asked(answers: Answers, name: str) -> HttpResponse:
    """Lead from a topic that another edition asks for to the answers; a name that is none is not found."""
    if name not in edition_of(answers).vocabulary.topics:
        raise Http404
    return redirect("public:check_answers")


def _saved(request: HttpRequest, answers: Answers, form: TopicForm, doing: str) -> HttpResponse:
    """Carry the answers on, to the next page or to the one that was chosen; or show everything that is wrong."""
    if form.is_valid():
        changed = with_seen(replace(answers, person_file=form.person_file), form.topic)
        try:
            return go(changed, after(edition_of(answers), form.topic, way_of(request, answers), doing))
        except AnswersTooLong as long:
            form.add_error(None, long.say.in_(language_in_use()))
    return _shown(request, answers, form)


def _changed(request: HttpRequest, answers: Answers, form: TopicForm, doing: str) -> HttpResponse:
    """Show the form with an entry more or an entry less; nothing that was typed is lost, nothing is checked yet."""
    verb, _colon, rest = doing.partition(":")
    kind, _colon, place = rest.partition(":")
    asked = next((one for one in form.topic.kinds if one.kind.name == kind), None)
    if asked is None:
        return _shown(request, answers, form)
    number = form.entries.get(kind, 0)
    if verb == "add" and number < MOST_ENTRIES:
        draft, newest = with_entry(form.typed(), asked), f"facts-{kind}-{number}"
    elif verb == "remove" and place.isdecimal() and int(place) < number:
        draft, newest = without_entry(form.typed(), asked, int(place)), nearest(asked, int(place), number)
    else:
        draft, newest = form.typed(), ""
    said = _("Entry removed.") if verb == "remove" else ""
    return _shown(request, answers, form_of(answers, form.topic, draft=draft), newest, said)


def _shown(request: HttpRequest, answers: Answers, form: TopicForm, newest: str = "", said: str = "") -> HttpResponse:
    edition, way = edition_of(answers), way_of(request, answers)
    problems = problems_of(form)
    heading = form.topic.label.in_(language_in_use())
    page = TopicPage(
        title=title_of(heading, problems),
        heading=heading,
        progress=progress_of(edition, answers, form.topic),
        here=form.topic.name,
        query=way.query,
        back=before(edition, form.topic, way),
        save_said=_("Save and go back") if way.to else _("Save and go on"),
        can_skip=not way.to,
        person=person_fields(form),
        questions=questions_of(form, newest),
        problems=problems,
        of_sample=bool(way.sample),
        said=said,
    )
    return render(request, "public/topic.html", {"page": page}, status=FAULTY if problems else DONE)
