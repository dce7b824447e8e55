"""An entry of help (帮助条目), and where it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from anju.engine.edition import Standing
from anju.engine.text import Text


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed in an entry, and when (更新记录)."""

    on: date
    say: Text


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an entry comes from (来源): its articles, how well they are known, their day, and what was changed since.

    The standing is the weakest of all the articles. A `reading` says how a text that leaves room is understood.
    """

    articles: tuple[Text, ...]
    standing: Standing
    dated: date
    history: tuple[Change, ...]
    reading: Text | None = None

    @property
    def changed_on(self) -> date:
        """Answer the day of the last change."""
        return self.history[-1].on


@dataclass(frozen=True)
class Entry:
    """One thing that help says (帮助条目); `also` has other words that people use for it."""

    sort: ClassVar[str] = ""
    name: str
    title: Text
    provenance: Provenance
    also: Text | None

    @property
    def target(self) -> str:
        """Answer the name by which others link to the entry: guide:settlement."""
        return f"{self.sort}:{self.name}"

    def words(self) -> Iterator[Text]:
        """Yield all that the entry says below its title."""
        yield from ()
