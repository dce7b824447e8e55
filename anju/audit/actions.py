"""Write the record of who did what (留痕)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import models

from anju.audit.models import Event


def record_event(
    *, by: str, at: datetime, verb: str, subject: models.Model, detail: Mapping[str, object] | None = None
) -> Event:
    """Record that somebody did something to a row (留痕); call it in the transaction of the deed."""
    return Event.objects.create(
        at=at,
        actor=by,
        verb=verb,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        detail=dict(detail or {}),
    )
