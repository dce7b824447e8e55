"""Sets of months (月集) as SQL: bits of a few 128-bit words, as the engine has them in one integer.

Bit n of word w is month `first + 126 w + n`. A word has 126 bits, so that one more than its highest value still is a
number. Unions over rows are `bit_or`, and sets are put together with `&`, `|` and `& ~`, word by word.
"""

from dataclasses import dataclass

from anju.engine.days import FIRST_YEAR
from anju.population import sql

BITS = 126
Words = tuple[str, ...]
"""A set of months as one expression for each word."""


@dataclass(frozen=True)
class Months:
    """The months that a query can hold: from `first` to `last`, by their numbers."""

    first: int
    last: int

    @property
    def words(self) -> int:
        """Count the words that the months take."""
        return max(self.last - self.first, 0) // BITS + 1

    def place(self, moment: str) -> str:
        """Number the month of a date, from `first` on."""
        return f"(year({moment}) * 12 + month({moment}) - {FIRST_YEAR * 12 + 1 + self.first})"

    def single(self, place: str) -> Words:
        """Write the set of one month."""
        return tuple(
            f"CASE WHEN {place} BETWEEN {BITS * word} AND {BITS * word + BITS - 1} "
            f"THEN 1::HUGEINT << CAST({place} - {BITS * word} AS INTEGER) ELSE 0::HUGEINT END"
            for word in range(self.words)
        )

    def stretch(self, first: str, last: str) -> Words:
        """Write the set from one place to another, both included."""
        return tuple(f"({below(last, word, 1)} - {below(first, word, 0)})" for word in range(self.words))

    def fixed(self, first: int, last: int) -> Words:
        """Write the set from one month number to another as literals."""
        low, high = max(first - self.first, 0), min(last, self.last) - self.first
        members = ((1 << (high - low + 1)) - 1) << low if high >= low else 0
        return tuple(f"{members >> BITS * word & (1 << BITS) - 1}::HUGEINT" for word in range(self.words))

    def until(self, month: int) -> Words:
        """Write every month up to one."""
        return self.fixed(self.first, month)

    @property
    def none(self) -> Words:
        """Write the empty set."""
        return ("0::HUGEINT",) * self.words


def below(place: str, word: int, more: int) -> str:
    """Write the bits of a word that lie below a place (and at it, with one more)."""
    local = f"least(greatest({place} - {BITS * word - more}, 0), {BITS})"
    return f"(1::HUGEINT << CAST({local} AS INTEGER))"


def united(one: Words, other: Words) -> Words:
    """Join two sets."""
    return tuple(f"({a} | {b})" for a, b in zip(one, other, strict=True))


def common(one: Words, other: Words) -> Words:
    """Answer what is in both sets."""
    return tuple(f"({a} & {b})" for a, b in zip(one, other, strict=True))


def without(one: Words, other: Words) -> Words:
    """Take one set out of another."""
    return tuple(f"({a} & ~{b})" for a, b in zip(one, other, strict=True))


def only_if(condition: str, words: Words) -> Words:
    """Answer the set where a condition holds, and nothing elsewhere."""
    return (
        words if condition == "TRUE" else tuple(f"(CASE WHEN {condition} THEN {a} ELSE 0::HUGEINT END)" for a in words)
    )


def size(words: Words) -> str:
    """Count the months of a set."""
    return "(" + " + ".join(f"CAST(bit_count({word}) AS BIGINT)" for word in words) + ")"


def has(words: Words, place: str) -> str:
    """Say whether a place is in a set."""
    branches = "".join(f" WHEN {place} < {BITS * (word + 1)} THEN {words[word]}" for word in range(len(words)))
    return f"((CASE{branches} END >> CAST({place} % {BITS} AS INTEGER)) & 1) = 1"


def run_length(words: Words, start: str) -> str:
    """Count the months of the unbroken run that begins at a place; 0 when the place is not in the set."""
    branches, after = [], "0"
    for word in reversed(range(len(words))):
        local = f"({start} - {BITS * word})"
        ones = _trailing_ones(f"({words[word]} >> CAST({local} AS INTEGER))")
        through = f"CASE WHEN {local} + {ones} = {BITS} THEN {after} ELSE 0 END"
        branches.append(f" WHEN {start} BETWEEN {BITS * word} AND {BITS * word + BITS - 1} THEN {ones} + {through}")
        whole = _trailing_ones(words[word])
        after = f"({whole} + CASE WHEN {whole} = {BITS} THEN {after} ELSE 0 END)"
    return f"(CASE{''.join(branches)} ELSE 0 END)"


def _trailing_ones(word: str) -> str:
    return f"(bit_count(xor({word}, {word} + 1)) - 1)"


def last_run(words: Words, until: int, gap: int) -> str:
    """Count back the places of the last run before `until`, in which no gap is longer than tolerated.

    The months are written as text, the latest first, and a pattern finds the run.
    """
    digits = " || ".join(f"right(CAST(CAST({word} AS BIT) AS VARCHAR), {BITS})" for word in reversed(words))
    behind = f"substring({digits}, {BITS * len(words) - until + 1})"
    return f"length(regexp_extract({behind}, {sql.text('^(?:0{0,' + str(gap) + '}1)+')}))"
