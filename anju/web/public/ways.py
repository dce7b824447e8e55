"""The ways between the pages of questions (答题路径): where one comes from, and where one goes on."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from anju.engine.days import day_number, month_of
from anju.engine.edition import Edition
from anju.web.simulation.answering import plain
from anju.web.simulation.answers import Answers, day_of, edition_of
from anju.web.simulation.carrying import carry
from anju.web.simulation.forms import TopicForm
from anju.web.simulation.topics import Topic, topic_called, topics_of

PAGES = {"check": "public:check_answers", "result": "public:result"}
"""Pages that a change of an answer may lead back to, by the word in the address."""


@dataclass(frozen=True, slots=True)
class Way:
    """Where a page of questions lies: the word of the page to return to (or nothing), and the sample looked at."""

    to: str
    sample: str

    @property
    def query(self) -> str:
        """Answer what keeps the way in an address, with its question mark; nothing on the plain way."""
        parts = {name: value for name, value in (("next", self.to), ("sample", self.sample)) if value}
        return f"?{urlencode(parts)}" if parts else ""

    @property
    def of_sample(self) -> str:
        """Answer what keeps the sample resident alone in an address."""
        return f"?{urlencode({'sample': self.sample})}" if self.sample else ""


def way_of(request: HttpRequest, answers: Answers) -> Way:
    """Read the way from the address; a word that names no page is none."""
    wanted = request.GET.get("next", "")
    return Way(wanted if wanted in PAGES else "", answers.sample)


def topic_address(name: str, way: Way) -> str:
    """Answer the address of a topic that leads on as the way says."""
    return reverse("public:topic", args=[name]) + way.query


def after(edition: Edition, topic: Topic, way: Way, doing: str = "") -> str:
    """Answer where one goes from a topic: to the one chosen, back where one came from, to the next, or to the check."""
    chosen = topic_called(edition, doing.removeprefix("go:"))
    if chosen is not None:
        return topic_address(chosen.name, Way(way.to, ""))
    if doing == "go:check":
        return reverse("public:check_answers")
    if way.to:
        return reverse(PAGES[way.to])
    topics = topics_of(edition)
    later = topics[topics.index(topic) + 1 :]
    return reverse("public:topic", args=[later[0].name]) if later else reverse("public:check_answers")


def before(edition: Edition, topic: Topic, way: Way) -> str:
    """Answer where one came from: the page named, the topic before, or the start."""
    if way.to:
        return reverse(PAGES[way.to]) + way.of_sample
    topics = topics_of(edition)
    earlier = topics[: topics.index(topic)]
    return topic_address(earlier[-1].name, way) if earlier else reverse("public:start")


def form_of(answers: Answers, asked: Topic, **given: Any) -> TopicForm:
    """Make the form of a topic: `data` as it was sent, a `draft` to be shown, or else what is known."""
    vocabulary = edition_of(answers).vocabulary
    return TopicForm(
        asked,
        vocabulary=vocabulary,
        before=plain(vocabulary, answers.person_file),
        month=month_of(day_number(day_of(answers))),
        **given,
    )


def go(answers: Answers, address: str) -> HttpResponse:
    """Carry the answers on to the next page; a sample's are one's own from then on. Raises AnswersTooLong."""
    return carry(redirect(address), replace(answers, sample=""))


def with_seen(answers: Answers, topic: Topic) -> Answers:
    """Note that a topic was looked at."""
    return replace(answers, seen=tuple(dict.fromkeys((*answers.seen, topic.name))))
