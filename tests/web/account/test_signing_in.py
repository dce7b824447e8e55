"""Residents sign in by a code, staff by password and second factor; nobody finds the file of somebody else."""

import logging
import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.test import Client, override_settings
from django.urls import reverse

from anju.accounts import actions
from anju.accounts.models import Account
from anju.accounts.states import Role
from anju.audit.models import Event
from anju.people.models import Binding
from tests.accounts.making import MOBILE, NOON, appoint, code_sent_to, resident
from tests.people.making import NAME, PERMIT, bound, number, person, with_permit
from tests.web.reading import words

pytestmark = pytest.mark.django_db
TYPED = "138 0013 8000"
MATCHING = "tests.people.making.Matching"
KNOWN = override_settings(IDENTITY_REGISTER=MATCHING, FACE_CHECK=MATCHING)


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


def ask(client: Client, mobile: str = TYPED) -> str:
    """Ask for a code, and read it from the phone."""
    answer = client.post(reverse("account:sign_in"), {"mobile": mobile})
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("account:confirm_code"))
    return code_sent_to()


def enter(client: Client, mobile: str = TYPED) -> Any:
    """Sign in with a mobile."""
    code = ask(client, mobile)
    return client.post(reverse("account:confirm_code"), {"code": f"{code[:3]} {code[3:]}"})


def say_who(client: Client, order: int = 1) -> Any:
    """Bind the person."""
    given = {"name": NAME, "number": number(order=order).lower(), "permit": PERMIT, "face_proof": "ticket"}
    return client.post(reverse("applicant:bind_person"), given)


@KNOWN
def test_resident_signs_in_says_who_it_is_and_sees_the_own_page(client: Client) -> None:
    assert enter(client).headers["Location"] == reverse("account:signed_in")
    assert client.get(reverse("applicant:my_people")).headers["Location"] == reverse("applicant:bind_person")
    with_permit(person())
    assert say_who(client).headers["Location"] == reverse("applicant:my_people")
    page = client.get("/en/my/")
    masked = f"0000**********{number()[-4:]}"
    assert words(page.content, "content")[:3] == ["My page", "王*安", masked]


@KNOWN
def test_next_sign_in_asks_for_the_number_of_the_person_first(client: Client) -> None:
    bound(resident(), person())
    enter(client)
    assert client.get(reverse("applicant:my_people")).headers["Location"] == reverse("applicant:confirm_holder")
    wrong = client.post(reverse("applicant:confirm_holder"), {"number": number(order=2)})
    assert (wrong.status_code, "王" in wrong.content.decode()) == (422, False)
    right = client.post(reverse("applicant:confirm_holder"), {"number": f" {number()} "})
    assert right.headers["Location"] == reverse("applicant:my_people")
    assert client.get(reverse("applicant:my_people")).status_code == 200


def test_stranger_with_a_reissued_number_sees_nothing_and_begins_anew(client: Client) -> None:
    former = bound(resident(), person())
    enter(client)
    seen = client.get(reverse("applicant:my_people"), follow=True).content.decode()
    assert [text for text in ("王*安", NAME, number(), number()[-4:]) if text in seen] == []
    client.post(reverse("applicant:disown"))
    enter(client)
    assert client.get(reverse("applicant:my_people")).headers["Location"] == reverse("applicant:bind_person")
    former.refresh_from_db()
    assert (former.is_active, Binding.objects.get().ended_because) == (False, "number_changed_hands")


@KNOWN
def test_mobile_rebound_at_a_window_closes_the_session_of_the_former_one(client: Client) -> None:
    who = person()
    bound(resident(), who)
    enter(client)
    client.post(reverse("applicant:confirm_holder"), {"number": number()})
    actions.close_account(account=resident(), because="lost", by="tests", at=NOON)
    assert client.get(reverse("applicant:my_people")).headers["Location"] == reverse("account:sign_in")


@pytest.mark.parametrize(("typed", "said"), [("", "Fill in: Mobile number."), ("12345", "This is not a mobile number")])
def test_mobile_that_is_none_is_told_beside_its_field(client: Client, typed: str, said: str) -> None:
    answer = client.post("/en/account/sign-in", {"mobile": typed})
    assert (answer.status_code, said in answer.content.decode()) == (422, True)


def test_wrong_code_opens_nothing_and_can_be_sent_again(client: Client) -> None:
    code = ask(client)
    wrong = client.post(reverse("account:confirm_code"), {"code": "000000" if code != "000000" else "1"})
    again = client.post(reverse("account:confirm_code"), {"again": "yes"})
    assert (wrong.status_code, again.status_code, Account.objects.count()) == (422, 200, 0)
    assert client.post(reverse("account:confirm_code"), {"code": code}).status_code == 302


def test_codes_are_asked_for_three_times_a_minute_and_no_more(client: Client) -> None:
    statuses = [client.post(reverse("account:sign_in"), {"mobile": TYPED}).status_code for _ in range(4)]
    assert statuses == [302, 302, 302, 422]


@KNOWN
def test_neither_code_mobile_nor_number_reaches_a_log_a_session_or_a_page(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="root"):
        enter(client)
        code = code_sent_to()
        say_who(client)
        pages = [client.get(reverse(name), follow=True).content.decode() for name in ("applicant:my_people",)]
    session = str(dict(client.session))
    text = "\n".join([*pages, session, caplog.text])
    assert [secret for secret in (MOBILE[3:], number(), code, PERMIT) if re.search(rf"\b{secret}\b", text)] == []


def test_confirmation_page_shows_the_mobile_masked(client: Client) -> None:
    ask(client)
    page = client.get(reverse("account:confirm_code")).content.decode()
    assert ("138******00" in page, MOBILE[3:] in page, code_sent_to() in page) == (True, False, False)


def staff(password: str | None = "correct horse battery") -> Account:  # noqa: S107 - of an account of the tests
    """Open an account of staff with a password."""
    account = actions.open_staff_account(username="zhou", name="周敏", password=password, by="tests", at=NOON)
    appoint(account, Role.WINDOW_CLERK)
    return account


def totp(secret: str) -> str:
    """Answer what an authenticator app shows now."""
    return str(format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()))))


def password_typed(client: Client, password: str = "correct horse battery") -> Any:  # noqa: S107 - likewise
    """Type a password."""
    return client.post(reverse("account_login"), {"login": "zhou", "password": password})


@pytest.mark.django_db(transaction=True)  # the session learns of it when the factor is really kept
def test_staff_set_up_a_second_factor_before_anything_opens_and_show_it_at_each_sign_in(client: Client) -> None:
    staff()
    password_typed(client)
    assert client.get(reverse("officer:home")).headers["Location"] == reverse("mfa_activate_totp")
    secret = re.search(r"<code>(\w+)</code>", client.get(reverse("mfa_activate_totp")).content.decode())
    assert secret is not None
    client.post(reverse("mfa_activate_totp"), {"code": totp(secret[1])})
    assert client.get(reverse("officer:home")).status_code == 200
    assert secret[1] not in str(Authenticator.objects.values_list("data", flat=True))
    cache.clear()  # a code is good once: forget that it was used
    other = Client()
    assert password_typed(other).headers["Location"] == reverse("mfa_authenticate")
    assert other.get(reverse("officer:home")).headers["Location"] == reverse("account:sign_in")
    other.post(reverse("mfa_authenticate"), {"code": totp(secret[1])})
    assert other.get(reverse("officer:home")).status_code == 200


def test_session_from_before_the_second_factor_must_show_it_too(client: Client) -> None:
    account = staff()
    client.force_login(account)
    TOTP.activate(account, generate_totp_secret())
    assert client.get(reverse("officer:home")).headers["Location"] == reverse("mfa_reauthenticate")


def test_wrong_password_opens_nothing_and_is_limited(client: Client) -> None:
    staff()
    for _ in range(6):
        answer = password_typed(client, "wrong")
    assert (answer.status_code, "_auth_user_id" in client.session) == (200, False)
    assert "_auth_user_id" not in client.session
    assert password_typed(client).status_code == 200  # locked for a while, the right one too


@pytest.mark.parametrize("name", ["account_login", "account_logout", "account:sign_in", "mfa_login_webauthn"])
def test_doors_of_signing_in_answer_in_both_languages(client: Client, name: str) -> None:
    for code in ("", "/en"):
        assert client.get(code + reverse(name), follow=True).status_code == 200


@pytest.mark.parametrize("name", ["mfa_index", "mfa_list_webauthn", "mfa_add_webauthn", "mfa_activate_totp"])
def test_pages_of_the_second_factor_are_drawn(client: Client, name: str) -> None:
    staff()
    password_typed(client)
    assert client.get(reverse(name)).status_code == 200


def test_every_sign_in_is_on_record_by_number_or_name_alone(client: Client) -> None:
    staff()
    password_typed(client)
    enter(Client())
    signed = Event.objects.filter(verb="sign_in").values_list("actor", flat=True)
    assert list(signed) == ["周敏 (zhou)", f"account {resident().pk}"]


def test_nobody_signs_up_as_staff(client: Client) -> None:
    assert client.get("/staff/sign-up").status_code == 404
