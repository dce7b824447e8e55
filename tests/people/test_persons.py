"""A person exists once, is found by every number, and is read on the record only; nothing personal stands in clear."""

import threading
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import override_settings

from anju.accounts.states import OFFICE_ROLES, PERSON_FILE_ROLES, Role
from anju.audit.models import Event
from anju.people import queries
from anju.people.actions import authorisations, persons
from anju.people.actions.persons import NumberOfAnother, ReasonMissing
from anju.people.models import Authorisation, Endorsement, IdentityNumber, Permit, Person
from anju.people.permissions import NoLeave, Recused, can_open_file
from anju.people.states import AgentKind
from tests.accounts.making import MOBILE, NOON, TODAY, officer, resident
from tests.people.making import NAME, PERMIT, bound, number, person, with_permit

pytestmark = pytest.mark.django_db


def test_number_opens_one_file_however_often_it_is_registered() -> None:
    assert (person() == person(), Person.objects.count()) == (True, 1)


@pytest.mark.django_db(transaction=True)
def test_number_registered_by_many_at_once_opens_one_file() -> None:
    found, barrier = [], threading.Barrier(8)

    def register() -> None:
        barrier.wait()
        found.append(person().pk)
        connection.close()

    threads = [threading.Thread(target=register) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(found), len(set(found)), Person.objects.count()) == (8, 1, 1)


def test_person_is_found_by_the_present_and_the_earlier_number() -> None:
    who, clerk = person(), officer(Role.WINDOW_CLERK)
    persons.change_number(person=who, number=number(order=7), by=clerk, at=NOON)
    assert [queries.person_of_number(number(order=order)) for order in (1, 7, 9)] == [who, who, None]
    assert queries.masked_number_of(who) == f"0000**********{number(order=7)[-4:]}"


def test_number_of_another_file_is_refused_and_asks_for_a_joining() -> None:
    who, _, clerk = person(), person(order=2, name="李四"), officer(Role.WINDOW_CLERK)
    with pytest.raises(NumberOfAnother):
        persons.change_number(person=who, number=number(order=2), by=clerk, at=NOON)


def test_earlier_name_stays_beside_the_present_one() -> None:
    who, clerk = person(), officer(Role.WINDOW_CLERK)
    for name in ("王大安", NAME, "王大安"):
        persons.change_name(person=who, name=name, by=clerk, at=NOON)
    assert list(who.names.values_list("name", "is_current")) == [(NAME, False), ("王大安", True)]


def test_no_number_stands_in_clear_in_any_row_or_in_the_record() -> None:
    who, clerk = with_permit(person()), officer(Role.WINDOW_CLERK)
    persons.open_person_file(person=who, by=clerk, reason="核对材料", at=NOON)
    persons.unmask_identity_number(person=who, by=clerk, reason="核对材料", at=NOON)
    rows: list[Any] = [*IdentityNumber.objects.values(), *Permit.objects.values(), *Event.objects.values()]
    text = str(rows)
    assert (number() in text, PERMIT in text, NAME in text) == (False, False, False)


@pytest.mark.parametrize("kept", ["", "11010519491231002X", "site.11010519491231002X"])
def test_database_refuses_a_number_in_clear(kept: str) -> None:
    person()
    with pytest.raises(IntegrityError, match="identity_number_is_encrypted"), transaction.atomic():
        IdentityNumber.objects.update(kept=kept)


def test_numbers_are_found_before_during_and_after_a_change_of_keys() -> None:
    old, new = ("k1", "aes_gcm", "first"), ("k2", "sm4_gcm", "second")
    with override_settings(FIELD_KEYS=[old]):
        who = with_permit(person())
    with override_settings(FIELD_KEYS=[new, old]):
        assert person() == who
        assert [persons.rotate_numbers(by="tests", at=NOON) for _ in range(2)] == [2, 0]
    with override_settings(FIELD_KEYS=[new]):
        assert (queries.person_of_number(number()), queries.permit_matches(who, PERMIT)) == (who, True)


@pytest.mark.parametrize("role", sorted(OFFICE_ROLES))
def test_only_roles_that_work_in_files_open_one_and_each_opening_is_on_record(role: Role) -> None:
    who, somebody = person(), officer(role)
    if role not in PERSON_FILE_ROLES:
        with pytest.raises(NoLeave):
            persons.open_person_file(person=who, by=somebody, reason="核对材料", at=NOON)
        assert list(queries.readings_of(who)) == []
        return
    persons.open_person_file(person=who, by=somebody, reason=" 核对材料 ", at=NOON)
    assert persons.unmask_identity_number(person=who, by=somebody, reason="核对材料", at=NOON) == number()
    detail = {"reason": "核对材料", "roles": [role.value]}
    assert [(one.actor, one.verb, one.detail) for one in queries.readings_of(who)] == [
        (somebody.signature, "unmask_identity_number", detail),
        (somebody.signature, "open_person_file", detail),
    ]


def test_residents_and_agents_open_no_file_as_staff_do() -> None:
    with pytest.raises(NoLeave):
        persons.open_person_file(person=person(), by=resident(), reason="核对材料", at=NOON)


@pytest.mark.parametrize("reason", ["", "   ", "看看 "])
def test_file_is_opened_for_a_reason(reason: str) -> None:
    with pytest.raises(ReasonMissing):
        persons.open_person_file(person=person(), by=officer(Role.WINDOW_CLERK), reason=reason, at=NOON)


def own_file(clerk: Any, who: Person) -> None:
    bound(clerk, who)


def declared(clerk: Any, who: Person) -> None:
    persons.declare_recusal(officer=clerk, person=who, why="interest", at=NOON)


def relative(clerk: Any, who: Person) -> None:
    bound(clerk, own := person(order=5, name="李四"))
    agent = bound(resident(), own)
    authorisations.ask_to_act(agent=agent, person=who, kind=AgentKind.NEAR_RELATIVE, proof="户口簿", at=NOON)


def relative_the_other_way(clerk: Any, who: Person) -> None:
    bound(clerk, own := person(order=5, name="李四"))
    agent = bound(resident(), who)
    authorisations.ask_to_act(agent=agent, person=own, kind=AgentKind.GUARDIAN, proof="户口簿", at=NOON)


@pytest.mark.parametrize("tie", [own_file, declared, relative, relative_the_other_way])
@pytest.mark.parametrize("role", sorted(PERSON_FILE_ROLES))
def test_nobody_opens_the_own_a_relatives_or_a_recused_file(role: Role, tie: Any) -> None:
    who, somebody = person(), officer(role)
    assert can_open_file(somebody, who, TODAY)
    tie(somebody, who)
    assert not can_open_file(somebody, who, TODAY)
    with pytest.raises(Recused):
        persons.open_person_file(person=who, by=somebody, reason="核对材料", at=NOON)
    assert can_open_file(somebody, person(order=9, name="赵六"), TODAY)


def test_days_out_of_order_are_refused_by_the_database() -> None:
    permit = with_permit(person()).permits.get()
    with pytest.raises(IntegrityError, match="endorsement_days_in_order"), transaction.atomic():
        Endorsement.objects.create(permit=permit, on=TODAY, until=NOON.date().replace(year=2025))
    with pytest.raises(IntegrityError, match="authorisation_of_an_employer"), transaction.atomic():
        Authorisation.objects.create(
            person=permit.person,
            agent=resident(MOBILE),
            kind="employer_clerk",
            proof="x",
            asked_at=NOON,
            changed_at=NOON,
        )
