"""Every state, every move, everybody: who may act for a person is decided by the person, and ends with the job."""

from itertools import product

import pytest

from anju.accounts.models import Account
from anju.accounts.states import OFFICE_ROLES, Role
from anju.people.actions import authorisations, persons
from anju.people.actions.authorisations import AlreadyAsked, OwnAgent
from anju.people.models import Authorisation, Employer
from anju.people.permissions import NoLeave, Recused, what_agent_sees
from anju.people.states import AUTHORISATION_MOVES, AgentKind, AuthorisationState, MoveRefused, Part
from tests.accounts.making import MOBILE, NOON, officer, resident
from tests.people.making import bound, person

pytestmark = pytest.mark.django_db
AGENT = "+8613900139000"
MOVES = ("confirm", "refuse", "retract", "withdraw", "end")
WHO = ("person", "agent", "stranger", *sorted(role.value for role in OFFICE_ROLES))
ALLOWED = {
    (state, move, actor.value): after
    for state, moves in AUTHORISATION_MOVES.items()
    for move, (after, actors) in moves.items()
    for actor in actors
}


def employer() -> Employer:
    """Register an employer."""
    return persons.register_employer(code="91350100M000100Y43", name="示例公司", by="tests", at=NOON)


def asked(kind: AgentKind = AgentKind.EMPLOYER_CLERK) -> Authorisation:
    """Let an agent ask to act for a person who has an account."""
    who = person()
    bound(resident(MOBILE), who)
    firm = employer() if kind is AgentKind.EMPLOYER_CLERK else None
    return authorisations.ask_to_act(
        agent=resident(AGENT), person=who, kind=kind, proof="委托书", employer=firm, at=NOON
    )


def somebody(who: str) -> Account:
    """Answer the account of somebody."""
    known = {"person": MOBILE, "agent": AGENT, "stranger": "+8613700137000"}
    return resident(known[who]) if who in known else officer(Role(who))


def move(authorisation: Authorisation, name: str, by: Account) -> AuthorisationState:
    """Make a move."""
    done = getattr(authorisations, f"{name}_authorisation")(authorisation=authorisation, by=by, at=NOON)
    return AuthorisationState(done.state)


@pytest.mark.parametrize(("state", "name", "who"), list(product(AuthorisationState, MOVES, WHO)))
def test_every_state_and_move_by_everybody_does_what_the_table_says(
    state: AuthorisationState, name: str, who: str
) -> None:
    authorisation = asked()
    Authorisation.objects.update(state=state)
    actor = "window" if who == Role.WINDOW_CLERK else who
    after = ALLOWED.get((state, name, actor))
    if after:
        assert move(authorisation, name, somebody(who)) == after
        return
    refusal = MoveRefused if actor in ("person", "agent", "window") else NoLeave
    with pytest.raises(refusal):
        move(authorisation, name, somebody(who))
    authorisation.refresh_from_db()
    assert authorisation.state == state


@pytest.mark.parametrize(
    ("kind", "seen"),
    [
        (AgentKind.EMPLOYER_CLERK, {Part.STATUS}),
        (AgentKind.GUARDIAN, set(Part)),
        (AgentKind.NEAR_RELATIVE, set(Part)),
    ],
)
def test_agent_sees_what_the_kind_may_while_it_is_in_force(kind: AgentKind, seen: set[Part]) -> None:
    authorisation = asked(kind)
    agent, who = resident(AGENT), authorisation.person
    sights = [what_agent_sees(agent, who)]
    move(authorisation, "confirm", resident(MOBILE))
    sights.append(what_agent_sees(agent, who))
    move(authorisation, "withdraw", resident(MOBILE))
    sights.append(what_agent_sees(agent, who))
    assert sights == [set(), seen, set()]


def test_authorisation_of_an_employer_ends_with_the_job() -> None:
    authorisation = asked()
    move(authorisation, "confirm", resident(MOBILE))
    who = authorisation.person
    ended = [authorisations.end_job(person=who, employer=employer(), by="tests", at=NOON) for _ in range(2)]
    assert (ended, what_agent_sees(resident(AGENT), who)) == ([1, 0], frozenset())


def test_agent_asks_once_while_it_lasts_and_again_afterwards() -> None:
    authorisation = asked()
    with pytest.raises(AlreadyAsked):
        authorisations.ask_to_act(
            agent=resident(AGENT), person=authorisation.person, kind=AgentKind.GUARDIAN, proof="户口簿", at=NOON
        )
    move(authorisation, "retract", resident(AGENT))
    assert authorisations.ask_to_act(
        agent=resident(AGENT), person=authorisation.person, kind=AgentKind.GUARDIAN, proof="户口簿", at=NOON
    ).state == AuthorisationState.ASKED  # fmt: skip


def test_nobody_is_the_agent_of_oneself() -> None:
    who = person()
    with pytest.raises(OwnAgent):
        authorisations.ask_to_act(
            agent=bound(resident(), who), person=who, kind=AgentKind.GUARDIAN, proof="户口簿", at=NOON
        )


def test_clerk_who_must_keep_away_confirms_nothing_at_the_window() -> None:
    authorisation = asked()
    clerk = officer(Role.WINDOW_CLERK)
    persons.declare_recusal(officer=clerk, person=authorisation.person, why="relative", at=NOON)
    with pytest.raises(Recused):
        move(authorisation, "confirm", clerk)
