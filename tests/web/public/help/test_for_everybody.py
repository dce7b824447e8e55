"""The pages of help can be used by everybody: axe finds nothing, nothing is cut off, and no policy is broken."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.web.public.help.shown import HELP_PAGES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}


def open_all(page: Page) -> None:
    """Open all that is folded."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")


def violations(page: Page) -> list[Any]:
    """Let axe look at a page with all that is folded opened."""
    open_all(page)
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
    return [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found]


def hidden_to_the_right(page: Page) -> int:
    """Answer by how many pixels a page is wider than the window."""
    open_all(page)
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("display", ["plain", "elderly"])
@pytest.mark.parametrize("address", HELP_PAGES)
def test_axe_finds_nothing_and_nothing_is_cut_off(visit: Any, address: str, display: str) -> None:
    """Narrow and light in Chinese, wide and dark in English, and with letters twice as large."""
    said: list[str] = []
    page = visit("/help/", viewport=NARROW)
    page.on("console", lambda message: said.append(message.text))
    page.context.add_cookies([{"name": "display", "value": display, "url": page.url}])
    page.goto(address)
    narrow = violations(page), hidden_to_the_right(page)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    enlarged = hidden_to_the_right(page)
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme="dark")
    page.goto("/en" + address)
    assert (narrow, enlarged, violations(page), hidden_to_the_right(page), said) == (([], 0), 0, [], 0, [])
