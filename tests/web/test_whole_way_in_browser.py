"""A stranger with a phone goes from the first page to a range, a plan and a print (从首页到方案), in every way."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.web.public.test_questions_in_browser import tab_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 844}


@dataclass(frozen=True)
class Words:
    """What a reader of one language looks for."""

    home: str
    begin: str
    birth: str
    show: str


ZH = Words("/", "三个问题", "出生日期", "查看积分范围")
EN = Words("/en/", "Start: three questions", "Date of birth", "Show the range")
LANGUAGES = pytest.mark.parametrize("words", [ZH, EN], ids=["zh", "en"])


def answered(page: Page) -> None:
    """Answer the three questions: born in 1990, insured since 2019, a bachelor's degree."""
    page.locator("label[for=id_facts-insurance_month_0]").click()
    if not page.locator("#id_facts-insurance_month-0-from").is_visible():
        page.locator(".bottom button.btn-primary").click()
    page.locator("#id_facts-insurance_month-0-from").fill("2019-01")
    page.locator("#id_facts-insurance_month-0-running").check()


def printed(page: Page) -> bytes:
    """Download the print."""
    with page.expect_download() as download:
        page.locator(".bottom a[href*='result.pdf']").click()
    return Path(str(download.value.path())).read_bytes()


@LANGUAGES
@pytest.mark.parametrize("java_script_enabled", [True, False])
@pytest.mark.parametrize("enlarged", [False, True])
def test_a_stranger_gets_a_range_a_plan_and_a_print(
    visit: Any, words: Words, java_script_enabled: bool, enlarged: bool
) -> None:
    page: Page = visit(words.home, java_script_enabled=java_script_enabled, viewport=PHONE, accept_downloads=True)
    if enlarged:
        page.add_init_script("document.documentElement.style.fontSize = '200%'")
    page.locator(".hero").get_by_role("link", name=words.begin).click()
    page.get_by_label(words.birth).fill("1990-05-01")
    answered(page)
    page.get_by_role("button", name=words.show).click()
    expect(page.locator(".figures")).to_contain_text("–")
    assert printed(page)[:5] == b"%PDF-"
    page.locator("#outlook a.btn, #outlook button").first.click()
    expect(page.locator(".plan, #plan").first).to_be_visible()


@LANGUAGES
def test_the_keyboard_alone_leads_from_the_first_page_to_the_range(visit: Any, words: Words) -> None:
    page: Page = visit(words.home, viewport=PHONE)
    tab_to(page, ".hero a.btn")
    page.keyboard.press("Enter")
    tab_to(page, "#id_person-birth_date")
    page.keyboard.type("1990-05-01")
    page.keyboard.press("Enter")
    expect(page.locator(".figures")).to_contain_text("–")
    tab_to(page, ".bottom a.btn-outline-primary")
