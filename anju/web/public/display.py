"""How the pages look for this visitor (显示设置): large print, colours. Kept in two cookies and nowhere else."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from anju.web.shell import DISPLAY_COOKIE, DISPLAYS, THEME_COOKIE, THEMES

STAYS = timedelta(days=365)
CHOICES = {DISPLAY_COOKIE: DISPLAYS, THEME_COOKIE: THEMES}


@dataclass(frozen=True, slots=True)
class DisplayPage:
    """The page of the display."""

    title: str


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def display(request: HttpRequest) -> HttpResponse:
    """Show the choices (显示设置), or keep what was chosen and go back to the page it was chosen on."""
    if request.method != "POST":
        return render(request, "public/display.html", {"page": DisplayPage(_("Display"))})
    response = redirect(_page_before(request))
    for name, known in CHOICES.items():
        if request.POST.get(name) in known:
            secure = settings.SECURE_SSL_REDIRECT  # the site is reached by HTTPS alone
            response.set_cookie(name, request.POST[name], max_age=STAYS, httponly=True, samesite="Lax", secure=secure)
    return response


def _page_before(request: HttpRequest) -> str:
    """Answer the page to go back to; an address of another site is not followed."""
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else reverse("public:display")
