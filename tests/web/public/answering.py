"""Answering as a browser does (测试中的作答): what is carried is read back from the cookies."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from anju.web.simulation.answers import Answers
from anju.web.simulation.carrying import answers_of, carry
from tests.web.simulation.sent import sent


def carried(client: Client) -> Answers:
    """Answer what a browser carries."""
    request: HttpRequest = RequestFactory().get("/")
    request.COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}
    return answers_of(request)


def carrying(edition: str = "hangzhou-2024", **sections: Any) -> Client:
    """Answer a browser that carries answers."""
    client = Client()
    file = {"person": {}, "context": {}, "facts": {}} | sections
    client.cookies = carry(HttpResponse(), Answers(edition, None, file)).cookies
    return client


def post(client: Client, address: str, typed: dict[str, Any], do: str = "save") -> HttpResponse:
    """Send a form."""
    data = sent(typed, do=do).urlencode()
    return client.post(address, data, content_type="application/x-www-form-urlencoded")  # type: ignore[return-value]  # the client answers a response with more on it
