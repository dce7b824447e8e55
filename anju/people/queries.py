"""Read persons, bindings, agents and permits (人员、绑定、代办、居住证)."""

from datetime import date

from django.db.models import QuerySet

from anju.accounts.models import Account
from anju.accounts.states import Role
from anju.audit.models import Event
from anju.common import vault
from anju.people.models import Authorisation, Binding, Employer, IdentityNumber, JoiningRequest, Permit, Person
from anju.people.numbers.identity import masked_number
from anju.people.numbers.names import masked_name
from anju.people.permits.rules import PermitRules
from anju.people.permits.validity import Validity, validity
from anju.people.states import LIVE, JoiningState, PermitForm

NUMBER, PERMIT = "identity number of a person", "permit number of a person"
READINGS = ("open_person_file", "unmask_identity_number")


def person_of_number(number: str) -> Person | None:
    """Return the person who has, or had, an identity number (按证件号码查人)."""
    indexes = vault.indexes_of(number, purpose=NUMBER)
    found = IdentityNumber.objects.filter(index__in=indexes).select_related("person").first()
    return found.person if found else None


def binding_of(account: Account) -> Binding | None:
    """Return the live binding of an account (账户的现行绑定)."""
    return Binding.objects.filter(account=account, ended_at__isnull=True).select_related("person").first()


def binding_of_person(person: Person) -> Binding | None:
    """Return the live binding of a person to a resident's account (人员的现行绑定)."""
    return (
        Binding.objects.filter(person=person, ended_at__isnull=True, of_staff=False).select_related("account").first()
    )


def name_of(person: Person) -> str:
    """Answer the present name of a person (现用姓名); empty where none is known."""
    return person.names.filter(is_current=True).values_list("name", flat=True).first() or ""


def masked_name_of(person: Person) -> str:
    """Answer the present name as it is shown to others (脱敏姓名)."""
    name = name_of(person)
    return masked_name(name) if name else ""


def masked_number_of(person: Person) -> str:
    """Answer the present identity number as it is shown (脱敏证件号码); empty where none is known."""
    current = person.numbers.filter(is_current=True).first()
    return masked_number(vault.decrypt(current.kept, purpose=NUMBER)) if current else ""


def authorisations_of(person: Person) -> QuerySet[Authorisation]:
    """Return everybody who may act for a person, may have acted, or asks to (谁可以替我办)."""
    return Authorisation.objects.filter(person=person).select_related("agent", "employer").order_by("-id")


def authorisations_by(agent: Account) -> QuerySet[Authorisation]:
    """Return the live authorisations of an agent (我替谁办)."""
    live = [state.value for state in LIVE]
    return Authorisation.objects.filter(agent=agent, state__in=live).select_related("person", "employer").order_by("id")


def readings_of(person: Person) -> QuerySet[Event]:
    """Return who opened a person's file, the latest first (谁看过我的档案); files joined into it are part of it."""
    files = [str(person.pk), *(str(pk) for pk in person.joined.values_list("pk", flat=True))]
    return Event.objects.filter(subject_type="people.person", subject_id__in=files, verb__in=READINGS).order_by("-id")


def permit_of(person: Person) -> Permit | None:
    """Return the permit that was issued last (最近的居住证)."""
    return person.permits.order_by("-issued_on", "-id").first()


def permit_matches(person: Person, number: str) -> bool:
    """Say whether a person has a permit of this number (居住证号是否相符)."""
    return person.permits.filter(number_index__in=vault.indexes_of(number, purpose=PERMIT)).exists()


def validity_of(permit: Permit, on: date, rules: PermitRules) -> Validity:
    """Compute what a permit is worth on a day (居住证有效性); it costs one query."""
    return validity(
        issued_on=permit.issued_on,
        paper=permit.form == PermitForm.PAPER_NINE_YEAR,
        endorsed_until=permit.endorsements.filter(on__lte=on).values_list("until", flat=True),
        cancelled_on=permit.cancelled_on,
        on=on,
        rules=rules,
    )


def joinings_awaiting_a_decision() -> QuerySet[JoiningRequest]:
    """Return the requests to join two persons that nobody has decided, the oldest first (待审批的合并)."""
    return JoiningRequest.objects.filter(state=JoiningState.ASKED).order_by("id")


def employer_of_code(code: str) -> Employer | None:
    """Return the employer of a code (用人单位)."""
    return Employer.objects.filter(code=code).first()


def roles_on_record(roles: frozenset[Role]) -> list[str]:
    """Answer roles as the record holds them (留痕中的角色)."""
    return sorted(role.value for role in roles)
