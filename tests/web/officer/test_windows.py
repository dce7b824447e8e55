"""A window binds the mobile in the hand of the person who shows the card."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from anju.accounts.models import Account
from anju.accounts.queries import account_of_mobile
from anju.accounts.states import Role
from anju.audit.models import Event
from anju.people.models import Binding
from anju.people.queries import binding_of_person, readings_of
from anju.web.doors import SHOWN
from tests.accounts.making import MOBILE, code_sent_to, officer, resident
from tests.people.making import NAME, bound, number, person

pytestmark = pytest.mark.django_db
OTHER = "+8613900139000"


@pytest.fixture
def clerk() -> Account:
    """Open the account of a window clerk."""
    return officer(Role.WINDOW_CLERK)


@pytest.fixture
def window(clerk: Account) -> Iterator[Client]:
    """Sit at a window."""
    cache.clear()
    client = Client()
    client.force_login(clerk)
    session = client.session
    session[SHOWN] = True
    session.save()
    yield client
    cache.clear()


def taken_down(window: Client, **changed: str) -> Any:
    """Take down whom to bind."""
    given = {"name": NAME, "number": number(), "mobile": "139 0013 9000", "reason": "手机遗失"}
    return window.post(reverse("officer:rebind_person"), given | changed)


def test_clerk_binds_a_new_mobile_with_the_code_read_out_and_the_person_can_read_it(window: Client) -> None:
    who = person()
    former = bound(resident(MOBILE), who)
    assert taken_down(window).headers["Location"] == reverse("officer:confirm_rebinding")
    step = window.get(reverse("officer:confirm_rebinding")).content.decode()
    assert ("王*安" in step, "139******00" in step, number() in step, OTHER[3:] in step) == (True, True, False, False)
    done = window.post(reverse("officer:confirm_rebinding"), {"code": code_sent_to(OTHER)})
    assert done.headers["Location"] == f"{reverse('officer:rebind_person')}?done"
    former.refresh_from_db()
    binding = binding_of_person(who)
    assert binding is not None
    assert (former.is_active, binding.account) == (False, account_of_mobile(OTHER))
    assert [event.detail["reason"] for event in readings_of(who)] == ["手机遗失"]
    assert number() not in str(Event.objects.values_list("detail", flat=True))


def test_person_without_a_file_gets_one_at_the_window(window: Client) -> None:
    taken_down(window)
    window.post(reverse("officer:confirm_rebinding"), {"code": code_sent_to(OTHER)})
    assert Binding.objects.get().how == "window"


def test_wrong_code_binds_nothing(window: Client) -> None:
    taken_down(window)
    wrong = "000000" if code_sent_to(OTHER) != "000000" else "000001"
    assert window.post(reverse("officer:confirm_rebinding"), {"code": wrong}).status_code == 422
    assert Binding.objects.count() == 0


def test_card_with_another_name_than_the_file_binds_nothing(window: Client) -> None:
    person()
    taken_down(window, name="李四")
    answer = window.post(reverse("officer:confirm_rebinding"), {"code": code_sent_to(OTHER)})
    assert (answer.status_code, Binding.objects.count()) == (422, 0)


def test_clerk_sends_no_code_for_the_own_file(window: Client, clerk: Account) -> None:
    bound(clerk, person())
    answer = taken_down(window)
    assert (answer.status_code, "须由其他工作人员办理" in answer.content.decode()) == (422, True)


def test_what_is_missing_is_told_beside_each_field(window: Client) -> None:
    answer = window.post(reverse("officer:rebind_person"), {"name": "", "number": "1", "mobile": "1", "reason": "x"})
    assert (answer.status_code, answer.content.decode().count('class="error"')) == (422, 4)
