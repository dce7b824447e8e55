"""What the font of the prints can show (字体字形): a character that it lacks is set as 〓, as printers do."""

import struct
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

FONTS = Path(__file__).parent / "fonts"
LACKING = "〓"
WHOLE_UNICODE = (3, 10)
"""The platform and encoding of the table of characters that reaches beyond 65,536."""


def printable(value: Any) -> Any:
    """Answer data with every text made printable: nothing in it can stop a print, whatever was typed."""
    if isinstance(value, str):
        return "".join(_shown(char) for char in value)
    if isinstance(value, dict):
        return {name: printable(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [printable(one) for one in value]
    return value


@lru_cache(maxsize=4)
def characters_of(font: Path) -> frozenset[int]:
    """Read from a TrueType file which characters it has."""
    data = font.read_bytes()
    table = _table(data, b"cmap")
    count = struct.unpack_from(">H", data, table + 2)[0]
    for place in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", data, table + 4 + 8 * place)
        if (platform, encoding) == WHOLE_UNICODE:
            return frozenset(_in_groups(data, table + offset))
    raise ValueError(f"{font.name} has no table of all characters")


def _shown(char: str) -> str:
    if char.isspace():
        return " "
    return char if ord(char) in characters_of(FONTS / "NotoSansSC-Regular.ttf") else LACKING


def _table(data: bytes, name: bytes) -> int:
    """Answer where a table of the file begins."""
    count = struct.unpack_from(">H", data, 4)[0]
    for place in range(count):
        tag, _checksum, offset, _length = struct.unpack_from(">4sLLL", data, 12 + 16 * place)
        if tag == name:
            return int(offset)
    raise ValueError(f"no table {name!r}")


def _in_groups(data: bytes, begin: int) -> Iterator[int]:
    """Yield the characters of a table of format 12: groups of consecutive ones."""
    count = struct.unpack_from(">L", data, begin + 12)[0]
    for place in range(count):
        first, last, _glyph = struct.unpack_from(">LLL", data, begin + 16 + 12 * place)
        yield from range(first, last + 1)
