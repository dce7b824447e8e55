"""A person sees who may act and who opened the file, and decides; an agent sees how far it is."""

import pytest
from django.test import Client
from django.urls import reverse

from anju.accounts.models import Account
from anju.accounts.states import Role
from anju.people.actions import authorisations, persons
from anju.people.models import Authorisation
from anju.people.states import AgentKind, AuthorisationState
from anju.web.account.session import HOLDER
from tests.accounts.making import MOBILE, NOON, officer, resident
from tests.people.making import bound, number, person, with_permit
from tests.web.reading import words

pytestmark = pytest.mark.django_db
AGENT = "+8613900139000"


def browser_of(account: Account) -> Client:
    """Sign somebody in whose identity was confirmed."""
    client = Client()
    client.force_login(account)
    session = client.session
    session[HOLDER] = account.bindings.get(ended_at=None).pk
    session.save()
    return client


def asked() -> Authorisation:
    """Let an employer's clerk ask for the leave of a person."""
    who = with_permit(person())
    bound(resident(MOBILE), who)
    agent = bound(resident(AGENT), person(order=2, name="赵宁"))
    firm = persons.register_employer(code="91350100M000100Y43", name="示例公司", by="tests", at=NOON)
    return authorisations.ask_to_act(
        agent=agent, person=who, kind=AgentKind.EMPLOYER_CLERK, proof="委托书", employer=firm, at=NOON
    )


def move(client: Client, authorisation: Authorisation, name: str) -> int:
    """Press a button; answer the status."""
    return client.post(reverse("applicant:move_authorisation", args=[authorisation.pk, name])).status_code


def test_page_shows_agents_and_readers_masked() -> None:
    authorisation = asked()
    persons.open_person_file(person=authorisation.person, by=officer(Role.DISTRICT_OFFICER), reason="核对材料", at=NOON)
    page = browser_of(resident(MOBILE)).get("/en/my/").content
    assert words(page, "content") == [
        "My page",
        "王*安",
        f"0000**********{number()[-4:]}",
        "Residence permit: In the days of grace: endorse it at the police station (it was due by 9 Mar 2025)",
        "Who may act for me",
        "示例公司",
        "Employer's clerk · sees how far it is · Waits for the person's answer",
        "10 Mar 2026",
        "Let them act", "示例公司",
        "Do not let them", "示例公司",
        "Who opened my file",
        "District officer：opened the file",
        "核对材料",
        "10 Mar 2026",
        "Sign out",
    ]  # fmt: skip


def test_person_confirms_and_withdraws_on_the_own_phone() -> None:
    authorisation, client = asked(), browser_of(resident(MOBILE))
    states = []
    for name in ("confirm", "withdraw"):
        assert move(client, authorisation, name) == 302
        authorisation.refresh_from_db()
        states.append(authorisation.state)
    assert states == [AuthorisationState.IN_FORCE, AuthorisationState.WITHDRAWN]


def test_agent_cannot_confirm_what_it_asked_for_itself() -> None:
    authorisation, client = asked(), browser_of(resident(AGENT))
    move(client, authorisation, "confirm")
    authorisation.refresh_from_db()
    assert authorisation.state == AuthorisationState.ASKED


def test_authorisation_of_others_is_not_there_for_a_stranger() -> None:
    authorisation = asked()
    stranger = browser_of(bound(resident("+8613700137000"), person(order=3, name="孙七")))
    assert (move(stranger, authorisation, "confirm"), move(stranger, authorisation, "look")) == (404, 404)


def test_nothing_moves_before_the_holder_is_confirmed() -> None:
    authorisation, client = asked(), Client()
    client.force_login(resident(MOBILE))
    assert move(client, authorisation, "confirm") == 404
