"""Make accounts and units as tests need them (测试数据)."""

from datetime import UTC, date, datetime
from typing import Any

from anju.accounts import actions
from anju.accounts.models import Account, Unit
from anju.accounts.sms.file import messages_to
from anju.accounts.states import SCOPES, Role, UnitKind

NOON = datetime(2026, 3, 10, 4, tzinfo=UTC)
TODAY = date(2026, 3, 10)
MOBILE = "+8613800138000"


def unit(kind: UnitKind, code: str = "") -> Unit:
    """Open a unit, or take the one there is."""
    code = code or f"a-{kind.value}"
    found = Unit.objects.filter(code=code).first()
    return found or actions.open_unit(
        kind=kind, code=code, name_zh=f"{code} 中文", name_en=code, begins_on=date(2020, 1, 1), by="tests", at=NOON
    )


def officer(role: Role, username: str = "", **more: Any) -> Account:
    """Open an account of staff with one role from 2020 on."""
    username = username or role.value
    account = actions.open_staff_account(username=username, name=f"员工{username}", password=None, by="tests", at=NOON)
    appoint(account, role, **more)
    return account


def appoint(account: Account, role: Role, **more: Any) -> None:
    """Appoint somebody to a role, for a unit of the kind it asks for."""
    kind = SCOPES.get(role)
    given: dict[str, Any] = {"unit": unit(kind) if kind else None, "begins_on": date(2020, 1, 1)}
    actions.appoint(account=account, role=role, by="tests", at=NOON, **given | more)


def resident(mobile: str = MOBILE) -> Account:
    """Open the account of a mobile."""
    return actions.open_account_for_mobile(mobile=mobile, by="tests", at=NOON)


def code_sent_to(mobile: str = MOBILE) -> str:
    """Read the latest code that a mobile received."""
    return messages_to(mobile)[-1].partition("验证码 ")[2][:6]
