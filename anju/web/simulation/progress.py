"""How far somebody is (进度): each topic answered, partly, skipped or still open."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from anju.engine.edition import Edition
from anju.web.languages import language_in_use
from anju.web.simulation.answers import Answers
from anju.web.simulation.topics import State, Topic, state_of, topics_of


@dataclass(frozen=True, slots=True)
class TopicState:
    """A topic and how far it is answered; `code` chooses the look, never alone the meaning."""

    name: str
    label: str
    code: State
    said: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How many topics are behind one (进度)."""

    done: int
    of: int
    said: str
    topics: tuple[TopicState, ...]


def progress_of(edition: Edition, answers: Answers, here: Topic | None = None) -> Progress:
    """Say how far somebody is: on which page of how many, or how many topics are answered."""
    topics = topics_of(edition)
    states = tuple(_state(topic, answers) for topic in topics)
    if here is not None:
        place = topics.index(here) + 1
        said = _("Topic %(number)s of %(all)s") % {"number": place, "all": len(topics)}
        return Progress(place, len(topics), said, states)
    done = sum(state.code == "answered" for state in states)
    said = _("%(number)s of %(all)s topics are answered") % {"number": done, "all": len(topics)}
    return Progress(done, len(topics), said, states)


def _state(topic: Topic, answers: Answers) -> TopicState:
    code = state_of(topic, answers.person_file, answers.seen)
    words = {"answered": _("Answered"), "partly": _("Partly"), "skipped": _("Skipped"), "open": _("Not yet")}
    return TopicState(topic.name, topic.label.in_(language_in_use()), code, words[code])
