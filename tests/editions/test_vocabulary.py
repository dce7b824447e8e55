"""What a vocabulary says for the forms: every kind is asked for in words, and every city has its quick questions."""

from pathlib import Path

import pytest

from anju.editions.loading.vocabulary import load_vocabulary
from anju.editions.shelf import SHIPPED, shipped_edition, shipped_names
from anju.engine.faults import Faults
from anju.engine.vocabulary import Vocabulary

VOCABULARIES = [shipped_edition(name).vocabulary for name in shipped_names()]
EVERY_CITY = pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=shipped_names())


@EVERY_CITY
def test_every_kind_has_a_question_and_a_topic(vocabulary: Vocabulary) -> None:
    assert [name for name, kind in vocabulary.kinds.items() if not kind.ask or not kind.topic] == []


@EVERY_CITY
def test_every_topic_has_a_kind_and_no_address_of_another_page(vocabulary: Vocabulary) -> None:
    topics = {kind.topic for kind in vocabulary.kinds.values()}
    assert (topics, topics & {"check", "edition"}) == (set(vocabulary.topics), set())


@EVERY_CITY
def test_every_city_asks_three_quick_questions(vocabulary: Vocabulary) -> None:
    asked = [field.name for field in vocabulary.person if field.quick]
    asked += [name for name, kind in vocabulary.kinds.items() if kind.quick]
    assert sorted(asked) == ["birth_date", "degree", "insurance_month"]


def test_a_member_that_is_none_cannot_come_together(tmp_path: Path) -> None:
    text = (SHIPPED / "hangzhou" / "facts.yaml").read_text("utf-8")
    path = tmp_path / "facts.yaml"
    path.write_text(text.replace("together: [pension, medical]", "together: [medical, pensio, pension]"), "utf-8")
    faults = Faults()
    vocabulary = load_vocabulary(path, "facts.yaml", faults)
    assert [fault.in_("en").partition(": ")[2] for fault in faults.listed] == [
        "there is no member pensio  → did you mean: pension"
    ]
    assert vocabulary.kinds["insurance_month"].field("insurance").together == ("pension", "medical")
