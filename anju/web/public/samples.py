"""The sample residents (示例人物): made-up people whose every point can be looked at."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from anju.demo import queries
from anju.demo.models import SampleResident
from anju.web.languages import language_in_use


@dataclass(frozen=True, slots=True)
class SampleCard:
    """A sample resident (示例人物) to choose."""

    label: str
    story: str
    address: str


@dataclass(frozen=True, slots=True)
class SamplesPage:
    """Everything the page shows."""

    title: str
    samples: tuple[SampleCard, ...]


@login_not_required
@require_safe
def samples(request: HttpRequest) -> HttpResponse:
    """List the sample residents (示例人物), each a way to a result. It costs one query."""
    cards = tuple(_card(resident) for resident in queries.sample_residents())
    return render(request, "public/samples.html", {"page": SamplesPage(_("Look at a sample resident"), cards)})


def _card(resident: SampleResident) -> SampleCard:
    zh = language_in_use() == "zh"
    return SampleCard(
        resident.label_zh if zh else resident.label_en,
        resident.story_zh if zh else resident.story_en,
        f"{reverse('public:result')}?{urlencode({'sample': resident.slug})}",
    )
