"""Ask to act for a person, confirm, withdraw and end it (委托代办)."""

from datetime import datetime

from django.db import IntegrityError, transaction

from anju.accounts.models import Account
from anju.accounts.queries import roles_of
from anju.accounts.states import Role
from anju.audit import actions as audit
from anju.common.clock import day_of
from anju.people.models import Authorisation, Employer, Person
from anju.people.permissions import NoLeave, Recused, is_recused
from anju.people.queries import binding_of
from anju.people.states import LIVE, Actor, AgentKind, AuthorisationState, next_authorisation_state


class AlreadyAsked(Exception):
    """There is a live authorisation of this agent for this person (已有待确认或有效的委托)."""


class OwnAgent(Exception):
    """Nobody is the agent of oneself (不能委托自己)."""


@transaction.atomic
def ask_to_act(
    *, agent: Account, person: Person, kind: AgentKind, proof: str, at: datetime, employer: Employer | None = None
) -> Authorisation:
    """Ask to act for a person (申请代办). It opens nothing until the person confirms. Raises AlreadyAsked, OwnAgent."""
    own = binding_of(agent)
    if own and own.person_id == person.pk:
        raise OwnAgent
    try:
        with transaction.atomic():
            made = Authorisation.objects.create(
                agent=agent, person=person, kind=kind, employer=employer, proof=proof, asked_at=at, changed_at=at
            )
    except IntegrityError:
        raise AlreadyAsked from None
    detail = {"person": person.pk, "kind": kind.value}
    audit.record_event(by=agent.signature, at=at, verb="ask_to_act", subject=made, detail=detail)
    return made


def confirm_authorisation(*, authorisation: Authorisation, by: Account, at: datetime) -> Authorisation:
    """Let somebody act for oneself (确认委托). Raises MoveRefused, NoLeave."""
    return _move(authorisation, "confirm", by, at)


def refuse_authorisation(*, authorisation: Authorisation, by: Account, at: datetime) -> Authorisation:
    """Not let somebody act for oneself (不同意委托). Raises MoveRefused, NoLeave."""
    return _move(authorisation, "refuse", by, at)


def retract_authorisation(*, authorisation: Authorisation, by: Account, at: datetime) -> Authorisation:
    """Take back what one asked for (撤回申请). Raises MoveRefused, NoLeave."""
    return _move(authorisation, "retract", by, at)


def withdraw_authorisation(*, authorisation: Authorisation, by: Account, at: datetime) -> Authorisation:
    """Let somebody no longer act for oneself, from this moment on (撤销委托). Raises MoveRefused, NoLeave."""
    return _move(authorisation, "withdraw", by, at)


def end_authorisation(*, authorisation: Authorisation, by: Account, at: datetime) -> Authorisation:
    """End an authorisation as its agent, or at a window (终止委托). Raises MoveRefused, NoLeave."""
    return _move(authorisation, "end", by, at)


@transaction.atomic
def end_job(*, person: Person, employer: Employer, by: str, at: datetime) -> int:
    """End with the job all that an employer may do for a person (离职终止委托); answer how many authorisations."""
    live = Authorisation.objects.select_for_update().filter(
        person=person, employer=employer, state__in=[state.value for state in LIVE]
    )
    ended = 0
    for one in live:
        one.state, one.changed_at = AuthorisationState.ENDED, at
        one.save(update_fields=["state", "changed_at"])
        audit.record_event(by=by, at=at, verb="end_job", subject=one)
        ended += 1
    return ended


@transaction.atomic
def _move(authorisation: Authorisation, move: str, by: Account, at: datetime) -> Authorisation:
    held = Authorisation.objects.select_for_update().get(pk=authorisation.pk)
    actor = _actor(held, by, at)
    held.state, held.changed_at = next_authorisation_state(held.state, move, actor), at
    held.save(update_fields=["state", "changed_at"])
    audit.record_event(by=by.signature, at=at, verb=f"{move}_authorisation", subject=held, detail={"as": actor.value})
    return held


def _actor(held: Authorisation, by: Account, at: datetime) -> Actor:
    """Answer what somebody is to an authorisation. Raises NoLeave for a stranger, Recused at the own window."""
    own = binding_of(by)
    if own and not own.of_staff and own.person_id == held.person_id:
        return Actor.PERSON
    if held.agent_id == by.pk:
        return Actor.AGENT
    if Role.WINDOW_CLERK not in roles_of(by, day_of(at)):
        raise NoLeave
    if is_recused(by, held.person):
        raise Recused
    return Actor.WINDOW
