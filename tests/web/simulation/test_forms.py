"""The forms of every topic of every edition: what a person file says goes through them and comes out the same."""

from typing import Any

import pytest
from django.conf.global_settings import DATA_UPLOAD_MAX_NUMBER_FIELDS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anju.editions.shelf import shipped_edition, shipped_names
from anju.engine.days import month_number
from anju.engine.edition import Edition
from anju.web.simulation.answering import plain
from anju.web.simulation.drafts import Draft, draft_of, with_entry, without_entry
from anju.web.simulation.entries import MOST_ENTRIES
from anju.web.simulation.forms import TopicForm
from anju.web.simulation.topics import Topic, topic_called, topics_of
from tests.editions.drawn_people import people, with_less_known
from tests.web.simulation.sent import sent, without_topic

EDITIONS = pytest.mark.parametrize("name", shipped_names())
THOROUGH = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
NOTHING: dict[str, Any] = {"person": {}, "context": {}, "facts": {}}
MONTH = month_number(2020, 3)


def form_of(edition: Edition, topic: Topic, draft: Draft, before: dict[str, Any] = NOTHING) -> TopicForm:
    """Send a filled form."""
    return TopicForm(topic, vocabulary=edition.vocabulary, before=before, month=MONTH, data=sent(draft))


def filled(topic_name: str, typed: Draft) -> TopicForm:
    """Send the form of a topic of which nothing was known, with some fields typed in."""
    edition = shipped_edition("hangzhou-2024")
    topic = topic_called(edition, topic_name)
    assert topic
    return form_of(edition, topic, draft_of(topic, NOTHING) | typed)


@EDITIONS
@THOROUGH
@given(data=st.data())
def test_what_a_person_file_says_comes_out_of_the_forms_unchanged(name: str, data: st.DataObject) -> None:
    edition = shipped_edition(name)
    person = data.draw(people(edition.vocabulary))
    before = plain(edition.vocabulary, data.draw(with_less_known(edition.vocabulary, person, frozenset())))
    for topic in topics_of(edition):
        form = form_of(edition, topic, draft_of(topic, before), without_topic(before, topic.paths))
        assert form.errors == {}
        assert plain(edition.vocabulary, form.person_file) == before


@EDITIONS
def test_a_form_that_nobody_filled_in_says_nothing(name: str) -> None:
    edition = shipped_edition(name)
    for topic in topics_of(edition):
        form = form_of(edition, topic, draft_of(topic, NOTHING))
        assert (form.errors, form.person_file) == ({}, NOTHING)


@EDITIONS
@THOROUGH
@given(data=st.data())
def test_an_entry_added_and_removed_again_changes_nothing(name: str, data: st.DataObject) -> None:
    edition = shipped_edition(name)
    before = plain(edition.vocabulary, data.draw(people(edition.vocabulary)))
    for topic in topics_of(edition):
        draft = draft_of(topic, before)
        for asked in topic.kinds:
            entries = sum(name.startswith(f"facts-{asked.kind.name}-") and name.endswith("-rest") for name in draft)
            if draft[f"facts-{asked.kind.name}"] == "yes":
                assert without_entry(with_entry(draft, asked), asked, entries) == draft


def test_one_entry_of_months_is_a_record_of_each_insurance() -> None:
    form = filled(
        "insurance",
        {
            "facts-insurance_month": "yes",
            "facts-insurance_month-0-from": "2015年4月",
            "facts-insurance_month-0-running": True,
        },
    )
    assert (form.errors, form.person_file["facts"]) == (
        {},
        {
            "insurance_month": [
                {"from": "2015-04", "to": "2020-02", "payment": "paid", "full": True, "insurance": "pension"},
                {"from": "2015-04", "to": "2020-02", "payment": "paid", "full": True, "insurance": "medical"},
            ]
        },
    )


def test_every_fault_stands_beside_its_field_in_the_words_of_a_form() -> None:
    form = filled(
        "residence",
        {
            "facts-registration": "yes",
            "facts-lease": "yes",
            "facts-registration-0-from": "去年",
            "facts-registration-0-to": "2020-01-01",
            "facts-lease-0-from": "2020-03-01",
            "facts-lease-0-to": "2020-02-01",
        },
    )
    assert {name: list(errors) for name, errors in form.errors.items()} == {
        "facts-registration-0-from": ["开始日期：不是日期。请写作 2020-03-09 或 2020年3月9日。"],
        "facts-registration-0-ended": ["已经结束的，请选择“结束方式”。"],
        "facts-lease-0-to": ["结束早于开始"],
    }


@EDITIONS
def test_the_fullest_page_stays_below_what_a_form_may_send(name: str) -> None:
    edition = shipped_edition(name)
    for topic in topics_of(edition):
        draft = draft_of(topic, NOTHING)
        for asked in topic.kinds:
            for _entry in range(MOST_ENTRIES):
                draft = with_entry(draft, asked)
        values = [value for values in sent(draft).lists() for value in values[1]]
        assert len(values) < DATA_UPLOAD_MAX_NUMBER_FIELDS


ODD = st.one_of(
    st.sampled_from(["yes", "no", "", "on", "2020-03-09", "2020-02", "1e9", "-1", "{}", "[", "\x00", "１２", "null"]),
    st.text(max_size=30),
)


@EDITIONS
@THOROUGH
@given(data=st.data())
def test_whatever_is_sent_is_refused_with_a_message_or_can_be_read(name: str, data: st.DataObject) -> None:
    edition = shipped_edition(name)
    topic = data.draw(st.sampled_from(topics_of(edition)))
    draft = draft_of(topic, plain(edition.vocabulary, data.draw(people(edition.vocabulary))))
    changed = data.draw(st.dictionaries(st.sampled_from(sorted(draft)), ODD, max_size=6))
    left = data.draw(st.sets(st.sampled_from(sorted(draft)), max_size=4))
    form = form_of(edition, topic, {key: value for key, value in (draft | changed).items() if key not in left})
    if form.is_valid():
        plain(edition.vocabulary, form.person_file)
    else:
        assert all(str(message) for messages in form.errors.values() for message in messages)


def test_there_is_some_without_any_entry_is_not_known() -> None:
    edition = shipped_edition("hangzhou-2024")
    topic = topic_called(edition, "housing")
    assert topic
    form = form_of(edition, topic, {"facts-home": "yes"})
    assert (form.errors, form.person_file["facts"]) == ({}, {})
