"""What readers report as wrong (我要纠错), and how often one visitor may."""

from django.db import models
from django.db.models import Q

from anju.help.states import Outcome, State

LONGEST_TEXT, LONGEST_CONTACT, LONGEST_ANSWER = 1000, 100, 1000


class ErrorReport(models.Model):
    """Something in help that a reader says is wrong (纠错单).

    The contact is the only personal data in it, and optional. It is sealed, because backups and lists of the queue
    are read by more people than those who answer; and it is erased when the report is settled.
    """

    city = models.CharField("城市", max_length=40)
    about = models.CharField("页面", max_length=100)
    text = models.CharField("哪里不对", max_length=LONGEST_TEXT)
    sealed_contact = models.TextField("联系方式（密封）", blank=True)
    received_at = models.DateTimeField("收到时间")
    state = models.CharField("状态", max_length=20, choices=State.choices, default=State.RECEIVED)
    outcome = models.CharField("结果", max_length=20, choices=Outcome.choices, blank=True)
    answer = models.CharField("答复", max_length=LONGEST_ANSWER, blank=True)
    settled_at = models.DateTimeField("处理时间", null=True, blank=True)

    class Meta:
        verbose_name = "纠错单"
        verbose_name_plural = "纠错单"
        ordering = ("id",)
        indexes = (models.Index(fields=["state", "id"], name="help_error_report_by_state"),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(text=""),
                name="help_error_report_says_something",
                violation_error_message="请写明哪里不对。",
            ),
            models.CheckConstraint(
                condition=Q(state__in=State.values) & Q(outcome__in=["", *Outcome.values]),
                name="help_error_report_state_is_known",
                violation_error_message="状态或结果不在规定的范围内。",
            ),
            models.CheckConstraint(
                condition=Q(state=State.SETTLED, settled_at__isnull=False, sealed_contact="") & ~Q(outcome="")
                | ~Q(state=State.SETTLED) & Q(settled_at__isnull=True, outcome=""),
                name="help_error_report_settled_with_outcome_and_without_contact",
                violation_error_message="处理完毕的纠错单须有结果和时间，且联系方式已删除；未处理的没有结果。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.pk} {self.city} {self.about} {self.get_state_display()}"


class ReportAllowance(models.Model):
    """How many errors one visitor has reported on one day (当日提交次数).

    The visitor is a keyed digest of the day and the network address: it tells two visitors of a day apart, leads
    back to neither, and differs the next day. Rows of earlier days are removed.
    """

    on = models.DateField("日期")
    visitor = models.CharField("访客摘要", max_length=64)
    sent = models.PositiveSmallIntegerField("已提交", default=0)

    class Meta:
        verbose_name = "当日提交次数"
        verbose_name_plural = "当日提交次数"
        ordering = ("on", "visitor")
        constraints = (
            models.UniqueConstraint(
                fields=["on", "visitor"],
                name="help_report_allowance_once_a_day",
                violation_error_message="同一访客每天只有一行。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.on} {self.sent}"
