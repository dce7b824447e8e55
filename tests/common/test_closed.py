"""Try out the middleware that keeps doors closed, on views of its own."""

import pytest
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

DEEDS: list[str] = []


def not_opened(request: HttpRequest) -> HttpResponse:
    DEEDS.append("done")
    return HttpResponse("inside")


@login_not_required
def opened(request: HttpRequest) -> HttpResponse:
    return HttpResponse("inside")


urlpatterns = [path("not-opened", not_opened), path("opened", opened)]
pytestmark = pytest.mark.urls(__name__)


@pytest.mark.parametrize("method", ["get", "post", "put", "delete", "head", "options"])
def test_view_that_nobody_opened_is_refused_before_it_runs(method: str) -> None:
    DEEDS.clear()
    answer = getattr(Client(), method)("/not-opened")
    assert (answer.status_code, DEEDS) == (403, [])


def test_refusal_says_what_to_do_in_both_languages() -> None:
    page = Client().get("/not-opened").content.decode()
    assert ("返回首页" in page, "Go to the first page" in page) == (True, True)


def test_view_marked_as_open_answers() -> None:
    answer = Client().get("/opened")
    assert (answer.status_code, answer.content) == (200, b"inside")


def test_address_that_does_not_exist_is_not_found() -> None:
    assert Client().get("/nowhere").status_code == 404
