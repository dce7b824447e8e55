"""Every page of help answers for every city, in both languages, and links lead somewhere."""

import re
from html import unescape

import pytest
from django.test import Client

from anju.help.loading import cities, city_help
from anju.help.table import edition_before, editions_of
from tests.web.reading import words

pytestmark = pytest.mark.django_db
LINK = re.compile(r'(?:href|action)="(/[^"#]*)')


def pages_of(city: str) -> list[str]:
    """Answer the addresses of all pages of a city, without the language."""
    told = city_help(city)
    names = ["", "windows", "windows?district=xihu", "windows?open=yes", "faq", "guides", "materials", "table", "lines"]
    names += ["search", "search?q=落户", "search?q=xyzzy", "report?about=windows"]
    names += [f"guides/{name}" for name in told.guides]
    for edition in editions_of(city):
        names += [f"table/{edition.name}"] + ([f"table/{edition.name}/changes"] if edition_before(edition) else [])
    return [f"/help/{city}/{name}" for name in names]


PAGES = ["/help/", *(page for city in cities() for page in pages_of(city))]


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("page", PAGES)
def test_page_answers(client: Client, page: str, language: str) -> None:
    answer = client.get(language + page)
    assert answer.status_code == 200
    assert re.findall(r"<h1[ >]", answer.content.decode()) in (["<h1>"], ["<h1 "])


@pytest.mark.parametrize("page", ["/help/", *pages_of("hangzhou"), "/en/help/shanghai/"])
def test_every_link_leads_to_a_page(client: Client, page: str) -> None:
    links = {unescape(link) for link in LINK.findall(client.get(page).content.decode())}
    ours = sorted(link for link in links if "/help/" in link)
    assert [link for link in ours if client.get(link).status_code != 200] == []


@pytest.mark.parametrize(
    "page",
    [
        "/help/atlantis/",
        "/help/atlantis/windows",
        "/help/hangzhou/guides/nothing",
        "/help/hangzhou/table/hangzhou-1999",
        "/help/hangzhou/table/shanghai-2015",
        "/help/hangzhou/table/hangzhou-2020/changes",
        "/help/hangzhou/report?about=guide:nothing",
        "/help/hangzhou/report/17",
        "/help/hangzhou/report/17:forged",
    ],
)
def test_what_is_not_there_is_told_so(client: Client, page: str) -> None:
    assert client.get(page).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_english_pages_have_no_chinese_punctuation(client: Client, page: str) -> None:
    """A sentence that nobody translated shows by its full stop."""
    told = " ".join(words(client.get("/en" + page).content, "content"))
    assert [mark for mark in "，。；：（）" if mark in told] == []
