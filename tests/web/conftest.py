"""What the tests of pages share: the wording, the sample residents, and a real browser."""

import gettext
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf import settings
from django.utils.translation import override, trans_real
from playwright.sync_api import Browser, Page, sync_playwright

from anju.demo import actions
from anju.site.catalogues import compile_catalogues

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-quic",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session", autouse=True)
def _wording() -> None:
    """Compile the catalogues, and forget those that were read before."""
    compile_catalogues(settings.LOCALE_PATHS[0])
    gettext._translations.clear()  # type: ignore[attr-defined]  # Python keeps those it read in a private name
    trans_real._translations.clear()  # type: ignore[attr-defined]  # and so does Django
    trans_real._default = None  # type: ignore[attr-defined]  # the Chinese one apart from the others


@pytest.fixture(autouse=True)
def _in_chinese() -> Iterator[None]:
    """Begin each test in Chinese: a page asked for in English before leaves its thread speaking English."""
    with override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture
def residents(db: None) -> None:
    """Load the sample residents."""
    actions.load_sample_residents(by="tests", at=datetime(2020, 3, 9, tzinfo=UTC))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Run one browser. Its interface runs an event loop, in which Django would refuse the database."""
    if not CHROMIUM:
        pytest.skip("no Chromium was found; CHROMIUM names it")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            yield browser
            browser.close()


@pytest.fixture
def visit(browser: Browser, live_server: Any, residents: None) -> Iterator[Any]:
    """Return how to open a page: its address, and how the window is to be."""
    contexts = []

    def opened(address: str, **window: Any) -> Page:
        context = browser.new_context(base_url=live_server.url, **window)
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
