"""The digest of an edition: no word changes it, every number does."""

import re
from pathlib import Path

import pytest

from anju.engine.digest import digest_of
from tests.editions.copies import Copy, copy_of_hangzhou, edition_in
from tests.engine.scored import hangzhou

WORDS = [
    ("label: 年龄 | Age", "label: 岁数 | Years"),
    ("say: 补缴不计 | back-paid months do not count", "say: 不计 | no"),
    ("title: 杭州市居住证积分管理问答", "title: 杭州市积分问答"),
    ("unit: 个月 | months", "unit: 月 | mth"),
    ("# ---- basics", "# nothing"),
]
RULES = [
    ("from: 2018-01-01", "from: 2018-01-02"),
    ("from: 2020-01-23", "from: 2020-01-24"),
    ("until: open", "until: 2020-06-30"),
    ("payment = back_paid", "payment != back_paid"),
    ("reading: any_alone", "reading: all"),
    ("when: ended = cancelled", "when: ended != left"),
    ("standing: published", "standing: reported"),
    ("article: faq/F12", "article: faq/F13"),
    ("effect: refuse", "effect: zero"),
]


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """Answer a fresh copy."""
    return copy_of_hangzhou(tmp_path)


@pytest.mark.parametrize(("old", "new"), WORDS)
def test_a_corrected_word_changes_no_digest(copy: Copy, old: str, new: str) -> None:
    copy.replace(old, new)
    assert edition_in(copy).digest == hangzhou().digest


@pytest.mark.parametrize(("old", "new"), RULES)
def test_a_changed_rule_changes_the_digest(copy: Copy, old: str, new: str) -> None:
    copy.replace(old, new)
    assert edition_in(copy).digest != hangzhou().digest


def test_every_number_of_the_points_table_is_in_the_digest(copy: Copy) -> None:
    text = copy.text
    begin = text.index("\nindicators:")
    pattern = r"(?:give|rate|cap|at_most|unit|per|senior_high|doctor|district|national): -?(\d+)"
    places = [match.span(1) for match in re.finditer(pattern, text[begin : text.index("\nrequirements:")])]
    assert len(places) > 35
    digests = {hangzhou().digest}
    for first, last in places:
        number = str(int(text[begin + first : begin + last]) + 1)
        copy.edition_file.write_text(text[: begin + first] + number + text[begin + last :], "utf-8")
        digests.add(edition_in(copy).digest)
    assert len(digests) == len(places) + 1


def test_a_digest_tells_values_of_different_sorts_apart() -> None:
    values = [("1", "2"), ("12",), (1, 2), (12,), ("1,2",), (("1",), "2"), (None,), ("None",), (), ((),)]
    assert len({digest_of(value) for value in values}) == len(values)
    assert digest_of(frozenset("ab")) == digest_of(frozenset("ba"))


def test_what_has_no_canonical_text_is_refused() -> None:
    with pytest.raises(TypeError):
        digest_of([1])
