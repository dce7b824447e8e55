"""Choose city, edition, day and purpose (选择城市与版本); another city asks first, for its words differ."""

from dataclasses import dataclass, replace
from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from anju.common import clock
from anju.editions.shelf import shipped_edition, shipped_names
from anju.engine.days import day_number
from anju.engine.edition import Edition
from anju.engine.text import Text
from anju.web.errors import DONE, FAULTY, keep_small
from anju.web.languages import language_in_use
from anju.web.problems import Problems, problems_of, title_of
from anju.web.public.edition_form import EditionForm
from anju.web.public.keeping import for_the_person_alone
from anju.web.public.ways import PAGES, Way, go, way_of
from anju.web.sheet.words import covered
from anju.web.simulation.answers import Answers
from anju.web.simulation.carrying import answers_of
from anju.web.simulation.moving import Moved, moved
from anju.web.simulation.topics import context_of


@dataclass(frozen=True, slots=True)
class EditionChoice:
    """An edition to choose: its name, since when it applies, and whether today."""

    id: str
    value: str
    label: str
    covered: str
    said: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class City:
    """A city with its editions, the newest first."""

    label: str
    editions: tuple[EditionChoice, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What a change of the city keeps, and what it does not."""

    city: str
    kept: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EditionPage:
    """Everything the page shows."""

    title: str
    query: str
    back: str
    form: EditionForm
    cities: tuple[City, ...]
    context: tuple[BoundField, ...]
    problems: Problems | None
    change: Change | None


@login_not_required
@keep_small
@for_the_person_alone
@require_http_methods(["GET", "HEAD", "POST"])
def choose_edition(request: HttpRequest) -> HttpResponse:
    """Choose by which rules one is scored (选择城市与版本), on which day and for what."""
    answers = answers_of(request)
    form = EditionForm(answers, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _shown(request, answers, form)
    edition: Edition = form.cleaned_data["edition"]
    if edition.vocabulary.city == form.before.vocabulary.city:
        kept = dict(answers.person_file) | {"context": form.context(answers.person_file["context"])}
        same_city = replace(answers, edition=edition.name, as_of=form.cleaned_data["as_of"], person_file=kept)
        return _gone(request, same_city, asks_again=any(field not in form.asked for field in context_of(edition)))
    taken = moved(answers.person_file, form.before.vocabulary, edition.vocabulary)
    if not answers.are_none and request.POST.get("do") != "change":
        return _shown(request, answers, form, _change(edition, taken))
    changed = Answers(edition.name, form.cleaned_data["as_of"], taken.person_file, answers.remember)
    return _gone(request, changed, asks_again=bool(context_of(edition)))


def _gone(request: HttpRequest, answers: Answers, *, asks_again: bool = False) -> HttpResponse:
    """Go on: to what the new city asks about the application, back where one came from, or to the questions."""
    way = way_of(request, answers)
    if asks_again:
        return go(answers, reverse("public:choose_edition") + Way(way.to, "").query)
    ahead = reverse("public:quick_questions" if answers.are_none else "public:check_answers")
    return go(answers, reverse(PAGES[way.to]) if way.to else ahead)


def _shown(request: HttpRequest, answers: Answers, form: EditionForm, change: Change | None = None) -> HttpResponse:
    way, problems = way_of(request, answers), problems_of(form)
    page = EditionPage(
        title=title_of(_title(change), problems),
        query=way.query,
        back=reverse(PAGES[way.to]) + way.of_sample if way.to else reverse("public:start"),
        form=form,
        cities=_cities(str(form["edition"].value()), clock.today()),
        context=tuple(form[name] for name in form.fields if name.startswith("context-")),
        problems=problems,
        change=change,
    )
    return render(request, "public/choose_edition.html", {"page": page}, status=FAULTY if problems else DONE)


def _title(change: Change | None) -> str:
    return _("Change to %(city)s?") % {"city": change.city} if change else _("City, edition and day")


def _change(edition: Edition, taken: Moved) -> Change:
    return Change(edition.vocabulary.label.in_(language_in_use()), _words(taken.kept), _words(taken.lost))


def _words(labels: list[Text]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(label.in_(language_in_use()) for label in labels))


def _cities(chosen: str, today: date) -> tuple[City, ...]:
    """Answer the editions by their cities, newest first in each; the city chosen stands first."""
    language = language_in_use()
    by_city: dict[str, list[EditionChoice]] = {}
    names = shipped_names()
    first = shipped_edition(chosen).vocabulary.city if chosen in names else ""
    editions = sorted(map(shipped_edition, reversed(names)), key=lambda one: one.vocabulary.city != first)
    for edition in editions:
        choice = EditionChoice(
            id=f"id_edition_{names.index(edition.name)}",
            value=edition.name,
            label=edition.label.in_(language),
            covered=covered(edition, language),
            said=_("In force today") if edition.covers(day_number(today)) else "",
            chosen=edition.name == chosen,
        )
        by_city.setdefault(edition.vocabulary.label.in_(language), []).append(choice)
    return tuple(City(label, tuple(choices)) for label, choices in by_city.items())
