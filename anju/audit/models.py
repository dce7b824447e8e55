"""The record of who did what (留痕)."""

import pgtrigger
from django.db import models
from django.db.models import Q


class Event(models.Model):
    """Something that somebody did to something (留痕记录). It is never changed and never removed.

    The database refuses UPDATE, DELETE and TRUNCATE, and the role of the pages has not even the right to try.
    """

    at = models.DateTimeField("时间")
    actor = models.CharField("操作人", max_length=200)
    verb = models.CharField("操作", max_length=100)
    subject_type = models.CharField("对象类型", max_length=100)
    subject_id = models.CharField("对象编号", max_length=100)
    detail = models.JSONField("详情", default=dict)

    class Meta:
        verbose_name = "留痕记录"
        verbose_name_plural = "留痕记录"
        ordering = ("id",)
        indexes = (models.Index(fields=["subject_type", "subject_id"], name="audit_event_by_subject"),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(actor=""), name="audit_event_has_actor", violation_error_message="留痕必须写明操作人。"
            ),
            models.CheckConstraint(
                condition=Q(verb__regex=r"^[a-z]+(_[a-z]+)*$"),
                name="audit_event_verb_is_lower_snake",
                violation_error_message="操作须为小写英文动作名,如 submit_application。",
            ),
        )
        triggers = (
            pgtrigger.Trigger(
                name="only_grows",
                level=pgtrigger.Statement,
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete | pgtrigger.Truncate,
                func="RAISE EXCEPTION '留痕只能增加,不能更改或删除。 The audit record only grows.'"
                " USING ERRCODE = 'restrict_violation';",
            ),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor} {self.verb} {self.subject_type} {self.subject_id}"
