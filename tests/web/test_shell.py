"""The frame of a page follows the address and the cookies."""

import pytest
from django.test import RequestFactory
from django.utils.translation import override

from anju.web.shell import Shell, shell


def shell_of(address: str, code: str = "zh-hans", **cookies: str) -> Shell:
    """Answer the frame of a page asked for in a language."""
    request = RequestFactory().get(address)
    request.COOKIES = cookies
    with override(code):
        return shell(request)["shell"]


def test_frame_is_plain_chinese_and_follows_the_device_when_nothing_is_chosen() -> None:
    assert shell_of("/?sample=welder") == Shell("zh", "/en/?sample=welder", "plain", "auto", "/?sample=welder")


def test_frame_keeps_what_was_chosen_and_leads_back_to_chinese() -> None:
    chosen = shell_of("/en/", "en", display="elderly", theme="dark")
    assert chosen == Shell("en", "/", "elderly", "dark", "/en/")


@pytest.mark.parametrize("value", ["", "huge", "<b>"])
def test_cookie_that_says_something_else_chooses_nothing(value: str) -> None:
    assert (shell_of("/", display=value).display, shell_of("/", theme=value).theme) == ("plain", "auto")
