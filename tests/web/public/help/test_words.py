"""What the pages of help say: guides, questions, the table, its changes, lines, and what a search found."""

import pytest
from django.test import Client

from anju.editions.shelf import shipped_edition, shipped_names
from tests.web.reading import words

pytestmark = pytest.mark.django_db


def test_question_that_the_address_names_stands_open(client: Client) -> None:
    page = client.get("/help/hangzhou/faq?show=home").context["page"]
    assert [answer.anchor for topic in page.topics for answer in topic.answers if answer.is_open] == ["faq-home"]


def test_guide_shows_the_promised_term_beside_the_legal_one(client: Client) -> None:
    page = client.get("/en/help/hangzhou/guides/objection").context["page"]
    assert [(row.title, row.legal, row.promised) for row in page.terms] == [
        ("Objecting", "within 7 working days of obtaining the points", ""),
        ("The district's check", "15 working days", ""),
        ("Asking for a review", "within 7 working days of the result", ""),
    ]
    assert [row.ends != "" for row in page.terms] == [True, True, True]


def test_guide_cites_each_source_once_with_its_places(client: Client) -> None:
    page = client.get("/help/hangzhou/guides/apply").context["page"]
    assert page.origin.articles == (
        "杭州市居住证积分管理问答（2020年3月9日）·F1、F2、F3、F6、F17、F18；杭州市居住证积分申请受理回执（2020年）·F19"
    )


def test_materials_are_those_of_the_vocabulary_with_who_checks_them(client: Client) -> None:
    page = client.get("/en/help/hangzhou/materials").context["page"]
    rows = {row.title: (row.note, row.checked_by) for _, rows in page.topics for row in rows}
    kinds = shipped_edition("hangzhou-2024").vocabulary.kinds
    assert len(rows) == len(kinds)
    assert rows["Residence permit"] == ("Zhejiang residence permit", "Police")


@pytest.mark.parametrize("edition", shipped_names())
def test_table_shows_every_indicator_under_its_anchor(client: Client, edition: str) -> None:
    city = edition.partition("-")[0]
    answer = client.get(f"/help/{city}/table/{edition}").content.decode()
    names = [row.name for row in shipped_edition(edition).indicators]
    assert [name for name in names if f'class="row" id="{name}"' not in answer] == []


def test_newest_table_is_shown_where_none_is_named(client: Client) -> None:
    page = client.get("/help/hangzhou/table").context["page"]
    assert [choice.is_shown for choice in page.editions] == [True, False, False]


def test_changes_are_those_of_the_redline_indicators_first(client: Client) -> None:
    page = client.get("/en/help/hangzhou/table/hangzhou-2024/changes").context["page"]
    heads = [head for head, _ in page.sections]
    changed = {change.label: (change.status, change.address) for change in page.sections[1][1]}
    assert heads[:2] == ["Days covered", "Indicators"]
    assert changed["Special contribution"] == ("added", "/en/help/hangzhou/table/hangzhou-2024#special_contribution")


def test_lines_stand_in_a_table_beside_their_picture(client: Client) -> None:
    answer = client.get("/en/help/hangzhou/lines")
    page = answer.context["page"]
    assert [bar.line for bar in page.bars] == [row.line for row in page.rows] == [130, 125, 120, 135, 160, 100]
    assert [bar.is_hollow for bar in page.bars] == [False] * 5 + [True]
    assert answer.content.decode().count('role="rowheader"') == 6


def test_search_marks_what_was_asked_for(client: Client) -> None:
    result = client.get("/help/hangzhou/search?q=落户").context["page"].results[0]
    assert (result.address, [piece.text for piece in result.title if piece.hit]) == (
        "/help/hangzhou/guides/settlement",
        ["落户"],
    )


def test_row_that_an_older_edition_had_leads_to_the_table_of_that_edition(client: Client) -> None:
    result = client.get("/en/help/hangzhou/search?q=income tax").context["page"].results[0]
    assert result.address.startswith("/en/help/hangzhou/table/hangzhou-2020#tax_")


def test_search_that_finds_nothing_offers_telephones(client: Client) -> None:
    told = words(client.get("/en/help/hangzhou/search?q=xyzzy").content, "content")
    assert ("Nothing was found for “xyzzy”." in told, "0000-0001" in told) == (True, True)


def test_query_is_shown_as_text_and_never_as_marks(client: Client) -> None:
    answer = client.get("/help/hangzhou/search", {"q": "<script>alert(1)</script> 落户"}).content.decode()
    assert ("<script>alert" in answer, "&lt;script&gt;alert(1)" in answer) == (False, True)


def test_first_page_of_help_is_that_of_the_city_of_the_site(client: Client) -> None:
    page = client.get("/en/help/").context["page"]
    assert (page.city, page.estimate, page.search) == ("Hangzhou", "/en/estimate", "/en/help/hangzhou/search")
    assert client.get("/en/help/").context["page"] == client.get("/en/help/hangzhou/").context["page"]
