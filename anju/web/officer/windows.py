"""At a window: bind the mobile in the hand of the person who shows the card (窗口绑定、换绑)."""

import json
from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from anju.accounts.actions import CodeRefused
from anju.accounts.models import Account
from anju.accounts.states import Role
from anju.common import clock
from anju.common.closed import for_roles
from anju.common.mobiles import masked_mobile
from anju.people.actions import bindings
from anju.people.actions.bindings import NotBound
from anju.people.numbers.identity import masked_number
from anju.people.numbers.names import masked_name
from anju.people.permissions import NoLeave, is_recused
from anju.people.queries import person_of_number
from anju.web.account.forms import CodeForm, RebindForm
from anju.web.account.session import remember_mobile, remembered
from anju.web.account.signing_in import demo_code, refused, send_code
from anju.web.errors import DONE, FAULTY
from anju.web.problems import Problem, Problems, problems_of, title_of

REBINDING = "rebinding"


@dataclass(frozen=True, slots=True)
class RebindPage:
    """A step of binding at a window."""

    title: str
    heading: str
    form: forms.Form
    problems: Problems | None
    person: str = ""
    mobile: str = ""
    demo_code: str = ""
    done: bool = False


@for_roles(Role.WINDOW_CLERK)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def rebind_person(request: HttpRequest) -> HttpResponse:
    """Take down whom to bind to which mobile, and send a code to it (窗口换绑)."""
    form = RebindForm(request.POST or None)
    problems = problems_of(form) if form.is_bound else None
    if form.is_valid():
        problems = _kept_away(request, form.cleaned_data["number"]) or send_code(request, form.cleaned_data["mobile"])
        if problems is None:
            remember_mobile(request, REBINDING, json.dumps(form.cleaned_data))
            return redirect("officer:confirm_rebinding")
    heading = _("Bind a mobile at the window")
    page = RebindPage(title_of(heading, problems), heading, form, problems, done="done" in request.GET)
    return render(request, "officer/rebind_person.html", {"page": page}, status=FAULTY if problems else DONE)


@for_roles(Role.WINDOW_CLERK)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_rebinding(request: HttpRequest) -> HttpResponse:
    """Bind with the code that the person reads from the mobile (窗口换绑确认)."""
    asked = remembered(request, REBINDING)
    if not asked:
        return redirect("officer:rebind_person")
    whom = json.loads(asked)
    form = CodeForm(request.POST or None)
    problems = problems_of(form) if form.is_bound else None
    if form.is_valid():
        problems = _bind(request, whom, form.cleaned_data["code"])
        if problems is None:
            request.session.pop(REBINDING)
            return redirect(f"{request.path.removesuffix('/code')}?done")
    heading = _("Enter the code that the person received")
    page = RebindPage(
        title_of(heading, problems), heading, form, problems,
        f"{masked_name(whom['name'])} {masked_number(whom['number'])}",
        masked_mobile(whom["mobile"]), demo_code(whom["mobile"]),
    )  # fmt: skip
    return render(request, "officer/confirm_rebinding.html", {"page": page}, status=FAULTY if problems else DONE)


def _bind(request: HttpRequest, whom: dict[str, str], code: str) -> Problems | None:
    try:
        bindings.bind_at_window(**whom, code=code, by=_clerk(request), at=clock.now())
    except CodeRefused as refusal:
        return refused(refusal)
    except NoLeave:
        return _recused()
    except NotBound:
        return _problem(_("The file of this number has another name. Compare the card; a name is changed first."))
    return None


def _kept_away(request: HttpRequest, number: str) -> Problems | None:
    person = person_of_number(number)
    return _recused() if person and is_recused(_clerk(request), person) else None


def _recused() -> Problems:
    return _problem(_("This is your own file, a relative's, or one from which you keep away. A colleague must do it."))


def _problem(say: str) -> Problems:
    return Problems(_("There is a problem"), (Problem(say, "id_number"),))


def _clerk(request: HttpRequest) -> Account:
    if not isinstance(request.user, Account):
        raise TypeError("Only those who signed in come here.")
    return request.user
