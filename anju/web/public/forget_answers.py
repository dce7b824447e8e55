"""Clear what was filled in (清除已填内容)."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from anju.web.simulation.carrying import forget


@login_not_required
@require_POST
def forget_answers(request: HttpRequest) -> HttpResponse:
    """Let the browser forget the answers (清除已填内容), and the pages it kept to go back to."""
    response = forget(redirect(f"{reverse('public:start')}?cleared"))
    response["Clear-Site-Data"] = '"cache"'
    return response
