"""Every page is listed, has one heading, says what it is, and weighs little."""

import gzip
import re
from urllib.parse import unquote

import pytest
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from anju.web.simulation.answers import Answers
from anju.web.simulation.carrying import carry
from tests.web.every_page import EDITION, NO_PAGES, PAGES, PERSON_FILE, PublicPage

pytestmark = pytest.mark.django_db
MOST = 150 * 1024
"""Bytes of a first visit, compressed, with all that the page asks for."""

BOTH = pytest.mark.parametrize("language", ["", "/en"], ids=["zh", "en"])
EVERY = pytest.mark.parametrize("page", PAGES, ids=[page.said for page in PAGES])


def visited(page: PublicPage, language: str = "") -> str:
    """Answer a page as it is sent."""
    client = Client()
    if page.answered:
        client.cookies = carry(HttpResponse(), Answers(EDITION, None, PERSON_FILE)).cookies
    return client.get(language + page.address).content.decode()


def names(found: list[URLPattern | URLResolver]) -> set[str]:
    """Name every address below some."""
    return {
        name
        for one in found
        for name in (names(one.url_patterns) if isinstance(one, URLResolver) else {one.name or ""})
    }


def public_names() -> set[str]:
    """Name every address of the pages open to everybody."""
    resolvers = get_resolver().namespace_dict
    return names(resolvers["public"][1].url_patterns)


def parts_of(page: str) -> set[str]:
    """Answer the addresses of all that a page asks for at once: styles, scripts, pictures."""
    found = re.findall(r'<(?:link|script|img)\b[^>]*?(?:href|src)="([^"]+)"', page)
    return {address.replace("&amp;", "&") for address in found}


def weight(address: str) -> int:
    """Answer the bytes of one part, compressed."""
    if address.startswith("/static/"):
        path = finders.find(unquote(address.removeprefix("/static/")))
        assert isinstance(path, str), address
        with open(path, "rb") as file:  # noqa: PTH123 - finders answer text
            return len(gzip.compress(file.read(), 9))
    return len(gzip.compress(Client().get(address).content, 9))


def test_every_address_is_a_page_of_the_list_or_says_why_not() -> None:
    listed = {page.name for page in PAGES} - {"404"}
    assert public_names() - set(NO_PAGES) == listed


@EVERY
@BOTH
def test_page_has_one_heading_and_a_title_of_its_own(residents: None, page: PublicPage, language: str) -> None:
    sent = visited(page, language)
    assert (sent.count("<h1"), sent.count("<main"), bool(re.search(r"<title>.+ · .+</title>", sent))) == (1, 1, True)


@EVERY
def test_first_visit_is_light(residents: None, page: PublicPage) -> None:
    sent = visited(page)
    total = len(gzip.compress(sent.encode(), 6)) + sum(weight(address) for address in parts_of(sent))
    assert total < MOST


@EVERY
def test_page_holds_no_style_and_no_script_of_its_own(residents: None, page: PublicPage) -> None:
    sent = visited(page)
    found = re.findall(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:", sent)
    assert found == []
