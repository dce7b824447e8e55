"""Clearing leaves nothing in the browser."""

from django.test import Client

from anju.web.simulation.answers import no_answers
from tests.web.public.answering import carried, carrying
from tests.web.reading import words


def test_everything_is_cleared_and_said_to_be() -> None:
    client = carrying(person={"birth_date": "1990-05-01"})
    answer = client.post("/forget")
    assert (answer["Location"], answer["Clear-Site-Data"], carried(client)) == ("/?cleared", '"cache"', no_answers())
    assert "已从本浏览器清除您填的全部内容。" in words(client.get("/?cleared").content, "content")


def test_looking_at_the_address_clears_nothing() -> None:
    assert Client().get("/forget").status_code == 405


def test_clearing_that_another_site_sends_is_refused() -> None:
    assert Client(enforce_csrf_checks=True).post("/forget").status_code == 403
