"""The result (积分结果): the total or an honest range, and every point with its reason."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from anju.web.languages import language_in_use
from anju.web.public.judging import Judged, Sample, judged, shown
from anju.web.public.keeping import for_the_person_alone
from anju.web.public.next_question import NextQuestionView, next_question_view
from anju.web.sheet.page import SheetView, sheet_view

ABOUT_THE_SAME = ("outlook", "materials", "compare_editions", "result_pdf", "check_answers")
"""The pages about the same person that a result leads to."""


@dataclass(frozen=True, slots=True)
class ResultPage:
    """Everything the page shows."""

    title: str
    sheet: SheetView
    sample: Sample | None
    question: NextQuestionView | None
    addresses: dict[str, str]


@dataclass(frozen=True, slots=True)
class NothingPage:
    """The page for somebody of whom nothing is known."""

    title: str


@login_not_required
@require_safe
@for_the_person_alone
def result(request: HttpRequest) -> HttpResponse:
    """Show the explained score sheet (积分明细) of what was answered, or of a sample resident."""
    person = judged(request)
    if person.answers.are_none:
        return shown(request, "public/result/nothing.html", NothingPage(_("Nothing is filled in yet")))
    return shown(request, "public/result.html", result_page(person))


def result_page(person: Judged) -> ResultPage:
    """Prepare everything the page shows."""
    sample = person.sample
    asked = bool(person.sheet.missing) and sample is None
    return ResultPage(
        sample.label if sample else _("Your estimated points"),
        sheet_view(person.sheet, language_in_use()),
        sample,
        next_question_view(person.answers) if asked else None,
        {name: person.address(name) for name in ABOUT_THE_SAME}
        | {"choose_edition": person.address("choose_edition", next="result")},
    )
