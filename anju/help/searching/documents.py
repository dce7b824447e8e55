"""What can be found (可搜索的内容): every entry of a city's help, and every row of its points table."""

from collections.abc import Iterator
from dataclasses import dataclass

from anju.engine.edition import Edition, Standing
from anju.engine.text import Text
from anju.help.content import PLACES, CityHelp
from anju.help.table import points_table


@dataclass(frozen=True, slots=True)
class Document:
    """One thing to be found: where it leads, its title, other words for it, what it says, and how well it is known.

    A row of a points table knows its edition; a page as such has no standing.
    """

    target: str
    title: Text
    also: Text | None
    body: tuple[Text, ...]
    standing: Standing | None
    edition: Edition | None = None

    @property
    def sort(self) -> str:
        """Answer what it is: page, guide, faq, window, hotline, line or table."""
        sort, colon, _ = self.target.partition(":")
        return sort if colon else "page"


def documents_of(told: CityHelp, editions: tuple[Edition, ...]) -> Iterator[Document]:
    """Yield all that can be found about a city. A row of a points table is that of the newest edition that has it."""
    yield from (Document(name, PLACES[name].title, PLACES[name].also, (), None) for name in _pages(told))
    for entry in told.entries():
        yield Document(entry.target, entry.title, entry.also, tuple(entry.words()), entry.provenance.standing)
    seen: set[str] = set()
    for edition in editions:
        rows = [row for row in points_table(edition).rows() if row.name not in seen]
        seen.update(row.name for row in rows)
        for row in rows:
            yield Document(f"table:{row.name}", row.label, None, tuple(row.words()), row.standing, edition)


def _pages(told: CityHelp) -> Iterator[str]:
    """Yield the pages on which there is something."""
    yield from ("estimate", "materials", "table")
    filled = {"windows": told.windows, "faq": told.questions, "guides": told.guides, "lines": told.lines}
    yield from (name for name, entries in filled.items() if entries)
