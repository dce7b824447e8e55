"""What a reader may ask of the score sheet (积分明细): about whom, by which edition, on which day."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from anju.common import clock
from anju.editions.shelf import shipped_edition, shipped_names
from anju.engine.days import FIRST_YEAR, LAST_YEAR, date_of, day_number
from anju.engine.edition import Edition
from anju.engine.facts import Facts
from anju.engine.faults import FaultyFile
from anju.engine.person_file import parse_person_file, read_person_file
from anju.web.errors import MOST_BYTES
from anju.web.languages import language_in_use

WRITTEN_DAYS = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日"]


class QuestionForm(forms.Form):
    """The edition and the day, which every question has."""

    edition = forms.ChoiceField(label=_("Edition"))
    as_of = forms.DateField(
        label=_("Day of judging"),
        input_formats=WRITTEN_DAYS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Give the day of judging."),
            "invalid": _("Write the day as 2020-03-09."),
        },
    )
    as_if = forms.BooleanField(label=_("Calculate as if the edition were in force on that day"), required=False)

    use_required_attribute = False  # the page itself says what is missing, in its own language

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the shipped editions by their names in the reader's language."""
        super().__init__(*args, **kwargs)
        edition: Any = self.fields["edition"]
        edition.choices = self.editions()

    def editions(self, city: str = "") -> list[tuple[str, list[tuple[str, str]]]]:
        """Answer the editions by their cities, or those of one city alone, the newest city first."""
        language = language_in_use()
        by_city: dict[str, list[tuple[str, str]]] = {}
        for name in reversed(shipped_names()):
            edition = shipped_edition(name)
            if city in ("", edition.vocabulary.city):
                choices = by_city.setdefault(edition.vocabulary.label.in_(language), [])
                choices.insert(0, (name, edition.label.in_(language)))
        return list(by_city.items())

    def clean_as_of(self) -> int:
        """Answer the day as the engine numbers it."""
        day = self.cleaned_data["as_of"]
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValidationError(_("The year must lie between 1900 and 2199."))
        return day_number(day)

    def clean_edition(self) -> Edition:
        """Answer the edition itself."""
        return shipped_edition(self.cleaned_data["edition"])

    def read(self, written: bytes | str) -> None:
        """Read a person file by the edition chosen; keep the facts, or every fault."""
        self.facts: Facts | None = None
        self.faulty: FaultyFile | None = None
        edition = self.cleaned_data.get("edition")
        if edition is None:
            return
        try:
            self.facts = read_person_file(edition.vocabulary, parse_person_file(written))
        except FaultyFile as faulty:
            self.faulty = faulty
            raise ValidationError(_("The file has faults."), code="faulty_file") from None


class SampleForm(QuestionForm):
    """A question about a sample resident; the address holds all of it."""

    sample = forms.SlugField(widget=forms.HiddenInput)

    def __init__(self, given: Any, *, person_file: str, **usual: str) -> None:
        """Take what the address says, and what is usual for the resident where it says nothing."""
        super().__init__(usual | {name: value for name, value in given.items() if name in self.base_fields})
        self.person_file = person_file
        edition: Any = self.fields["edition"]
        edition.choices = self.editions(shipped_edition(usual["edition"]).vocabulary.city)

    def clean(self) -> dict[str, Any]:
        """Read the resident's file."""
        self.read(self.person_file)
        return self.cleaned_data


class PersonFileForm(QuestionForm):
    """A question about a file that the reader pastes or loads. It is read once and not kept."""

    file = forms.FileField(
        label=_("Load a file"), required=False, allow_empty_file=True, widget=forms.FileInput(attrs={"accept": ".json"})
    )
    text = forms.CharField(
        label=_("Or paste it"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false", "autocomplete": "off"}),
        error_messages={"null_characters_not_allowed": _("The text holds characters that no text has.")},
    )

    def clean(self) -> dict[str, Any]:
        """Read the file, or else the text; keep in the text what was read, for the form to show it again."""
        loaded, pasted = self.cleaned_data.get("file"), self.cleaned_data.get("text") or ""
        written: bytes | str = loaded.read() if loaded else pasted
        if isinstance(written, bytes):
            self.show_again(written.decode("utf-8-sig", "replace"))
        if len(written) > MOST_BYTES:
            raise ValidationError({"file": _("The file is larger than 1 MB.")})
        if not written.strip():
            raise ValidationError({"text": _("Load a person file or paste one.")})
        self.read(written)
        return self.cleaned_data

    def show_again(self, text: str) -> None:
        """Put what was loaded where it can be read and changed: a browser forgets which file was chosen."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]  # a form that is cleaned has a QueryDict
        data["text"] = text
        self.data = data


def usual_day(edition: Edition) -> Any:
    """Answer today where the edition covers it, else the last day that it covers."""
    today = clock.today()
    if edition.covers(day_number(today)) or edition.last_day is None:
        return today
    return date_of(edition.last_day)
