"""By which rules, on which day and for what one is scored (城市、版本、基准日)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from anju.editions.shelf import shipped_edition, shipped_names
from anju.engine.days import FIRST_YEAR, LAST_YEAR, day_number
from anju.engine.edition import Edition
from anju.engine.wording.values import day_text
from anju.web.languages import language_in_use
from anju.web.sheet.words import covered
from anju.web.simulation.answers import Answers, edition_of
from anju.web.simulation.drafts import name_of
from anju.web.simulation.fields import typed_day, typed_value, written_value
from anju.web.simulation.topics import context_of
from anju.web.simulation.widgets import CONTROL, field_for


class EditionForm(forms.Form):
    """City and edition, the day of judging, and what the application is for."""

    use_required_attribute = False  # the page itself says what is missing

    edition = forms.ChoiceField(widget=forms.RadioSelect)
    as_of = forms.CharField(required=False, widget=forms.TextInput(CONTROL | {"inputmode": "numeric"}))
    as_if = forms.BooleanField(required=False)

    def __init__(self, answers: Answers, data: Any = None) -> None:
        """Show what is chosen, or take what was sent."""
        self.before = edition_of(answers)
        self.asked = context_of(self.before)
        context = answers.person_file["context"]
        known = {
            name_of(f"context.{field.name}"): written_value(field, context[field.name])
            for field in self.asked
            if field.name in context
        }
        as_of = answers.as_of.isoformat() if answers.as_of else ""
        super().__init__(
            data, initial={"edition": answers.edition, "as_of": as_of, "as_if": _is_outside(answers)} | known
        )
        self._label()
        for field in self.asked:
            self.fields[name_of(f"context.{field.name}")] = field_for(field)

    @property
    def is_outside(self) -> bool:
        """Say whether the day asked for lies outside the edition, so that "as if" is a question."""
        return bool(self["as_of"].errors or self["as_if"].value())

    def clean_edition(self) -> Edition:
        """Answer the edition itself."""
        return shipped_edition(self.cleaned_data["edition"])

    def clean_as_of(self) -> date | None:
        """Answer the day; nothing written is today, or the last day of an edition that ended."""
        typed = self.cleaned_data["as_of"].strip()
        if not typed:
            return None
        try:
            day = date.fromisoformat(typed_day(typed))
        except ValueError:
            raise ValidationError(_("Write the day as 2020-03-09.")) from None
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValidationError(_("The year must lie between 1900 and 2199."))
        return day

    def clean(self) -> dict[str, Any]:
        """Refuse a day on which the edition is not in force, unless it is asked "as if"."""
        edition, day = self.cleaned_data.get("edition"), self.cleaned_data.get("as_of")
        if edition and day and not edition.covers(day_number(day)) and not self.cleaned_data.get("as_if"):
            self.add_error("as_of", _outside(edition, day))
        return self.cleaned_data

    def context(self, before: Mapping[str, Any]) -> dict[str, Any]:
        """Answer what was chosen of the application, as a person file writes it; what was not asked stays."""
        kept = dict(before)
        for field in self.asked:
            kept.pop(field.name, None)
            typed = self.cleaned_data.get(name_of(f"context.{field.name}"))
            if typed:
                kept[field.name] = typed_value(field, typed)
        return kept

    def _label(self) -> None:
        edition: Any = self.fields["edition"]
        edition.choices = [(name, name) for name in shipped_names()]
        edition.label = _("City and edition")
        self.fields["as_of"].label = _("Day of judging")
        self.fields["as_of"].help_text = _("Left empty, it is today, or the last day of an edition that has ended.")
        self.fields["as_if"].label = _("Calculate as if the edition were in force on that day")


def _is_outside(answers: Answers) -> bool:
    return answers.as_of is not None and not edition_of(answers).covers(day_number(answers.as_of))


def _outside(edition: Edition, day: date) -> str:
    language = language_in_use()
    return _("“%(edition)s” applies to %(covered)s. It decides nothing about %(day)s.") % {
        "edition": edition.label.in_(language),
        "covered": covered(edition, language),
        "day": day_text(day_number(day)).in_(language),
    }
