"""Never both (不重复计分): what the edition forbids to count together is nowhere added together.

    never_both:
      degree_or_title: {indicators: [education, qualification], say: 就高不累加 | the higher counts, article: faq/F4}
      same_home:       {of: home, say: 同一住房只计一次 | a home counts once, article: faq/F13}

`indicators` may stand in one total only under `best`. `of` forbids that any record of the kind is counted by two
indicators that are added: their measures must be shown to take different records.
"""

from collections.abc import Iterator
from itertools import combinations

from anju.editions.checking.findings import Findings, entry
from anju.editions.checking.splitting import truths
from anju.editions.checking.unknown import Unknown
from anju.editions.loading.edition import LoadedEdition
from anju.editions.loading.entries import Entries
from anju.editions.loading.yaml_tree import Tree
from anju.engine.edition import Edition, Fold, Total
from anju.engine.expressions import AnyOf
from anju.engine.points import BestOf, IndicatorPoints, Points, TotalPoints
from anju.engine.reading import reads_of
from anju.engine.text import Text
from anju.engine.values import closest

_OF_OR_INDICATORS = Text(
    "指标之间不累加写 indicators: [a, b]；同一条事实只计一次写 of: 事实类型",
    "indicators: [a, b] for rows that may not be added, of: kind for records that count once",
)
_USE_BEST = Text("请放在同一个 best 之下", "put both under one best")


def check_never_both(loaded: LoadedEdition, unknown: Unknown, findings: Findings) -> None:
    """Check every row of `never_both`."""
    for name, tree in loaded.top.table("never_both").items():
        entries = Entries(tree, loaded.top.faults, loaded.top.place)
        _words(loaded, entries)
        if "of" in entries and "indicators" in entries:
            entries.fault(
                Text("indicators 与 of 只能写一个", "must have only one of indicators and of"), _OF_OR_INDICATORS
            )
            entries.give_up()
        elif "of" in entries:
            _records(loaded, name, entries, unknown, findings)
        else:
            _indicators(loaded, name, entries, findings)
        entries.done()


def _words(loaded: LoadedEdition, entries: Entries) -> None:
    entries.words("say")
    tree = entries.need("article", Text("写作 来源/条款", "write source/place"))
    source = entries.scalar(tree).partition("/")[0] if tree else ""
    if tree and source not in loaded.edition.sources:
        say = Text(f"没有依据来源“{source}”", f'there is no source "{source}"')
        entries.fault(say, closest(source, loaded.edition.sources), tree)


def _indicators(loaded: LoadedEdition, name: str, entries: Entries, findings: Findings) -> None:
    trees, known = entries.list("indicators"), {row.name for row in loaded.edition.indicators}
    if len(trees) < 2:
        hint = Text("写 indicators: [a, b] 或 of: 事实类型", "write indicators: [a, b], or of: a kind of fact")
        entries.fault(
            Text(f"never_both 的 {name} 应写明至少两个指标", f"never_both {name} must name two indicators"), hint
        )
    named = [entries.scalar(tree) for tree in trees]
    for tree, word in zip(trees, named, strict=True):
        if word not in known:
            entries.fault(Text(f"没有指标“{word}”", f'there is no indicator "{word}"'), closest(word, known), tree)
    for one, other in combinations(named, 2):
        for total in _adding(loaded.edition, one, other):
            say = Text(
                f"合计 {total.name} 把 {one} 与 {other} 相加，而 never_both 的 {name} 不允许",
                f"total {total.name} adds {one} and {other}, which never_both {name} forbids",
            )
            findings.fault(_place(loaded, total), say, _USE_BEST)


def _records(loaded: LoadedEdition, name: str, entries: Entries, unknown: Unknown, findings: Findings) -> None:
    tree = entries.take("of")
    kind = entries.scalar(tree) if tree else ""
    edition = loaded.edition
    if kind not in edition.vocabulary.kinds:
        say = Text(f"没有事实类型“{kind}”", f'there is no kind of fact "{kind}"')
        entries.fault(say, closest(kind, edition.vocabulary.kinds), tree)
        return
    folds = _folds_behind(edition, kind)
    for one, other in combinations(folds, 2):
        totals = list(_adding(edition, one, other))
        if totals and not _disjoint(edition, folds[one], folds[other], unknown):
            say = Text(
                f"合计 {totals[0].name} 中 {one} 与 {other} 会重复计入同一条 {kind}，而 never_both 的 {name} 不允许",
                f"in total {totals[0].name} a record of {kind} may count for {one} and for {other},"
                f" which never_both {name} forbids",
            )
            hint = _USE_BEST + Text("，或用 only 分开它们的记录", ", or part their records by only")
            findings.fault(_place(loaded, totals[0]), say, hint)


def _place(loaded: LoadedEdition, total: Total) -> Tree | None:
    tree = loaded.row("totals", total.name)
    return entry(tree, "sum")


def _folds_behind(edition: Edition, kind: str) -> dict[str, list[Fold]]:
    """Answer, for each indicator that counts records of a kind, the ways it counts them."""
    reads, measures = reads_of(edition), {measure.name: measure for measure in edition.measures}
    found = {}
    for indicator in edition.indicators:
        folds = [measures[name].fold for name in reads[id(indicator)].measures]
        of_kind = [fold for fold in folds if fold is not None and fold.kind == kind]
        if of_kind:
            found[indicator.name] = of_kind
    return found


def _disjoint(edition: Edition, one: list[Fold], other: list[Fold], unknown: Unknown) -> bool:
    """Say whether it is proved that every record is left out by one of the two."""
    for first in one:
        for second in other:
            rules = tuple(rule.when for rule in (*first.leave_out, *second.leave_out))
            kind = edition.vocabulary.kinds[first.kind]
            if not rules or truths(unknown, AnyOf(rules), kind) != {True}:
                return False
    return True


def _adding(edition: Edition, one: str, other: str) -> Iterator[Total]:
    """Yield the totals that add two indicators."""
    named = {total.name: total.points for total in edition.totals}
    for total in edition.totals:
        if _adds(total.points, one, other, named):
            yield total


def _adds(points: Points, one: str, other: str, totals: dict[str, Points]) -> bool:
    """Say whether a points tree itself adds two indicators that stand in different parts of it."""
    below = [part for part in points.parts() if isinstance(part, Points)]
    with_one = {place for place, part in enumerate(below) if one in _named(part, totals)}
    with_other = {place for place, part in enumerate(below) if other in _named(part, totals)}
    apart = any(first != second for first in with_one for second in with_other)
    return (apart and not isinstance(points, BestOf)) or any(_adds(part, one, other, totals) for part in below)


def _named(points: Points, totals: dict[str, Points]) -> set[str]:
    found = set()
    for part in points.walk():
        if isinstance(part, IndicatorPoints):
            found.add(part.name)
        if isinstance(part, TotalPoints):
            found |= _named(totals[part.name], totals)
    return found
