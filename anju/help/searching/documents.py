"""What can be found (可搜索的内容): every entry of a city's help, and every row of its points table."""

from collections.abc import Iterator
from dataclasses import dataclass

from anju.engine.edition import Edition, Standing
from anju.engine.text import Text
from anju.help.content import CityHelp
from anju.help.table import points_table


@dataclass(frozen=True, slots=True)
class Document:
    """One thing to be found: where it leads, its title, other words for it, what it says, and how well it is known.

    A row of a points table knows its edition.
    """

    target: str
    title: Text
    also: Text | None
    body: tuple[Text, ...]
    standing: Standing
    edition: Edition | None = None

    @property
    def sort(self) -> str:
        """Answer what it is: guide, faq, window, hotline, line or table."""
        return self.target.partition(":")[0]


def documents_of(told: CityHelp, editions: tuple[Edition, ...]) -> Iterator[Document]:
    """Yield all that can be found about a city. A row of a points table is that of the newest edition that has it."""
    for entry in told.entries():
        yield Document(entry.target, entry.title, entry.also, tuple(entry.words()), entry.provenance.standing)
    seen: set[str] = set()
    for edition in editions:
        rows = [row for row in points_table(edition).rows() if row.name not in seen]
        seen.update(row.name for row in rows)
        for row in rows:
            yield Document(f"table:{row.name}", row.label, None, tuple(row.words()), row.standing, edition)
