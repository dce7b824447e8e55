"""In a real browser: a resident signs in, is bound, decides; staff sign in by a passkey; axe finds nothing."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from django.test import override_settings
from playwright.sync_api import Page, expect

from anju.accounts import actions as accounts
from anju.accounts.states import Role
from anju.people.actions import authorisations
from anju.people.states import AgentKind
from tests.accounts.making import NOON, appoint, code_sent_to, resident
from tests.people.making import NAME, PERMIT, bound, number, person, with_permit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
LOOK = "([theme, display]) => Object.assign(document.documentElement.dataset, {bsTheme: theme, display: display})"
LOOKS = [(theme, display) for theme in ("light", "dark") for display in ("plain", "elderly")]
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PHONE = {"width": 390, "height": 844}
MATCHING = "tests.people.making.Matching"
PASSWORD = "correct horse battery"  # noqa: S105 - of an account of this test
KEY = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture(autouse=True)
def _registers() -> Iterator[None]:
    cache.clear()
    with override_settings(IDENTITY_REGISTER=MATCHING, FACE_CHECK=MATCHING, MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN=True):
        yield


def barriers(page: Page) -> list[Any]:
    """Let axe look at a page in every look of it, and see whether something is hidden to the right."""
    found: list[Any] = []
    for look in LOOKS:
        page.evaluate(LOOK, look)
        response = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response
        found += [(page.url, *look, one["id"], one["nodes"][0]["html"]) for one in response["violations"]]
        found += [(page.url, *look, "too wide")] if page.evaluate(TOO_WIDE) else []
    page.evaluate(LOOK, LOOKS[0])
    return found


def press(page: Page, words: str) -> None:
    """Press a button."""
    page.get_by_role("button", name=words).first.click()


@pytest.mark.parametrize("javascript", [True, False])
def test_resident_signs_in_is_bound_and_lets_an_agent_act(visit: Any, javascript: bool) -> None:
    who = with_permit(person())
    agent = bound(resident("+8613900139000"), person(order=2, name="赵宁"))
    authorisations.ask_to_act(agent=agent, person=who, kind=AgentKind.NEAR_RELATIVE, proof="户口簿", at=NOON)
    page: Page = visit("/en/account/sign-in", viewport=PHONE, java_script_enabled=javascript, reduced_motion="reduce")
    found = [] if not javascript else barriers(page)
    page.get_by_label("Mobile number").fill("138 0013 8000")
    press(page, "Send me a code")
    found += [] if not javascript else barriers(page)
    page.get_by_label("Code from the message").fill(code_sent_to())
    press(page, "Sign in")
    found += [] if not javascript else barriers(page)
    page.get_by_label("Name", exact=True).fill(NAME)
    page.get_by_label("Identity number").fill(number())
    page.get_by_label("Residence permit number").fill(PERMIT)
    press(page, "Compare and go on")
    expect(page.get_by_role("heading", name="My page")).to_be_visible()
    found += [] if not javascript else barriers(page)
    press(page, "Let them act")
    expect(page.get_by_text("· May act")).to_be_visible()
    press(page, "Withdraw")
    expect(page.get_by_text("· Withdrawn")).to_be_visible()
    assert found == []


def test_clerk_sets_up_a_passkey_and_signs_in_with_it_alone(visit: Any) -> None:
    account = accounts.open_staff_account(username="zhou", name="周敏", password=PASSWORD, by="tests", at=NOON)
    appoint(account, Role.WINDOW_CLERK)
    page: Page = visit("/en/staff/sign-in", viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    found = barriers(page)
    page.get_by_label("Username").fill("zhou")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    found += barriers(page)
    page.get_by_role("link", name="Use a passkey instead").click()
    found += barriers(page)
    page.get_by_label("Passwordless").check()
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("heading", name="Second factor")).to_be_visible()
    page.goto("/en/staff/")
    found += barriers(page)
    page.goto("/en/staff/bind")
    found += barriers(page)
    page.goto("/en/staff/")
    press(page, "Sign out")
    page.goto("/en/staff/sign-in")
    press(page, "Sign in with a passkey")
    expect(page.get_by_role("heading", name="Workbench")).to_be_visible()
    assert found == []
