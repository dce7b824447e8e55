"""Showing where a query was found (标出命中): a passage cut from the text, its hits marked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from anju.help.searching.words import evened, is_chinese, pieces

LONGEST = 96
"""Letters of a passage; a Chinese sentence is shorter, an English one is cut."""

BEFORE = 24


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, and whether the query asked for it."""

    text: str
    hit: bool


def marked(text: str, query: str) -> tuple[Piece, ...]:
    """Cut a text into what the query asked for and what lies between; joined, the pieces are the text."""
    hits = _hits(text, query)
    cut: list[Piece] = []
    for at, letter in enumerate(text):
        if cut and cut[-1].hit is hits[at]:
            cut[-1] = Piece(cut[-1].text + letter, hits[at])
        else:
            cut.append(Piece(letter, hits[at]))
    return tuple(cut)


def snippet(texts: Iterable[str], query: str) -> tuple[Piece, ...]:
    """Answer the passage that holds most of the query, marked; the first text where none holds any."""
    best = max(texts, key=lambda text: sum(_hits(text, query)), default="")
    first = max(next((at for at, hit in enumerate(_hits(best, query)) if hit), 0) - BEFORE, 0)
    begins = first if len(best) > LONGEST else 0
    passage = best[begins : begins + LONGEST]
    before, behind = "…" * (begins > 0), "…" * (begins + LONGEST < len(best))
    return marked(f"{before}{passage}{behind}", query)


def _hits(text: str, query: str) -> list[bool]:
    plain, hits = evened(text), [False] * len(text)
    for piece in dict.fromkeys(pieces(query)):
        pattern = re.escape(piece) if is_chinese(piece) else rf"\b{re.escape(piece)}\w?\b"
        for match in re.finditer(pattern, plain):
            hits[match.start() : match.end()] = [True] * len(match.group())
    return hits
