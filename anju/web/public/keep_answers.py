"""Keep the answers (保存与继续): a file to download, a sealed link, this device; or clear them all."""

from dataclasses import dataclass, replace

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from anju.common import clock
from anju.engine.days import day_number
from anju.engine.wording.values import day_text
from anju.web.languages import language_in_use
from anju.web.public.keeping import for_the_person_alone
from anju.web.simulation.answers import Answers
from anju.web.simulation.carrying import LINKED, REMEMBERED, VISIT, answers_of, carry, link_of


@dataclass(frozen=True, slots=True)
class KeepPage:
    """Everything the page shows."""

    title: str
    answers: Answers
    query: str
    link: str
    link_ends: str
    days: int
    hours: int


@login_not_required
@for_the_person_alone
@require_http_methods(["GET", "HEAD", "POST"])
def keep_answers(request: HttpRequest) -> HttpResponse:
    """Show how to keep the answers (保存与继续), or remember them on this device from now on, or no longer."""
    answers = answers_of(request)
    if request.method == "POST" and not answers.are_none:
        return carry(redirect("public:keep_answers"), replace(answers, remember="remember" in request.POST, sample=""))
    response = render(request, "public/keep_answers.html", {"page": _page(request, answers)})
    # The link on it is as good as the answers, so the page stays in no store of the browser. Going back asks for it
    # anew, which is right: there is nothing typed on it to lose. No header tells the link: it stands in the page, and
    # when it is opened after the #, which no browser sends. (With `no-referrer` a browser would hide where its forms
    # come from, and Django would refuse them; the policy of all pages, `same-origin`, tells other sites nothing.)
    response["Cache-Control"] = "private, no-store"
    return response


def _page(request: HttpRequest, answers: Answers) -> KeepPage:
    ends = day_number((clock.now() + LINKED).date())
    return KeepPage(
        title=_("Keep, return later, clear"),
        answers=answers,
        query=f"?sample={answers.sample}" if answers.sample else "",
        link="" if answers.are_none else _address(request, answers),
        link_ends=day_text(ends).in_(language_in_use()),
        days=REMEMBERED.days,
        hours=VISIT.seconds // 3600,
    )


def _address(request: HttpRequest, answers: Answers) -> str:
    """Answer the address to return to; what stands after the # never leaves the browser by itself."""
    return f"{request.build_absolute_uri(reverse('public:return_to_answers'))}#{link_of(answers)}"
