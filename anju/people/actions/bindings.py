"""Bind accounts to persons, and end it when a number changes hands (绑定、换绑、解绑).

A mobile alone opens no file: numbers are given to others. So each sign-in is followed by the identity number of the
person (`confirm_holder`), and whoever got the number of somebody else says so (`disown`) and begins anew.
"""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.crypto import constant_time_compare

from anju.accounts import actions as accounts
from anju.accounts.models import Account
from anju.accounts.queries import account_of_mobile
from anju.accounts.states import Role
from anju.audit import actions as audit
from anju.common import vault
from anju.common.clock import day_of
from anju.people.actions.persons import open_person_file, register_person
from anju.people.models import MOST_WRONG_TRIES, Binding, Person
from anju.people.permissions import require_open_file
from anju.people.queries import NUMBER, binding_of, binding_of_person
from anju.people.registers import Answer, face_check, identity_register


class NotBound(Exception):
    """The account was not bound to the person.

    NotBound
    ├── RegisterDiffers   name, identity number and permit do not belong together in the register
    ├── FaceDiffers       the face was not recognised
    ├── RegisterSilent    the register or the face check could not be asked
    └── BoundElsewhere    the person has another account, or the account another person
    """


class RegisterDiffers(NotBound):
    """Name, number and permit do not match the register (与登记信息不一致). Compare them with the card."""


class FaceDiffers(NotBound):
    """The face was not recognised (人脸核验未通过). Try again in better light, or come to a window."""


class RegisterSilent(NotBound):
    """The register does not answer now (登记系统暂时无法核验). Try again later, or come to a window."""


class BoundElsewhere(NotBound):
    """The person has another mobile here, or this account another person (已绑定). A window changes it."""


class HolderUnknown(Exception):
    """Whoever signed in was not found to be the person.

    HolderUnknown
    ├── HolderDiffers   this is not the identity number of the person
    └── HolderLocked    it was tried too often; a window helps
    """


class HolderDiffers(HolderUnknown):
    """This is not the identity number bound to this mobile (证件号码与绑定的不一致). Compare it with the card."""


class HolderLocked(HolderUnknown):
    """It was tried too often, so the file stays closed (核对次数过多，已锁定). Come to a window with the card."""


def bind_by_register(
    *, account: Account, name: str, number: str, permit: str, face_proof: str, at: datetime
) -> Binding:
    """Bind an account when register and face agree (线上绑定). Raises NotBound."""
    _require_match(identity_register().compare(name=name, number=number, permit=permit), RegisterDiffers)
    _require_match(face_check().compare(number=number, proof=face_proof), FaceDiffers)
    with transaction.atomic():
        person = register_person(name=name, number=number, by=account.signature, at=at)
        return _bind(account, _kept_file(person), how="register", by=account.signature, at=at)


def rebind_at_window(*, person: Person, mobile: str, code: str, reason: str, by: Account, at: datetime) -> Binding:
    """Bind a person who stands at a window to the mobile in their hand, proved by its code (窗口换绑).

    Whatever was bound before is ended: the person's former account, which may be a stranger's number by now, and the
    person whose number this mobile was. Raises NoLeave, Recused, CodeRefused.
    """
    require_open_file(by, person, day_of(at), Role.WINDOW_CLERK)
    account = accounts.prove_mobile(mobile=mobile, code=code, at=at)
    with transaction.atomic():
        person = _kept_file(Person.objects.select_for_update().get(pk=person.pk))
        for former in filter(None, (binding_of_person(person), binding_of(account))):
            if (former.account_id, former.person_id) != (account.pk, person.pk):
                _end(former, f"rebound_at_window: {reason}", by=by.signature, at=at)
        live = binding_of(account)
        account = account_of_mobile(mobile) or accounts.open_account_for_mobile(mobile=mobile, by=by.signature, at=at)
        if live:
            _end_only(live, f"rebound_at_window: {reason}", by=by.signature, at=at)
        return _bind(account, person, how="window", by=by.signature, at=at)


def bind_at_window(
    *, name: str, number: str, mobile: str, code: str, reason: str, by: Account, at: datetime
) -> Binding:
    """Bind whoever stands at a window with the card (窗口绑定), opening the file if there is none, on the record.

    Raises what `rebind_at_window` raises, and RegisterDiffers when the file of this number has another name.
    """
    with transaction.atomic():
        person = _kept_file(register_person(name=name, number=number, by=by.signature, at=at))
        if not person.names.filter(name=name).exists():
            raise RegisterDiffers
        open_person_file(person=person, by=by, reason=reason, at=at)
    return rebind_at_window(person=person, mobile=mobile, code=code, reason=reason, by=by, at=at)


@transaction.atomic
def bind_staff(*, account: Account, person: Person, by: str, at: datetime) -> Binding:
    """Note who somebody working here is (登记工作人员本人), so that the own file stays closed to them."""
    return _bind(account, person, how="window", by=by, at=at, of_staff=True)


def confirm_holder(*, account: Account, number: str, at: datetime) -> Binding:
    """Confirm after a sign-in that the person bound to the account is there (核对本人). Raises HolderUnknown.

    A wrong number counts and stays counted; too many close the file until a window opens it.
    """
    with transaction.atomic():
        binding = Binding.objects.select_for_update().get(account=account, ended_at__isnull=True)
        if binding.is_locked:
            raise HolderLocked
        right = any(
            constant_time_compare(vault.decrypt(kept, purpose=NUMBER), number)
            for kept in binding.person.numbers.values_list("kept", flat=True)
        )
        binding.wrong_tries = 0 if right else binding.wrong_tries + 1
        binding.save(update_fields=["wrong_tries"])
        verb = "confirm_holder" if right else "refuse_holder"
        audit.record_event(by=account.signature, at=at, verb=verb, subject=binding)
    if right:
        return binding
    raise HolderLocked if binding.wrong_tries >= MOST_WRONG_TRIES else HolderDiffers


@transaction.atomic
def disown(*, account: Account, at: datetime) -> None:
    """Say that this number was somebody else's before (号码原属他人): the binding ends, the account closes."""
    binding = binding_of(account)
    if binding:
        _end(binding, "number_changed_hands", by=account.signature, at=at)


def _bind(account: Account, person: Person, *, how: str, by: str, at: datetime, of_staff: bool = False) -> Binding:
    try:
        with transaction.atomic():
            made = Binding.objects.create(account=account, person=person, how=how, bound_at=at, of_staff=of_staff)
    except IntegrityError:
        raise BoundElsewhere from None
    audit.record_event(by=by, at=at, verb="bind_account", subject=made, detail={"how": how, "person": person.pk})
    return made


def _end(binding: Binding, because: str, *, by: str, at: datetime) -> None:
    """End a binding and close its account: whoever holds the number next begins with nothing."""
    _end_only(binding, because, by=by, at=at)
    accounts.close_account(account=binding.account, because=because, by=by, at=at)


def _end_only(binding: Binding, because: str, *, by: str, at: datetime) -> None:
    binding.ended_at, binding.ended_because = at, because[:200]
    binding.save(update_fields=["ended_at", "ended_because"])
    audit.record_event(by=by, at=at, verb="end_binding", subject=binding, detail={"because": because})


def _kept_file(person: Person) -> Person:
    return person.joined_into or person


def _require_match(answer: Answer, otherwise: type[NotBound]) -> None:
    if answer is Answer.SILENT:
        raise RegisterSilent
    if answer is not Answer.MATCHES:
        raise otherwise
