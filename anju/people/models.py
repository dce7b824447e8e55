"""Persons and their numbers, permits, employers, bound accounts, agents, recusals (人员)."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from anju.accounts.models import Account
from anju.common.vault import INDEXED, KEPT
from anju.people.numbers.employer import EMPLOYER_CODE
from anju.people.numbers.identity import NumberKind
from anju.people.states import LIVE, AgentKind, AuthorisationState, JoiningState, PermitForm

MOST_WRONG_TRIES = 5
LONGEST_TEXT = 200


def _check(name: str, condition: Q, message: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=condition, name=f"people_{name}", violation_error_message=message)


def _once(name: str, message: str, *fields: str, when: Q | None = None) -> models.UniqueConstraint:
    return models.UniqueConstraint(
        fields=fields, condition=when, name=f"people_{name}", violation_error_message=message
    )


class Person(models.Model):
    """A human being, who exists here once (人员). Of two rows found to be one, the second points to the first."""

    opened_at = models.DateTimeField("建档时间")
    joined_into = models.ForeignKey(
        "self", models.RESTRICT, null=True, blank=True, related_name="joined", verbose_name="已合并到"
    )

    class Meta:
        verbose_name = "人员"
        verbose_name_plural = "人员"
        ordering = ("id",)
        constraints = (
            _check("person_is_not_joined_to_itself", ~Q(joined_into=F("pk")), "人员不能合并到自己。"),
        )  # fmt: skip
        triggers = (
            pgtrigger.Trigger(
                name="joined_once",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(new__joined_into__isnull=False),
                func="""
                    PERFORM 1 FROM people_person WHERE id = NEW.joined_into_id FOR UPDATE;
                    IF OLD.joined_into_id IS NOT NULL
                       OR EXISTS (SELECT 1 FROM people_person WHERE joined_into_id = NEW.id)
                       OR EXISTS (SELECT 1 FROM people_person WHERE id = NEW.joined_into_id
                                  AND joined_into_id IS NOT NULL)
                    THEN
                        RAISE EXCEPTION '合并只有一层，且只合并一次。 Persons are joined once, one deep.'
                        USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        )

    def __str__(self) -> str:
        return f"person {self.pk}"


class PersonName(models.Model):
    """A name that a person has, or had (姓名、曾用名)."""

    person = models.ForeignKey(Person, models.RESTRICT, related_name="names", verbose_name="人员")
    name = models.CharField("姓名", max_length=LONGEST_TEXT)
    is_current = models.BooleanField("现用")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "姓名"
        verbose_name_plural = "姓名"
        ordering = ("person", "id")
        constraints = (
            _check("person_name_is_written", ~Q(name=""), "姓名不能为空。"),
            _once("person_name_once", "同一姓名只记一次。", "person", "name"),
            _once("person_name_one_current", "现用姓名只有一个。", "person", when=Q(is_current=True)),
        )

    def __str__(self) -> str:
        return f"name of {self.person_id}"


class IdentityNumber(models.Model):
    """An identity number that a person has, or had (证件号码、曾用号码), encrypted; found by its blind index."""

    person = models.ForeignKey(Person, models.RESTRICT, related_name="numbers", verbose_name="人员")
    kind = models.CharField("类别", max_length=20, choices=[(kind.value, kind.value) for kind in NumberKind])
    kept = models.TextField("号码（加密）")
    index = models.CharField("盲索引", max_length=100, unique=True)
    is_current = models.BooleanField("现用")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "证件号码"
        verbose_name_plural = "证件号码"
        ordering = ("person", "id")
        constraints = (
            _check("identity_number_is_encrypted", Q(kept__regex=KEPT, index__regex=INDEXED), "号码须加密存储。"),
            _check("identity_number_kind_is_known", Q(kind__in=[one.value for one in NumberKind]), "号码类别不明。"),
            _once("identity_number_one_current", "现用号码只有一个。", "person", when=Q(is_current=True)),
        )

    def __str__(self) -> str:
        return f"number of {self.person_id}"


class Permit(models.Model):
    """A residence permit (居住证), its number encrypted. Whether it is valid is computed, never stored."""

    person = models.ForeignKey(Person, models.RESTRICT, related_name="permits", verbose_name="人员")
    kept_number = models.TextField("居住证号（加密）")
    number_index = models.CharField("居住证号盲索引", max_length=100, unique=True)
    form = models.CharField("形式", max_length=20, choices=PermitForm.choices)
    issued_on = models.DateField("签发日期")
    district = models.SlugField("签发区县", max_length=60, blank=True)
    cancelled_on = models.DateField("注销日期", null=True, blank=True)

    class Meta:
        verbose_name = "居住证"
        verbose_name_plural = "居住证"
        ordering = ("person", "issued_on")
        constraints = (
            _check(
                "permit_number_is_encrypted",
                Q(kept_number__regex=KEPT, number_index__regex=INDEXED),
                "号码须加密存储。",
            ),
            _check("permit_form_is_known", Q(form__in=PermitForm.values), "居住证形式不明。"),
            _check(
                "permit_days_in_order", Q(cancelled_on__isnull=True) | Q(cancelled_on__gte=F("issued_on")),
                "注销日期不得早于签发日期。",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"permit of {self.person_id} issued {self.issued_on}"


class Endorsement(models.Model):
    """The yearly stamp on a permit (签注), and until when it holds."""

    permit = models.ForeignKey(Permit, models.RESTRICT, related_name="endorsements", verbose_name="居住证")
    on = models.DateField("签注日期")
    until = models.DateField("有效期至")

    class Meta:
        verbose_name = "签注"
        verbose_name_plural = "签注"
        ordering = ("permit", "on")
        constraints = (
            _once("endorsement_once_a_day", "同一天只签注一次。", "permit", "on"),
            _check("endorsement_days_in_order", Q(until__gte=F("on")), "有效期不得早于签注日期。"),
        )

    def __str__(self) -> str:
        return f"{self.on} – {self.until}"


class Employer(models.Model):
    """A body that employs people (用人单位), known by its 18-character code."""

    code = models.CharField("统一社会信用代码", max_length=18, unique=True)
    name = models.CharField("名称", max_length=LONGEST_TEXT)

    class Meta:
        verbose_name = "用人单位"
        verbose_name_plural = "用人单位"
        ordering = ("code",)
        constraints = (
            _check("employer_code_has_its_shape", Q(code__regex=EMPLOYER_CODE), "统一社会信用代码格式不符。"),
            _check("employer_has_a_name", ~Q(name=""), "用人单位须有名称。"),
        )

    def __str__(self) -> str:
        return self.name


class Binding(models.Model):
    """That an account belongs to a person (绑定), from a moment on and until it is ended. It is never taken up again.

    A resident's account has one at a time, and so has a person; the account of somebody who works here may be bound
    too, so that nobody opens the own file.
    """

    account = models.ForeignKey(Account, models.RESTRICT, related_name="bindings", verbose_name="账户")
    person = models.ForeignKey(Person, models.RESTRICT, related_name="bindings", verbose_name="人员")
    of_staff = models.BooleanField("工作人员账户", default=False)
    how = models.CharField("绑定方式", max_length=20, choices=[("register", "登记系统核验"), ("window", "窗口核验")])
    bound_at = models.DateTimeField("绑定时间")
    wrong_tries = models.PositiveSmallIntegerField("核对错误次数", default=0)
    ended_at = models.DateTimeField("终止时间", null=True, blank=True)
    ended_because = models.CharField("终止原因", max_length=LONGEST_TEXT, blank=True)

    class Meta:
        verbose_name = "绑定"
        verbose_name_plural = "绑定"
        ordering = ("id",)
        constraints = (
            _once("binding_one_for_an_account", "账户已绑定。", "account", when=Q(ended_at__isnull=True)),
            _once("binding_one_for_a_person", "此人已绑定其他账户。", "person",
                  when=Q(ended_at__isnull=True, of_staff=False)),
            _check("binding_ended_for_a_reason", Q(ended_at__isnull=True, ended_because="")
                   | Q(ended_at__gte=F("bound_at")) & ~Q(ended_because=""), "终止绑定须有时间和原因。"),
            _check("binding_tries_end", Q(wrong_tries__lte=MOST_WRONG_TRIES), "核对次数有上限。"),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"account {self.account_id} of person {self.person_id}"

    @property
    def is_locked(self) -> bool:
        """Say whether it was tried too often and only a window can help (已锁定)."""
        return self.wrong_tries >= MOST_WRONG_TRIES


class Authorisation(models.Model):
    """That somebody may act for a person (委托代办): asked for, confirmed by the person, withdrawn at will."""

    person = models.ForeignKey(Person, models.RESTRICT, related_name="authorisations", verbose_name="人员")
    agent = models.ForeignKey(Account, models.RESTRICT, related_name="authorisations", verbose_name="代办人账户")
    kind = models.CharField("类别", max_length=20, choices=AgentKind.choices)
    employer = models.ForeignKey(Employer, models.RESTRICT, null=True, blank=True, verbose_name="用人单位")
    proof = models.CharField("委托书或关系证明", max_length=LONGEST_TEXT)
    state = models.CharField(
        "状态", max_length=20, choices=AuthorisationState.choices, default=AuthorisationState.ASKED
    )
    asked_at = models.DateTimeField("提出时间")
    changed_at = models.DateTimeField("变更时间")

    class Meta:
        verbose_name = "委托代办"
        verbose_name_plural = "委托代办"
        ordering = ("id",)
        constraints = (
            _check("authorisation_state_is_known", Q(state__in=AuthorisationState.values), "委托状态不明。"),
            _check("authorisation_has_a_proof", ~Q(proof=""), "委托须有委托书或关系证明。"),
            _check("authorisation_of_an_employer_names_it",
                   Q(kind=AgentKind.EMPLOYER_CLERK, employer__isnull=False)
                   | Q(kind__in=[AgentKind.GUARDIAN, AgentKind.NEAR_RELATIVE], employer__isnull=True),
                   "单位经办须写明单位，其他委托不写。"),
            _once("authorisation_one_live", "已有待确认或有效的委托。", "person", "agent",
                  when=Q(state__in=[state.value for state in LIVE])),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of person {self.person_id}"


class JoiningRequest(models.Model):
    """The wish of one officer, and the leave of another, to make one of two persons (人员合并申请)."""

    kept = models.ForeignKey(Person, models.RESTRICT, related_name="+", verbose_name="保留的人员")
    joined = models.ForeignKey(Person, models.RESTRICT, related_name="+", verbose_name="并入的人员")
    reason = models.CharField("理由", max_length=LONGEST_TEXT)
    state = models.CharField("状态", max_length=20, choices=JoiningState.choices, default=JoiningState.ASKED)
    asked_by = models.ForeignKey(Account, models.RESTRICT, related_name="+", verbose_name="申请人")
    asked_at = models.DateTimeField("申请时间")
    decided_by = models.ForeignKey(
        Account, models.RESTRICT, null=True, blank=True, related_name="+", verbose_name="审批人"
    )
    decided_at = models.DateTimeField("审批时间", null=True, blank=True)

    class Meta:
        verbose_name = "人员合并申请"
        verbose_name_plural = "人员合并申请"
        ordering = ("id",)
        constraints = (
            _check("joining_of_two", ~Q(kept=F("joined")), "须是两份人员档案。"),
            _check("joining_has_a_reason", ~Q(reason=""), "合并须有理由。"),
            _check("joining_decided_by_another",
                   Q(state=JoiningState.ASKED, decided_by__isnull=True, decided_at__isnull=True)
                   | Q(state__in=[JoiningState.GRANTED, JoiningState.REFUSED], decided_at__isnull=False)
                   & Q(decided_by__isnull=False) & ~Q(decided_by=F("asked_by")),
                   "合并须由第二人审批。"),
            _once("joining_one_open", "已有待审批的合并申请。", "joined", when=Q(state=JoiningState.ASKED)),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.joined_id} into {self.kept_id}"


class Recusal(models.Model):
    """That somebody who works here keeps away from a person's file (回避): a relative, or another interest."""

    officer = models.ForeignKey(Account, models.RESTRICT, related_name="recusals", verbose_name="工作人员")
    person = models.ForeignKey(Person, models.RESTRICT, related_name="recusals", verbose_name="人员")
    why = models.CharField("原因", max_length=20, choices=[("relative", "亲属"), ("interest", "其他利害关系")])
    declared_at = models.DateTimeField("申报时间")
    ended_at = models.DateTimeField("解除时间", null=True, blank=True)

    class Meta:
        verbose_name = "回避"
        verbose_name_plural = "回避"
        ordering = ("id",)
        constraints = (
            _check("recusal_reason_is_known", Q(why__in=["relative", "interest"]), "回避原因不明。"),
            _once("recusal_once", "已登记回避。", "officer", "person", when=Q(ended_at__isnull=True)),
        )

    def __str__(self) -> str:
        return f"{self.officer_id} keeps away from {self.person_id}"
