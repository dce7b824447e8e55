"""The check shows a row for each answer, and each leads to where it is changed and back."""

import pytest
from django.test import Client

from tests.web.public.answering import carrying
from tests.web.reading import words


def test_every_question_has_a_row_with_its_answer() -> None:
    client = carrying(
        person={"birth_date": "1990-05-01"},
        facts={"home": [], "rent_year": [{"from": "2019-01-01", "to": None, "registered": False}]},
    )
    page = client.get("/estimate/check")
    shown = words(page.content, "content")
    assert (page.status_code, "共8个主题，已填完1个" in shown) == (200, True)
    assert "".join(shown).count("修改") == 26
    start = shown.index("住房")
    assert [one for one in shown[start : start + 10] if "修改" not in one] == [
        "住房",
        "已填",
        "住房",
        "没有",
        "住房",
        "租住",
        "2019年1月1日至今（未备案）",
        "租住",
    ]


def test_months_of_insurances_paid_together_are_one_line() -> None:
    months = [{"from": "2015-04", "to": "2020-02", "insurance": name} for name in ("pension", "medical")]
    client = carrying(facts={"insurance_month": [*months, {"month": "2020-05", "payment": "back_paid"}]})
    assert words(client.get("/estimate/check").content, "content").count("2015年4月至2020年2月（养老、医疗）") == 1
    assert "2020年5月（补缴，养老）" in words(client.get("/estimate/check").content, "content")
    assert "Apr 2015 to Feb 2020 (pension, medical)" in words(client.get("/en/estimate/check").content, "content")


def test_rows_lead_to_the_question_and_back() -> None:
    page = carrying().get("/en/estimate/check").content.decode()
    assert 'href="/en/estimate/housing?next=check#id_facts-home"' in page
    assert 'href="/en/estimate/basics?next=check#id_person-birth_date"' in page
    assert 'href="/en/estimate/edition?next=check#id_context-purpose"' in page


def test_what_the_edition_does_not_read_is_named_and_kept() -> None:
    client = carrying("hangzhou-2024", facts={"tax_year": [{"year": 2018, "amount_cny": "6000"}], "patent": []})
    assert "个人所得税" in words(client.get("/estimate/check").content, "content")


@pytest.mark.django_db
def test_sample_is_checked_under_its_own_address(residents: None) -> None:
    page = Client().get("/estimate/check?sample=welder").content.decode()
    assert 'href="/estimate/housing?next=check&amp;sample=welder#id_facts-home"' in page
    assert 'href="/result?sample=welder"' in page
