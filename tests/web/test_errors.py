"""Pages for what went wrong."""

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.views import defaults

from anju.web.errors import FORM_AROUND_IT, MOST_BYTES


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "413", "500", "closed"])
def test_error_page_leans_on_nothing_and_leads_back_in_both_languages(name: str) -> None:
    page = render_to_string(f"{name}.html")
    assert ('href="/"' in page, 'href="/en/"' in page, page.count("<h1>"), 'lang="en"' in page) == (True, True, 1, True)


def test_django_finds_the_error_pages() -> None:
    request: HttpRequest = RequestFactory().get("/nowhere")
    answers = [
        defaults.bad_request(request, BadRequest()),
        defaults.permission_denied(request, PermissionDenied()),
        defaults.server_error(request),
    ]
    said = ["请求无法处理", "此页未开放", "系统出了差错"]
    assert [answer.status_code for answer in answers] == [400, 403, 500]
    assert [word in answer.content.decode() for word, answer in zip(said, answers, strict=True)] == [True] * 3


def test_address_that_does_not_exist_is_told_so() -> None:
    answer = Client().get("/nowhere")
    assert (answer.status_code, "没有这个页面" in answer.content.decode()) == (404, True)


@pytest.mark.parametrize("address", ["/load", "/en/load"])
def test_body_that_is_too_large_is_refused_unread(address: str) -> None:
    answer = Client().post(address, {"text": "x" * (MOST_BYTES + FORM_AROUND_IT)})
    assert (answer.status_code, "文件太大" in answer.content.decode()) == (413, True)


def test_form_that_another_site_sends_is_refused() -> None:
    answer = Client(enforce_csrf_checks=True).post("/load", {"text": "{}"})
    assert (answer.status_code, "页面已过期" in answer.content.decode()) == (403, True)
