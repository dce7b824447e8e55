"""Check the answers (核对已填内容) before the result; each can be changed."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from anju.web.public.check_page import check_page
from anju.web.public.keeping import for_the_person_alone
from anju.web.simulation.carrying import answers_of


@login_not_required
@for_the_person_alone
@require_safe
def check_answers(request: HttpRequest) -> HttpResponse:
    """Show all answers (核对已填内容), a row for each."""
    return render(request, "public/check_answers.html", {"page": check_page(answers_of(request))})
