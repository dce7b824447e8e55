"""Who it is that signed in: bound by the register, confirmed at each sign-in (绑定本人、核对本人)."""

from dataclasses import dataclass

from allauth.core import ratelimit
from django import forms
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from anju.accounts.states import Role
from anju.common import clock
from anju.common.closed import for_roles
from anju.demo.city import demo_accounts
from anju.demo.city.registers import PASSED
from anju.people.actions import bindings
from anju.people.actions.bindings import (
    BoundElsewhere,
    FaceDiffers,
    HolderDiffers,
    HolderUnknown,
    NotBound,
    RegisterDiffers,
)
from anju.web.account.forms import BindForm, HolderForm
from anju.web.account.session import confirm, holder_of
from anju.web.errors import DONE, FAULTY
from anju.web.problems import Problem, Problems, problems_of, title_of


@dataclass(frozen=True, slots=True)
class HolderPage:
    """A form about who one is."""

    title: str
    heading: str
    form: forms.Form
    problems: Problems | None
    known: tuple[str, ...] = ()
    """Whom the simulated register knows, in the demo."""


@for_roles(Role.RESIDENT)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def bind_person(request: HttpRequest) -> HttpResponse:
    """Bind the account to the person whom the register knows (绑定本人)."""
    holder = holder_of(request)
    if holder.binding:
        return redirect("applicant:my_people")
    form = BindForm(request.POST or None, initial={"face_proof": PASSED if settings.DEMO else ""})
    problems = problems_of(form) if form.is_bound else None
    if form.is_valid():
        problems = _too_often(request)
        if problems is None:
            try:
                made = bindings.bind_by_register(account=holder.account, at=clock.now(), **form.cleaned_data)
            except NotBound as refusal:
                problems = _not_bound(refusal)
            else:
                confirm(request, made)
                return redirect("applicant:my_people")
    return _answer(request, "applicant/bind_person.html", _("Say who you are"), form, problems)


@for_roles(Role.RESIDENT)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_holder(request: HttpRequest) -> HttpResponse:
    """Ask whoever signed in for the identity number of the person bound (核对本人): mobiles are given to others."""
    holder = holder_of(request)
    if holder.binding is None or holder.is_confirmed:
        return redirect("applicant:my_people")
    form = HolderForm(request.POST or None)
    problems = problems_of(form) if form.is_bound else None
    if form.is_valid():
        try:
            binding = bindings.confirm_holder(
                account=holder.account, number=form.cleaned_data["number"], at=clock.now()
            )
        except HolderUnknown as refusal:
            problems = _unknown(refusal)
        else:
            confirm(request, binding)
            return redirect("applicant:my_people")
    return _answer(request, "applicant/confirm_holder.html", _("Is it you?"), form, problems)


@for_roles(Role.RESIDENT)
@require_POST
def disown(request: HttpRequest) -> HttpResponse:
    """Take a number that was somebody else's before (号码原属他人): the other's binding ends, and one begins anew."""
    bindings.disown(account=holder_of(request).account, at=clock.now())
    logout(request)
    return redirect("account:sign_in")


def _answer(
    request: HttpRequest, template: str, heading: str, form: forms.Form, problems: Problems | None
) -> HttpResponse:
    page = HolderPage(title_of(heading, problems), heading, form, problems, _known())
    return render(request, template, {"page": page}, status=FAULTY if problems else DONE)


def _known() -> tuple[str, ...]:
    accounts = demo_accounts() if settings.DEMO else ()
    return tuple(f"{one.name} {one.number} {one.permit}" for one in accounts if one.number and not one.is_bound)


def _too_often(request: HttpRequest) -> Problems | None:
    if ratelimit.consume(request, action="bind_person", user=request.user):
        return None
    return _problem(_("This was tried too often today. Try again tomorrow, or come to a window with the card."))


def _not_bound(refusal: NotBound) -> Problems:
    if isinstance(refusal, RegisterDiffers):
        return _problem(_("Name, identity number and permit do not match the register. Compare them with the cards."))
    if isinstance(refusal, FaceDiffers):
        return _problem(_("The face was not recognised. Try again in better light, or come to a window."))
    if isinstance(refusal, BoundElsewhere):
        return _problem(_("You are bound to another mobile already. A window changes it; bring the card."))
    return _problem(_("The register does not answer now. Try again later, or come to a window; nothing is lost."))


def _unknown(refusal: HolderUnknown) -> Problems:
    if isinstance(refusal, HolderDiffers):
        return _problem(
            _("This is not the identity number bound to this mobile. Compare it with the card."), "id_number"
        )
    return _problem(_("It was tried too often, so the file stays closed. Come to a window with the card."), "id_number")


def _problem(say: str, field: str = "id_name") -> Problems:
    return Problems(_("There is a problem"), (Problem(say, field),))
