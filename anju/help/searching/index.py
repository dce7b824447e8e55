"""The index (索引): which entry says what, and which of them answers a query best. In memory, plain Python."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import NamedTuple

from anju.engine.text import Text
from anju.help.loading import city_help
from anju.help.searching.documents import Document, documents_of
from anju.help.searching.words import UNSAID, evened, pieces, pieces_to_find
from anju.help.table import editions_of

TITLE, ALSO, BODY = 8, 6, 1
"""How much a piece weighs by where it stands; repetition in the body helps up to MOST_REPEATED times."""

MOST_REPEATED = 4
NOWHERE = 0.5
"""How much a piece of the query counts that stands nowhere: pairs across two words seldom do."""

ENOUGH = 0.34
"""The share of a query that an entry must hold, rare pieces counting more than common ones."""

NEAR = 3
LONGEST_QUERY = 100


@dataclass(frozen=True, slots=True)
class Found:
    """What a query found, the best first; where it found nothing, `near` holds what comes closest."""

    documents: tuple[Document, ...]
    near: tuple[Document, ...]


class _Rating(NamedTuple):
    is_called_so: bool
    worth: float
    share: float


class Index:
    """Documents by their pieces."""

    def __init__(self, documents: Iterable[Document]) -> None:
        """Read all documents, in both languages."""
        self.documents = tuple(documents)
        self.titles = [{_key(title) for title in document.title} for document in self.documents]
        self.weights = [_weights(document) for document in self.documents]
        self.spread = Counter(piece for weights in self.weights for piece in weights)

    def find(self, query: str) -> Found:
        """Find what answers a query: that which is called so comes first, then by weight and share of what is held."""
        wanted = self._rarities(query[:LONGEST_QUERY])
        rated = {place: self._rated(place, _key(query), wanted) for place in range(len(self.documents))}
        ordered = sorted((place for place in rated if rated[place].share), key=rated.__getitem__, reverse=True)
        enough = [place for place in ordered if rated[place].is_called_so or rated[place].share >= ENOUGH]
        near = () if enough else tuple(self.documents[place] for place in ordered[:NEAR])
        return Found(tuple(self.documents[place] for place in enough), near)

    def _rarities(self, query: str) -> dict[str, float]:
        """Answer the pieces of a query, and how rare each is."""
        asked = pieces(query)
        wanted = [piece for piece in asked if piece not in UNSAID] or asked
        return {piece: self._rarity(piece) for piece in wanted}

    def _rarity(self, piece: str) -> float:
        return log(1 + len(self.documents) / self.spread[piece]) if piece in self.spread else NOWHERE

    def _rated(self, place: int, key: str, wanted: Mapping[str, float]) -> _Rating:
        weights = self.weights[place]
        held = {piece: rare for piece, rare in wanted.items() if piece in weights}
        share = sum(held.values()) / (sum(wanted.values()) or 1)
        weight = sum(weights[piece] * rare for piece, rare in held.items())
        return _Rating(key in self.titles[place], share * weight, share)


@lru_cache(maxsize=8)
def index_of(city: str) -> Index:
    """Answer the index of a city's help and of its points tables, made once."""
    return Index(documents_of(city_help(city), editions_of(city)))


def _weights(document: Document) -> dict[str, int]:
    weights: Counter[str] = Counter()
    for piece, count in _counted(document.body).items():
        weights[piece] += BODY * min(count, MOST_REPEATED)
    for texts, weight in (((document.title,), TITLE), ((document.also,) if document.also else (), ALSO)):
        for piece in _counted(texts):
            weights[piece] += weight
    return dict(weights)


def _counted(texts: Iterable[Text]) -> Counter[str]:
    return Counter(piece for text in texts for words in text for piece in pieces_to_find(words))


def _key(text: str) -> str:
    return "".join(letter for letter in evened(text) if letter.isalnum())
