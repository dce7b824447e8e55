"""Who is judged, by which edition, on which day (计分对象): what every page of a result begins with."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from anju.demo.models import SampleResident
from anju.engine.days import Day, day_number
from anju.engine.edition import Edition
from anju.engine.facts import Facts
from anju.engine.foresight.line import points_lines
from anju.engine.scoring import score
from anju.engine.sheet import ScoreSheet
from anju.web.errors import DONE
from anju.web.languages import language_in_use
from anju.web.simulation.answers import Answers, day_of, edition_of, facts_of
from anju.web.simulation.carrying import answers_of, answers_of_resident, resident_called


@dataclass(frozen=True)
class Judged:
    """The answers of a visitor, or of a sample resident, as the engine takes them (计分对象)."""

    answers: Answers
    sample: "Sample | None" = None
    """Whose sheet it is, when it is a sample resident's."""

    @cached_property
    def edition(self) -> Edition:
        """Answer the edition."""
        return edition_of(self.answers)

    @cached_property
    def facts(self) -> Facts:
        """Answer the facts."""
        return facts_of(self.answers)

    @cached_property
    def day(self) -> Day:
        """Answer the day of judging."""
        return day_number(day_of(self.answers))

    @cached_property
    def sheet(self) -> ScoreSheet:
        """Score; a day that the edition does not cover is judged as if it did, and the sheet says so."""
        return score(self.edition, self.facts, self.day, as_if_in_force=True)

    @property
    def usual_target(self) -> int | None:
        """Answer the points of the line that the edition names, where it names one."""
        return next((line.points for line in points_lines(self.sheet)), None)

    def address(self, page: str, **asked: str) -> str:
        """Answer the address of a page about the same person."""
        asked = ({"sample": self.sample.slug} if self.sample else {}) | asked
        return reverse(f"public:{page}") + (f"?{urlencode(asked)}" if asked else "")


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample resident (示例居民), nobody real."""

    slug: str
    label: str
    story: str


def judged(request: HttpRequest) -> Judged:
    """Answer who is asked about; a sample costs one query. Raises Http404 for a sample that there is not."""
    if "sample" not in request.GET:
        return Judged(answers_of(request))
    resident = resident_called(request.GET["sample"])
    return Judged(answers_of_resident(resident), _sample(resident))


def shown(request: HttpRequest, template: str, page: object, status: int = DONE) -> HttpResponse:
    """Answer a page: its template is given the page, and nothing else."""
    return render(request, template, {"page": page}, status=status)


def _sample(resident: SampleResident) -> Sample:
    zh = language_in_use() == "zh"
    return Sample(
        resident.slug,
        resident.label_zh if zh else resident.label_en,
        resident.story_zh if zh else resident.story_en,
    )
