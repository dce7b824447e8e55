"""Whatever help says is found: by its title, by other words for it, in Chinese without spaces and in English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anju.help.loading import cities, city_help
from anju.help.searching import Document, index_of, marked, reply_to, snippet
from anju.help.searching.words import pieces

DOCUMENTS = [(city, document) for city in cities() for document in index_of(city).documents]
HANGZHOU = index_of("hangzhou")


def targets(query: str) -> list[str]:
    """Answer what a query finds, the best first."""
    return [document.target for document in HANGZHOU.find(query).documents]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_entry_is_found_first_by_its_own_title(language: str) -> None:
    """Nothing comes before what is called exactly so."""
    for city, document in DOCUMENTS:
        title = document.title.in_("zh" if language == "zh" else "en")
        found = index_of(city).find(title).documents
        namesakes = [one for one in found if one.title.in_("zh" if language == "zh" else "en") == title]
        assert document in namesakes, title
        assert found[: len(namesakes)] == tuple(namesakes), title


def test_every_entry_is_found_by_other_words_for_it() -> None:
    for city, document in DOCUMENTS:
        for words in (word for text in document.also or () for word in text.replace("、", ",").split(",")):
            assert document in index_of(city).find(words).documents, words


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("落户", "guide:settlement"),
        ("积分落户需要什么材料", "guide:settlement"),
        ("社保补缴", "faq:insurance-months"),
        ("孩子上学", "faq:school-order"),
        ("ｈｕｋｏｕ", "guide:settlement"),
        ("how do I appeal", "guide:objection"),
        ("Blood donations", "table:blood"),
        ("税", "table:tax_other"),
        ("西湖 异议", "window:xihu-objection"),
        ("人工电话", "hotline:points"),
        ("办公时间", "windows"),
        ("opening hours", "windows"),
        ("多少分可以落户", "lines"),
        ("社保断了怎么办", "faq:insurance-months"),
        ("结果什么时候出来", "faq:when-known"),
    ],
)
def test_people_find_what_they_mean(query: str, first: str) -> None:
    assert targets(query)[0] == first


@pytest.mark.parametrize("query", ["", "   ", "？！", "xyzzy", "量子力学"])
def test_nothing_is_found_where_nothing_fits(query: str) -> None:
    assert targets(query) == []


def test_what_comes_closest_is_offered_where_nothing_fits() -> None:
    """A query of which only a small part is known leads to what holds that part."""
    found = HANGZHOU.find("zebras pianos violins torches umbrellas kites drums flutes giraffes objection")
    assert (found.documents, found.near[0].target) == ((), "guide:objection")


def test_row_of_the_table_is_that_of_the_newest_edition_that_has_it() -> None:
    editions = {one.target: one.edition.name for one in HANGZHOU.documents if one.edition}
    assert (editions["table:age"], editions["table:tax_owner"]) == ("hangzhou-2024", "hangzhou-2020")


@given(st.text(max_size=200))
def test_any_query_is_answered(query: str) -> None:
    """Nothing that is typed breaks the search, and every result holds something of it or is called so."""
    asked = set(pieces(query[:100]))
    place = {id(document): at for at, document in enumerate(HANGZHOU.documents)}
    assert all(holds(HANGZHOU.weights[place[id(one)]], asked) for one in HANGZHOU.find(query).documents)


def holds(weights: dict[str, int], asked: set[str]) -> bool:
    """Say whether a document holds any of the pieces."""
    return bool(asked & weights.keys())


@given(st.text(max_size=60), st.sampled_from(["落户", "points", "积分 window", ""]))
def test_marking_changes_no_letter(text: str, query: str) -> None:
    assert "".join(piece.text for piece in marked(text, query)) == text


def test_what_was_asked_for_is_marked() -> None:
    assert [(piece.text, piece.hit) for piece in marked("怎样办理积分落户，两步", "落户")] == [
        ("怎样办理积分", False),
        ("落户", True),
        ("，两步", False),
    ]
    assert [piece.text for piece in marked("No Points, one point", "points") if piece.hit] == ["Points", "point"]


def test_passage_is_the_one_that_holds_most() -> None:
    told = snippet(["nothing here", "x" * 200 + " the objection window " + "y" * 200], "objection window")
    words = "".join(piece.text for piece in told)
    assert (words[0], words[-1], [piece.text for piece in told if piece.hit]) == ("…", "…", ["objection", "window"])


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("居住证积分", "points"),
        ("请问居住证积分怎么查？", "points"),
        ("居住证", "permit"),
        ("我要落户", "settlement"),
        ("ＳＥＴＴＬＥＭＥＮＴ", "settlement"),
        ("你好", "otherwise"),
        ("", "otherwise"),
    ],
)
def test_longest_keyword_decides_the_reply(message: str, name: str) -> None:
    reply = reply_to(message, city_help("hangzhou"))
    assert reply is not None
    assert reply.name == name


def test_residence_permit_points_bring_entrance_tutorial_materials_table_and_lines() -> None:
    reply = reply_to("居住证积分", city_help("hangzhou"))
    assert reply is not None
    assert [link.target for link in reply.links] == ["estimate", "guide:estimate", "materials", "table", "lines"]


def test_city_without_replies_says_nothing() -> None:
    assert reply_to("居住证积分", city_help("beijing")) is None


def test_documents_of_one_city_have_targets_of_their_own() -> None:
    names = [document.target for document in HANGZHOU.documents]
    assert len(names) == len(set(names))
    assert isinstance(HANGZHOU.documents[0], Document)
