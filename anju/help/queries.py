"""Read the queue of error reports (纠错单)."""

from django.db.models import QuerySet

from anju.help.models import ErrorReport
from anju.help.states import State


def error_reports_awaiting_settlement() -> QuerySet[ErrorReport]:
    """Return the reports that are not settled, the oldest first (待处理的纠错单)."""
    return ErrorReport.objects.exclude(state=State.SETTLED).order_by("id")


def error_reports() -> QuerySet[ErrorReport]:
    """Return all reports, the oldest first (全部纠错单)."""
    return ErrorReport.objects.order_by("id")


def error_report(number: int) -> ErrorReport:
    """Return one report by its number; raise ErrorReport.DoesNotExist when there is none."""
    return ErrorReport.objects.get(pk=number)
