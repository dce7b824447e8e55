"""Read accounts, units and appointments (账户、机构、任职)."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from anju.accounts.models import Account, Appointment, Succession, Unit, UnitName
from anju.accounts.states import Role
from anju.common import vault

MOBILE = "mobile of an account"


def in_force(on: date) -> Q:
    """Answer the condition that a row's days include this one (当日有效)."""
    return Q(begins_on__lte=on) & (Q(ends_on__isnull=True) | Q(ends_on__gte=on))


def account_of_mobile(mobile: str) -> Account | None:
    """Return the account that signs in with this mobile now (手机号对应的账户)."""
    return Account.objects.filter(mobile_index__in=vault.indexes_of(mobile, purpose=MOBILE)).first()


def mobile_of(account: Account) -> str:
    """Open the mobile of an account; empty where it has none (手机号)."""
    return vault.decrypt(account.kept_mobile, purpose=MOBILE) if account.kept_mobile else ""


def appointments_of(account: Account, on: date) -> QuerySet[Appointment]:
    """Return the appointments that somebody holds on a day (当日任职)."""
    return Appointment.objects.filter(in_force(on), account=account).order_by("id")


def roles_of(account: Account, on: date) -> frozenset[Role]:
    """Answer the roles of an account on a day (当日角色); a closed one has none."""
    if not account.is_active:
        return frozenset()
    if not account.is_staff:
        return frozenset({Role.RESIDENT})
    return frozenset(Role(one.role) for one in appointments_of(account, on))


def units_covered(unit: Unit, on: date) -> frozenset[int]:
    """Answer the units whose matters belong to this one on a day: itself, and those it succeeded (承继范围)."""
    found, looked_at = {unit.pk}, set[int]()
    while fresh := found - looked_at:
        looked_at |= fresh
        found |= set(Succession.objects.filter(after__in=fresh, on__lte=on).values_list("before_id", flat=True))
    return frozenset(found)


def names_of(units: Iterable[Unit], on: date) -> dict[int, UnitName]:
    """Answer what units are called on a day (当日名称), by the key of the unit."""
    return {one.unit_id: one for one in UnitName.objects.filter(in_force(on), unit__in=[unit.pk for unit in units])}


def staff() -> QuerySet[Account]:
    """Return the accounts of all who work here and may sign in (工作人员账户)."""
    return Account.objects.filter(username__isnull=False, closed_at__isnull=True).order_by("username")
