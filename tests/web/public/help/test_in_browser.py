"""Help in a real browser: found, read and reported, by mouse and by keyboard, with and without JavaScript."""

from typing import Any

import pytest
from playwright.sync_api import expect

from anju.help.models import ErrorReport

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_word_is_searched_read_and_found_wrong(visit: Any, java_script_enabled: bool) -> None:
    page = visit("/help/", java_script_enabled=java_script_enabled, viewport=PHONE)
    page.get_by_label("搜索帮助").fill("对积分有异议")
    page.get_by_role("button", name="搜索").click()
    page.get_by_role("link", name="对积分有异议怎么办？").click()
    expect(page.locator("#faq-disagree")).to_have_attribute("open", "")
    page.locator("#faq-disagree").get_by_role("link", name="我要纠错").click()
    page.get_by_role("button", name="提交").click()
    expect(page.locator("#problems")).to_be_visible()
    page.get_by_role("link", name="请写明哪里不对。").click()
    page.get_by_label("哪里不对？").fill("“7个工作日”从哪天算起，没有写清楚")
    page.get_by_role("button", name="提交").click()
    expect(page.locator(".number")).to_have_text(str(ErrorReport.objects.get().pk))
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you, your report has arrived")


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_window_of_a_district_is_found(visit: Any, java_script_enabled: bool) -> None:
    page = visit("/en/help/", java_script_enabled=java_script_enabled, viewport=PHONE)
    page.get_by_role("link", name="Windows and telephones").click()
    page.get_by_label("District").select_option("xihu")
    page.get_by_label("What for").select_option("objection")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".places").first.locator("h3")).to_have_text("Xihu District objection window")
    expect(page.get_by_label("District")).to_have_value("xihu")


def test_question_is_unfolded_by_keyboard(visit: Any) -> None:
    page = visit("/en/help/hangzhou/faq")
    summary = page.locator("#faq-home > summary")
    for _ in range(60):
        page.keyboard.press("Tab")
        if summary.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_text("One bought off plan cannot be lived in yet and does not count.")).to_be_visible()


def test_everything_to_press_is_large_enough(visit: Any) -> None:
    page = visit("/help/hangzhou/windows?district=xihu", viewport={"width": 320, "height": 640})
    sizes = page.locator(
        "main :is(a.chip, a.cell, a.back, .report, .btn, select, summary, .tick label):visible"
    ).evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert min(sizes) >= 44


def test_paper_shows_the_answers_that_the_screen_folds(visit: Any) -> None:
    page = visit("/en/help/hangzhou/faq", java_script_enabled=False)
    page.emulate_media(media="print")
    expect(page.get_by_text("One bought off plan cannot be lived in yet and does not count.")).to_be_visible()
    expect(page.get_by_role("link", name="Report an error").first).to_be_hidden()


def test_indicator_is_reached_by_its_anchor(visit: Any) -> None:
    page = visit("/help/hangzhou/table/hangzhou-2020#blood")
    expect(page.locator("#blood")).to_be_in_viewport()
