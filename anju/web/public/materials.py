"""The list of materials to prepare (材料清单), to read and to print."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from anju.web.languages import language_in_use
from anju.web.outlook.materials import Desk
from anju.web.outlook.materials import materials as claimed
from anju.web.public.judging import Sample, judged, shown
from anju.web.public.keeping import for_the_person_alone


@dataclass(frozen=True, slots=True)
class MaterialsPage:
    """Everything the page shows."""

    title: str
    sample: Sample | None
    edition: str
    desks: tuple[Desk, ...]
    back: str


@login_not_required
@require_safe
@for_the_person_alone
def materials(request: HttpRequest) -> HttpResponse:
    """List the materials to prepare (材料清单) for what was claimed, by the department that checks each."""
    person, language = judged(request), language_in_use()
    page = MaterialsPage(
        _("Materials to prepare"),
        person.sample,
        person.edition.label.in_(language),
        claimed(person.sheet, language),
        person.address("result"),
    )
    return shown(request, "public/materials.html", page)
