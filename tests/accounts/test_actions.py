"""Codes prove mobiles, roles keep apart, units change by data; nothing personal stands in rows or in the record."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import override_settings

from anju.accounts import actions, queries
from anju.accounts.actions import CodeOver, CodeWrong, RolesIncompatible
from anju.accounts.models import MOST_WRONG_TRIES, Account, Appointment, SignInCode, UnitName
from anju.accounts.sms import SmsNotSent
from anju.accounts.states import INCOMPATIBLE, OFFICE_ROLES, SCOPES, Role, UnitKind
from anju.audit.models import Event
from tests.accounts.making import MOBILE, NOON, TODAY, appoint, code_sent_to, officer, resident, unit

pytestmark = pytest.mark.django_db
WRONG = {"000000": "000001"}


def wrong(code: str) -> str:
    """Answer another code than this."""
    return WRONG.get(code, "000000")


def asked() -> str:
    """Ask for a code, and answer it."""
    actions.ask_for_code(mobile=MOBILE, at=NOON)
    return code_sent_to()


def test_right_code_opens_the_account_of_the_mobile_once_and_is_used_up() -> None:
    code = asked()
    account = actions.prove_mobile(mobile=MOBILE, code=code, at=NOON)
    assert (queries.mobile_of(account), queries.roles_of(account, TODAY)) == (MOBILE, frozenset({Role.RESIDENT}))
    with pytest.raises(CodeOver):
        actions.prove_mobile(mobile=MOBILE, code=code, at=NOON)
    assert actions.prove_mobile(mobile=MOBILE, code=asked(), at=NOON) == account


def test_earlier_code_stays_good_when_another_is_asked_for() -> None:
    first, _ = asked(), asked()
    assert actions.prove_mobile(mobile=MOBILE, code=first, at=NOON).is_active


def test_code_is_good_for_a_quarter_of_an_hour() -> None:
    code = asked()
    with pytest.raises(CodeOver):
        actions.prove_mobile(mobile=MOBILE, code=code, at=NOON + timedelta(minutes=15, seconds=1))
    assert actions.prove_mobile(mobile=MOBILE, code=code, at=NOON + timedelta(minutes=15)).is_active


def test_wrong_tries_are_counted_over_all_codes_and_end_them() -> None:
    code = asked()
    for _ in range(MOST_WRONG_TRIES - 1):
        with pytest.raises(CodeWrong):
            actions.prove_mobile(mobile=MOBILE, code=wrong(code), at=NOON)
    with pytest.raises(CodeOver):
        actions.prove_mobile(mobile=MOBILE, code=wrong(code), at=NOON)
    with pytest.raises(CodeOver):
        actions.prove_mobile(mobile=MOBILE, code=code, at=NOON)
    assert Account.objects.count() == 0


def test_code_of_one_mobile_opens_no_other() -> None:
    with pytest.raises(CodeOver):
        actions.prove_mobile(mobile="+8613900139000", code=asked(), at=NOON)


@override_settings(SMS_SENDER="anju.accounts.sms.NoSender")
def test_message_that_could_not_be_sent_leaves_no_code() -> None:
    with pytest.raises(SmsNotSent):
        actions.ask_for_code(mobile=MOBILE, at=NOON)
    assert SignInCode.objects.count() == 0


def test_neither_mobile_nor_code_stands_in_any_row_or_in_the_record() -> None:
    code = asked()
    actions.prove_mobile(mobile=MOBILE, code=code, at=NOON)
    rows = [*Account.objects.values(), *SignInCode.objects.values("mobile_index", "digest"), *Event.objects.values()]
    text = str(rows)
    assert (MOBILE in text, "13800138000" in text, f"'{code}'" in text) == (False, False, False)


@pytest.mark.parametrize("kept", ["13800138000", "+8613800138000", "site.13800138000"])
def test_database_refuses_a_mobile_in_clear(kept: str) -> None:
    account = resident()
    with pytest.raises(IntegrityError, match="mobile_is_encrypted"), transaction.atomic():
        Account.objects.filter(pk=account.pk).update(kept_mobile=kept)


def test_closed_account_frees_its_mobile_for_the_next_holder() -> None:
    former = resident()
    actions.close_account(account=former, because="number_changed_hands", by="tests", at=NOON)
    former.refresh_from_db()
    assert (former.is_active, queries.roles_of(former, TODAY)) == (False, frozenset())
    assert actions.prove_mobile(mobile=MOBILE, code=asked(), at=NOON) != former


@pytest.mark.parametrize(("one", "other"), list(combinations(sorted(OFFICE_ROLES), 2)))
def test_exactly_the_roles_of_the_table_are_kept_apart_by_action_and_database(one: Role, other: Role) -> None:
    account = officer(one, "somebody")
    kind = SCOPES[other]
    row = Appointment(account=account, role=other, unit=unit(kind) if kind else None, begins_on=TODAY)
    if frozenset({one, other}) not in INCOMPATIBLE:
        appoint(account, other, begins_on=TODAY)
        assert queries.roles_of(account, TODAY) == {one, other}
        return
    with pytest.raises(RolesIncompatible):
        appoint(account, other, begins_on=TODAY)
    with pytest.raises(IntegrityError, match="互不相容"), transaction.atomic():
        row.save()


def test_incompatible_role_may_follow_the_other_from_the_next_day() -> None:
    account = officer(Role.RULE_EDITOR)
    actions.end_appointment(appointment=account.appointments.get(), on=TODAY, by="tests", at=NOON)
    with pytest.raises(RolesIncompatible):
        appoint(account, Role.RULE_APPROVER, begins_on=TODAY)
    appoint(account, Role.RULE_APPROVER, begins_on=TODAY + timedelta(days=1))
    assert [queries.roles_of(account, TODAY + timedelta(days=days)) for days in (0, 1)] == [
        {Role.RULE_EDITOR},
        {Role.RULE_APPROVER},
    ]


@pytest.mark.parametrize("role", sorted(OFFICE_ROLES))
@pytest.mark.parametrize("kind", [None, *UnitKind])
def test_database_refuses_a_unit_of_another_kind_than_the_role_asks_for(role: Role, kind: UnitKind | None) -> None:
    account = actions.open_staff_account(username="a", name="甲", password=None, by="tests", at=NOON)
    row = Appointment(account=account, role=role, unit=unit(kind) if kind else None, begins_on=TODAY)
    if kind == SCOPES[role]:
        row.save()
        return
    with pytest.raises(IntegrityError, match="任职机构"), transaction.atomic():
        row.save()


def test_database_gives_residents_no_office() -> None:
    with pytest.raises(IntegrityError, match="居民账户"), transaction.atomic():
        Appointment(account=resident(), role=Role.CITY_OFFICER, begins_on=TODAY).save()


def test_unit_renamed_from_a_day_on_has_each_name_on_its_days() -> None:
    district = unit(UnitKind.DISTRICT)
    actions.rename_unit(unit=district, name_zh="新名", name_en="New", begins_on=TODAY, by="tests", at=NOON)
    on = [queries.names_of([district], day)[district.pk].name_zh for day in (TODAY - timedelta(days=1), TODAY)]
    assert on == ["a-district 中文", "新名"]
    with pytest.raises(IntegrityError, match="one_a_day"), transaction.atomic():
        UnitName.objects.create(unit=district, name_zh="又", name_en="x", begins_on=TODAY)


def test_units_split_and_merged_pass_their_matters_on_from_the_day() -> None:
    one, two, three, four = (unit(UnitKind.DISTRICT, code) for code in ("one", "two", "three", "four"))
    actions.succeed_units(before=[one], after=[two, three], on=date(2021, 4, 9), by="tests", at=NOON)
    actions.succeed_units(before=[two, three], after=[four], on=TODAY, by="tests", at=NOON)
    covered = [queries.units_covered(four, day) for day in (TODAY - timedelta(days=1), TODAY)]
    assert covered == [{four.pk}, {one.pk, two.pk, three.pk, four.pk}]


def test_mobile_is_found_before_during_and_after_a_change_of_keys() -> None:
    old, new = ("k1", "aes_gcm", "first"), ("k2", "sm4_gcm", "second")
    with override_settings(FIELD_KEYS=[old]):
        account = resident()
    with override_settings(FIELD_KEYS=[new, old]):
        assert queries.account_of_mobile(MOBILE) == account == resident()
        assert [actions.rotate_mobiles(by="tests", at=NOON) for _ in range(2)] == [1, 0]
    with override_settings(FIELD_KEYS=[new]):
        account.refresh_from_db()
        assert (queries.account_of_mobile(MOBILE), queries.mobile_of(account)) == (account, MOBILE)


@pytest.mark.django_db(transaction=True)
def test_tables_of_accounts_can_be_emptied_after_a_test() -> None:
    resident()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM accounts_account")
        assert cursor.fetchone() == (1,)
