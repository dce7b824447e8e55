"""Receive, look at and settle what readers report as wrong (我要纠错). The audit holds neither text nor contact."""

from datetime import datetime

from django.db import transaction
from django.utils.crypto import salted_hmac

from anju.audit import actions as audit
from anju.common.clock import SHANGHAI
from anju.common.sealing import seal, unseal
from anju.help.models import LONGEST_CONTACT, ErrorReport, ReportAllowance
from anju.help.states import Outcome, next_state

MOST_A_DAY = 10
"""Reports that one visitor may send in a day; behind one network address there may be a whole factory."""

CONTACT = "contact of an error report"
VISITOR = "visitor"


class TooManyReports(Exception):
    """This visitor has sent as many reports today as one may (今天提交的次数已到上限)."""


@transaction.atomic
def receive_error_report(*, city: str, about: str, text: str, contact: str, visitor: str, at: datetime) -> ErrorReport:
    """Take in what a reader says is wrong (我要纠错). Raises TooManyReports, and then keeps nothing.

    `visitor` is the network address; only a digest of it is kept, until the day is over.
    """
    _use_allowance(visitor, at)
    sealed = seal(contact[:LONGEST_CONTACT], purpose=CONTACT, at=at) if contact else ""
    report = ErrorReport.objects.create(city=city, about=about, text=text, sealed_contact=sealed, received_at=at)
    audit.record_event(
        by=VISITOR, at=at, verb="receive_error_report", subject=report, detail={"city": city, "about": about}
    )
    return report


@transaction.atomic
def look_at_error_report(*, number: int, by: str, at: datetime) -> ErrorReport:
    """Say that somebody looks into a report (查看纠错单). Raises MoveRefused."""
    report = _moved(number, "look_at")
    report.save(update_fields=["state"])
    audit.record_event(by=by, at=at, verb="look_at_error_report", subject=report)
    return report


@transaction.atomic
def settle_error_report(*, number: int, outcome: Outcome, answer: str, by: str, at: datetime) -> ErrorReport:
    """Settle a report with its outcome and an answer that its sender may read (处理纠错单). Raises MoveRefused.

    The contact is erased: nobody needs it any more.
    """
    report = _moved(number, "settle")
    report.outcome, report.answer, report.settled_at, report.sealed_contact = outcome, answer, at, ""
    report.save()
    audit.record_event(by=by, at=at, verb="settle_error_report", subject=report, detail={"outcome": outcome.value})
    return report


@transaction.atomic
def read_contact(*, number: int, by: str, at: datetime) -> str:
    """Open the contact of a report (查看联系方式), which is recorded; empty where none was given or it is erased."""
    report = ErrorReport.objects.select_for_update().get(pk=number)
    opened = unseal(report.sealed_contact, purpose=CONTACT) if report.sealed_contact else None
    if opened is None:
        return ""
    audit.record_event(by=by, at=at, verb="read_contact_of_error_report", subject=report)
    return opened.text


def _moved(number: int, move: str) -> ErrorReport:
    report = ErrorReport.objects.select_for_update().get(pk=number)
    report.state = next_state(report.state, move)
    return report


def _use_allowance(visitor: str, at: datetime) -> None:
    """Count one more report of a visitor of today, and forget the visitors of earlier days."""
    today = at.astimezone(SHANGHAI).date()
    digest = salted_hmac("anju.help.visitor", f"{today} {visitor}", algorithm="sha256").hexdigest()
    ReportAllowance.objects.filter(on__lt=today).delete()
    allowance, _ = ReportAllowance.objects.select_for_update().get_or_create(on=today, visitor=digest)
    if allowance.sent >= MOST_A_DAY:
        raise TooManyReports
    allowance.sent += 1
    allowance.save(update_fields=["sent"])
