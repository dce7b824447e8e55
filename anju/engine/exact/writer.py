"""The writer of the exact program (程序书写): lines of Python, and the constants they name.

Nothing of an edition's own text becomes program text: every constant but a whole number is bound to a name of ours, and
names are made of a letter and a number.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Writer:
    """Collects lines of one function, and what its names stand for."""

    def __init__(self) -> None:
        """Begin an empty function."""
        self.lines: list[str] = []
        self.names: dict[str, Any] = {}
        self.day = "day"
        self.held: dict[int, str] = {}
        self._bound: dict[int, str] = {}
        self._margin = 1
        self._temporaries = 0

    def line(self, text: str) -> None:
        """Write a line."""
        self.lines.append("    " * self._margin + text)

    @contextmanager
    def block(self, head: str) -> Iterator[None]:
        """Write a head, and what follows inside it."""
        self.line(head)
        self._margin += 1
        yield
        self._margin -= 1

    def bind(self, value: Any) -> str:
        """Answer the name of a constant; one object has one name."""
        if id(value) not in self._bound:
            name = f"K{len(self.names)}"
            self.names[name] = value
            self._bound[id(value)] = name
        return self._bound[id(value)]

    def constant(self, value: Any) -> str:
        """Write a constant: a whole number as it is, all else by name."""
        return repr(value) if type(value) in (int, bool) else self.bind(value)

    def temporary(self) -> str:
        """Answer a name not used before."""
        self._temporaries += 1
        return f"t{self._temporaries}"

    def hold(self, text: str) -> str:
        """Compute a text once, now, and answer the name that holds it."""
        name = self.temporary()
        self.line(f"{name} = {text}")
        return name
