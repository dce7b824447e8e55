"""A mobile opens a file only after the register or a window said so; one that changed hands opens nobody else's."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import override_settings

from anju.accounts import actions as accounts
from anju.accounts.models import Account
from anju.accounts.queries import account_of_mobile
from anju.accounts.states import OFFICE_ROLES, Role
from anju.people.actions import bindings
from anju.people.actions.bindings import (
    BoundElsewhere,
    FaceDiffers,
    HolderDiffers,
    HolderLocked,
    RegisterDiffers,
    RegisterSilent,
)
from anju.people.models import MOST_WRONG_TRIES, Binding, Person
from anju.people.permissions import NoLeave, Recused
from anju.people.queries import binding_of, binding_of_person
from tests.accounts.making import MOBILE, NOON, code_sent_to, officer, resident
from tests.people.making import NAME, PERMIT, bound, number, person

pytestmark = pytest.mark.django_db
OTHER = "+8613900139000"
MATCHING, DIFFERING = "tests.people.making.Matching", "tests.people.making.Differing"
SILENT = "anju.people.registers.NoRegister"


def bind(account: Account, order: int = 1) -> Binding:
    """Bind online."""
    return bindings.bind_by_register(
        account=account, name=NAME, number=number(order=order), permit=PERMIT, face_proof="ticket", at=NOON
    )


def rebind(who: Person, clerk: Account, mobile: str = OTHER) -> Binding:
    """Bind at a window."""
    accounts.ask_for_code(mobile=mobile, at=NOON)
    return bindings.rebind_at_window(
        person=who, mobile=mobile, code=code_sent_to(mobile), reason="手机遗失", by=clerk, at=NOON
    )


@override_settings(IDENTITY_REGISTER=MATCHING, FACE_CHECK=MATCHING)
def test_account_is_bound_when_register_and_face_agree() -> None:
    account = resident()
    made = bind(account)
    assert (binding_of(account), made.how, Person.objects.count()) == (made, "register", 1)


@pytest.mark.parametrize(
    ("register", "face", "refusal"),
    [
        (DIFFERING, MATCHING, RegisterDiffers),
        (MATCHING, DIFFERING, FaceDiffers),
        (SILENT, MATCHING, RegisterSilent),
        (MATCHING, SILENT, RegisterSilent),
    ],
)
def test_account_is_bound_to_nobody_unless_both_agree(register: str, face: str, refusal: type[Exception]) -> None:
    with override_settings(IDENTITY_REGISTER=register, FACE_CHECK=face), pytest.raises(refusal):
        bind(resident())
    assert (Binding.objects.count(), Person.objects.count()) == (0, 0)


@override_settings(IDENTITY_REGISTER=MATCHING, FACE_CHECK=MATCHING)
def test_person_has_one_account_and_an_account_one_person() -> None:
    first = resident()
    bind(first)
    with pytest.raises(BoundElsewhere):
        bind(resident(OTHER))
    with pytest.raises(BoundElsewhere):
        bind(first, order=2)


@pytest.mark.django_db(transaction=True)
@override_settings(IDENTITY_REGISTER=MATCHING, FACE_CHECK=MATCHING)
def test_of_many_who_bind_one_number_at_once_one_succeeds() -> None:
    accounts_ = [resident(f"+861380013800{digit}") for digit in range(8)]
    outcomes, barrier = [], threading.Barrier(8)

    def race(account: Account) -> None:
        barrier.wait()
        try:
            bind(account)
            outcomes.append("bound")
        except BoundElsewhere:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=race, args=(account,)) for account in accounts_]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sorted(outcomes), Binding.objects.count()) == (["bound", *["refused"] * 7], 1)


def test_holder_is_confirmed_by_the_number_of_the_person() -> None:
    account = bound(resident(), person())
    with pytest.raises(HolderDiffers):
        bindings.confirm_holder(account=account, number=number(order=2), at=NOON)
    assert bindings.confirm_holder(account=account, number=number(), at=NOON).wrong_tries == 0


def test_too_many_wrong_numbers_close_the_file_until_a_window_opens_it() -> None:
    who, clerk = person(), officer(Role.WINDOW_CLERK)
    account = bound(resident(), who)
    for _ in range(MOST_WRONG_TRIES - 1):
        with pytest.raises(HolderDiffers):
            bindings.confirm_holder(account=account, number=number(order=2), at=NOON)
    for tried in (number(order=2), number()):
        with pytest.raises(HolderLocked):
            bindings.confirm_holder(account=account, number=tried, at=NOON)
    rebind(who, clerk, MOBILE)
    assert bindings.confirm_holder(account=account, number=number(), at=NOON).person == who


def test_lost_mobile_is_replaced_at_a_window_and_its_next_holder_finds_nothing() -> None:
    who, clerk = person(), officer(Role.WINDOW_CLERK)
    former = bound(resident(), who)
    made = rebind(who, clerk)
    former.refresh_from_db()
    assert (former.is_active, binding_of_person(who)) == (False, made)
    stranger = resident(MOBILE)
    assert (stranger == former, binding_of(stranger)) == (False, None)


def test_mobile_that_was_given_to_somebody_else_leaves_its_former_holder() -> None:
    former_holder, who, clerk = person(), person(order=2, name="李四"), officer(Role.WINDOW_CLERK)
    former = bound(resident(MOBILE), former_holder)
    made = rebind(who, clerk, MOBILE)
    assert (made.account == former, made.account == account_of_mobile(MOBILE)) == (False, True)
    assert (binding_of_person(former_holder), made.person) == (None, who)


def test_stranger_who_got_a_number_disowns_it_and_begins_with_nothing() -> None:
    who = person()
    account = bound(resident(), who)
    bindings.disown(account=account, at=NOON)
    fresh = resident(MOBILE)
    assert (fresh == account, binding_of(fresh), binding_of_person(who)) == (False, None, None)
    ended = Binding.objects.get()
    assert (ended.ended_at, ended.ended_because) == (NOON, "number_changed_hands")


@pytest.mark.parametrize("role", sorted(OFFICE_ROLES - {Role.WINDOW_CLERK}))
def test_only_a_window_rebinds(role: Role) -> None:
    with pytest.raises(NoLeave):
        rebind(person(), officer(role))


def test_clerk_does_not_rebind_the_own_file() -> None:
    who, clerk = person(), officer(Role.WINDOW_CLERK)
    bound(clerk, who)
    with pytest.raises(Recused):
        rebind(who, clerk)


def test_database_holds_one_live_binding_and_a_reason_for_each_end() -> None:
    who = person()
    bound(resident(), who)
    with pytest.raises(IntegrityError, match="one_for_a_person"), transaction.atomic():
        Binding.objects.create(account=resident(OTHER), person=who, how="window", bound_at=NOON)
    with pytest.raises(IntegrityError, match="ended_for_a_reason"), transaction.atomic():
        Binding.objects.update(ended_at=NOON)
