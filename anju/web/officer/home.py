"""The first page of those who work here (工作人员首页)."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from anju.accounts.models import Account, Appointment
from anju.accounts.queries import appointments_of, names_of
from anju.accounts.states import OFFICE_ROLES, Role
from anju.common import clock
from anju.common.closed import for_roles
from anju.web.cells import Cell
from anju.web.languages import language_in_use
from anju.web.words import ROLE_WORDS


@dataclass(frozen=True, slots=True)
class HomePage:
    """Who one is here, and what there is to do."""

    title: str
    name: str
    appointments: tuple[Cell, ...]
    ways: tuple[Cell, ...]


@for_roles(*OFFICE_ROLES)
@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the first page of staff (工作人员首页)."""
    account = request.user
    if not isinstance(account, Account):
        raise TypeError("Only those who signed in come here.")
    held = list(appointments_of(account, clock.today()).select_related("unit"))
    page = HomePage(_("Workbench"), account.name, _cells(held), _ways({Role(one.role) for one in held}))
    return render(request, "officer/home.html", {"page": page})


def _cells(held: list[Appointment]) -> tuple[Cell, ...]:
    names = names_of([one.unit for one in held if one.unit], clock.today())
    zh = language_in_use() == "zh"
    said = {pk: name.name_zh if zh else name.name_en for pk, name in names.items()}
    return tuple(
        Cell(str(ROLE_WORDS[Role(one.role)]), value=said.get(one.unit_id or 0, _("the whole city"))) for one in held
    )


def _ways(roles: set[Role]) -> tuple[Cell, ...]:
    ways = [Cell(_("Second factor"), _("authenticator app, passkeys"), "", reverse("mfa_index"))]
    if Role.WINDOW_CLERK in roles:
        told = _("a mobile that is new, lost, or was given to somebody else")
        ways.insert(0, Cell(_("Bind a mobile at the window"), told, "", reverse("officer:rebind_person")))
    return tuple(ways)
