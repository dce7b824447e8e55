"""Dated windows (时间窗口): they do not overlap, do not merely touch, and have to do with the days covered."""

from itertools import pairwise

from anju.editions.checking.findings import Findings, children
from anju.editions.loading.edition import LoadedEdition
from anju.editions.loading.yaml_tree import Tree
from anju.engine.days import iso_day
from anju.engine.expressions import Constant, Dated
from anju.engine.text import Text

Window = tuple[int, int | None]


def check_windows(loaded: LoadedEdition, findings: Findings) -> None:
    """Check every named set of windows."""
    for name, value in loaded.values.items():
        if isinstance(value, Dated):
            _rows(loaded, name, value, findings)
        if isinstance(value, Constant) and value.type.kind == "windows":
            windows: tuple[Window, ...] = value.value
            tree = loaded.row("values", name)
            _order(name, windows, tree, findings)
            _reach(loaded, name, windows, tree, findings)


def _rows(loaded: LoadedEdition, name: str, value: Dated, findings: Findings) -> None:
    """A row that begins after the edition's last day is never in force; one that repeats the number changes nothing."""
    last, trees = loaded.edition.last_day, children(loaded.row("values", name), "numbers", len(value.rows))
    for place, (start, number) in enumerate(value.rows):
        if last is not None and start > last:
            say = Text(
                f"数值 {name} 从 {iso_day(start)} 起的一行晚于版本的最后一天 {iso_day(last)}",
                f"value {name}: the row of {iso_day(start)} begins after the last day, {iso_day(last)}",
            )
            hint = Text(
                "请核对年份，删去这一行，或延长 covers", "look at the year, take the row out, or let covers run longer"
            )
            findings.fault(trees[place], say, hint)
        elif place and number == value.rows[place - 1][1]:
            say = Text(f"数值 {name} 在 {iso_day(start)} 没有变化", f"value {name} does not change on {iso_day(start)}")
            findings.note(
                trees[place], say, Text("请核对数值，或合并两行", "look at the number, or write the two rows as one")
            )


def _order(name: str, windows: tuple[Window, ...], tree: Tree | None, findings: Findings) -> None:
    """The loader has put the windows in order of their first days."""
    for place, ((_, end), (start, _)) in enumerate(pairwise(windows)):
        at = children(tree, "windows", len(windows))[place + 1]
        if end is None or start <= end:
            until = "open" if end is None else iso_day(end)
            findings.fault(
                at,
                Text(
                    f"数值 {name} 的时间窗口重叠：前一个到 {until}，后一个从 {iso_day(start)} 开始",
                    f"value {name}: two windows overlap, one runs to {until} and the next begins on {iso_day(start)}",
                ),
                Text("一天只能属于一个窗口：请改 from 或 until", "a day lies in one window: change from or until"),
            )
        elif start == end + 1:
            findings.note(
                at,
                Text(f"数值 {name} 的两个窗口首尾相接", f"value {name}: two windows touch without a day between them"),
                Text(
                    "请合并为一个；window_end 否则停在前一个的末日",
                    "write them as one; window_end stops at the first otherwise",
                ),
            )


def _reach(
    loaded: LoadedEdition, name: str, windows: tuple[Window, ...], tree: Tree | None, findings: Findings
) -> None:
    last = loaded.edition.last_day
    for place, (start, _) in enumerate(windows):
        if last is not None and start > last:
            findings.fault(
                children(tree, "windows", len(windows))[place],
                Text(
                    f"数值 {name} 的窗口从 {iso_day(start)} 开始，晚于版本的最后一天 {iso_day(last)}",
                    f"value {name}: the window of {iso_day(start)} begins after the last day, {iso_day(last)}",
                ),
                Text("请核对年份，或延长 covers", "look at the year, or let covers run longer"),
            )
