"""Come back with a link (凭链接继续): what was filled in stands sealed in the link itself, and nowhere else."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from anju.web.errors import DONE, FAULTY, keep_small
from anju.web.problems import Problems, problems_of, title_of
from anju.web.public.keeping import for_the_person_alone
from anju.web.public.link_form import LinkForm
from anju.web.simulation.carrying import answers_of, carry


@dataclass(frozen=True, slots=True)
class ReturnPage:
    """Everything the page shows."""

    title: str
    form: LinkForm
    problems: Problems | None
    replaces: bool


@login_not_required
@keep_small
@for_the_person_alone
@require_http_methods(["GET", "HEAD", "POST"])
def return_to_answers(request: HttpRequest) -> HttpResponse:
    """Take the answers out of a link (凭链接继续) and go on with them."""
    form = LinkForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return carry(redirect("public:check_answers"), form.cleaned_data["link"])
    problems = problems_of(form) if form.is_bound else None
    page = ReturnPage(title_of(_("Come back with a link"), problems), form, problems, not answers_of(request).are_none)
    return render(request, "public/return_to_answers.html", {"page": page}, status=FAULTY if problems else DONE)
