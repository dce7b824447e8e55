"""The result and what belongs to it in a real browser: by keyboard, with and without JavaScript, on paper."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
PATIENCE = 20_000  # milliseconds: what lies ahead takes a moment, and more of it on a busy machine
SHEET = "/result?sample=courier"
PAGES = [
    "/result?sample=three-facts",
    "/en/result?sample=welder",
    "/result/outlook?sample=old-craftsman&target=250",
    "/en/result/outlook?sample=courier&target=many",
    "/result/materials?sample=old-craftsman",
    "/en/result/compare?sample=old-craftsman&edition=hangzhou-2024",
    "/result",
]


def unfolded(page: Page) -> Page:
    """Open all that is folded, once what htmx fetches is there."""
    if "/result?" in page.url:
        expect(page.locator("#outlook .ahead")).to_be_visible(timeout=PATIENCE)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    return page


@pytest.mark.parametrize("display", ["plain", "elderly"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(visit: Any, address: str, theme: str, display: str) -> None:
    page = visit("/display", viewport=NARROW)
    cookies = {"theme": theme, "display": display}
    page.context.add_cookies([{"name": name, "value": value, "url": page.url} for name, value in cookies.items()])
    page.goto(address)
    found = Axe().run(unfolded(page), options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
    assert [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found] == []


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_hidden_to_the_right(visit: Any, address: str, viewport: dict[str, int], scale: int) -> None:
    page = unfolded(visit(address, viewport=viewport))
    page.evaluate(f"document.documentElement.style.fontSize = '{scale}%'")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_card_is_opened_by_keyboard(visit: Any) -> None:
    page = visit("/en" + SHEET)
    card = page.locator("#indicator-insurance")
    card.locator("summary").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(card.locator("summary")).to_be_focused()
    assert card.locator("summary").evaluate("one => getComputedStyle(one).outlineWidth") == "3px"
    page.keyboard.press("Enter")
    expect(card.get_by_text("a month paid twice counts once")).to_be_visible()


def test_outlook_comes_by_itself_with_javascript(visit: Any) -> None:
    page = visit(SHEET)
    expect(page.locator("#plan")).to_contain_text("做到“", timeout=PATIENCE)
    expect(page.locator("#outlook .btn", has_text="查看今后几年")).to_have_count(0)


def test_outlook_is_a_page_behind_a_link_without_javascript(visit: Any) -> None:
    page = visit(SHEET, java_script_enabled=False)
    page.get_by_role("link", name="查看今后几年和加分建议").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("今后几年")
    page.get_by_label("目标积分").fill("60")
    page.get_by_role("button", name="重新计算").click()
    expect(page.locator("#plan")).to_contain_text("60分")
    page.get_by_role("link", name="返回结果").click()
    expect(page.locator(".figures")).to_be_visible()


def test_wrong_target_takes_the_focus_and_leads_to_its_field(visit: Any) -> None:
    page = visit("/en/result/outlook?sample=courier&target=many")
    expect(page.locator("#problems")).to_be_focused()
    page.get_by_role("link", name="Write the points as a number").click()
    expect(page.get_by_label("Points to reach")).to_be_focused()


def test_print_is_downloaded(visit: Any) -> None:
    page = visit(SHEET)
    with page.expect_download() as download:
        page.get_by_role("link", name="下载PDF").click()
    assert download.value.suggested_filename == "anju-hangzhou-2020-2020-12-01.pdf"


def test_paper_shows_what_the_screen_folds_and_no_buttons(visit: Any) -> None:
    page = visit(SHEET, java_script_enabled=False)
    page.emulate_media(media="print")
    expect(page.get_by_text("同月重复缴费只计一次").first).to_be_visible()
    expect(page.get_by_role("link", name="下载PDF")).to_be_hidden()


def test_everything_to_press_is_large_enough(visit: Any) -> None:
    page = visit("/result?sample=three-facts", viewport=NARROW)
    sizes = (
        unfolded(page)
        .locator("main :is(.btn, summary, .cell, .change, input, select):visible")
        .evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    )
    assert min(sizes) >= 44


def test_points_stay_on_one_line_on_the_smallest_phone(visit: Any) -> None:
    page = visit("/result?sample=old-craftsman", viewport=NARROW)
    lines = page.locator(".parts td").evaluate_all(
        """all => all.map(one => {
            const range = document.createRange();
            range.selectNodeContents(one);
            return range.getClientRects().length;
        })"""
    )
    assert set(lines) == {1}


def test_no_page_breaks_the_content_policy_or_its_script(visit: Any) -> None:
    page = visit("/display")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for address in PAGES[:1] + PAGES[2:3] + PAGES[4:6]:
        page.goto(address)
    page.goto(SHEET)
    expect(page.locator("#outlook .ahead")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="全部展开").click()
    assert (said, page.locator("main details:not([open])").count()) == ([], 0)
