"""What every node of the intermediate form is (中间形式的节点)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from typing import Any, Protocol

from anju.engine.types import Type


class Scope(Protocol):
    """What an expression may look at besides the record: the person, the day, and the measures counted so far."""

    @property
    def day(self) -> int:
        """Answer the day of judging."""

    @property
    def person(self) -> Sequence[Any]:
        """Answer the person's values."""

    @property
    def context(self) -> Sequence[Any]:
        """Answer the application's values."""

    @property
    def measures(self) -> Sequence[Any]:
        """Answer the measures counted so far."""

    @property
    def indicators(self) -> Sequence[Any]:
        """Answer the points of the indicators, once they are given."""

    @property
    def totals(self) -> Sequence[Any]:
        """Answer the totals computed so far."""


Values = Sequence[Any]
Evaluate = Callable[[Scope, Values], Any]


class Node:
    """Any node of the intermediate form."""

    __slots__ = ()

    def parts(self) -> Iterator["Node"]:
        """Yield the nodes directly below this one."""
        for field in fields(self):  # type: ignore[arg-type]  # every node is a dataclass
            value = getattr(self, field.name)
            for part in value if isinstance(value, tuple) else (value,):
                if isinstance(part, Node):
                    yield part

    def walk(self) -> Iterator["Node"]:
        """Yield this node and all below it."""
        yield self
        for part in self.parts():
            yield from part.walk()


class Expression(Node):
    """A node that has a value."""

    __slots__ = ()
    type: Type

    def compile(self) -> Evaluate:
        """Answer a function that computes the value."""
        raise NotImplementedError
