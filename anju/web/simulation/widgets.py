"""The fields of a form (表单项), made from the declarations of the vocabulary."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from anju.engine.text import Text
from anju.engine.vocabulary import FieldKind
from anju.web.languages import language_in_use
from anju.web.simulation.drafts import UNKNOWN
from anju.web.simulation.fields import NO, YES

FEW = 6
"""So many choices stand side by side; more of them fold into a list."""

PURPOSES: Mapping[str, str] = {"birth_date": "bday", "sex": "sex"}
"""What a browser may fill in by itself (WCAG 1.3.5)."""

NOT_SURE, NOT_ENDED = Text("不清楚", "Not sure"), Text("没有结束", "It has not ended")
CONTROL, SELECT = {"class": "form-control"}, {"class": "form-select"}


def field_for(field: FieldKind) -> forms.Field:
    """Make the form field of a declared field. Nothing is required: what is left open is not known."""
    language = language_in_use()
    settings: dict[str, Any] = {"label": _with_unit(field).in_(language), "required": False}
    settings["help_text"] = field.help.in_(language) if field.help else _hint(field)
    if field.type.kind == "yes_no":
        return forms.ChoiceField(
            choices=[(YES, _("Yes")), (NO, _("No")), *_open(field)], widget=_in_a_row(), **settings
        )
    if field.type.kind == "class":
        members = [(code, label.in_(language)) for code, label in field.members.items()]
        if field.together:
            return forms.MultipleChoiceField(choices=members, widget=forms.CheckboxSelectMultiple, **settings)
        widget = forms.RadioSelect() if len(members) < FEW else forms.Select(SELECT)
        return forms.ChoiceField(choices=[*members, *_open(field)], widget=widget, **settings)
    return forms.CharField(widget=forms.TextInput(CONTROL | _typing(field)), **settings)


def choice_of_any(*, assumed_none: bool) -> forms.ChoiceField:
    """Make the field that says whether there is any record of a kind."""
    words = (Text("有", "Yes"), Text("没有", "No"), Text("暂不填", "Leave open") if assumed_none else NOT_SURE)
    said = [word.in_(language_in_use()) for word in words]
    choices = list(zip((YES, NO, UNKNOWN), said, strict=True))
    return forms.ChoiceField(choices=choices, required=False, widget=forms.RadioSelect)


def _with_unit(field: FieldKind) -> Text:
    if field.unit is None:
        return field.label
    return Text(f"{field.label.zh}（{field.unit.zh}）", f"{field.label.en} ({field.unit.en})")


def _in_a_row() -> forms.RadioSelect:
    return forms.RadioSelect({"class": "in-a-row"})


def _open(field: FieldKind) -> list[tuple[str, str]]:
    """Offer "not sure", unless the format takes a value by itself then; how a period ended must be known if it did."""
    unknown = NOT_ENDED if field.required_if_ended else NOT_SURE
    return [] if field.is_deemed else [(UNKNOWN, unknown.in_(language_in_use()))]


def _hint(field: FieldKind) -> str:
    hints = {"day": _("For example 2020-03-09 or 20200309"), "month": _("For example 2020-03 or 202003")}
    return hints.get(field.type.kind, "")


def _typing(field: FieldKind) -> dict[str, str]:
    keys = {"day": "numeric", "month": "numeric", "number": "decimal" if field.type.scale else "numeric"}
    attributes = {"autocomplete": PURPOSES.get(field.name, "off")}
    return attributes | ({"inputmode": keys[field.type.kind]} if field.type.kind in keys else {"maxlength": "200"})
