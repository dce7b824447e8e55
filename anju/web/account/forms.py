"""What is filled in to sign in and to be bound (登录与绑定表单). What is typed wrong stands beside its field."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anju.common.mobiles import NotAMobile, mobile_number
from anju.people.numbers.identity import WrongBirthDate, WrongCheckDigit, WrongShape, identity_number
from anju.people.numbers.names import NotAName, person_name

NUMBER_FAULTS = {
    WrongShape: _("An identity number has 17 digits and then a digit or X. Count them on the card."),
    WrongBirthDate: _("The digits 7 to 14 are no date of birth. Compare them with the card."),
    WrongCheckDigit: _("The last character does not fit the others: one is wrong. Compare them with the card."),
}


class ReadField(forms.CharField):
    """A field that is read by a function, whose refusals have words."""

    def __init__(self, read: Callable[[str], str], faults: Mapping[Any, Any], **more: Any) -> None:
        super().__init__(max_length=120, **more)
        self.read, self.faults = read, faults

    def clean(self, value: Any) -> str:
        """Read what was typed, or say what is wrong with it."""
        written = super().clean(value)
        try:
            return self.read(written)
        except tuple(self.faults) as refusal:
            raise forms.ValidationError(self.faults[type(refusal)]) from None


def mobile_field() -> ReadField:
    """Make the field of a mobile."""
    return ReadField(
        mobile_number,
        {NotAMobile: _("This is not a mobile number of the mainland. Write its 11 digits.")},
        label=_("Mobile number"),
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
    )


def number_field(label: Any) -> ReadField:
    """Make the field of an identity number."""
    return ReadField(
        identity_number,
        NUMBER_FAULTS,
        label=label,
        help_text=_("18 characters, as on the card; spaces and a small x are fine."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )


def name_field() -> ReadField:
    """Make the field of a name."""
    return ReadField(
        person_name, {NotAName: _("Write the name as it stands on the card.")}, label=_("Name"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip


class PlainForm(forms.Form):
    """A form whose page says itself what is missing."""

    use_required_attribute = False

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for field in self.fields.values():
            field.error_messages["required"] = _("Fill in: %(field)s.") % {"field": field.label}


class MobileForm(PlainForm):
    """The mobile that receives a code."""

    mobile = mobile_field()


class CodeForm(PlainForm):
    """The code that was received."""

    code = forms.CharField(
        label=_("Code from the message"),
        help_text=_("6 digits. A code sent earlier is good too, for 15 minutes."),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def clean_code(self) -> str:
        """Leave out the blanks that a person or a phone puts in."""
        return "".join(self.cleaned_data["code"].split())


class HolderForm(PlainForm):
    """The identity number of whoever signed in."""

    number = number_field(_("Your identity number"))


class BindForm(PlainForm):
    """Who somebody is, for the register to compare."""

    name = name_field()
    number = number_field(_("Identity number"))
    permit = forms.CharField(
        label=_("Residence permit number"), max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    face_proof = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)


class RebindForm(PlainForm):
    """Whom a window binds to which mobile, and why."""

    name = name_field()
    number = number_field(_("Identity number on the card shown"))
    mobile = mobile_field()
    reason = forms.CharField(
        label=_("Reason"), min_length=4, max_length=100,
        help_text=_("The person reads it in the list of who opened the file."),
        error_messages={"min_length": _("Write at least 4 characters.")},
    )  # fmt: skip
