"""The first page as its template needs it (首页)."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from anju.demo import queries
from anju.demo.models import SampleResident
from anju.web.languages import language_in_use
from anju.web.public.forms import PersonFileForm, QuestionForm, SampleForm
from anju.web.public.problems import Problems
from anju.web.sheet.page import SheetView


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a question: nothing was asked, or a sheet, or what is wrong."""

    sheet: SheetView | None = None
    problems: Problems | None = None


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample resident (示例居民) to choose."""

    label: str
    story: str
    address: str


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """The same page in the other language: an address, or a button where the question was not in the address."""

    code: str
    word: str
    address: str
    by_button: bool


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the page shows."""

    title: str
    other: OtherLanguage
    form: QuestionForm
    own: bool
    posted: bool
    sample: Sample | None
    draft: str
    samples: tuple[Sample, ...]
    sheet: SheetView | None
    problems: Problems | None


def page_of(request: HttpRequest, form: QuestionForm, answer: Answer, resident: SampleResident | None) -> Page:
    """Put the page together; it costs one query where the samples are offered."""
    asked = isinstance(form, SampleForm)
    return Page(
        title=_title(answer),
        other=_other(request),
        form=form,
        own=isinstance(form, PersonFileForm),
        posted=request.method == "POST",
        sample=_sample(resident) if resident and asked else None,
        draft=_address(draft=resident.slug) if resident and asked else "",
        samples=() if form.is_bound else tuple(_sample(one) for one in queries.sample_residents()),
        sheet=answer.sheet,
        problems=answer.problems,
    )


def _title(answer: Answer) -> str:
    if answer.problems:
        return _("Error: %(problem)s") % {"problem": answer.problems.title}
    return _("Score sheet") if answer.sheet else _("Residence-permit points, every point with its reason")


def _sample(resident: SampleResident) -> Sample:
    zh = language_in_use() == "zh"
    return Sample(
        resident.label_zh if zh else resident.label_en,
        resident.story_zh if zh else resident.story_en,
        _address(sample=resident.slug),
    )


def _other(request: HttpRequest) -> OtherLanguage:
    code, tag, word = ("en", "en", "English") if language_in_use() == "zh" else ("zh-hans", "zh-Hans", "中文")
    asked = f"?{request.GET.urlencode()}" if request.GET else ""
    with override(code):
        return OtherLanguage(tag, word, reverse("public:score_sheet") + asked, request.method == "POST")


def _address(**question: str) -> str:
    return f"{reverse('public:score_sheet')}?{urlencode(question)}"
