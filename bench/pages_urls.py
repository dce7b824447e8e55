"""The addresses of the site, and the result page with constant data. Nothing of this is reachable in the product."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import path

from anju.site.urls import urlpatterns as pages
from anju.web.public.judging import judged, shown
from anju.web.public.keeping import for_the_person_alone
from anju.web.public.result import ResultPage, result_page

PREPARED: dict[str, ResultPage] = {}


@login_not_required
@for_the_person_alone
def constant_result(request: HttpRequest) -> HttpResponse:
    """Render the same template with what was prepared for the first visitor."""
    return shown(request, "public/result.html", _prepared(request))


def _prepared(request: HttpRequest) -> ResultPage:
    if "page" not in PREPARED:
        PREPARED["page"] = result_page(judged(request))
    return PREPARED["page"]


urlpatterns = [path("constant", constant_result), *pages]
