"""The first page in a real browser: by mouse and by keyboard, with and without JavaScript, on all screens."""

import json
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
FACTS = {"person": {"birth_date": "1990-05-01"}, "facts": {"insurance_month": [{"from": "2015-04", "to": "2020-02"}]}}
PAGES = ["/", "/en/?sample=three-facts", "/?sample=old-craftsman", "/en/?sample=welder&as_of=1999-01-01", "/nowhere"]


def violations(page: Page) -> list[Any]:
    """Open all that is folded, and let axe look at it."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
    return [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found]


def hidden_to_the_right(page: Page) -> int:
    """Answer by how many pixels the page is wider than the window."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_sample_is_chosen_read_and_asked_again(visit: Any, java_script_enabled: bool) -> None:
    page = visit("/", java_script_enabled=java_script_enabled)
    page.get_by_role("link", name="工厂工人").click()
    expect(page.locator(".figures")).to_have_text("99.75 分")
    page.locator("#indicator-residence > summary").click()
    expect(page.locator("#indicator-residence .sentence")).to_be_visible()
    page.get_by_label("计分基准日").fill("2022-03-09")
    page.get_by_role("button", name="计算积分").click()
    expect(page.locator("#problems")).to_be_focused()
    page.get_by_role("button", name="假设计算").click()
    expect(page.locator(".warning")).to_contain_text("不能作为判定")
    page.get_by_role("link", name="English").click()
    expect(page.locator(".warning")).to_contain_text("decides nothing")
    expect(page.get_by_label("Day of judging")).to_have_value("2022-03-09")


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_file_is_pasted_mended_and_read_in_the_other_language(
    visit: Any,
    java_script_enabled: bool,
) -> None:
    page = visit("/", java_script_enabled=java_script_enabled)
    page.get_by_label("细则版本").select_option("hangzhou-2020")
    page.get_by_label("计分基准日").fill("2020-03-09")
    page.get_by_label("或粘贴内容").fill(json.dumps(FACTS).replace("2015-04", "2015-13"))
    page.get_by_role("button", name="计算积分").click()
    expect(page.locator("#problems")).to_be_focused()
    page.get_by_role("link", name="facts.insurance_month[0].from").click()
    assert page.url.endswith("/#id_text")
    page.get_by_label("或粘贴内容").fill(json.dumps(FACTS))
    page.get_by_role("button", name="计算积分").click()
    expect(page.locator("#indicator-insurance .points")).to_have_text("14.75分")
    page.get_by_role("button", name="English").click()
    expect(page.locator("#indicator-insurance .points")).to_have_text("14.75 points")
    assert page.url.endswith("/en/")


def test_file_is_loaded(visit: Any, tmp_path: Path) -> None:
    (tmp_path / "me.json").write_text(json.dumps(FACTS))
    page = visit("/en/")
    page.get_by_label("Load a file").set_input_files(tmp_path / "me.json")
    page.get_by_label("Edition", exact=True).select_option("hangzhou-2020")
    page.get_by_label("Day of judging").fill("2020-03-09")
    page.get_by_role("button", name="Calculate the points").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The file you gave")
    expect(page.get_by_label("Or paste it")).to_have_value(json.dumps(FACTS))


def test_everything_is_reached_by_keyboard(visit: Any) -> None:
    page = visit("/en/?sample=courier")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    card = page.locator("#indicator-insurance")
    for _ in range(60):
        page.keyboard.press("Tab")
        if card.locator("summary").evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(card.get_by_text("a month paid twice counts once")).to_be_visible()
    outline = card.locator("summary").evaluate("one => getComputedStyle(one).outlineWidth")
    assert outline == "3px"


@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(visit: Any, address: str, color_scheme: str, viewport: dict[str, int]) -> None:
    assert violations(visit(address, color_scheme=color_scheme, viewport=viewport)) == []


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("address", [*PAGES, "/en/?sample=old-craftsman", "/?sample=three-facts"])
def test_nothing_is_hidden_to_the_right(visit: Any, address: str, viewport: dict[str, int], scale: int) -> None:
    page = visit(address, viewport=viewport)
    page.evaluate(f"document.documentElement.style.fontSize = '{scale}%'")
    assert hidden_to_the_right(page) == 0


def test_points_stay_on_one_line_on_the_smallest_phone(visit: Any) -> None:
    page = visit("/?sample=old-craftsman", viewport=NARROW)
    lines = page.locator(".parts td").evaluate_all(
        """all => all.map(one => {
            const range = document.createRange();
            range.selectNodeContents(one);
            return range.getClientRects().length;
        })"""
    )
    assert set(lines) == {1}


def test_everything_to_press_is_large_enough(visit: Any) -> None:
    page = visit("/?sample=three-facts", viewport=NARROW)
    sizes = page.locator("button:visible, summary:visible, .second:visible, header a, input:visible").evaluate_all(
        "all => all.filter(one => one.type !== 'checkbox').map(one => one.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 44


def test_paper_shows_what_the_screen_folds(visit: Any) -> None:
    page = visit("/?sample=courier", java_script_enabled=False)
    page.emulate_media(media="print")
    expect(page.get_by_text("同月重复缴费只计一次")).to_be_visible()
    expect(page.get_by_role("button", name="计算积分")).to_be_hidden()


def test_no_page_breaks_the_content_policy_or_its_script(visit: Any) -> None:
    page = visit("/")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for address in ("/", "/en/?sample=courier", "/?sample=three-facts"):
        page.goto(address)
    page.get_by_role("button", name="全部展开").click()
    assert (said, page.locator("main details:not([open])").count()) == ([], 0)
