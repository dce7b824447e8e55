"""Answers are kept, cleared and brought back in a real browser, with and without JavaScript."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FACTS = {"person": {"birth_date": "1990-05-01"}, "facts": {"insurance_month": [{"from": "2015-04", "to": "2020-02"}]}}


def loaded(page: Page) -> Page:
    """Paste a person file on a page that takes one."""
    page.get_by_label("或粘贴内容").fill(json.dumps(FACTS))
    page.get_by_label("细则版本").select_option("hangzhou-2020")
    page.get_by_role("button", name="计算积分").click()
    expect(page.locator("#indicator-insurance .points")).to_have_text("14.75分")
    return page


def cleared(page: Page) -> None:
    """Clear everything on the page that keeps it."""
    page.goto("/keep")
    page.get_by_role("button", name="清除我填的全部内容").click()
    expect(page.get_by_role("status")).to_have_text("已从本浏览器清除您填的全部内容。")
    expect(page.get_by_role("heading", name="接着上次继续")).to_have_count(0)


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_link_brings_back_what_was_cleared(visit: Any, java_script_enabled: bool) -> None:
    page = loaded(visit("/load", java_script_enabled=java_script_enabled))
    page.goto("/keep")
    link = page.get_by_label("您的链接").input_value()
    cleared(page)
    page.goto(link)
    if not java_script_enabled:
        page.get_by_label("您的链接").fill(link)
    expect(page.get_by_label("您的链接")).to_have_value(link)
    page.get_by_role("button", name="继续填写这些内容").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("核对已填内容")
    expect(page.locator("#content")).to_contain_text("2015年4月至2020年2月")


def test_link_is_taken_out_of_the_address(visit: Any) -> None:
    page = visit("/return#some-sealed-letters")
    assert (
        page.url.partition("/return")[2],
        page.get_by_label("您的链接").input_value().endswith("#some-sealed-letters"),
    ) == (
        "",
        True,
    )


def test_link_is_copied(visit: Any) -> None:
    page = loaded(visit("/load", permissions=["clipboard-read", "clipboard-write"]))
    page.goto("/keep")
    page.get_by_role("button", name="复制链接").click()
    expect(page.locator("#copied")).to_have_text("已复制。")
    assert page.evaluate("navigator.clipboard.readText()") == page.get_by_label("您的链接").input_value()


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_file_is_downloaded_cleared_and_loaded_again(visit: Any, tmp_path: Path, java_script_enabled: bool) -> None:
    page = loaded(visit("/load", java_script_enabled=java_script_enabled))
    page.goto("/keep")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载个人事实文件").click()
    download.value.save_as(tmp_path / download.value.suggested_filename)
    cleared(page)
    page.goto("/load")
    page.get_by_label("载入文件").set_input_files(tmp_path / "anju-person-file.json")
    page.get_by_role("button", name="计算积分").click()
    expect(page.locator("#indicator-insurance .points")).to_have_text("14.75分")


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_faults_of_a_file_take_the_focus_and_lead_to_the_text(visit: Any, java_script_enabled: bool) -> None:
    page = visit("/load", java_script_enabled=java_script_enabled)
    page.get_by_label("或粘贴内容").fill('{"facts": {"insurance_month": [{"month": "2015-13"}]}}')
    page.get_by_role("button", name="计算积分").click()
    expect(page.locator("#problems")).to_be_focused()
    page.get_by_role("link", name="facts.insurance_month[0].month").click()
    expect(page.get_by_label("或粘贴内容")).to_be_focused()


def test_what_was_filled_in_is_offered_at_the_start_and_is_still_there_after_going_back(visit: Any) -> None:
    page = loaded(visit("/load"))
    page.goto("/")
    page.get_by_role("link", name="查看积分").click()
    expect(page.locator("#indicator-insurance .points")).to_have_text("14.75分")
    page.go_back()
    expect(page.get_by_role("heading", name="接着上次继续")).to_be_visible()


def test_large_print_stays_on_from_page_to_page_and_is_left_with_one_press(visit: Any) -> None:
    page = visit("/")
    page.locator("main").get_by_role("button", name="长辈版").click()
    expect(page.locator("html")).to_have_attribute("data-display", "elderly")
    page.get_by_role("link", name="看看示例人物").click()
    assert page.locator("html").evaluate("one => getComputedStyle(one).fontSize") == "20px"
    expect(page.get_by_role("link", name="人工咨询：拨打 12345")).to_be_visible()
    page.get_by_role("button", name="标准版").click()
    expect(page.locator("html")).to_have_attribute("data-display", "plain")
    expect(page.get_by_role("heading", level=1)).to_have_text("看看示例人物")
