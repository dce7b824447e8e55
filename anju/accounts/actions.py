"""Open and close accounts, send and prove codes, appoint, and change units (账户、验证码、任职、机构)."""

import secrets
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from anju.accounts.models import MOST_WRONG_TRIES, Account, Appointment, SignInCode, Succession, Unit, UnitName
from anju.accounts.queries import MOBILE, account_of_mobile, appointments_of, in_force
from anju.accounts.sms import sms_sender
from anju.accounts.states import INCOMPATIBLE, Role, UnitKind
from anju.audit import actions as audit
from anju.common import vault
from anju.common.clock import day_of

CODE_DIGITS = 6
CODE_LIFE = timedelta(minutes=15)
CODES_KEPT = timedelta(days=1)


class CodeRefused(Exception):
    """The code opens nothing.

    CodeRefused
    ├── CodeWrong    it is not the one that was sent
    └── CodeOver     no code is good any more: used, too old, or tried too often
    """


class CodeWrong(CodeRefused):
    """This is not the code that was sent (验证码不正确). Look at the message again, or ask for another code."""


class CodeOver(CodeRefused):
    """No code of this mobile is good any more (验证码已失效). Ask for another one."""


class RolesIncompatible(Exception):
    """Nobody may hold these roles together (角色不相容). End the other appointment first, or appoint somebody else."""


def ask_for_code(*, mobile: str, at: datetime) -> None:
    """Send a code to a mobile (发送验证码); earlier ones stay good. Raises SmsNotSent, and then keeps nothing.

    Whether the mobile has an account is neither looked at nor told.
    """
    code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"
    index = vault.index_of(mobile, purpose=MOBILE)
    with transaction.atomic():
        SignInCode.objects.filter(sent_at__lt=at - CODES_KEPT).delete()
        SignInCode.objects.create(
            mobile_index=index, digest=_digest(index, code), sent_at=at, good_until=at + CODE_LIFE
        )
        minutes = CODE_LIFE // timedelta(minutes=1)
        sms_sender().send(mobile=mobile, text=f"【安居】登录验证码 {code}，{minutes} 分钟内有效。请勿告诉他人。")


def prove_mobile(*, mobile: str, code: str, at: datetime) -> Account:
    """Prove by a code that somebody holds a mobile (验证手机号), and answer its account, opening it if need be.

    Raises CodeRefused. A wrong try counts for every code still good, and stays counted.
    """
    with transaction.atomic():
        live = _live_codes(mobile, at)
        right = any(constant_time_compare(one.digest, _digest(one.mobile_index, code)) for one in live)
        account = _account_for(mobile, at) if right else None
        for one in live:
            one.used_at, one.wrong_tries = (at, one.wrong_tries) if right else (None, one.wrong_tries + 1)
            one.save(update_fields=["used_at", "wrong_tries"])
    if account:
        return account
    raise CodeWrong if live and any(one.wrong_tries < MOST_WRONG_TRIES for one in live) else CodeOver


def record_sign_in(*, account: Account, at: datetime) -> None:
    """Record that somebody signed in (登录留痕)."""
    audit.record_event(by=account.signature, at=at, verb="sign_in", subject=account)


@transaction.atomic
def open_account_for_mobile(*, mobile: str, by: str, at: datetime) -> Account:
    """Open an account for a mobile (开立居民账户), or answer the one there is."""
    _take_turns(mobile)
    found = account_of_mobile(mobile)
    if found:
        return found
    account = Account(
        kept_mobile=vault.encrypt(mobile, purpose=MOBILE),
        mobile_index=vault.index_of(mobile, purpose=MOBILE),
        opened_at=at,
    )
    account.set_unusable_password()
    account.save()
    audit.record_event(by=by, at=at, verb="open_account", subject=account)
    return account


@transaction.atomic
def open_staff_account(*, username: str, name: str, password: str | None, by: str, at: datetime) -> Account:
    """Open an account for somebody who works here (开立工作人员账户). It may do nothing until it is appointed."""
    account = Account(username=username, name=name, opened_at=at)
    account.set_password(password)
    account.save()
    audit.record_event(by=by, at=at, verb="open_staff_account", subject=account, detail={"username": username})
    return account


@transaction.atomic
def close_account(*, account: Account, because: str, by: str, at: datetime) -> None:
    """Close an account (注销账户): nobody signs in with it, its mobile is free, its appointments end."""
    held = Account.objects.select_for_update().get(pk=account.pk)
    if held.closed_at:
        return
    held.closed_at, held.kept_mobile, held.mobile_index = at, "", None
    held.set_unusable_password()
    held.save()
    for appointment in appointments_of(held, day_of(at)):
        end_appointment(appointment=appointment, on=day_of(at), by=by, at=at)
    audit.record_event(by=by, at=at, verb="close_account", subject=held, detail={"because": because})


@transaction.atomic
def appoint(
    *,
    account: Account,
    role: Role,
    unit: Unit | None,
    begins_on: date,
    by: str,
    at: datetime,
    ends_on: date | None = None,
) -> Appointment:
    """Give somebody a role from a day on (任命). Raises RolesIncompatible; the database refuses it once more."""
    Account.objects.select_for_update().get(pk=account.pk)
    others = Appointment.objects.filter(account=account).exclude(ends_on__lt=begins_on)
    others = others.filter(begins_on__lte=ends_on) if ends_on else others
    if any(frozenset({Role(other.role), role}) in INCOMPATIBLE for other in others):
        raise RolesIncompatible
    made = Appointment.objects.create(account=account, role=role, unit=unit, begins_on=begins_on, ends_on=ends_on)
    detail = {"account": account.pk, "role": role.value, "unit": unit.code if unit else None, "from": str(begins_on)}
    audit.record_event(by=by, at=at, verb="appoint", subject=made, detail=detail)
    return made


@transaction.atomic
def end_appointment(*, appointment: Appointment, on: date, by: str, at: datetime) -> None:
    """End an appointment with a day (免去任职), which is its last; one that had not begun is left with its first."""
    held = Appointment.objects.select_for_update().get(pk=appointment.pk)
    held.ends_on = max(on, held.begins_on)
    held.save(update_fields=["ends_on"])
    audit.record_event(by=by, at=at, verb="end_appointment", subject=held, detail={"last_day": str(held.ends_on)})


@transaction.atomic
def open_unit(
    *, kind: UnitKind, code: str, name_zh: str, name_en: str, begins_on: date, by: str, at: datetime,
    district: Unit | None = None, department: Unit | None = None,
) -> Unit:  # fmt: skip
    """Open a district, a department or an office (设立机构) with its first name."""
    unit = Unit.objects.create(kind=kind, code=code, district=district, department=department, begins_on=begins_on)
    UnitName.objects.create(unit=unit, name_zh=name_zh, name_en=name_en, begins_on=begins_on)
    audit.record_event(by=by, at=at, verb="open_unit", subject=unit, detail={"code": code, "kind": kind.value})
    return unit


@transaction.atomic
def rename_unit(*, unit: Unit, name_zh: str, name_en: str, begins_on: date, by: str, at: datetime) -> UnitName:
    """Give a unit another name from a day on (机构更名); appointments and matters stay with it."""
    for current in UnitName.objects.select_for_update().filter(in_force(begins_on), unit=unit):
        current.ends_on = begins_on - timedelta(days=1)
        current.save(update_fields=["ends_on"])
    named = UnitName.objects.create(unit=unit, name_zh=name_zh, name_en=name_en, begins_on=begins_on)
    audit.record_event(by=by, at=at, verb="rename_unit", subject=unit, detail={"name": name_zh, "from": str(begins_on)})
    return named


@transaction.atomic
def succeed_units(*, before: Sequence[Unit], after: Sequence[Unit], on: date, by: str, at: datetime) -> None:
    """Let units take over from others on a day (机构撤并): one to several is a split, several to one a merger."""
    for old in before:
        held = Unit.objects.select_for_update().get(pk=old.pk)
        held.ends_on = on - timedelta(days=1)
        held.save(update_fields=["ends_on"])
        for new in after:
            Succession.objects.create(before=held, after=new, on=on)
        detail = {"after": [new.code for new in after], "on": str(on)}
        audit.record_event(by=by, at=at, verb="succeed_unit", subject=held, detail=detail)


@transaction.atomic
def rotate_mobiles(*, by: str, at: datetime) -> int:
    """Rewrite under the first key the mobiles kept under another (密钥轮换); answer how many."""
    rewritten = 0
    for account in Account.objects.select_for_update().filter(mobile_index__isnull=False).order_by("id"):
        if vault.is_current(account.kept_mobile) and vault.is_current(account.mobile_index or ""):
            continue
        mobile = vault.decrypt(account.kept_mobile, purpose=MOBILE)
        account.kept_mobile = vault.encrypt(mobile, purpose=MOBILE)
        account.mobile_index = vault.index_of(mobile, purpose=MOBILE)
        account.save(update_fields=["kept_mobile", "mobile_index"])
        audit.record_event(by=by, at=at, verb="rotate_mobile", subject=account)
        rewritten += 1
    return rewritten


def _account_for(mobile: str, at: datetime) -> Account:
    account = open_account_for_mobile(mobile=mobile, by="mobile", at=at)
    audit.record_event(by=account.signature, at=at, verb="prove_mobile", subject=account)
    return account


def _live_codes(mobile: str, at: datetime) -> list[SignInCode]:
    indexes = vault.indexes_of(mobile, purpose=MOBILE)
    live = SignInCode.objects.select_for_update().filter(
        mobile_index__in=indexes, used_at__isnull=True, good_until__gte=at, wrong_tries__lt=MOST_WRONG_TRIES
    )
    return list(live.order_by("id"))


def _take_turns(mobile: str) -> None:
    """Let those who open an account for one mobile at once do so one after the other, whatever the key of its index."""
    turn = int(salted_hmac("anju.accounts.turn", mobile, algorithm="sha256").hexdigest()[:15], 16)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [turn])


def _digest(index: str, code: str) -> str:
    return salted_hmac("anju.accounts.code", f"{index} {code}", algorithm="sha256").hexdigest()
