"""Reading replies.yaml (读取关键词回复)."""

from anju.editions.loading.entries import Entries
from anju.engine.text import NO_TEXT, Text
from anju.help.content.replies import Link, Reply
from anju.help.loading.desk import Desk

_TARGET = Text("写作 guide:settlement 或 windows", "write guide:settlement or windows")


def read_replies(desk: Desk, top: Entries) -> tuple[tuple[Reply, ...], Reply | None]:
    """Read the keyword replies, and what is answered to everything else; no keyword may stand under two replies."""
    seen: dict[str, str] = {}
    replies = desk.read_all(top, "replies", lambda name, entries: _reply(desk, name, entries, seen))
    other = desk.table(tree, top) if (tree := top.take("otherwise")) else None
    if other is None:
        return tuple(replies.values()), None
    otherwise = _reply(desk, "otherwise", other, seen)
    other.done()
    return tuple(replies.values()), otherwise


def _reply(desk: Desk, name: str, entries: Entries, seen: dict[str, str]) -> Reply:
    for tree in entries.list("when"):
        keyword = entries.scalar(tree)
        first = seen.setdefault(keyword.casefold(), name)
        if first != name:
            say = Text(f"关键词“{keyword}”已在 {first} 中", f'the keyword "{keyword}" stands under {first} already')
            hint = Text("删去其中之一：两个都写时无法知道回复哪个", "take one out: nobody can know which is meant")
            entries.fault(say, hint, tree)
    links = desk.read_list(entries, "links", lambda row: _link(desk, row))
    return Reply(name, desk.names(entries, "when"), entries.words("say") or NO_TEXT, links)


def _link(desk: Desk, entries: Entries) -> Link:
    return Link(desk.target(entries, entries.need("to", _TARGET)), entries.words("label") or NO_TEXT)
