"""Pages with answers stay with the person, and keep the answers alive while they are looked at."""

from datetime import timedelta

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.test import Client, RequestFactory

from anju.common import clock
from anju.common.sealing import seal
from anju.web.public.keeping import FRESH, for_the_person_alone
from anju.web.simulation.answers import Answers
from anju.web.simulation.carrying import AnswersTooLong, _written
from tests.web.public.answering import carried

ANSWERS = Answers("hangzhou-2020", None, {"person": {"birth_date": "1990-05-01"}, "context": {}, "facts": {}})


def carrying_since(age: timedelta) -> Client:
    """Answer a browser whose answers were sealed a while ago."""
    client = Client()
    client.cookies["answers0"] = seal(_written(ANSWERS), purpose="answers", at=clock.now() - age)
    return client


@pytest.mark.parametrize(
    ("age", "anew"),
    [(timedelta(minutes=1), False), (FRESH + timedelta(minutes=1), True), (timedelta(hours=3), False)],
)
def test_answers_are_sealed_anew_once_in_a_while_and_never_when_they_are_void(age: timedelta, anew: bool) -> None:
    assert ("answers0" in carrying_since(age).get("/").cookies) == anew


def test_answers_sealed_anew_are_the_same() -> None:
    client = carrying_since(timedelta(hours=1))
    client.get("/")
    assert carried(client) == ANSWERS


def test_part_of_a_page_seals_nothing_for_it_could_undo_a_change() -> None:
    answer = carrying_since(timedelta(hours=1)).get("/", headers={"HX-Request": "true"})
    assert "answers0" not in answer.cookies


def test_page_that_forgets_is_not_overruled() -> None:
    client = carrying_since(timedelta(hours=1))
    assert client.post("/forget").cookies["answers0"].value == ""


def test_answers_too_long_are_refused_with_a_page() -> None:
    @for_the_person_alone
    def too_long(request: HttpRequest) -> HttpResponseBase:
        raise AnswersTooLong(9999)

    answer = too_long(RequestFactory().get("/"))
    assert isinstance(answer, HttpResponse)
    assert (answer.status_code, "9999" in answer.content.decode()) == (422, True)
