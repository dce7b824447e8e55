"""Questions that people ask (常见问题)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from anju.engine.text import Text
from anju.help.content.entries import Entry


@dataclass(frozen=True)
class Question(Entry):
    """A question with its answer (常见问题); the title is the question, `see` leads on."""

    sort: ClassVar[str] = "faq"
    topic: str
    answer: tuple[Text, ...]
    see: tuple[str, ...]

    def words(self) -> Iterator[Text]:
        """Yield the answer and how it is read."""
        yield from self.answer
        if self.provenance.reading:
            yield self.provenance.reading
