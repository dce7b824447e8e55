"""Every page and everybody: who may enter is what the table says, and a page that nobody wrote down fails."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from anju.accounts.models import Account
from anju.accounts.states import OFFICE_ROLES, Role
from anju.common.closed import ClosedByDefault, open_to
from anju.web.doors import SHOWN, STAFF, WhoAsks
from tests.accounts.making import officer, resident
from tests.web.doors_table import DOORS, PUBLIC

WHO = ["visitor", Role.RESIDENT.value, STAFF, *sorted(role.value for role in OFFICE_ROLES)]


def pages() -> Iterator[tuple[str, Any]]:
    """Walk all addresses; answer the name and the view of each."""
    yield from _walk(get_resolver().url_patterns, "")


def _walk(patterns: Any, space: str) -> Iterator[tuple[str, Any]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from _walk(pattern.url_patterns, space + inner)
        elif isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}", pattern.callback


def is_open(view: Any) -> bool:
    """Say whether a view is open to everybody."""
    return not getattr(view, "login_required", True)


def test_pages_open_to_everybody_are_those_of_the_list() -> None:
    found = {name for name, view in pages() if is_open(view) and not name.startswith("public:")}
    assert found == PUBLIC


def test_every_other_page_has_its_door_in_the_table() -> None:
    assert {name: open_to(view) for name, view in pages() if not is_open(view)} == DOORS


def test_every_page_under_public_is_open_to_everybody() -> None:
    assert [name for name, view in pages() if name.startswith("public:") and not is_open(view)] == []


def request_of(who: str) -> HttpRequest:
    """Answer a request of somebody; staff have shown a second factor."""
    client = Client()
    if who != "visitor":
        client.force_login(
            resident() if who == Role.RESIDENT else plain_staff() if who == STAFF else officer(Role(who))
        )
    request = RequestFactory().get("/")
    request.session = client.session
    request.session[SHOWN] = True
    request.user = get_user(request)
    return request


def plain_staff() -> Account:
    """Open an account of staff with no appointment."""
    account = officer(Role.AUDITOR, "nobody-yet")
    account.appointments.all().delete()
    return account


def roles_of(who: str) -> set[str]:
    """Answer the roles of somebody."""
    return set() if who == "visitor" else {who} if who == Role.RESIDENT else {who, STAFF}


@pytest.mark.django_db
@pytest.mark.parametrize("who", WHO)
def test_everybody_is_let_in_to_exactly_the_pages_of_the_table(who: str) -> None:
    request, door = request_of(who), ClosedByDefault(lambda _: HttpResponse())
    WhoAsks(lambda _: HttpResponse())(request)
    entered = {name for name, view in pages() if door.process_view(request, view, (), {}) is None}
    of_table = {name for name, roles in DOORS.items() if roles & roles_of(who)}
    assert {name for name in entered if not name.startswith("public:")} == of_table | PUBLIC


@pytest.mark.django_db
@pytest.mark.parametrize("role", sorted(OFFICE_ROLES))
def test_staff_without_a_second_factor_are_led_to_set_one_up(role: Role) -> None:
    client = Client()
    client.force_login(officer(role))
    answer = client.get(reverse("officer:home"))
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("mfa_activate_totp"))


@pytest.mark.django_db
def test_appointment_that_ended_closes_the_door() -> None:
    account = officer(Role.WINDOW_CLERK)
    client = Client()
    client.force_login(account)
    session = client.session
    session[SHOWN] = True
    session.save()
    account.appointments.update(ends_on="2020-12-31")
    assert client.get(reverse("officer:home")).status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["account:sign_in_as", "account:demo_clock"])
def test_pages_of_the_demo_are_not_there_anywhere_else(name: str) -> None:
    given = {"slug": "window"} if name == "account:sign_in_as" else None
    assert Client().post(reverse(name, kwargs=given)).status_code == 404
