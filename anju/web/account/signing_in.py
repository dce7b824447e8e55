"""Residents sign in: a mobile, a code, and nothing to remember (手机验证码登录)."""

from dataclasses import dataclass

from allauth.core import ratelimit
from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from anju.accounts import actions
from anju.accounts.actions import CodeOver, CodeRefused
from anju.accounts.models import Account
from anju.accounts.queries import MOBILE
from anju.accounts.sms import SmsNotSent
from anju.accounts.sms.file import messages_to
from anju.common import clock, vault
from anju.common.mobiles import masked_mobile
from anju.demo.city import DemoAccount, demo_accounts
from anju.web.account import session
from anju.web.account.forms import CodeForm, MobileForm
from anju.web.account.session import remember_mobile, remembered
from anju.web.errors import DONE, FAULTY
from anju.web.languages import language_in_use
from anju.web.problems import Problem, Problems, problems_of, title_of

ASKED = "mobile_asked"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A demo account to choose."""

    slug: str
    label: str
    story: str


@dataclass(frozen=True, slots=True)
class SignInPage:
    """A step of signing in."""

    title: str
    heading: str
    form: forms.Form
    problems: Problems | None
    mobile: str = ""
    demo_code: str = ""
    demo_residents: tuple[Chosen, ...] = ()
    demo_staff: tuple[Chosen, ...] = ()


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for the mobile, and send it a code (登录)."""
    form = MobileForm(request.POST if request.method == "POST" else None)
    problems = problems_of(form) if form.is_bound else None
    if form.is_valid():
        mobile = form.cleaned_data["mobile"]
        problems = send_code(request, mobile)
        if not problems:
            remember_mobile(request, ASKED, mobile)
            return redirect("account:confirm_code")
    heading = _("Sign in")
    page = SignInPage(
        title_of(heading, problems), heading, form, problems,
        demo_residents=_demo(staff=False), demo_staff=_demo(staff=True),
    )  # fmt: skip
    return render(request, "account/sign_in.html", {"page": page}, status=FAULTY if problems else DONE)


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code, and sign in with it (输入验证码); `again` sends another."""
    mobile = remembered(request, ASKED)
    if not mobile:
        return redirect("account:sign_in")
    again = "again" in request.POST
    form = CodeForm(request.POST if request.method == "POST" and not again else None)
    problems = send_code(request, mobile) if again else problems_of(form) if form.is_bound else None
    if form.is_valid():
        try:
            account = prove(request, mobile, form.cleaned_data["code"])
        except CodeRefused as refusal:
            problems = refused(refusal)
        else:
            request.session.pop(ASKED)
            return session.sign_in(request, account, "code")
    heading = _("Enter the code")
    page = SignInPage(
        title_of(heading, problems), heading, form, problems, masked_mobile(mobile), demo_code(mobile)
    )  # fmt: skip
    return render(request, "account/confirm_code.html", {"page": page}, status=FAULTY if problems else DONE)


def send_code(request: HttpRequest, mobile: str) -> Problems | None:
    """Send a code unless too many were asked for; answer what is wrong, if anything is."""
    key = vault.index_of(mobile, purpose=MOBILE)
    if not ratelimit.consume(request, action="request_login_code", key=key):
        return _problem(_("Too many codes were asked for. Wait a few minutes, and look at the messages you have."))
    try:
        actions.ask_for_code(mobile=mobile, at=clock.now())
    except SmsNotSent:
        return _problem(_("The message could not be sent. Try again later, or come to a window."))
    return None


def prove(request: HttpRequest, mobile: str, code: str) -> Account:
    """Prove a mobile by its code, not too often from one place. Raises CodeRefused."""
    if not ratelimit.consume(request, action="confirm_login_code", key=vault.index_of(mobile, purpose=MOBILE)):
        raise CodeOver
    return actions.prove_mobile(mobile=mobile, code=code, at=clock.now())


def refused(refusal: CodeRefused) -> Problems:
    """Say why a code opens nothing."""
    if isinstance(refusal, CodeOver):
        return _problem(_("No code is good any more. Ask for another one."), "id_code")
    return _problem(_("This is not the code that was sent. Look at the message again."), "id_code")


def demo_code(mobile: str) -> str:
    """Answer the message that the demo would have sent; empty anywhere else."""
    sent = messages_to(mobile) if settings.DEMO else []
    return sent[-1] if sent else ""


def _demo(*, staff: bool) -> tuple[Chosen, ...]:
    accounts = demo_accounts() if settings.DEMO else ()
    return tuple(_chosen(one) for one in accounts if one.is_staff == staff)


def _chosen(one: DemoAccount) -> Chosen:
    language = language_in_use()
    return Chosen(one.slug, one.label(language), one.story(language))


def _problem(say: str, field: str = "id_mobile") -> Problems:
    return Problems(_("There is a problem"), (Problem(say, field),))
