"""Every page in a real browser: no barrier that axe finds, nothing hidden, nothing refused, JavaScript or not."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.http import HttpResponse
from playwright.sync_api import Page, expect

from anju.web.simulation.answers import Answers
from anju.web.simulation.carrying import carry
from tests.web.every_page import EDITION, PAGES, PERSON_FILE, PublicPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
PATIENCE = 20_000  # milliseconds: what lies ahead takes a moment, and more of it on a busy machine
LOOK = "([theme, display]) => Object.assign(document.documentElement.dataset, {bsTheme: theme, display: display})"
LOOKS = [(theme, display) for theme in ("light", "dark") for display in ("plain", "elderly")]
UNFOLD = "document.querySelectorAll('details').forEach(one => { one.open = true; })"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
HEIGHT = "document.documentElement.scrollHeight"
EXPECTED = "the server responded with a status of 404"  # the page that is not there is looked at on purpose

TO_PRESS = ":is(.btn, .flat, .brand, .cell[href], .back, .switch button, summary):visible"

Opened = Callable[..., Page]
BOTH = pytest.mark.parametrize("language", ["", "/en"], ids=["zh", "en"])
EVERY = pytest.mark.parametrize("page", PAGES, ids=[page.said for page in PAGES])


@pytest.fixture
def opened(visit: Any) -> Opened:
    """Return how to open a page of the list, all that is folded unfolded, and all that is fetched there."""

    def open_page(page: PublicPage, language: str = "", **window: Any) -> Page:
        shown: Page = visit("/display", **window)
        if page.answered:
            cookies = carry(HttpResponse(), Answers(EDITION, None, PERSON_FILE)).cookies
            shown.context.add_cookies(
                [{"name": name, "value": one.value, "url": shown.url} for name, one in cookies.items() if one.value]
            )
        shown.said = said = []  # type: ignore[attr-defined]  # what the console says goes along with the page
        shown.on("console", lambda message: said.append(message.text))
        shown.on("pageerror", lambda error: said.append(str(error)))
        shown.goto(language + page.address)
        if page.name == "result" and window.get("java_script_enabled", True):
            expect(shown.locator("#outlook .ahead")).to_be_visible(timeout=PATIENCE)
        shown.evaluate(UNFOLD)
        return shown

    return open_page


def violations(page: Page) -> list[Any]:
    """Let axe look at a page."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
    return [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found]


@EVERY
@BOTH
def test_axe_finds_nothing(opened: Opened, page: PublicPage, language: str) -> None:
    shown, found = opened(page, language, viewport=NARROW, reduced_motion="reduce"), []
    for window in (NARROW, WIDE):
        for look in LOOKS:
            shown.set_viewport_size(window)  # type: ignore[arg-type]  # the mapping has the two keys it asks for
            shown.evaluate(LOOK, look)
            # As high as the page: the bar at the bottom then lies over nothing, as for somebody who scrolls on.
            shown.set_viewport_size({"width": window["width"], "height": shown.evaluate(HEIGHT)})
            found += [(window["width"], *look, one) for one in violations(shown)]
    assert found == []


@EVERY
@BOTH
def test_nothing_is_hidden_to_the_right_even_in_letters_twice_as_large(
    opened: Opened, page: PublicPage, language: str
) -> None:
    shown, found = opened(page, language, viewport=NARROW), []
    for window in (NARROW, WIDE):
        shown.set_viewport_size(window)  # type: ignore[arg-type]  # the mapping has the two keys it asks for
        for display, size in (("plain", ""), ("plain", "200%"), ("elderly", ""), ("elderly", "200%")):
            shown.evaluate(LOOK, ["light", display])
            shown.evaluate(f"document.documentElement.style.fontSize = '{size}'")
            found += [(window["width"], display, size, wide)] if (wide := shown.evaluate(TOO_WIDE)) else []
    assert found == []


@EVERY
def test_page_breaks_neither_the_content_policy_nor_its_scripts(opened: Opened, page: PublicPage) -> None:
    shown = opened(page)
    assert [text for text in shown.said if EXPECTED not in text] == []  # type: ignore[attr-defined]  # see `opened`


@EVERY
def test_page_says_and_offers_the_same_without_javascript(opened: Opened, page: PublicPage) -> None:
    shown = opened(page, java_script_enabled=False, viewport=NARROW)
    expect(shown.locator("h1")).to_be_visible()
    expect(shown.locator("header .brand")).to_be_visible()
    # What only a script could do is not offered at all.
    buttons = shown.locator("main .btn-primary:not([hidden])").all()
    assert [button.is_visible() for button in buttons] == [True] * len(buttons)


@EVERY
def test_everything_to_press_is_large_enough(opened: Opened, page: PublicPage) -> None:
    shown = opened(page, viewport=NARROW)
    small = {}
    for display, least in (("plain", 44), ("elderly", 60)):
        shown.evaluate(LOOK, ["light", display])
        sizes = shown.locator(
            ":is(.btn, .flat, .brand, .cell[href], .back, .switch button, summary):visible"
        ).evaluate_all(
            "all => all.map(one => [one.textContent.trim().slice(0, 20), one.getBoundingClientRect().height])"
        )
        small[display] = [(said, height) for said, height in sizes if height < least]
    assert small == {"plain": [], "elderly": []}
