"""Send short messages (短信) through whatever the settings name. A text is a secret: no sender logs one.

settings.SMS_SENDER names a class with one method, `send`. Demo and tests use `anju.accounts.sms.file.FileSender`.
"""

from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class SmsSender(Protocol):
    """Something that sends a text to a mobile (短信通道)."""

    def send(self, *, mobile: str, text: str) -> None:
        """Hand the text over for sending. Raises SmsNotSent."""


class SmsNotSent(Exception):
    """The message could not be handed over (短信没有发出). Try again later, or come to a window."""


class NoSender:
    """Sends nothing, because no channel is configured; ANJU_SMS_SENDER names one."""

    def send(self, *, mobile: str, text: str) -> None:
        """Refuse to send."""
        raise SmsNotSent


def sms_sender() -> SmsSender:
    """Make the sender that the settings name."""
    sender: SmsSender = import_string(settings.SMS_SENDER)()
    return sender
