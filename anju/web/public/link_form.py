"""The link to come back with (续填链接), as it is pasted."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from anju.web.simulation.answers import Answers
from anju.web.simulation.carrying import answers_in_link


class LinkForm(forms.Form):
    """The link, whole or what stands after its #."""

    use_required_attribute = False  # the page itself says what is missing

    link = forms.CharField(
        label=_("Your link"),
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false", "autocomplete": "off", "dir": "ltr"}),
        error_messages={"required": _("Paste the link that you kept.")},
    )

    def clean_link(self) -> Answers:
        """Open the link."""
        answers = answers_in_link("".join(self.cleaned_data["link"].rpartition("#")[2].split()))
        if answers is None:
            raise ValidationError(
                _(
                    "The link is not whole, is older than 30 days, or was made by another site. "
                    "Copy it again, or load the person file instead."
                )
            )
        return answers
