"""What may be asked of what lies ahead (前瞻的选择): a target, how many years, another edition."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from anju.engine.edition import Edition
from anju.engine.types import short_text
from anju.web.languages import language_in_use

YEARS = (1, 3, 5, 10, 20)
USUAL_YEARS = 10
MOST_POINTS = 100_000


class TargetForm(forms.Form):
    """A target and a number of years; nothing given is the line of the edition, and ten years (目标分与年数)."""

    target = forms.DecimalField(
        label=_("Points to reach"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"invalid": _("Write the points as a number, for example 100.")},
    )
    years = forms.TypedChoiceField(
        label=_("How far ahead"),
        required=False,
        coerce=int,
        empty_value=None,
        error_messages={"invalid_choice": _("Choose one of the numbers of years offered.")},
    )

    use_required_attribute = False

    def __init__(self, given: Any, *, decimals: int) -> None:
        """Take what the address says, and how fine the edition's points are."""
        super().__init__(given)
        self.decimals = decimals
        years: Any = self.fields["years"]  # in the language of the request: a form's class is made before any
        years.choices = [(one, _("%(number)s years") % {"number": one} if one > 1 else _("1 year")) for one in YEARS]

    def clean_target(self) -> int | None:
        """Answer the target in the edition's smallest unit; what is finer is rounded up, as less would not reach it."""
        asked: Decimal | None = self.cleaned_data["target"]
        if asked is None:
            return None
        if not 0 <= asked <= MOST_POINTS:
            raise ValidationError(_("The points must lie between 0 and 100,000."))
        exact = asked.scaleb(self.decimals)
        return int(exact) + int(exact > int(exact))

    def clean_years(self) -> int:
        """Answer the number of years."""
        return self.cleaned_data["years"] or USUAL_YEARS

    def showing(self, target: int | None) -> "TargetForm":
        """Answer the form with what was meant where nothing was given, for the fields to show it."""
        meant = self.cleaned_data["target"]
        meant = target if meant is None else meant
        written = "" if meant is None else short_text(meant, self.decimals)
        return TargetForm({"target": written, "years": self.cleaned_data["years"]}, decimals=self.decimals)


class OtherEditionForm(forms.Form):
    """The edition to put beside the person's own (比较的版本): another of the same city."""

    edition = forms.ChoiceField(
        label=_("Compare with"), error_messages={"invalid_choice": _("Choose one of the editions offered.")}
    )

    def __init__(self, given: Any, others: tuple[Edition, ...]) -> None:
        """Offer the other editions of the city."""
        super().__init__(given)
        field: Any = self.fields["edition"]
        field.choices = [(one.name, one.label.in_(language_in_use())) for one in others]
