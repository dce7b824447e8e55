"""Loading a person file (载入个人事实文件): from a file or as text, with every fault and its place."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from anju.editions.shelf import shipped_edition, shipped_names
from anju.engine.faults import FaultyFile
from anju.engine.person_file import parse_person_file, read_person_file
from anju.web.errors import MOST_BYTES
from anju.web.languages import language_in_use
from anju.web.problems import Problem, Problems, problems_of
from anju.web.simulation.answers import Answers, in_sections


class LoadForm(forms.Form):
    """A file, or a text, and the edition by which it is read."""

    use_required_attribute = False  # the page itself says what is missing

    file = forms.FileField(
        label=_("Load a file"),
        help_text=_("A person file in JSON, up to 1 MB. A file loaded here comes before the text below."),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
    )
    text = forms.CharField(
        label=_("Or paste it"),
        help_text=_(
            "What the file leaves out is not known and gives a range; an empty list [] says there is none. "
            "No names or identity numbers are needed."
        ),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false", "autocomplete": "off", "dir": "ltr"}),
        error_messages={"null_characters_not_allowed": _("The text holds characters that no text has.")},
    )
    edition = forms.ChoiceField(label=_("Edition"), required=False)

    def __init__(self, before: Answers, data: Any = None, files: Any = None, **kwargs: Any) -> None:
        """Offer the shipped editions by their cities, and first what the file itself says."""
        super().__init__(data, files, **kwargs)
        self.before = before
        self.answers: Answers | None = None
        self.faulty: FaultyFile | None = None
        edition: Any = self.fields["edition"]
        edition.choices = [("", _("As the file says, else the one chosen before")), *_editions()]

    def clean(self) -> dict[str, Any]:
        """Read the file, or else the text; keep in the text what was read, for the form to show it again."""
        loaded, pasted = self.cleaned_data.get("file"), self.cleaned_data.get("text") or ""
        written: bytes | str = loaded.read() if loaded else pasted
        if isinstance(written, bytes):
            self._show_again(written.decode("utf-8-sig", "replace"))
        if len(written) > MOST_BYTES:
            raise ValidationError({"file": _("The file is larger than 1 MB.")})
        if not written.strip():
            raise ValidationError({"text": _("Load a person file or paste one.")})
        self._read(written)
        return self.cleaned_data

    def problems(self) -> Problems | None:
        """Answer all that is wrong: with the fields, and with the file, place by place."""
        found, language = problems_of(self), language_in_use()
        if not found or not self.faulty:
            return found
        of_file = (
            Problem(fault.say.in_(language), "id_text", fault.hint.in_(language), fault.place)
            for fault in self.faulty.faults
        )
        number = self.faulty.more
        more = str(_("And %(number)s more, not listed here.") % {"number": number}) if number else ""
        listed = tuple(problem for problem in found.listed if problem.field != "content")
        return Problems(found.title, (*listed, *of_file), more)

    def _read(self, written: bytes | str) -> None:
        """Read the file by the edition chosen, by the one it names, or by the one before; keep every fault."""
        try:
            data = parse_person_file(written)
            about = data.get("about") if isinstance(data, dict) else None
            name = self.cleaned_data.get("edition") or _edition_named(about) or self.before.edition
            read_person_file(shipped_edition(name).vocabulary, data)
        except FaultyFile as faulty:
            self.faulty = faulty
            raise ValidationError(_("The file has faults.")) from None
        same = name == self.before.edition
        as_of = _day_named(about) if name == _edition_named(about) else self.before.as_of if same else None
        self.answers = Answers(name, as_of, in_sections(data), self.before.remember)

    def _show_again(self, text: str) -> None:
        """Put what was loaded where it can be read and changed: a browser forgets which file was chosen."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]  # a form that is cleaned has a QueryDict
        data["text"] = text
        self.data = data


def _editions() -> list[tuple[str, list[tuple[str, str]]]]:
    """Answer the editions by their cities, the newest city first."""
    language = language_in_use()
    by_city: dict[str, list[tuple[str, str]]] = {}
    for name in reversed(shipped_names()):
        edition = shipped_edition(name)
        city = by_city.setdefault(edition.vocabulary.label.in_(language), [])
        city.append((name, edition.label.in_(language)))
    return list(by_city.items())


def _edition_named(about: Any) -> str:
    """Answer the edition that a downloaded file names; nothing for any other text."""
    named = about.get("edition") if isinstance(about, dict) else None
    return str(named) if named in shipped_names() else ""


def _day_named(about: Any) -> date | None:
    try:
        return date.fromisoformat(about.get("as_of", ""))
    except (AttributeError, TypeError, ValueError):
        return None
