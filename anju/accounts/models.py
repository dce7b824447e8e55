"""Who signs in, units with their days, and appointments (账户、机构、任职)."""

import pgtrigger
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from anju.accounts.states import INCOMPATIBLE, OFFICE_ROLES, SCOPES, Role, UnitKind
from anju.common.vault import INDEXED, KEPT

MOST_WRONG_TRIES = 5
"""So many wrong tries, and a code is good for nothing any more."""

LONGEST_NAME = 100


class Account(AbstractBaseUser):
    """Somebody who signs in (账户): a resident by mobile, or staff by user name. Closed, it stays on record.

    A number that changed hands is released: the account that had it is closed, and its next holder opens a new one.
    """

    USERNAME_FIELD = "username"
    last_login = None

    username = models.CharField("用户名", max_length=60, null=True, blank=True, unique=True)
    name = models.CharField("姓名", max_length=LONGEST_NAME, blank=True)
    kept_mobile = models.TextField("手机号（加密）", blank=True)
    mobile_index = models.CharField("手机号盲索引", max_length=100, null=True, blank=True, unique=True)
    opened_at = models.DateTimeField("开户时间")
    closed_at = models.DateTimeField("注销时间", null=True, blank=True)

    objects = BaseUserManager()

    class Meta:
        verbose_name = "账户"
        verbose_name_plural = "账户"
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(kept_mobile="", mobile_index__isnull=True)
                | Q(kept_mobile__regex=KEPT, mobile_index__regex=INDEXED, username__isnull=True),
                name="accounts_account_mobile_is_encrypted_and_a_residents",
                violation_error_message="手机号须加密存储并带盲索引；工作人员账户不以手机号登录。",
            ),
            models.CheckConstraint(
                condition=Q(username__isnull=True) | ~Q(username="") & ~Q(name=""),
                name="accounts_account_staff_has_names",
                violation_error_message="工作人员账户须有用户名和姓名。",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(mobile_index__isnull=True),
                name="accounts_account_closed_releases_the_mobile",
                violation_error_message="注销的账户不再占用手机号。",
            ),
        )

    def __str__(self) -> str:
        return self.signature

    @property
    def is_active(self) -> bool:  # type: ignore[override]  # a column in Django, a consequence here
        """Say whether one may sign in with it."""
        return self.closed_at is None

    @property
    def is_staff(self) -> bool:
        """Say whether it belongs to somebody who works here, not to a resident."""
        return self.username is not None

    @property
    def signature(self) -> str:
        """Answer how the record names who acted: staff by name, residents by number alone."""
        return f"{self.name} ({self.username})" if self.is_staff else f"account {self.pk}"


class SignInCode(models.Model):
    """A code sent to a mobile (短信验证码). Only its digest is kept; an earlier one stays good for its time."""

    mobile_index = models.CharField("手机号盲索引", max_length=100, db_index=True)
    digest = models.CharField("验证码摘要", max_length=64)
    sent_at = models.DateTimeField("发送时间")
    good_until = models.DateTimeField("有效期至")
    wrong_tries = models.PositiveSmallIntegerField("错误次数", default=0)
    used_at = models.DateTimeField("使用时间", null=True, blank=True)

    class Meta:
        verbose_name = "短信验证码"
        verbose_name_plural = "短信验证码"
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(mobile_index__regex=INDEXED, digest__regex=r"^[0-9a-f]{64}$"),
                name="accounts_sign_in_code_is_a_digest",
                violation_error_message="验证码与手机号不得明文存储。",
            ),
            models.CheckConstraint(
                condition=Q(wrong_tries__lte=MOST_WRONG_TRIES, good_until__gt=F("sent_at")),
                name="accounts_sign_in_code_ends",
                violation_error_message="验证码须有有效期，且错误次数有上限。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.pk} {self.sent_at:%Y-%m-%d %H:%M}"


def _same_row(field: str) -> Func:
    """Answer a range of one number, which a GiST index compares without any extension."""
    return Func(F(field), F(field), Value("[]"), function="int8range")


def _days() -> Func:
    """Answer the days of a row, both ends included; without an end it still runs."""
    return Func(F("begins_on"), F("ends_on"), Value("[]"), function="daterange")


def _days_in_order(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("begins_on")),
        name=name,
        violation_error_message="终止日期不得早于起始日期。",
    )


class Unit(models.Model):
    """A district, a department or an office (区县、部门、办事机构) with the days on which it exists.

    Its name is a row of its own, so it can be renamed from a day on; a split or a merger is told by `Succession`.
    """

    kind = models.CharField("类别", max_length=20, choices=UnitKind.choices)
    code = models.SlugField("代码", max_length=60, unique=True)
    district = models.ForeignKey(
        "self", models.RESTRICT, null=True, blank=True, related_name="offices_there", verbose_name="所在区县"
    )
    department = models.ForeignKey(
        "self", models.RESTRICT, null=True, blank=True, related_name="offices_of", verbose_name="所属部门"
    )
    begins_on = models.DateField("设立日期")
    ends_on = models.DateField("撤销日期", null=True, blank=True)

    class Meta:
        verbose_name = "机构"
        verbose_name_plural = "机构"
        ordering = ("code",)
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=UnitKind.values), name="accounts_unit_kind_is_known",
                violation_error_message="机构类别不在规定的范围内。",
            ),
            models.CheckConstraint(
                condition=Q(kind=UnitKind.OFFICE) | Q(district__isnull=True, department__isnull=True),
                name="accounts_unit_only_offices_stand_somewhere",
                violation_error_message="只有办事机构写明所在区县和所属部门。",
            ),
            _days_in_order("accounts_unit_days_in_order"),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.code}"


class UnitName(models.Model):
    """What a unit is called (机构名称) in a stretch of days."""

    unit = models.ForeignKey(Unit, models.RESTRICT, related_name="names", verbose_name="机构")
    name_zh = models.CharField("中文名称", max_length=LONGEST_NAME)
    name_en = models.CharField("英文名称", max_length=LONGEST_NAME)
    begins_on = models.DateField("启用日期")
    ends_on = models.DateField("停用日期", null=True, blank=True)

    class Meta:
        verbose_name = "机构名称"
        verbose_name_plural = "机构名称"
        ordering = ("unit", "begins_on")
        constraints = (
            models.CheckConstraint(
                condition=~Q(name_zh="") & ~Q(name_en=""), name="accounts_unit_name_in_both_languages",
                violation_error_message="机构须有中文和英文名称。",
            ),
            _days_in_order("accounts_unit_name_days_in_order"),
            ExclusionConstraint(
                name="accounts_unit_name_one_a_day",
                expressions=[(_same_row("unit_id"), RangeOperators.OVERLAPS), (_days(), RangeOperators.OVERLAPS)],
                violation_error_message="同一机构同一天只有一个名称。",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name_zh


class Succession(models.Model):
    """From a day on, what belonged to one unit belongs to another (机构承继): several rows tell a split or a merger."""

    before = models.ForeignKey(Unit, models.RESTRICT, related_name="successions", verbose_name="原机构")
    after = models.ForeignKey(Unit, models.RESTRICT, related_name="predecessions", verbose_name="承继机构")
    on = models.DateField("承继日期")

    class Meta:
        verbose_name = "机构承继"
        verbose_name_plural = "机构承继"
        ordering = ("on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["before", "after"], name="accounts_succession_once",
                violation_error_message="同一承继关系只记一次。",
            ),
            models.CheckConstraint(
                condition=~Q(before=F("after")), name="accounts_succession_of_another",
                violation_error_message="机构不能承继自己。",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.before_id} → {self.after_id} {self.on}"


def _pairs_in_sql() -> str:
    ordered = sorted(tuple(sorted(role.value for role in pair)) for pair in INCOMPATIBLE)
    return ", ".join(f"('{one}', '{other}'), ('{other}', '{one}')" for one, other in ordered)


def _scopes_in_sql() -> str:
    return ", ".join(f"('{role.value}', '{kind.value}')" for role, kind in sorted(SCOPES.items()) if kind)


_FITS = f"""
    PERFORM 1 FROM accounts_account WHERE id = NEW.account_id FOR UPDATE;
    IF EXISTS (
        SELECT 1 FROM accounts_appointment AS other
        JOIN (VALUES {_pairs_in_sql()}) AS apart(one, two) ON apart.one = other.role AND apart.two = NEW.role
        WHERE other.account_id = NEW.account_id AND other.id <> NEW.id
          AND daterange(other.begins_on, other.ends_on, '[]') && daterange(NEW.begins_on, NEW.ends_on, '[]')
    ) THEN
        RAISE EXCEPTION '同一人不得兼任互不相容的角色。 Incompatible roles.' USING ERRCODE = 'check_violation';
    END IF;
    IF (SELECT kind FROM accounts_unit WHERE id = NEW.unit_id)
       IS DISTINCT FROM (SELECT kind FROM (VALUES {_scopes_in_sql()}) AS scope(role, kind) WHERE role = NEW.role)
    THEN
        RAISE EXCEPTION '角色与任职机构的类别不符。 The role asks for another kind of unit.'
        USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM accounts_account WHERE id = NEW.account_id AND username IS NULL) THEN
        RAISE EXCEPTION '居民账户不能任职。 Residents hold no office.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""  # noqa: S608 - put together from the tables of `states`, from nothing that anybody types


class Appointment(models.Model):
    """A role that somebody holds for a unit, or for the whole city, over a stretch of days (任职)."""

    account = models.ForeignKey(Account, models.RESTRICT, related_name="appointments", verbose_name="账户")
    role = models.CharField("角色", max_length=30, choices=[(role.value, role.label) for role in SCOPES])
    unit = models.ForeignKey(Unit, models.RESTRICT, null=True, blank=True, verbose_name="任职机构")
    begins_on = models.DateField("任职起")
    ends_on = models.DateField("任职止", null=True, blank=True)

    class Meta:
        verbose_name = "任职"
        verbose_name_plural = "任职"
        ordering = ("account", "begins_on", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(role__in=sorted(role.value for role in OFFICE_ROLES)),
                name="accounts_appointment_to_an_office_role",
                violation_error_message="居民和代办人的身份不由任命产生。",
            ),
            _days_in_order("accounts_appointment_days_in_order"),
        )
        triggers = (
            pgtrigger.Trigger(
                name="fits",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=_FITS,
            ),
        )

    def __str__(self) -> str:
        return f"{self.account_id} {Role(self.role).label}"
