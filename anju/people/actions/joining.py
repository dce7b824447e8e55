"""Make one of two persons (人员合并): one officer asks, another one decides."""

from datetime import datetime

from django.db import transaction

from anju.accounts.models import Account
from anju.accounts.states import Role
from anju.audit import actions as audit
from anju.common.clock import day_of
from anju.people.models import Authorisation, Binding, JoiningRequest, Person, Recusal
from anju.people.permissions import NoLeave, require_open_file
from anju.people.queries import binding_of_person
from anju.people.states import LIVE, JoiningState, next_joining_state

ASKERS = (Role.WINDOW_CLERK, Role.DISTRICT_OFFICER)
DECIDERS = (Role.DISTRICT_OFFICER, Role.CITY_OFFICER)


class SamePersonNeeded(NoLeave):
    """Whoever asked does not decide (须由第二人审批). A colleague must do it."""


@transaction.atomic
def ask_to_join(*, kept: Person, joined: Person, reason: str, by: Account, at: datetime) -> JoiningRequest:
    """Ask to join a file into another, both being one person (申请合并). Raises NoLeave, Recused."""
    for person in (kept, joined):
        require_open_file(by, person, day_of(at), *ASKERS)
    made = JoiningRequest.objects.create(kept=kept, joined=joined, reason=reason, asked_by=by, asked_at=at)
    detail = {"kept": kept.pk, "joined": joined.pk, "reason": reason}
    audit.record_event(by=by.signature, at=at, verb="ask_to_join", subject=made, detail=detail)
    return made


@transaction.atomic
def grant_joining(*, request: JoiningRequest, by: Account, at: datetime) -> Person:
    """Join two files as a second officer (批准合并): all that belongs to one moves to the one kept."""
    held = _decided(request, "grant", by, at)
    kept, joined = held.kept, held.joined
    joined.numbers.update(person=kept, is_current=False)
    for name in joined.names.all():
        if not kept.names.filter(name=name.name).exists():
            name.person, name.is_current = kept, False
            name.save(update_fields=["person", "is_current"])
    joined.permits.update(person=kept)
    _move_agents(kept, joined, at)
    _move_bindings(kept, joined, at)
    joined.joined_into = kept
    joined.save(update_fields=["joined_into"])
    return kept


@transaction.atomic
def refuse_joining(*, request: JoiningRequest, by: Account, at: datetime) -> None:
    """Leave two files apart as a second officer (不同意合并)."""
    _decided(request, "refuse", by, at)


def _decided(request: JoiningRequest, move: str, by: Account, at: datetime) -> JoiningRequest:
    held = JoiningRequest.objects.select_for_update().select_related("kept", "joined").get(pk=request.pk)
    for person in (held.kept, held.joined):
        require_open_file(by, person, day_of(at), *DECIDERS)
    if held.asked_by_id == by.pk:
        raise SamePersonNeeded
    held.state, held.decided_by, held.decided_at = next_joining_state(held.state, move), by, at
    held.save(update_fields=["state", "decided_by", "decided_at"])
    verb = "grant_joining" if held.state == JoiningState.GRANTED else "refuse_joining"
    audit.record_event(by=by.signature, at=at, verb=verb, subject=held)
    return held


def _move_agents(kept: Person, joined: Person, at: datetime) -> None:
    """Move who may act; where an agent has a live authorisation of both, that of the joined file ends."""
    live = [state.value for state in LIVE]
    agents = Authorisation.objects.filter(person=kept, state__in=live).values("agent")
    Authorisation.objects.filter(person=joined, state__in=live, agent__in=agents).update(state="ended", changed_at=at)
    Authorisation.objects.filter(person=joined).update(person=kept)
    already = Recusal.objects.filter(person=kept, ended_at__isnull=True).values("officer")
    Recusal.objects.filter(person=joined).exclude(officer__in=already).update(person=kept)


def _move_bindings(kept: Person, joined: Person, at: datetime) -> None:
    """Move the binding of the joined file, or end it where the kept one has its own."""
    if binding_of_person(kept):
        mine = Binding.objects.filter(person=joined, ended_at__isnull=True, of_staff=False)
        mine.update(ended_at=at, ended_because="joined_into_another_file")
    Binding.objects.filter(person=joined, ended_at__isnull=True).update(person=kept)
