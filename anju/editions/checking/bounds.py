"""Bounds (上下限): caps and floors that are never felt, indicators that never score, what each total can be."""

from anju.editions.checking.findings import Findings, accepted, entry
from anju.editions.checking.places import Root, located, named, roots
from anju.editions.checking.unknown import Unknown
from anju.editions.loading.edition import LoadedEdition
from anju.editions.loading.yaml_tree import Tree
from anju.engine.points import Capped
from anju.engine.ranges import Number, high_of, low_of
from anju.engine.text import Text
from anju.engine.types import short_text


def check_caps(loaded: LoadedEdition, unknown: Unknown, findings: Findings) -> None:
    """A cap lies below what it caps can bring, and above its least; a floor likewise."""
    for root in roots(loaded):
        for points, tree in located(root.points, root.tree):
            if isinstance(points, Capped) and not accepted(tree, "never_felt", "accepted"):
                inside = unknown.bounds(points.of, root.kind)
                decimals = loaded.edition.decimals
                if points.cap is not None:
                    _cap(root, points.cap, inside, entry(tree, "cap"), decimals, findings)
                if points.floor is not None:
                    _floor(root, points.floor, inside, entry(tree, "at_least"), decimals, findings)


def check_indicators(loaded: LoadedEdition, unknown: Unknown, findings: Findings) -> None:
    """Every indicator can score on some day."""
    for indicator in loaded.edition.indicators:
        if unknown.bounds(indicator.points) == 0:
            findings.fault(
                loaded.row("indicators", indicator.name),
                Text(f"指标 {indicator.name} 永远是0分", f"indicator {indicator.name} can never score"),
                Text("请核对分值与条件，或删去该指标", "look at its points and its condition, or take it out"),
            )


def check_totals(loaded: LoadedEdition, unknown: Unknown, findings: Findings) -> None:
    """A total without highest or lowest value is told, unless the edition accepts it."""
    for total in loaded.edition.totals:
        bounds, tree = unknown.bounds(total.points), loaded.row("totals", total.name)
        missing = [word for word, bound in ((_HIGHEST, high_of(bounds)), (_LOWEST, low_of(bounds))) if bound is None]
        if missing and not accepted(tree, "unbounded", "accepted"):
            findings.note(
                tree,
                named("合计", "total", total.name)
                + Text(" 没有", " has no ")
                + Text("和".join(word.zh for word in missing), " and no ".join(word.en for word in missing))
                + Text("：事实不清楚时无法给出区间", ": its range is open where a fact is not known"),
                Text(
                    "加上 cap 或 at_least，或写 unbounded: accepted",
                    "add cap or at_least, or write unbounded: accepted",
                ),
            )


_HIGHEST = Text("最高值", "highest value")
_LOWEST = Text("最低值", "lowest value")


def _cap(root: Root, cap: int, inside: Number, at: Tree | None, decimals: int, findings: Findings) -> None:
    high, low = high_of(inside), low_of(inside)
    amount = short_text(cap, decimals)
    if high is not None and high < cap:
        most = short_text(high, decimals)
        findings.fault(
            at,
            root.row
            + Text(
                f" 的上限 {amount} 永远达不到：其中各项最多 {most}",
                f": the cap of {amount} can never be reached, what it caps ends at {most}",
            ),
            Text(
                f"写 cap: {most}，或核对各项分值；法条如此写明时加 never_felt: accepted",
                f"write cap: {most}, or look at what it caps; where the law says so, add never_felt: accepted",
            ),
        )
    elif high == cap:
        findings.note(
            at,
            root.row
            + Text(
                f" 的上限 {amount} 是多余的：其中各项合计恰好最多 {amount}",
                f": the cap of {amount} is redundant, what it caps ends there by itself",
            ),
            Text("可以删去，或写 never_felt: accepted", "take it out, or write never_felt: accepted"),
        )
    elif low is not None and low >= cap:
        findings.fault(
            at,
            root.row
            + Text(
                f" 的上限 {amount} 总被触及：其中各项最少 {short_text(low, decimals)}",
                f": the cap of {amount} is always felt, what it caps begins at {short_text(low, decimals)}",
            ),
            Text(f"写 give: {amount}，或提高上限", f"write give: {amount}, or raise the cap"),
        )


def _floor(root: Root, floor: int, inside: Number, at: Tree | None, decimals: int, findings: Findings) -> None:
    high, low = high_of(inside), low_of(inside)
    amount = short_text(floor, decimals)
    if low is not None and low >= floor:
        least = short_text(low, decimals)
        findings.note(
            at,
            root.row
            + Text(
                f" 的下限 {amount} 是多余的：其中各项最少 {least}",
                f": the floor of {amount} is redundant, what it lifts begins at {least}",
            ),
            Text("可以删去，或写 never_felt: accepted", "take it out, or write never_felt: accepted"),
        )
    elif high is not None and high <= floor:
        findings.fault(
            at,
            root.row
            + Text(
                f" 的下限 {amount} 总被触及：其中各项最多 {short_text(high, decimals)}",
                f": the floor of {amount} is always felt, what it lifts ends at {short_text(high, decimals)}",
            ),
            Text(f"写 give: {amount}，或降低下限", f"write give: {amount}, or lower the floor"),
        )
