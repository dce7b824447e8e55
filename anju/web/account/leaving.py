"""After a sign-in, and in the demo (登录之后、演示账户)."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from anju.accounts.models import Account
from anju.accounts.states import Role
from anju.common import clock
from anju.common.closed import for_roles
from anju.demo import queries as demo
from anju.people.queries import binding_of
from anju.web.account.session import confirm, sign_in
from anju.web.doors import SHOWN, STAFF

TRAVELS = {
    "day": timedelta(days=1),
    "week": timedelta(days=7),
    "month": timedelta(days=30),
    "year": timedelta(days=365),
}


@for_roles(Role.RESIDENT, STAFF)
@require_safe
def signed_in(request: HttpRequest) -> HttpResponse:
    """Lead whoever signed in to the first page of the own (登录后首页)."""
    is_staff = isinstance(request.user, Account) and request.user.is_staff
    return redirect("officer:home" if is_staff else "applicant:my_people")


@login_not_required
@require_POST
def sign_in_as(request: HttpRequest, slug: str) -> HttpResponse:
    """Sign in as somebody of the demo city (演示登录); anywhere else there is no such page."""
    account = demo.demo_account(slug) if settings.DEMO else None
    if account is None:
        raise Http404
    logout(request)
    answer = sign_in(request, account, "demo")
    if account.is_staff:
        request.session[SHOWN] = True
    elif binding := binding_of(account):
        confirm(request, binding)
    return answer


@login_not_required
@require_POST
def demo_clock(request: HttpRequest) -> HttpResponse:
    """Travel in the demo's time (演示时钟), and go back to the page; anywhere else there is no such page."""
    if not settings.DEMO:
        raise Http404
    step = TRAVELS.get(request.POST.get("travel", ""))
    if step:
        clock.travel(step)
    else:
        clock.return_to_present()
    back = request.POST.get("next", "")
    return redirect(back if url_has_allowed_host_and_scheme(back, None) else "/")
