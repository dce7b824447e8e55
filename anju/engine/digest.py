"""Content digests (内容摘要): the same tree gives the same SHA-256, whatever its wording.

The canonical text of a node is its class name and its fields in order. Texts in two languages are left out, so a
corrected word changes no digest and a changed number does.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from anju.engine.text import Text

_WORDING = (Text, Text | None, Mapping[str, Text])
"""Types of the fields that hold words: they are left out whether they say something or not."""


def digest_of(tree: Any) -> str:
    """Answer the SHA-256 of a tree of dataclasses, tuples, sets, strings, integers and None, in hexadecimal."""
    return hashlib.sha256("".join(_canonical(tree)).encode()).hexdigest()


def _canonical(value: Any) -> Iterator[str]:
    if isinstance(value, Text):
        yield "~"
    elif isinstance(value, (str, int, type(None))):
        yield repr(value)
    elif isinstance(value, (frozenset, Mapping)):
        yield from _canonical(tuple(sorted(value.items() if isinstance(value, Mapping) else value)))
    elif isinstance(value, tuple):
        yield "("
        for part in value:
            yield from _canonical(part)
            yield ","
        yield ")"
    elif is_dataclass(value):
        yield type(value).__name__
        yield from _canonical(
            tuple(getattr(value, field.name) for field in fields(value) if field.type not in _WORDING)
        )
    else:
        raise TypeError(f"no canonical text for {type(value).__name__}")
