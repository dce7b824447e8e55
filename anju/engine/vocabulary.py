"""The vocabulary of a city (事实词汇表): every kind of fact that can be known about a person there.

One vocabulary serves all editions of the city and only grows. It comes from `facts.yaml`; forms, imports, checks
and the population's tables are generated from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from anju.engine.text import Text
from anju.engine.types import DAY, MONTH, Type

Shape = Literal["item", "period", "month"]
NOTHING_DEEMED: Any = object()
"""The mark of a field for which the format takes no value when a file says nothing: it is not known then."""


@dataclass(frozen=True)
class FieldKind:
    """A field that a record, the person or the application may have.

    A date that is `renewed` is expected to be moved on before it passes (签注); a forecast assumes so. What is `quick`
    is asked for a first estimate (快速估算). Members that usually come `together` may be named in one entry of a form,
    which is a record of each.
    """

    name: str
    type: Type
    label: Text
    members: Mapping[str, Text] = field(default_factory=dict)
    unit: Text | None = None
    deemed: Any = NOTHING_DEEMED
    required_if_ended: bool = False
    least: int | None = None
    most: int | None = None
    help: Text | None = None
    renewed: bool = False
    quick: bool = False
    together: tuple[str, ...] = ()

    @cached_property
    def codes(self) -> Mapping[str, str]:
        """Answer the member codes by what a file may write: the code or the Chinese label."""
        return {label.zh: code for code, label in self.members.items()} | {code: code for code in self.members}

    @property
    def is_deemed(self) -> bool:
        """Say whether the format takes a value when a file says nothing."""
        return self.deemed is not NOTHING_DEEMED

    @cached_property
    def absent(self) -> Any:
        """Answer the value taken when a file says nothing."""
        return self.type.unknown if self.deemed is NOTHING_DEEMED else self.deemed


@dataclass(frozen=True)
class FactKind:
    """A kind of fact (事实类型): its shape, its fields, how it is asked for, and who checks it with which material."""

    name: str
    shape: Shape
    label: Text
    fields: tuple[FieldKind, ...]
    on: str = ""
    none_if_unknown: bool = False
    topic: str = ""
    checked_by: str = ""
    material: Text | None = None
    ask: Text | None = None
    help: Text | None = None
    quick: bool = False

    @cached_property
    def columns(self) -> tuple[FieldKind, ...]:
        """Answer all values of a record in order: the two ends of a period or of a range of months come first."""
        return (*ENDS[self.shape], *self.fields)

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """Answer the place of each value of a record by its name."""
        return {column.name: place for place, column in enumerate(self.columns)}

    def field(self, name: str) -> FieldKind:
        """Answer a field by its name; KeyError when there is none."""
        return self.columns[self.positions[name]]


ENDS: Mapping[Shape, tuple[FieldKind, ...]] = {
    "item": (),
    "period": (
        FieldKind("from", DAY, Text("开始日期", "from")),
        FieldKind("to", DAY, Text("结束日期", "to")),
    ),
    "month": (
        FieldKind("from", MONTH, Text("开始月份", "from")),
        FieldKind("to", MONTH, Text("结束月份", "to")),
    ),
}


@dataclass(frozen=True)
class Vocabulary:
    """All that can be known about a person in a city."""

    city: str
    label: Text
    person: tuple[FieldKind, ...]
    context: tuple[FieldKind, ...]
    kinds: Mapping[str, FactKind]
    topics: Mapping[str, Text] = field(default_factory=dict)
    departments: Mapping[str, Text] = field(default_factory=dict)
    classes: Mapping[str, FieldKind] = field(default_factory=dict)
