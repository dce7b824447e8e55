"""A row of the table (临界表的一行), and what it takes to write one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from anju.engine.text import Text


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """One probe: the rule, the quantity and its value, the day of judging, and what came out.

    `file` is the person file that was scored; None where none could be made, and `result` says why.
    """

    rule: Text
    quantity: Text
    value: Text
    day: int
    result: Text
    file: Mapping[str, Any] | None = None


class NoProbe(Exception):
    """No person file can be made that puts the quantity there (无法构造)."""

    def __init__(self, say: Text) -> None:
        """Keep the reason."""
        super().__init__(say.en)
        self.say = say


def no_row(rule: Text, quantity: Text, value: Text, day: int, why: NoProbe) -> EdgeRow:
    """Say in the table that no probe was made."""
    return EdgeRow(rule, quantity, value, day, Text(f"未能构造：{why.say.zh}", f"no probe: {why.say.en}"))
