"""Read a page as a person does: the words of one part of it, without the marks."""

from html.parser import HTMLParser

EMPTY = {"meta", "link", "img", "input", "br", "rect", "line", "circle", "path"}
UNSPOKEN = {"script", "style", "title", "desc", "option"}


class _Reader(HTMLParser):
    def __init__(self, id_: str) -> None:
        super().__init__()
        self.id, self.depth, self.silent, self.words = id_, 0, 0, list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in EMPTY:
            return
        if self.depth or dict(attrs).get("id") == self.id:
            self.depth += 1
        self.silent += tag in UNSPOKEN

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY:
            self.depth -= self.depth > 0
            self.silent -= tag in UNSPOKEN

    def handle_data(self, data: str) -> None:
        if self.depth and not self.silent and data.strip():
            self.words.append(" ".join(data.split()))


def words(page: bytes | str, id_: str) -> list[str]:
    """Answer the pieces of text inside the element of this id."""
    reader = _Reader(id_)
    reader.feed(page.decode() if isinstance(page, bytes) else page)
    return reader.words
