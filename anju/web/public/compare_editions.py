"""One person under two editions (版本比较): line by line, and how the texts of the editions differ."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from anju.editions.shelf import shipped_edition
from anju.engine.scoring import score
from anju.engine.wording.values import day_text
from anju.web.errors import DONE, FAULTY
from anju.web.languages import language_in_use
from anju.web.outlook.comparison import ComparisonView, comparison_view, next_edition, other_editions
from anju.web.outlook.forms import OtherEditionForm
from anju.web.problems import Problems, problems_of, title_of
from anju.web.public.judging import Judged, Sample, judged, shown
from anju.web.public.keeping import for_the_person_alone


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Everything the page shows."""

    title: str
    sample: Sample | None
    day: str
    form: OtherEditionForm | None
    problems: Problems | None
    comparison: ComparisonView | None
    back: str


@login_not_required
@require_safe
@for_the_person_alone
def compare_editions(request: HttpRequest) -> HttpResponse:
    """Put the sheet beside that of another edition (版本比较); the next one when none is named."""
    page = _page(judged(request), request.GET.get("edition", ""))
    return shown(request, "public/compare_editions.html", page, FAULTY if page.problems else DONE)


def _page(person: Judged, asked: str) -> ComparePage:
    following = next_edition(person.edition)
    others = other_editions(person.edition)
    form = OtherEditionForm({"edition": asked or (following.name if following else "")}, others)
    problems = problems_of(form) if others and not form.is_valid() else None
    return ComparePage(
        title_of(_("Compare with another edition"), problems),
        person.sample,
        day_text(person.day).in_(language_in_use()),
        form if others else None,
        problems,
        _compared(person, form.cleaned_data["edition"]) if form.is_valid() else None,
        person.address("result"),
    )


def _compared(person: Judged, other: str) -> ComparisonView:
    second = score(shipped_edition(other), person.facts, person.day, as_if_in_force=True)
    return comparison_view(person.sheet, second, language_in_use())
