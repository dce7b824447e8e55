"""Keep messages in a file of the home instead of sending them (演示短信), for the demo and for tests."""

import json
import os
from pathlib import Path

from django.conf import settings


class FileSender:
    """Writes each message as a line of a file that its owner alone may read."""

    def send(self, *, mobile: str, text: str) -> None:
        """Add the message to the file."""
        descriptor = os.open(_file(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8") as opened:
            opened.write(json.dumps({"mobile": mobile, "text": text}, ensure_ascii=False) + "\n")


def messages_to(mobile: str) -> list[str]:
    """Answer the messages that this mobile would have received, the latest last."""
    if not _file().exists():
        return []
    lines = [json.loads(line) for line in _file().read_text(encoding="utf-8").splitlines()]
    return [line["text"] for line in lines if line["mobile"] == mobile]


def _file() -> Path:
    return Path(settings.SMS_FILE)
