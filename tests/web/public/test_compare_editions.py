"""Two editions side by side as a page."""

from tests.web.people import INSURED, visitor
from tests.web.reading import words


def test_next_edition_is_compared_when_none_is_named() -> None:
    answer = visitor("hangzhou-2021", insurance_month=INSURED).get("/result/compare")
    assert words(answer.content, "sides")[1:7] == [
        "A",
        "杭州市居住证积分（2021年修订）",
        "2021年10月1日至2024年6月30日 （假设有效）",
        "B",
        "杭州市居住证积分（2024年7月起）",
        "2024年7月1日起",
    ]


def test_edition_is_chosen_in_the_address() -> None:
    answer = visitor("hangzhou-2021").get("/en/result/compare?edition=hangzhou-2020")
    assert "Hangzhou residence-permit points (trial rules of 2018)" in words(answer.content, "sides")


def test_edition_of_another_city_cannot_be_compared() -> None:
    answer = visitor().get("/result/compare?edition=beijing-2016")
    assert (answer.status_code, words(answer.content, "problems")) == (422, ["有内容需要更正", "请选择列出的版本。"])


def test_city_with_one_edition_has_nothing_to_compare() -> None:
    answer = visitor("beijing-2016").get("/result/compare")
    assert "本市没有其他版本可以比较。" in words(answer.content, "content")
