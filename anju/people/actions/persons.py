"""Register persons, their permits and employers; open files and unmask numbers on the record (建档、打开档案)."""

from datetime import date, datetime

from django.db import connection, transaction
from django.utils.crypto import salted_hmac

from anju.accounts.models import Account
from anju.audit import actions as audit
from anju.common import vault
from anju.common.clock import day_of
from anju.people.models import Employer, Endorsement, IdentityNumber, Permit, Person, PersonName, Recusal
from anju.people.numbers.identity import kind_of
from anju.people.permissions import require_open_file
from anju.people.queries import NUMBER, PERMIT, person_of_number, roles_on_record
from anju.people.states import PermitForm

SHORTEST_REASON = 4


class ReasonMissing(Exception):
    """A file is opened, and a number shown, for a reason (须写明理由), in four characters or more."""


class NumberOfAnother(Exception):
    """The number belongs to another person's file (号码属于另一份档案). If both are one person, ask to join them."""


@transaction.atomic
def register_person(*, name: str, number: str, by: str, at: datetime) -> Person:
    """Open a file for a person (建档), or answer the one there is for this identity number."""
    _take_turns(number)
    found = person_of_number(number)
    if found:
        return found
    person = Person.objects.create(opened_at=at)
    PersonName.objects.create(person=person, name=name, is_current=True, recorded_at=at)
    _keep_number(person, number, at)
    audit.record_event(by=by, at=at, verb="register_person", subject=person, detail={"kind": kind_of(number).value})
    return person


@transaction.atomic
def change_number(*, person: Person, number: str, by: Account, at: datetime) -> None:
    """Give a person another identity number (变更证件号码); the earlier one stays, and is found too."""
    require_open_file(by, person, day_of(at))
    _take_turns(number)
    found = person_of_number(number)
    if found and found != person:
        raise NumberOfAnother
    if found:
        return
    person.numbers.filter(is_current=True).update(is_current=False)
    _keep_number(person, number, at)
    audit.record_event(by=by.signature, at=at, verb="change_number", subject=person)


@transaction.atomic
def change_name(*, person: Person, name: str, by: Account, at: datetime) -> None:
    """Give a person another name (变更姓名); the earlier one stays."""
    require_open_file(by, person, day_of(at))
    person.names.filter(is_current=True).update(is_current=False)
    PersonName.objects.update_or_create(
        person=person, name=name, defaults={"is_current": True}, create_defaults={"is_current": True, "recorded_at": at}
    )
    audit.record_event(by=by.signature, at=at, verb="change_name", subject=person)


@transaction.atomic
def register_permit(
    *, person: Person, number: str, form: PermitForm, issued_on: date, district: str, by: str, at: datetime
) -> Permit:
    """Note a person's residence permit (登记居住证)."""
    permit = Permit.objects.create(
        person=person,
        kept_number=vault.encrypt(number, purpose=PERMIT),
        number_index=vault.index_of(number, purpose=PERMIT),
        form=form,
        issued_on=issued_on,
        district=district,
    )
    audit.record_event(by=by, at=at, verb="register_permit", subject=permit, detail={"form": form.value})
    return permit


@transaction.atomic
def endorse_permit(*, permit: Permit, on: date, until: date, by: str, at: datetime) -> Endorsement:
    """Note an endorsement of a permit (登记签注)."""
    made = Endorsement.objects.create(permit=permit, on=on, until=until)
    audit.record_event(by=by, at=at, verb="endorse_permit", subject=permit, detail={"until": str(until)})
    return made


@transaction.atomic
def register_employer(*, code: str, name: str, by: str, at: datetime) -> Employer:
    """Note an employer (登记用人单位), or answer the one of this code."""
    employer, made = Employer.objects.get_or_create(code=code, defaults={"name": name})
    if made:
        audit.record_event(by=by, at=at, verb="register_employer", subject=employer)
    return employer


@transaction.atomic
def open_person_file(*, person: Person, by: Account, reason: str, at: datetime) -> Person:
    """Open a file on the record (打开档案). Raises NoLeave, Recused, ReasonMissing."""
    _read(person, by, reason, at, "open_person_file")
    return person


@transaction.atomic
def unmask_identity_number(*, person: Person, by: Account, reason: str, at: datetime) -> str:
    """Show an identity number in full, on the record (显示完整证件号码). Raises NoLeave, Recused, ReasonMissing."""
    _read(person, by, reason, at, "unmask_identity_number")
    return vault.decrypt(person.numbers.get(is_current=True).kept, purpose=NUMBER)


@transaction.atomic
def declare_recusal(*, officer: Account, person: Person, why: str, at: datetime) -> Recusal:
    """Say that one keeps away from a file (申报回避)."""
    made, _ = Recusal.objects.get_or_create(
        officer=officer, person=person, ended_at=None, defaults={"why": why, "declared_at": at}
    )
    audit.record_event(by=officer.signature, at=at, verb="declare_recusal", subject=person, detail={"why": why})
    return made


@transaction.atomic
def rotate_numbers(*, by: str, at: datetime) -> int:
    """Rewrite under the first key the numbers kept under another (密钥轮换); answer how many."""
    rewritten = 0
    for row in IdentityNumber.objects.select_for_update().order_by("id"):
        if not (vault.is_current(row.kept) and vault.is_current(row.index)):
            number = vault.decrypt(row.kept, purpose=NUMBER)
            row.kept, row.index = vault.encrypt(number, purpose=NUMBER), vault.index_of(number, purpose=NUMBER)
            row.save(update_fields=["kept", "index"])
            audit.record_event(by=by, at=at, verb="rotate_number", subject=row)
            rewritten += 1
    for permit in Permit.objects.select_for_update().order_by("id"):
        if not (vault.is_current(permit.kept_number) and vault.is_current(permit.number_index)):
            number = vault.decrypt(permit.kept_number, purpose=PERMIT)
            permit.kept_number = vault.encrypt(number, purpose=PERMIT)
            permit.number_index = vault.index_of(number, purpose=PERMIT)
            permit.save(update_fields=["kept_number", "number_index"])
            audit.record_event(by=by, at=at, verb="rotate_number", subject=permit)
            rewritten += 1
    return rewritten


def _read(person: Person, by: Account, reason: str, at: datetime, verb: str) -> None:
    roles = require_open_file(by, person, day_of(at))
    if len(reason.strip()) < SHORTEST_REASON:
        raise ReasonMissing
    detail = {"reason": reason.strip(), "roles": roles_on_record(roles)}
    audit.record_event(by=by.signature, at=at, verb=verb, subject=person, detail=detail)


def _keep_number(person: Person, number: str, at: datetime) -> None:
    IdentityNumber.objects.create(
        person=person,
        kind=kind_of(number).value,
        kept=vault.encrypt(number, purpose=NUMBER),
        index=vault.index_of(number, purpose=NUMBER),
        is_current=True,
        recorded_at=at,
    )


def _take_turns(number: str) -> None:
    """Let those who register one number at once do so one after the other, whatever the key of its index."""
    turn = int(salted_hmac("anju.people.turn", number, algorithm="sha256").hexdigest()[:15], 16)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [turn])
