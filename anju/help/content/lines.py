"""Earlier lines of settlement (历年落户分数线)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from anju.engine.text import Text
from anju.help.content.entries import Entry


@dataclass(frozen=True)
class EarlierLine(Entry):
    """The line of one round (历年分数线): who reached it was admitted. Counts that are not known are None."""

    sort: ClassVar[str] = "line"
    begins: date
    line: int
    quota: bool
    applied: int | None
    admitted: int | None
    note: Text | None

    def words(self) -> Iterator[Text]:
        """Yield the line, and what is noted beside it."""
        yield Text(f"分数线 {self.line}分", f"line of {self.line} points")
        if self.note:
            yield self.note
