"""Names (名称): what a word means where an expression stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from anju.editions.language.syntax import NotUnderstood
from anju.engine.expressions import DayOfJudging, Expression, MonthAtHand
from anju.engine.text import Text
from anju.engine.types import MONTH
from anju.engine.values import closest


@dataclass(frozen=True)
class Names:
    """What names mean where an expression stands: a function answers the node, and may build a measure first."""

    known: Mapping[str, Callable[[], Expression]]
    period: bool = False
    months: bool = False
    extra: Mapping[str, Expression] = field(default_factory=dict)

    def look_up(self, name: str) -> Expression:
        """Answer the node of a name. Raises NotUnderstood with the names that look like it."""
        if name == "day":
            return DayOfJudging()
        if name == "month" and self.months:
            return MonthAtHand(MONTH)
        if name in self.extra:
            return self.extra[name]
        if name in self.known:
            return self.known[name]()
        raise NotUnderstood(
            Text(f"没有名为“{name}”的事实、度量或数值", f'nothing is called "{name}" here'), self._hint(name)
        )

    def _hint(self, name: str) -> Text:
        if name == "month":
            return Text(
                "month 只用于 shape: month 的事实，且 count: months",
                "month is for kinds of shape: month in a measure with count: months",
            )
        if name == "today":
            return Text("计分基准日写作 day", "the day of judging is called day")
        return closest(name, {*self.known, *self.extra, "day"}) if name not in _YES_NO else _ALONE


_YES_NO = ("yes", "no", "true", "false")
_ALONE = Text("是非直接写名称：sealed，或 not sealed", "a yes or no stands alone: sealed, or not sealed")
