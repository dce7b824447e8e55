"""Ways of counting as an edition asks for them (计数方式的写法): which kinds they take, and what goes with each."""

from anju.editions.loading.entries import Entries
from anju.engine.counting import METHODS
from anju.engine.text import Text
from anju.engine.values import closest
from anju.engine.vocabulary import FactKind

AGAIN = {
    "months": Text("该月已计入，不重复计算", "this month is counted already"),
    "days": Text("这些天已计入，不重复计算", "these days are counted already"),
    "highest": Text("就高不重复：另有更高的一项", "only the highest counts, and another is higher"),
    "distinct": Text("已计入，不重复计算", "counted already"),
}
"""Why a record adds nothing, where the measure does not say it in words of its own (`again:`)."""

SHAPES = {"months": ("month",), "days": ("period",)}
"""The shapes that a way of counting can take; all others take items and periods."""

GOES_WITH = {
    "worth": ("sum", "highest"),
    "group": ("sum",),
    "by": ("distinct",),
    "keep": ("any", "records", "sum", "highest", "distinct"),
    "runs_on": ("days",),
    "in_a_row": ("months",),
    "again": tuple(AGAIN),
    "later": ("any", "records", "sum", "highest", "distinct"),
}
"""The ways of counting that heed a key; with any other it would be read and do nothing."""

_COUNTS = Text(
    "写 count: months（月份）、days（时段），或 records、any、sum、highest、distinct",
    "write count: months (for months), days (for periods), or records, any, sum, highest, distinct",
)
_FOR_SHAPE = {
    "month": Text("月份只能写 count: months", "months are counted by count: months"),
    "period": Text(
        "时段写 count: days，或 records、any、sum、highest、distinct",
        "a period is counted by days, or by records, any, sum, highest, distinct",
    ),
    "item": Text(
        "逐条的事实写 count: records、any、sum、highest 或 distinct",
        "items are counted by records, any, sum, highest or distinct",
    ),
}


def read_way(entries: Entries, kind: FactKind) -> str | None:
    """Read `count:`; None when it is none, or does not take this kind of fact."""
    tree = entries.need("count", _COUNTS)
    count = entries.scalar(tree) if tree else ""
    if tree and count not in METHODS:
        say = Text(f"没有计数方式“{count}”", f'there is no way of counting "{count}"')
        entries.fault(say, closest(count, METHODS), tree)
    if tree is None or count not in METHODS:
        return None
    if kind.shape not in SHAPES.get(count, ("item", "period")):
        say = Text(
            f"{kind.name} 的形状是 {kind.shape}，不能按 {count} 计",
            f"{kind.name} has the shape {kind.shape}: it cannot be counted by {count}",
        )
        entries.fault(say, _FOR_SHAPE[kind.shape], tree)
        return None
    _refuse_idle_keys(entries, count)
    return count


def _refuse_idle_keys(entries: Entries, count: str) -> None:
    """Note the keys that this way of counting does not heed, and ask for them, so that they are told once."""
    for key, ways in GOES_WITH.items():
        tree = entries.take(key) if key in entries and count not in ways else None
        if tree is not None:
            say = Text(f"{key} 对 count: {count} 不起作用", f"{key} does nothing with count: {count}")
            hint = Text(
                f"删去 {key}，或改用 count: {'、'.join(ways)}", f"take {key} out, or count by {', '.join(ways)}"
            )
            entries.fault(say, hint, tree)
