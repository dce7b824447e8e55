"""The questions in a real browser: by mouse and by keyboard alone, with and without JavaScript, on all screens."""

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
TOPICS = ["basics", "residence", "insurance", "housing", "education", "honours", "service", "deductions"]
PAGES = [
    "/estimate",
    "/en/estimate",
    "/estimate/edition",
    "/en/estimate/check?sample=programmer",
    "/estimate/check",
    *(f"/estimate/{topic}" for topic in TOPICS),
    *(f"/en/estimate/{topic}?sample=old-craftsman" for topic in TOPICS),
]
OPEN_ALL = """() => {
    document.querySelectorAll('details').forEach(one => { one.open = true; });
    document.querySelectorAll('.answer > [value=yes]').forEach(one => { one.checked = true; });
}"""


def save(page: Page) -> None:
    """Press the main button."""
    page.locator(".bottom button.btn-primary").click()


def there_is(page: Page, kind: str) -> None:
    """Answer that there is something of a kind."""
    page.locator(f"label[for=id_facts-{kind}_0]").click()


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_questions_are_answered_from_the_first_to_the_check(visit: Any, java_script_enabled: bool) -> None:
    page = visit("/estimate/basics", java_script_enabled=java_script_enabled)
    page.get_by_label("出生日期").fill("1990年5月1日")
    page.get_by_label("外地").check()
    save(page)
    there_is(page, "registration")
    page.locator("#id_facts-registration-0-from").fill("2015/3/1")
    page.locator("#id_facts-registration-0-running").check()
    save(page)
    there_is(page, "insurance_month")
    page.locator("#id_facts-insurance_month-0-from").fill("201504")
    page.locator("#id_facts-insurance_month-0-to").fill("2018-12")
    page.get_by_role("button", name="再加一条社会保险缴费月").click()
    page.locator("#id_facts-insurance_month-1-from").fill("2019-03")
    page.locator("#id_facts-insurance_month-1-running").check()
    save(page)
    for _topic in TOPICS[3:]:
        page.get_by_role("button", name="跳过这个主题").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("核对已填内容")
    expect(page.locator(".answers").nth(1)).to_contain_text("1990年5月1日")
    expect(page.locator(".answers").nth(2)).to_contain_text("2015年3月1日至今")
    expect(page.locator(".answers").nth(3)).to_contain_text("2015年4月至2018年12月")
    page.get_by_role("link", name="修改 居住登记").click()
    expect(page.locator("#id_facts-registration-0-from")).to_have_value("2015-03-01")
    save(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("核对已填内容")
    page.get_by_role("link", name="查看积分").click()
    expect(page).to_have_url(
        page.url.partition("/estimate")[0].removesuffix("/") if "/result" not in page.url else page.url
    )


def tab_to(page: Page, selector: str) -> None:
    """Press the tab key until an element has the focus."""
    wanted = page.locator(selector)
    for _step in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"{selector} is not reached by the keyboard")


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_questions_are_answered_by_the_keyboard_alone(visit: Any, java_script_enabled: bool) -> None:
    page = visit("/en/estimate/basics", java_script_enabled=java_script_enabled)
    tab_to(page, "#id_person-birth_date")
    page.keyboard.type("1990-05-01")
    page.keyboard.press("Enter")  # the first button of a form is the one that saves
    expect(page.get_by_role("heading", level=1)).to_have_text("Residence")
    tab_to(page, ".bottom .btn-outline-primary")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Social insurance and work")
    tab_to(page, "#id_facts-insurance_month_2")
    page.keyboard.press("ArrowRight")  # from the last choice around to the first one: there is
    tab_to(page, "#id_facts-insurance_month-0-from")
    page.keyboard.type("2015-04")
    page.keyboard.press("Tab")
    page.keyboard.type("2018-12")
    tab_to(page, "#id_facts-insurance_month .add")
    page.keyboard.press("Enter")
    tab_to(page, "#id_facts-insurance_month-1-from")
    page.keyboard.type("2019-03")
    tab_to(page, "#id_facts-insurance_month-1-running")
    page.keyboard.press("Space")
    for _topic in TOPICS[2:]:
        tab_to(page, ".bottom .btn-primary")
        page.keyboard.press("Enter")
        page.wait_for_load_state()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    expect(page.locator(".answers").nth(3)).to_contain_text("Apr 2015 to Dec 2018")
    tab_to(page, ".bottom .btn-primary")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/en/result$"))


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_entry_that_is_added_takes_the_focus_and_one_removed_leaves_the_rest(
    visit: Any, java_script_enabled: bool
) -> None:
    page = visit("/estimate/residence", java_script_enabled=java_script_enabled)
    there_is(page, "lease")
    page.locator("#id_facts-lease-0-from").fill("去年")
    page.get_by_role("button", name="再加一条租赁合同").click()
    expect(page.locator("#id_facts-lease-1")).to_be_focused()
    page.locator("#id_facts-lease-1-from").fill("2018-01-01")
    page.get_by_role("button", name="删除第1条").locator("visible=true").click()
    expect(page.locator("#id_facts-lease-0-from")).to_have_value("2018-01-01")
    expect(page.locator("#id_facts-lease-0")).to_be_focused()


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_summary_of_what_is_wrong_takes_the_focus_and_leads_to_the_field(visit: Any, java_script_enabled: bool) -> None:
    page = visit("/estimate/residence", java_script_enabled=java_script_enabled)
    there_is(page, "lease")
    page.locator("#id_facts-lease-0-from").fill("2019-02-30")
    save(page)
    expect(page).to_have_title("错误：居住 · 安居")
    expect(page.locator("#problems")).to_be_focused()
    page.get_by_role("link", name="开始日期：没有 2019-02-30 这一天").click()
    expect(page.locator("#id_facts-lease-0-from")).to_be_focused()
    expect(page.locator("#id_facts-lease-0-from")).to_have_value("2019-02-30")


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_three_questions_lead_to_a_range(visit: Any, java_script_enabled: bool) -> None:
    page = visit("/estimate", java_script_enabled=java_script_enabled)
    page.get_by_label("出生日期").fill("19900501")
    there_is(page, "insurance_month")
    page.locator("#id_facts-insurance_month-0-from").fill("201504")
    page.locator("#id_facts-insurance_month-0-running").check()
    page.locator("label[for=id_facts-degree_1]").click()
    save(page)
    expect(page).to_have_url(re.compile(r"/result$"))


def test_another_city_is_chosen_after_it_was_asked_about(visit: Any) -> None:
    page = visit("/estimate/basics")
    page.get_by_label("出生日期").fill("1990-05-01")
    save(page)
    page.goto("/estimate/edition")
    page.get_by_label("广州市积分制入户").check()
    save(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("换到广州市？")
    page.get_by_role("button", name="确定更换").click()
    page.goto("/estimate/basics")
    expect(page.get_by_label("出生日期")).to_have_value("1990-05-01")
    expect(page.get_by_label("从化、增城")).to_be_visible()


@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("look", [("plain", "light"), ("elderly", "dark")], ids=["plain-light", "elderly-dark"])
def test_axe_finds_nothing(visit: Any, look: tuple[str, str], viewport: dict[str, int]) -> None:
    page = visit("/estimate", viewport=viewport)
    page.context.add_cookies(
        [
            {"name": "display", "value": look[0], "url": page.url},
            {"name": "theme", "value": look[1], "url": page.url},
        ]
    )
    found = []
    for address in PAGES:
        page.goto(address)
        page.evaluate(OPEN_ALL)
        answer = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
        found += [(address, one["id"], [node["html"][:160] for node in one["nodes"]]) for one in answer]
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        found += [(address, "hidden to the right", wider)] if wider else []
    assert found == []


@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["narrow", "wide"])
def test_nothing_is_hidden_to_the_right_when_the_text_is_twice_as_large(visit: Any, viewport: dict[str, int]) -> None:
    page = visit("/estimate", viewport=viewport)
    found = []
    for address in PAGES:
        page.goto(address)
        page.evaluate(OPEN_ALL)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        found += [(address, wider)] if wider else []
    assert found == []


@pytest.mark.parametrize(("display", "least"), [("plain", 44), ("elderly", 60)])
def test_everything_to_press_is_large_enough(visit: Any, display: str, least: int) -> None:
    page = visit("/estimate", viewport=NARROW)
    page.context.add_cookies([{"name": "display", "value": display, "url": page.url}])
    for address in PAGES:
        page.goto(address)
        page.evaluate(OPEN_ALL)
        sizes = page.locator(
            ".btn:visible, summary:visible, .answer > label:visible, .choices label:visible, .tick label:visible"
        ).evaluate_all("all => all.map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect().height])")
        assert [one for one in sizes if one[1] < least] == [], address


def test_no_page_breaks_the_content_policy(visit: Any) -> None:
    page = visit("/estimate")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for address in PAGES:
        page.goto(address)
    assert said == []
