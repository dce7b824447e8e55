"""Keyword replies (关键词回复)."""

from dataclasses import dataclass

from anju.engine.text import Text


@dataclass(frozen=True, slots=True)
class Link:
    """Where a reply leads: a target of help, with its words."""

    target: str
    label: Text


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered to a message that holds one of the keywords (关键词回复)."""

    name: str
    keywords: tuple[str, ...]
    say: Text
    links: tuple[Link, ...]
