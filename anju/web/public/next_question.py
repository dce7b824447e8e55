"""The next question (下一个问题) as pages show it, with the way to it."""

from dataclasses import dataclass

from django.urls import reverse

from anju.engine.days import day_number
from anju.web.languages import language_in_use
from anju.web.public.ways import Way, topic_address
from anju.web.simulation.answers import Answers, day_of, edition_of, facts_of
from anju.web.simulation.next_question import next_question


@dataclass(frozen=True, slots=True)
class NextQuestionView:
    """The question that narrows most: what it asks, why, and where it is answered."""

    label: str
    why: str
    address: str


def next_question_view(answers: Answers) -> NextQuestionView | None:
    """Answer the next question with its address, which leads back to the result; None when nothing is missing."""
    found = next_question(edition_of(answers), facts_of(answers), day_number(day_of(answers)))
    if found is None:
        return None
    language, way = language_in_use(), Way("result", answers.sample)
    page = topic_address(found.topic, way) if found.topic else reverse("public:choose_edition") + way.query
    return NextQuestionView(found.label.in_(language), found.why.in_(language), f"{page}#{found.anchor}")
