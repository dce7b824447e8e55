"""What is wrong with what was typed (差错提示), each with the place to mend it; shown by `error_summary.html`."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: what, what to do, the id of the field to mend, and the path when it is about a file."""

    say: str
    field: str
    hint: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Problems:
    """Everything that is wrong with one page."""

    title: str
    listed: tuple[Problem, ...]
    more: str = ""


def problems_of(form: forms.Form) -> Problems | None:
    """Answer all that is wrong with a form, each with the field to mend, in the order of the page; None for nothing."""
    listed = [
        Problem(str(error), _first_control(form[name])) for name in form.fields for error in form.errors.get(name, ())
    ]
    listed += [Problem(str(error), "content") for error in form.non_field_errors()]
    return Problems(_("There is a problem"), tuple(listed)) if listed else None


def title_of(title: str, problems: Problems | None) -> str:
    """Answer the title of a page, which begins with "Error:" while something is wrong."""
    return _("Error: %(problem)s") % {"problem": title} if problems else title


def _first_control(field: forms.BoundField) -> str:
    """Answer the id of what takes the focus: of several boxes the first."""
    return f"{field.auto_id}_0" if field.use_fieldset else str(field.auto_id)
