"""Loading rules by which a period runs on (加载视同连续的规则): to the end of a window, or while evidence lasts."""

from anju.editions.language.names import Names
from anju.editions.language.syntax import NotUnderstood
from anju.editions.loading.entries import Entries
from anju.editions.loading.points import NEVER
from anju.editions.loading.workshop import Workshop
from anju.editions.loading.yaml_tree import Tree
from anju.engine.edition import EvidenceReading, RunOn
from anju.engine.expressions import Constant, Expression, Windows
from anju.engine.text import Text
from anju.engine.values import closest

BRIDGES: dict[str, EvidenceReading] = {"any_alone": "any_alone", "together": "together", "all": "all"}
"""How several kinds of evidence bridge a gap."""

COVERING = ("days", "months")
"""Ways of counting that know which days they cover."""


def load_runs_on(workshop: Workshop, entries: Entries, names: Names) -> tuple[RunOn, ...]:
    """Load `runs_on:`, a map of named rules, each with `in:` windows or `while:` evidence."""
    return tuple(
        _run_on(workshop, name, workshop.table_at(tree), names) for name, tree in entries.table("runs_on").items()
    )


def _run_on(workshop: Workshop, name: str, entries: Entries, names: Names) -> RunOn:
    condition = entries.need(
        "when", Text("写作 when: to in epidemic", "write when: and which periods run on, as to in epidemic")
    )
    when: Expression = workshop.points.condition(condition, names, entries) if condition else NEVER
    if "in" in entries:
        windows = _windows(workshop, entries)
        return RunOn(workshop.reason(name, entries), when, windows=windows)
    evidence = tuple(_evidence(workshop, tree, entries) for tree in entries.list("while"))
    if "while" not in entries:
        hint = Text(
            "写 in: 时间窗口，或 while: [按天或按月计的度量]",
            "write in: windows, or while: [measures of days or months]",
        )
        entries.fault(Text("应有 in 或 while", "must have in or while"), hint)
        entries.give_up()
        return RunOn(workshop.reason(name, entries), when)
    bridge = _bridge(entries)
    return RunOn(workshop.reason(name, entries), when, evidence=evidence, reading=bridge)


_NO_WINDOWS = Text(
    "先在 values: 中写 epidemic: {windows: [{from: …, until: …}], article: …}",
    "write it under values: first, as epidemic: {windows: [{from: …, until: …}], article: …}",
)


def _windows(workshop: Workshop, entries: Entries) -> Windows:
    name = entries.text("in")
    value = workshop.values.get(name)
    workshop.values_read.add(name)
    if name in workshop.values and value is None:
        return ()
    if isinstance(value, Constant) and value.type.kind == "windows" and value.value:
        windows: Windows = value.value
        return windows
    known = [key for key, one in workshop.values.items() if one and one.type.kind == "windows"]
    hint = closest(name, known) if known else _NO_WINDOWS
    entries.fault(Text("in 应为时间窗口的名字", "in must name a set of windows"), hint, entries.take("in"))
    return ()


def _bridge(entries: Entries) -> EvidenceReading:
    reading = entries.text("reading")
    if reading not in BRIDGES:
        say = Text("reading 应为 any_alone、together 或 all", "reading must be any_alone, together or all")
        hint = Text(
            "any_alone：任一项单独连续；together：合并后连续；all：每项都连续",
            "any_alone: one kind alone goes on; together: all joined go on; all: each goes on",
        )
        entries.fault(say, hint, entries.take("reading"))
    return BRIDGES.get(reading, "any_alone")


def _evidence(workshop: Workshop, tree: Tree, entries: Entries) -> str:
    name = entries.scalar(tree)
    try:
        workshop.names().look_up(name)
    except NotUnderstood as error:
        entries.refuse(error, tree)
        return ""
    built = workshop.measures[workshop.places[name]] if name in workshop.places else None
    if built is None or built.fold is None or built.fold.count not in COVERING:
        zh, en = f"“{name}”不是按 days 或 months 计的度量", f'"{name}" is no measure of days or months'
        hint = Text(
            "请写 count: days 或 count: months 的度量：只有它们有起止",
            "name a measure with count: days or count: months: only these know which days they cover",
        )
        entries.fault(Text(zh, en), hint, tree)
        return ""
    return name
