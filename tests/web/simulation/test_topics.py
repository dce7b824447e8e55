"""What an edition asks for: what its rules read, in the order of its topics, and nothing else."""

from typing import Any

import pytest

from anju.editions.shelf import shipped_edition, shipped_names
from anju.web.simulation.quick import quick_topic
from anju.web.simulation.topics import context_of, state_of, topic_asking, topic_called, topics_of

EDITIONS = pytest.mark.parametrize("name", shipped_names())
NOTHING: dict[str, Any] = {"person": {}, "context": {}, "facts": {}}


def kind_of(edition: str, topic: str, kind: str) -> list[str]:
    """Name the fields that are asked of a kind."""
    found = topic_called(shipped_edition(edition), topic)
    assert found
    return [field.name for asked in found.kinds if asked.kind.name == kind for field in asked.fields]


def test_hangzhou_has_eight_topics() -> None:
    assert [topic.label.zh for topic in topics_of(shipped_edition("hangzhou-2024"))] == [
        "基本情况",
        "居住",
        "社会保险与就业",
        "住房",
        "学历与职称",
        "表彰奖励",
        "社会贡献",
        "减分事项",
    ]


def test_a_kind_is_asked_only_by_an_edition_that_reads_it() -> None:
    asked = [topic_asking(shipped_edition(name), "facts.tax_year") for name in ("hangzhou-2020", "hangzhou-2024")]
    assert [topic.name if topic else None for topic in asked] == ["service", None]


def test_a_field_is_asked_only_by_an_edition_that_reads_it() -> None:
    fields = [kind_of(name, "insurance", "insurance_month") for name in ("hangzhou-2020", "hangzhou-2024")]
    assert fields == [["payment", "full"], ["payment", "full", "insurance"]]


def test_how_a_period_ended_is_asked_wherever_the_format_needs_it() -> None:
    assert "ended" in kind_of("hangzhou-2021", "residence", "registration")


@EDITIONS
def test_every_missing_fact_is_asked_by_one_topic(name: str) -> None:
    edition = shipped_edition(name)
    paths = [path for topic in topics_of(edition) for path in topic.paths]
    read = {measure.fold.kind for measure in edition.measures if measure.fold}
    assert {path.removeprefix("facts.") for path in paths if path.startswith("facts.")} == read
    assert len(paths) == len(set(paths))


@EDITIONS
def test_what_is_assumed_none_is_asked_last(name: str) -> None:
    for topic in topics_of(shipped_edition(name)):
        assumed = [asked.kind.none_if_unknown for asked in topic.kinds]
        assert assumed == sorted(assumed)


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("hangzhou-2020", []),
        ("hangzhou-2024", ["purpose"]),
        ("shanghai-2015", ["education_or_title"]),
        ("beijing-2016", []),
    ],
)
def test_of_the_application_only_what_makes_a_difference_is_asked(name: str, fields: list[str]) -> None:
    assert [field.name for field in context_of(shipped_edition(name))] == fields


@EDITIONS
def test_quick_questions_are_birth_insurance_and_education(name: str) -> None:
    topic = quick_topic(shipped_edition(name))
    assert sorted(topic.paths) == ["facts.degree", "facts.insurance_month", "person.birth_date"]
    fields = {field.name for asked in topic.kinds for field in asked.fields if not field.together}
    assert fields - {"certified"} == {"level", "awarded_on"}


def test_a_topic_is_open_then_skipped_or_partly_or_wholly_answered() -> None:
    edition = shipped_edition("hangzhou-2024")
    topic = topic_called(edition, "housing")
    assert topic
    partly: dict[str, Any] = {"home": []}
    wholly = partly | {"rent_year": []}
    states = [
        state_of(topic, NOTHING, ()),
        state_of(topic, NOTHING, ("housing",)),
        state_of(topic, NOTHING | {"facts": partly}, ()),
        state_of(topic, NOTHING | {"facts": wholly}, ()),
    ]
    assert states == ["open", "skipped", "partly", "answered"]


def test_a_topic_of_what_is_assumed_none_is_answered_when_it_was_looked_at() -> None:
    topic = topic_called(shipped_edition("hangzhou-2024"), "deductions")
    assert topic
    assert (state_of(topic, NOTHING, ()), state_of(topic, NOTHING, ("deductions",))) == ("open", "answered")
