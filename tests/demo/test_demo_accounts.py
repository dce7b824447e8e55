"""The demo lets a stranger be everybody; nowhere else is there such a door."""

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse

from anju.accounts.models import Account
from anju.accounts.states import OFFICE_ROLES
from anju.audit.models import Event
from anju.demo import actions
from anju.demo.city import demo_accounts
from anju.demo.queries import demo_account
from anju.people.numbers.employer import employer_code
from anju.people.numbers.identity import identity_number
from tests.accounts.making import NOON

REGISTERS = "anju.demo.city.registers"
DEMO = override_settings(
    DEMO=True,
    IDENTITY_REGISTER=f"{REGISTERS}.SimulatedRegister",
    FACE_CHECK=f"{REGISTERS}.SimulatedFaceCheck",
)


def test_demo_has_somebody_for_each_office_role_and_numbers_that_are_nobodys() -> None:
    numbers = [one.number for one in demo_accounts() if one.number]
    assert {one.role for one in demo_accounts() if one.is_staff} == {role.value for role in OFFICE_ROLES}
    assert [identity_number(one)[:2] for one in numbers] == ["00"] * len(numbers)
    assert employer_code(actions.DEMO_EMPLOYER[0]) == actions.DEMO_EMPLOYER[0]


@DEMO
@pytest.mark.django_db
def test_loading_twice_does_no_harm() -> None:
    actions.load_demo_accounts(by="tests", at=NOON)
    before = (Account.objects.count(), Event.objects.count())
    actions.load_demo_accounts(by="tests", at=NOON)
    assert (Account.objects.count(), Event.objects.count()) == before == (len(demo_accounts()), before[1])


@DEMO
@pytest.mark.django_db
@pytest.mark.parametrize("slug", [one.slug for one in demo_accounts()])
def test_one_click_signs_in_as_anybody_and_opens_the_first_page(slug: str) -> None:
    actions.load_demo_accounts(by="tests", at=NOON)
    client = Client()
    client.post(reverse("account:sign_in_as", args=[slug]))
    page = client.get(reverse("account:signed_in"), follow=True)
    account = demo_account(slug)
    assert account is not None
    told = next(one for one in demo_accounts() if one.slug == slug)
    first = "officer:home" if told.is_staff else "applicant:my_people" if told.is_bound else "applicant:bind_person"
    assert (page.status_code, page.request["PATH_INFO"]) == (200, reverse(first))


@DEMO
@pytest.mark.django_db
def test_time_travels_for_everybody_and_comes_back() -> None:
    client = Client()
    client.post(reverse("account:demo_clock"), {"travel": "year", "next": "/en/account/sign-in"})
    there = client.get("/en/account/sign-in").content.decode()
    answer = client.post(reverse("account:demo_clock"), {"travel": "now", "next": "https://elsewhere.example/"})
    assert ("Demo · today is" in there, answer.headers["Location"]) == (True, "/")
    assert not settings.DEMO_CLOCK.exists()
