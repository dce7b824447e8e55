"""Two files become one by two officers, and never by one."""

from itertools import product

import pytest
from django.db import IntegrityError, transaction

from anju.accounts.states import OFFICE_ROLES, Role
from anju.people.actions import joining
from anju.people.actions.joining import ASKERS, DECIDERS, SamePersonNeeded
from anju.people.models import JoiningRequest, Person
from anju.people.permissions import NoLeave
from anju.people.queries import binding_of, person_of_number
from anju.people.states import JOINING_MOVES, JoiningState, MoveRefused
from tests.accounts.making import NOON, officer, resident
from tests.people.making import PERMIT, bound, number, person, with_permit

pytestmark = pytest.mark.django_db


def asked(role: Role = Role.WINDOW_CLERK) -> JoiningRequest:
    """Let a clerk ask to join a second file, with a permit and an account, into the first."""
    kept, joined = person(), with_permit(person(order=2, name="王大安"))
    bound(resident(), joined)
    return joining.ask_to_join(kept=kept, joined=joined, reason="曾用号码", by=officer(role, "asker"), at=NOON)


def test_joined_file_passes_its_numbers_names_permit_and_account_to_the_one_kept() -> None:
    request = asked()
    kept = joining.grant_joining(request=request, by=officer(Role.DISTRICT_OFFICER), at=NOON)
    assert [person_of_number(number(order=order)) for order in (1, 2)] == [kept, kept]
    assert list(kept.names.values_list("name", "is_current")) == [("王小安", True), ("王大安", False)]
    assert (kept.permits.count(), kept.numbers.filter(is_current=True).count(), PERMIT != "") == (1, 1, True)
    binding = binding_of(resident())
    assert binding is not None
    assert (binding.person, Person.objects.get(pk=request.joined_id).joined_into) == (kept, kept)


@pytest.mark.parametrize("role", sorted(OFFICE_ROLES))
def test_joining_is_asked_for_and_decided_by_the_roles_of_the_table(role: Role) -> None:
    if role in ASKERS:
        asked(role)
    else:
        with pytest.raises(NoLeave):
            asked(role)
    JoiningRequest.objects.all().delete()
    request = joining.ask_to_join(
        kept=person(), joined=person(order=3, name="甲"), reason="曾用号码", by=officer(ASKERS[0], "x"), at=NOON
    )
    if role in DECIDERS:
        joining.refuse_joining(request=request, by=officer(role, "decider"), at=NOON)
    else:
        with pytest.raises(NoLeave):
            joining.refuse_joining(request=request, by=officer(role, "decider"), at=NOON)


def test_whoever_asked_does_not_decide_in_the_action_nor_in_the_database() -> None:
    request = asked(Role.DISTRICT_OFFICER)
    with pytest.raises(SamePersonNeeded):
        joining.grant_joining(request=request, by=request.asked_by, at=NOON)
    with pytest.raises(IntegrityError, match="joining_decided_by_another"), transaction.atomic():
        JoiningRequest.objects.update(state="granted", decided_by=request.asked_by, decided_at=NOON)


@pytest.mark.parametrize(("state", "move"), list(product(JoiningState, ["grant", "refuse"])))
def test_every_state_and_move_does_what_the_table_says(state: JoiningState, move: str) -> None:
    request, decider = asked(), officer(Role.CITY_OFFICER)
    if state is not JoiningState.ASKED:
        JoiningRequest.objects.update(state=state, decided_by=decider, decided_at=NOON)
    action = getattr(joining, f"{move}_joining")
    if move in JOINING_MOVES[state]:
        action(request=request, by=decider, at=NOON)
        assert JoiningRequest.objects.get().state == JOINING_MOVES[state][move]
        return
    with pytest.raises(MoveRefused):
        action(request=request, by=decider, at=NOON)


def test_database_joins_once_and_one_deep() -> None:
    one, two, three = person(), person(order=2), person(order=3)
    Person.objects.filter(pk=two.pk).update(joined_into=one)
    for pk, into in ((two.pk, three), (three.pk, two), (one.pk, three)):
        with pytest.raises(IntegrityError, match="合并"), transaction.atomic():
            Person.objects.filter(pk=pk).update(joined_into=into)
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=one.pk).update(joined_into=one)
