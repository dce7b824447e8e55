"""Draws (随机抽取) as SQL: every draw is a hash of the seed, the person, the record and what is drawn.

So a person is the same whichever bucket or thread makes it, and however many people are made.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from anju.population import sql

STEPS = 2**32


@dataclass(frozen=True)
class Draws:
    """The draws of one table: `keys` are the columns that tell its rows apart."""

    seed: int
    table: str
    keys: tuple[str, ...]

    def fraction(self, what: str) -> str:
        """Draw a number from 0 to below 1."""
        keys = ", ".join([str(self.seed), sql.text(f"{self.table}.{what}"), *self.keys])
        return f"(CAST(hash({keys}) % {STEPS} AS DOUBLE) / {STEPS})"

    def whole(self, what: str, least: str, most: str, skew: int = 1) -> str:
        """Draw a whole number between two, both included; a skew above 1 favours the low ones."""
        fraction = self.fraction(what) if skew == 1 else f"pow({self.fraction(what)}, {skew})"
        return f"(({least}) + CAST(floor({fraction} * (({most}) - ({least}) + 1)) AS BIGINT))"

    def chance(self, what: str, per_cent: float) -> str:
        """Say yes with so many chances in a hundred."""
        return f"({self.fraction(what)} < {per_cent / 100})"

    def one_of(self, what: str, weights: Mapping[str, float]) -> str:
        """Choose one of several SQL values by their weights."""
        *but_last, last = weights
        shares = [share / sum(weights.values()) for share in accumulate(weights.values())]
        draw = self.fraction(what)
        rows = "".join(f" WHEN {draw} < {share} THEN {value}" for value, share in zip(but_last, shares, strict=False))
        return f"(CASE{rows} ELSE {last} END)" if rows else last

    def band(self, what: str, weights: Mapping[int, float], beyond: int) -> str:
        """Choose a band by its weight, then a whole number in it; a band ends where the next begins."""
        starts = sorted(weights)
        ends = [*starts[1:], beyond]
        bands = zip(starts, ends, strict=True)
        drawn = {self.whole(f"{what} in {first}", str(first), str(end - 1)): weights[first] for first, end in bands}
        return self.one_of(what, drawn)

    def evenly(self, what: str, values: Sequence[str]) -> str:
        """Choose one of several SQL values, each as likely."""
        return self.one_of(what, dict.fromkeys(values, 1)) if values else "NULL"
