"""The first page says what this is, offers one way to begin, and leads back to what was filled in."""

from django.test import Client

from anju.editions.shelf import shipped_edition, shipped_names
from tests.web.public.answering import carrying
from tests.web.reading import words


def links(page: bytes) -> list[str]:
    """Answer where the page leads, in order."""
    return [part.split('"')[0] for part in page.decode().split("<main")[1].split("</main>")[0].split('<a class="')[1:]
            for part in [part.split('href="')[1]]]  # fmt: skip


def test_page_leads_to_the_questions_first_and_then_to_everything_else() -> None:
    assert links(Client().get("/").content) == [
        "/estimate",
        "/samples",
        "/estimate/edition",
        "/return",
        "/load",
        "/help/",
    ]


def test_page_says_for_whom_it_is_what_is_needed_and_how_long_it_takes() -> None:
    shown = words(Client().get("/").content, "content")
    assert [word for word in shown if word in ("谁可以用", "需要什么", "要多久", "您的资料")] == [
        "谁可以用",
        "需要什么",
        "要多久",
        "您的资料",
    ]
    covered = next(word for word in shown if word.startswith("在当地居住"))
    cities = {shipped_edition(name).vocabulary.label.zh for name in shipped_names()}
    assert {city for city in cities if city in covered} == cities


def test_answers_that_are_carried_come_first() -> None:
    page = carrying(person={"birth_date": "1990-05-01"}).get("/en/").content
    assert links(page)[:4] == ["/en/estimate/check", "/en/result", "/en/keep", "/en/estimate"]
    assert "Go on where you were" in words(page, "content")


def test_answers_that_say_nothing_are_nothing_to_go_on_with() -> None:
    assert links(carrying().get("/").content)[0] == "/estimate"


def test_large_print_is_one_press_away_and_gone_once_it_is_chosen() -> None:
    client = Client()
    assert client.get("/").content.decode().count('name="display" value="elderly"') == 2
    client.post("/display", {"display": "elderly"})
    assert 'data-display="elderly"' in client.get("/").content.decode()


def test_language_is_in_the_address_whatever_the_browser_prefers() -> None:
    pages = [Client().get(path, headers={"accept-language": "en"}).content.decode() for path in ("/", "/en/")]
    assert ['<html lang="zh-Hans" ' in pages[0], '<html lang="en" ' in pages[1]] == [True, True]


def test_page_is_kept_between_the_site_and_the_person() -> None:
    assert Client().get("/")["Cache-Control"] == "private, no-cache"
