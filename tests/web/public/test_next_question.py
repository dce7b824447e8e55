"""The next question leads to where it is answered, and from there back to the result."""

from anju.editions.shelf import shipped_edition
from anju.web.public.next_question import next_question_view
from anju.web.simulation.answers import Answers, no_answers
from tests.web.public.answering import carrying


def test_next_question_leads_to_its_place_and_back_to_the_result() -> None:
    found = next_question_view(no_answers())
    assert found
    assert (found.label, found.address) == (
        "社会保险缴费月",
        "/estimate/insurance?next=result#id_facts-insurance_month",
    )
    assert carrying().get(found.address).status_code == 200


def test_question_about_the_application_is_asked_where_the_edition_is_chosen() -> None:
    vocabulary = shipped_edition("hangzhou-2024").vocabulary
    person = {"birth_date": "1980-01-01", "household_registration": "elsewhere", "civil_capacity": "full"}
    file = {"person": person, "context": {}, "facts": {name: [] for name in vocabulary.kinds}}
    found = next_question_view(Answers("hangzhou-2024", None, file))
    assert found
    assert (found.label, found.address) == ("用途", "/estimate/edition?next=result#id_context-purpose")


def test_nothing_is_asked_when_nothing_is_missing() -> None:
    vocabulary = shipped_edition("guangzhou-2014").vocabulary
    person = {"birth_date": "1980-01-01", "household_registration": "elsewhere"}
    file = {"person": person, "context": {}, "facts": {name: [] for name in vocabulary.kinds}}
    assert next_question_view(Answers("guangzhou-2014", None, file)) is None
