"""What a reader fills in to say that something is wrong (纠错表单)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from anju.help.models import LONGEST_CONTACT, LONGEST_TEXT


class ErrorReportForm(forms.Form):
    """What is wrong, and how to answer, if the reader wants an answer (纠错)."""

    use_required_attribute = False  # the page itself says what is missing, in its own language

    text = forms.CharField(
        label=_("What is wrong?"),
        max_length=LONGEST_TEXT,
        help_text=_("Which words are wrong, and what would be right? At most 1000 characters."),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": _("Write what is wrong."),
            "max_length": _("Write at most %(limit_value)d characters; these are %(show_value)d."),
            "null_characters_not_allowed": _("The text holds characters that no text has."),
        },
    )
    contact = forms.CharField(
        label=_("How can we reach you? (optional)"),
        required=False,
        max_length=LONGEST_CONTACT,
        help_text=_("Telephone or e-mail. It is stored encrypted, and erased when the report is settled."),
        error_messages={
            "max_length": _("Write at most %(limit_value)d characters; these are %(show_value)d."),
            "null_characters_not_allowed": _("The text holds characters that no text has."),
        },
    )
