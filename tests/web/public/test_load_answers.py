"""A person file is loaded or pasted, read once, and carried on; or every fault of it is listed."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from anju.demo import queries
from anju.demo.models import SampleResident
from anju.editions.shelf import shipped_edition
from anju.engine.facts import Facts
from anju.engine.person_file import parse_person_file, read_person_file
from anju.web.errors import MOST_BYTES
from tests.web.public.answering import carried, carrying
from tests.web.reading import words

NURSE = {
    "person": {"birth_date": "1990-05-01", "household_registration": "elsewhere"},
    "facts": {"insurance_month": [{"from": "2015-04", "to": "2020-02"}, {"month": "2015-03", "payment": "back_paid"}]},
}
TOLD = json.dumps(NURSE)


def read(text: str, resident: SampleResident) -> Facts:
    """Read a person file as the engine takes it."""
    return read_person_file(shipped_edition(resident.edition).vocabulary, parse_person_file(text))


def paste(text: str, client: Client | None = None, **asked: Any) -> HttpResponse:
    """Paste a file and send it."""
    return (client or Client()).post("/load", {"text": text} | asked)  # type: ignore[return-value]  # the client answers a response with more on it


def test_pasted_file_is_carried_to_its_result() -> None:
    client = Client()
    answer = paste(TOLD, client, edition="hangzhou-2020")
    assert (answer.status_code, answer["Location"]) == (302, "/result")
    found = carried(client)
    assert (found.edition, found.as_of, found.person_file) == ("hangzhou-2020", None, NURSE | {"context": {}})
    assert "14.75分" in words(client.get("/result").content, "indicator-insurance")


def test_loaded_file_comes_before_the_pasted_text() -> None:
    client = Client()
    loaded = SimpleUploadedFile("me.json", b"\xef\xbb\xbf" + TOLD.encode())
    assert paste("{", client, file=loaded, edition="hangzhou-2020").status_code == 302
    assert carried(client).person_file["person"] == NURSE["person"]


@pytest.mark.parametrize(
    ("about", "chosen", "edition", "as_of"),
    [
        ({"edition": "hangzhou-2020", "as_of": "2020-03-09"}, "", "hangzhou-2020", "2020-03-09"),
        ({"edition": "hangzhou-2020", "as_of": "2020-03-09"}, "hangzhou-2021", "hangzhou-2021", "None"),
        ({"edition": "hangzhou-2020", "as_of": "soon"}, "", "hangzhou-2020", "None"),
        ({"edition": "nowhere-1999", "as_of": "2020-03-09"}, "", "hangzhou-2024", "None"),
        ("a person I know", "", "hangzhou-2024", "None"),
        ({}, "", "hangzhou-2024", "None"),
    ],
)
def test_file_is_read_by_the_edition_chosen_or_named_or_carried(
    about: Any, chosen: str, edition: str, as_of: str
) -> None:
    client = carrying("hangzhou-2024")
    paste(json.dumps(NURSE | {"about": about}), client, edition=chosen)
    assert (carried(client).edition, str(carried(client).as_of)) == (edition, as_of)


def test_every_fault_is_listed_with_its_place_and_the_text_is_kept() -> None:
    bad = {"person": {"birth_date": "1990-13-01"}, "facts": {"insurance_month": [{"month": "2020-1"}]}}
    client = carrying(person={"birth_date": "1980-01-01"})
    answer = paste(json.dumps(bad), client, edition="hangzhou-2020")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words(page, "problems") == [
        "有内容需要更正",
        "person.birth_date",
        "没有 1990-13-01 这一天",
        "写作 2020-03-09",
        "facts.insurance_month[0].month",
        "不是月份",
        "写作 2020-03",
    ]
    assert (words(page, "id_text"), "<title>错误：载入个人事实文件 · 安居</title>" in page) == ([json.dumps(bad)], True)
    assert carried(client).person_file["person"] == {"birth_date": "1980-01-01"}


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ("", "请载入或粘贴个人事实文件。"),
        ("{", "line 1 column 2"),
        ("[]", "$"),
        ('{"household": []}', "household"),
        ("[" * 100_000, "$"),
        ('{"facts": {"\\ud800": []}}', "facts.?"),
        ("\x00", "内容中有文本不应有的字符，请检查文件是否完整。"),
        ('{"a": 1, "a": 2}', "$"),
        ('{"person": {"<script>": 1}}', "person.<script>"),
        ("x" * (MOST_BYTES + 1), "文件超过 1 MB。"),
    ],
)
def test_bad_file_is_told_in_words(pasted: str, said: str) -> None:
    answer = paste(pasted)
    assert (answer.status_code, said in words(answer.content, "problems")) == (422, True)
    assert "<script>" not in answer.content.decode()


def test_file_that_is_no_text_is_told_in_words() -> None:
    answer = paste("", file=SimpleUploadedFile("me.json", b"\xff\x00\xfe"))
    assert (answer.status_code, words(answer.content, "problems")[0]) == (422, "有内容需要更正")


def test_edition_that_there_is_not_is_told_in_words() -> None:
    assert paste(TOLD, edition="nowhere-1999").status_code == 422


def test_file_too_long_to_carry_is_told_with_what_can_be_done() -> None:
    months = [
        {"month": f"{year}-{month:02}", "employer": str(year * month * 7919 % 99_991)}
        for year in range(1900, 2100)
        for month in range(1, 13)
    ]
    answer = paste(json.dumps({"facts": {"insurance_month": months}}), edition="hangzhou-2020")
    assert (answer.status_code, "anju explain" in " ".join(words(answer.content, "problems"))) == (422, True)


@pytest.mark.django_db
def test_sample_puts_its_facts_into_the_form_to_be_changed(residents: None) -> None:
    for resident in queries.sample_residents():
        text = words(Client().get(f"/load?sample={resident.slug}").content, "id_text")[0]
        about = {"edition": resident.edition, "as_of": resident.as_of.isoformat()}
        assert json.loads(text)["about"] == about
        assert read(text, resident) == read(json.dumps(resident.person_file), resident)


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(method: str) -> None:
    assert getattr(Client(), method)("/load").status_code == 405
