"""Known or not (已知与否): how the exact program notices that something it reads is not known.

What is not known is a Range, a frozenset of codes, or None. Comparing or adding a Range raises TypeError, and looking
a frozenset or None up in a table of what is known raises KeyError; the rest asks `known`. Each is in UNKNOWN, and makes
the row fall back on the general evaluator.
"""

from typing import Any

from anju.engine.ranges import Range


class NotKnown(Exception):
    """Something that the exact program reads is not known (事实不全)."""


UNKNOWN = (NotKnown, TypeError, KeyError)
YES = {True: True, False: False}
"""A yes or no looked up here is known."""


def known(value: Any) -> Any:
    """Answer a value that is known; NotKnown where it is not."""
    if value is None or isinstance(value, (Range, frozenset)):
        raise NotKnown
    return value


def refuse() -> Any:
    """Refuse to answer: the edition itself leaves this open, or a kind is not known."""
    raise NotKnown


def has_unknown(values: tuple[Any, ...]) -> bool:
    """Say whether a value of a record is not known: its place among equals may change when it becomes known."""
    return any(value is None or isinstance(value, (Range, frozenset)) for value in values)
