"""Reported errors are taken in, looked at and settled, each deed recorded; nobody's contact outlives its use."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from anju.audit.models import Event
from anju.help import actions, queries
from anju.help.actions import MOST_A_DAY, TooManyReports
from anju.help.models import ErrorReport, ReportAllowance
from anju.help.states import Outcome, State

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)
CONTACT = "王女士 0000-1234"


def received(**changed: Any) -> ErrorReport:
    """Send a report."""
    given: dict[str, Any] = {
        "city": "hangzhou",
        "about": "guide:apply",
        "text": "第三步写错了",
        "contact": "",
        "visitor": "203.0.113.7",
        "at": NOON,
    }
    return actions.receive_error_report(**given | changed)


def events() -> list[tuple[str, str, str, dict[str, Any]]]:
    """Answer what was recorded."""
    return list(Event.objects.values_list("actor", "verb", "subject_id", "detail"))


def test_report_is_received_and_recorded_without_its_text() -> None:
    report = received(contact=CONTACT)
    assert (report.state, report.about, report.text) == (State.RECEIVED, "guide:apply", "第三步写错了")
    assert events() == [
        ("visitor", "receive_error_report", str(report.pk), {"city": "hangzhou", "about": "guide:apply"}),
    ]


def test_contact_stands_in_no_row_in_clear_and_is_read_on_the_record() -> None:
    report = received(contact=CONTACT)
    stored = ErrorReport.objects.values().get()
    assert [value for value in stored.values() if "王" in str(value) or "1234" in str(value)] == []
    assert actions.read_contact(number=report.pk, by="李经办", at=NOON) == CONTACT
    assert events()[1] == ("李经办", "read_contact_of_error_report", str(report.pk), {})


def test_report_goes_from_received_to_looked_at_to_settled() -> None:
    number = received(contact=CONTACT).pk
    actions.look_at_error_report(number=number, by="李经办", at=NOON)
    later = NOON + timedelta(days=1)
    actions.settle_error_report(number=number, outcome=Outcome.CHANGED, answer="已更正", by="李经办", at=later)
    report = queries.error_report(number)
    assert (report.state, report.outcome, report.answer, report.settled_at) == ("settled", "changed", "已更正", later)
    assert (report.sealed_contact, actions.read_contact(number=number, by="李经办", at=later)) == ("", "")
    assert [(actor, verb) for actor, verb, _, _ in events()[1:]] == [
        ("李经办", "look_at_error_report"),
        ("李经办", "settle_error_report"),
    ]


def test_queue_holds_what_is_not_settled_the_oldest_first() -> None:
    first, second, third = (received().pk for _ in range(3))
    actions.look_at_error_report(number=second, by="李", at=NOON)
    actions.settle_error_report(number=second, outcome=Outcome.UNCLEAR, answer="", by="李", at=NOON)
    assert [report.pk for report in queries.error_reports_awaiting_settlement()] == [first, third]
    assert [report.pk for report in queries.error_reports()] == [first, second, third]


def test_visitor_may_send_so_many_a_day_and_no_more() -> None:
    for _ in range(MOST_A_DAY):
        received()
    with pytest.raises(TooManyReports):
        received()
    assert ErrorReport.objects.count() == MOST_A_DAY
    received(visitor="203.0.113.8")
    received(at=NOON + timedelta(hours=12))  # it is the next day in China


def test_no_address_is_kept_and_the_digest_of_a_visitor_differs_from_day_to_day() -> None:
    received()
    today = ReportAllowance.objects.get()
    received(at=NOON + timedelta(days=1))
    tomorrow = ReportAllowance.objects.get()  # that of the day before is gone
    assert ("203" in today.visitor, today.visitor == tomorrow.visitor) == (False, False)
    assert (str(today.on), str(tomorrow.on)) == ("2026-11-24", "2026-11-25")


@pytest.mark.parametrize(
    "changed",
    [
        {"text": ""},
        {"state": "lost"},
        {"state": "settled"},
        {"outcome": "changed"},
        {"state": "settled", "outcome": "changed", "settled_at": NOON, "sealed_contact": "x"},
    ],
)
def test_database_refuses_what_must_not_be(changed: dict[str, Any]) -> None:
    received()
    with pytest.raises(IntegrityError), transaction.atomic():
        ErrorReport.objects.update(**changed)
