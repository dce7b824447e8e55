"""Whoever finds something wrong says so, and gets a number; nobody else can read what was said."""

import re

import pytest
from django.test import Client
from django.test.utils import override_settings

from anju.audit.models import Event
from anju.common import clock
from anju.help import actions
from anju.help.actions import MOST_A_DAY
from anju.help.models import LONGEST_CONTACT, LONGEST_TEXT, ErrorReport, ReportAllowance
from anju.help.states import Outcome
from tests.web.reading import words

pytestmark = pytest.mark.django_db
FORM = "/en/help/hangzhou/report?about=faq:home"


def sent(client: Client, form: str = FORM, **given: str) -> tuple[int, str]:
    """Send a report; answer the status and where it leads."""
    answer = client.post(form, {"text": "The second line is out of date"} | given)
    return answer.status_code, answer.get("Location", "")


def test_report_is_sent_and_gets_a_number(client: Client) -> None:
    status, address = sent(client, contact="0000-9999")
    report = ErrorReport.objects.get()
    assert (status, report.city, report.about, report.text) == (
        302,
        "hangzhou",
        "faq:home",
        "The second line is out of date",
    )
    told = words(client.get(address).content, "content")
    assert (told[told.index("Your number") + 1], "Which homes count? Does one bought off plan?" in told) == (
        str(report.pk),
        True,
    )


def test_page_of_a_report_says_what_became_of_it(client: Client) -> None:
    _, address = sent(client)
    number = ErrorReport.objects.get().pk
    actions.look_at_error_report(number=number, by="李经办", at=clock.now())
    assert "Being looked at" in words(client.get(address).content, "content")
    actions.settle_error_report(number=number, outcome=Outcome.CHANGED, answer="谢谢", by="李经办", at=clock.now())
    told = words(client.get(address).content, "content")
    assert ("Settled · Corrected" in told, "谢谢" in told, "李经办" in told) == (True, True, False)


def test_reports_of_others_are_not_found_by_counting(client: Client) -> None:
    _, address = sent(client)
    number = str(ErrorReport.objects.get().pk)
    assert client.get(f"/en/help/hangzhou/report/{number}").status_code == 404
    assert client.get(re.sub(rf"{number}(?=[:%])", str(int(number) + 1), address)).status_code == 404


@pytest.mark.parametrize(
    ("given", "wrong", "said"),
    [
        ({"text": ""}, "id_text", "Write what is wrong."),
        ({"text": " \n "}, "id_text", "Write what is wrong."),
        ({"text": "x" * (LONGEST_TEXT + 1)}, "id_text", "Write at most 1000 characters; these are 1001."),
        ({"contact": "x" * (LONGEST_CONTACT + 1)}, "id_contact", "Write at most 100 characters; these are 101."),
        ({"text": "a\0b"}, "id_text", "The text holds characters that no text has."),
    ],
)
def test_what_cannot_be_sent_is_told_at_its_field(client: Client, given: dict[str, str], wrong: str, said: str) -> None:
    answer = client.post(FORM, {"text": "wrong"} | given)
    page = answer.context["page"]
    assert (answer.status_code, [(one.field, one.say) for one in page.problems.listed]) == (422, [(wrong, said)])
    assert page.title.startswith("Error: ")
    assert ErrorReport.objects.count() == 0


def test_form_that_was_not_sent_keeps_what_was_typed(client: Client) -> None:
    answer = client.post(FORM, {"text": "", "contact": "me@example.org"})
    assert 'value="me@example.org"' in answer.content.decode()


def test_nobody_sends_in_the_name_of_others() -> None:
    assert Client(enforce_csrf_checks=True).post(FORM, {"text": "x"}).status_code == 403


def test_too_many_reports_of_a_day_are_refused_in_words(client: Client) -> None:
    for _ in range(MOST_A_DAY):
        assert sent(client)[0] == 302
    answer = client.post(FORM, {"text": "once more"})
    assert (answer.status_code, ErrorReport.objects.count()) == (429, MOST_A_DAY)
    assert "Your report was not sent" in words(answer.content, "problems")
    assert "once more" in answer.content.decode()


def test_behind_a_proxy_each_visitor_counts_alone(client: Client) -> None:
    """The proxy says who asks; what a visitor puts before that is not believed."""
    with override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
        for said in ("203.0.113.1", "203.0.113.2", "198.51.100.9, 203.0.113.1", "2001:db8::1", "2001:db8::2", "odd"):
            client.post(FORM, {"text": "x"}, headers={"x-forwarded-for": said})
    assert sorted(ReportAllowance.objects.values_list("sent", flat=True)) == [1, 1, 2, 2]


def test_nothing_personal_stands_in_the_audit(client: Client) -> None:
    sent(client, contact="0000-9999", text="My name is 王")
    assert list(Event.objects.values_list("actor", "verb", "detail")) == [
        ("visitor", "receive_error_report", {"city": "hangzhou", "about": "faq:home"})
    ]


def test_report_about_what_is_gone_is_still_shown(client: Client) -> None:
    _, address = sent(client)
    ErrorReport.objects.update(about="guide:of-last-year")
    assert "guide:of-last-year" in words(client.get(address).content, "content")
    assert client.get(address.replace("hangzhou", "shanghai")).status_code == 404


@pytest.mark.parametrize("about", ["faq", "windows", "guide:apply", "table:age", "window:xihu-school", "line:2018-03"])
def test_every_sort_of_page_can_be_reported(client: Client, about: str) -> None:
    assert sent(client, f"/help/hangzhou/report?about={about}")[0] == 302
    assert ErrorReport.objects.get().about == about
