"""The first page (首页): what this is, whom it is for, and one way to begin."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from anju.editions.shelf import shipped_edition, shipped_names
from anju.web.cells import Cell
from anju.web.languages import language_in_use
from anju.web.public.keeping import for_the_person_alone
from anju.web.simulation.answers import Answers, edition_of
from anju.web.simulation.carrying import carried_by
from anju.web.simulation.progress import progress_of


@dataclass(frozen=True, slots=True)
class Continued:
    """Answers that are carried already, to go on with."""

    edition: str
    progress: str


@dataclass(frozen=True, slots=True)
class StartPage:
    """Everything the first page shows."""

    title: str
    cities: str
    continued: Continued | None
    cleared: bool
    ways: tuple[Cell, ...]


@login_not_required
@for_the_person_alone
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Show the first page (首页); answers that are carried can be continued from here."""
    carried = carried_by(request)
    known = carried is not None and not carried.answers.are_none
    page = StartPage(
        title=_("Estimate your residence-permit points"),
        cities=_(", ").join(_cities()),
        continued=_continued(carried.answers) if carried and known else None,
        cleared="cleared" in request.GET,
        ways=_ways(),
    )
    return render(request, "public/start.html", {"page": page})


def _continued(answers: Answers) -> Continued:
    edition = edition_of(answers)
    return Continued(edition.label.in_(language_in_use()), progress_of(edition, answers).said)


def _cities() -> list[str]:
    """Name the cities that have a shipped edition, the city of the newest edition first."""
    vocabularies = [shipped_edition(name).vocabulary for name in reversed(shipped_names())]
    return list(dict.fromkeys(vocabulary.label.in_(language_in_use()) for vocabulary in vocabularies))


def _ways() -> tuple[Cell, ...]:
    return (
        Cell(_("Look at a sample resident"), _("made-up people, every point explained"), "", reverse("public:samples")),
        Cell(
            _("Another city, edition or day"),
            _("earlier rules, and the purpose"),
            "",
            reverse("public:choose_edition"),
        ),
        Cell(_("Come back with a link"), _("that you kept here before"), "", reverse("public:return_to_answers")),
        Cell(_("Load a person file"), _("that you downloaded or wrote"), "", reverse("public:load_answers")),
        Cell(_("Help"), _("guides, windows, points tables, earlier lines"), "", reverse("public:help")),
    )
