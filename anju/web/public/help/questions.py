"""Questions and answers (常见问题)."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from anju.help.content import CityHelp, Question
from anju.web.cells import Cell
from anju.web.public.help.reader import Origin, Reader, Way, reader_of


@dataclass(frozen=True, slots=True)
class Answer:
    """A question with its answer, folded until it is asked for."""

    anchor: str
    ask: str
    said: tuple[str, ...]
    see: tuple[Cell, ...]
    is_open: bool
    origin: Origin


@dataclass(frozen=True, slots=True)
class Topic:
    """The questions about one thing."""

    anchor: str
    label: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class FaqPage:
    """What the page of the questions shows."""

    title: str
    city: str
    back: Way
    topics: tuple[Topic, ...]


@login_not_required
@require_safe
def faq(request: HttpRequest, told: CityHelp) -> HttpResponse:
    """Show all questions (常见问题) by topic; the one that the address names stands open."""
    reader, shown = reader_of(request, told), request.GET.get("show", "")
    topics = (Topic(name, reader.say(label), _answers(reader, name, shown)) for name, label in told.topics.items())
    page = FaqPage(reader.name("faq"), reader.say(told.label), reader.home, tuple(topics))
    return render(request, "public/faq.html", {"page": page})


def _answers(reader: Reader, topic: str, shown: str) -> tuple[Answer, ...]:
    return tuple(_answer(reader, one, shown) for one in reader.told.questions.values() if one.topic == topic)


def _answer(reader: Reader, one: Question, shown: str) -> Answer:
    return Answer(
        f"faq-{one.name}",
        reader.say(one.title),
        reader.all(one.answer),
        tuple(map(reader.cell, one.see)),
        one.name == shown,
        reader.origin(one),
    )
