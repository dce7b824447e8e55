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
    """Answer all that is wrong with the fields of a form, in their order; None when nothing is."""
    listed = tuple(
        Problem(str(error), form[name].id_for_label or form[name].auto_id)
        for name in form.fields
        for error in form.errors.get(name, ())
    )
    return Problems(_("There is a problem"), listed) if listed else None


def title_of(title: str, problems: Problems | None) -> str:
    """Answer the title of a page, which begins with "Error:" while something is wrong."""
    return _("Error: %(problem)s") % {"problem": title} if problems else title
