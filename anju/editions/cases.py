"""Worked cases (算例): cases.yaml, written by clerks, run by the checker."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from anju.editions.language.constants import date_constant
from anju.editions.language.syntax import NotUnderstood
from anju.editions.loading.entries import Entries
from anju.editions.loading.yaml_tree import Items, Table, Tree, plain_data, read_yaml
from anju.engine.days import iso_day
from anju.engine.edition import Edition
from anju.engine.faults import Faults, FaultyFile
from anju.engine.household_scoring import score_household
from anju.engine.person_file import is_household, read_household, read_person_file
from anju.engine.ranges import Range
from anju.engine.scoring import score
from anju.engine.sheet import ScoreSheet
from anju.engine.text import Text
from anju.engine.types import short_text
from anju.engine.values import closest

CASES = "cases.yaml"


@dataclass(frozen=True, slots=True)
class Case:
    """One worked case: a person, a day, and what must come out."""

    name: Text
    day: int
    person: Any
    expect: tuple[tuple[str, str, Tree], ...]
    tree: Tree


def load_cases(path: Path, shown_as: str, faults: Faults) -> tuple[Case, ...]:
    """Load the cases of an edition; every fault is noted with its line."""
    if not path.is_file():
        faults.add(shown_as, Text("没有算例文件", "there are no cases"), Text(f"请写 {CASES}", f"write {CASES}"))
        return ()
    tree = read_yaml(path, shown_as, faults)
    if not isinstance(tree, Items):
        if tree is not None:
            faults.add(
                str(tree.place),
                Text("应为算例列表（- case: …）", "must be a list of cases (- case: …)"),
                Text(
                    "每例以 - case: 名称 开头，下写 as_of、facts 与 expect",
                    "begin each with - case: its name, then as_of, facts and expect",
                ),
            )
        return ()
    return tuple(case for item in tree.items if (case := _case(item, shown_as, faults)))


def run_cases(edition: Edition, cases: tuple[Case, ...], faults: Faults) -> int:
    """Score every case; note a fault for each figure that comes out otherwise. Answers how many cases ran."""
    for case in cases:
        _run(edition, case, faults)
    return len(cases)


def expected_names(cases: tuple[Case, ...]) -> set[str]:
    """Answer every name that some case expects a figure for."""
    return {name for case in cases for name, _, _ in case.expect}


def _case(tree: Tree, shown_as: str, faults: Faults) -> Case | None:
    entries = Entries(tree, faults, shown_as)
    name = entries.words("case")
    day_tree = entries.need("as_of", Text("写作 2020-03-09", "write it as 2020-03-09"))
    person = {
        key: plain_data(part) for key in ("person", "context", "facts", "household") if (part := entries.take(key))
    }
    expect = entries.need("expect", Text("写作 insurance: 14.75", "write insurance: 14.75"))
    entries.done()
    if expect is not None and not isinstance(expect, Table):
        entries.fault(
            Text("应为“名称: 数值”", "must be a mapping (name: figure)"),
            Text("写作 expect: {insurance: 14.75}", "write expect: {insurance: 14.75}"),
            at=expect,
        )
    if name is None or day_tree is None or not isinstance(expect, Table):
        return None
    try:
        day = date_constant(entries.scalar(day_tree)).value
    except NotUnderstood as error:
        entries.refuse(error, day_tree)
        return None
    expected = tuple((key, entries.scalar(value), value) for key, value in expect.entries.items())
    return Case(name, day, person, expected, tree)


def _run(edition: Edition, case: Case, faults: Faults) -> None:
    if not edition.covers(case.day):
        say = Text("as_of 不在版本适用期内", "as_of lies outside the days that the edition covers")
        first = iso_day(edition.first_day)
        faults.add(
            str(case.tree.place), say, Text(f"选 {first} 或之后的适用日", f"take a day it covers, from {first} on")
        )
        return
    try:
        found = dict(_found(edition, case))
    except FaultyFile as error:
        for fault in error.faults:
            faults.add(f"{case.tree.place} {fault.place}", fault.say, fault.hint)
        return
    for name, expected, tree in case.expect:
        if name not in found:
            faults.add(str(tree.place), Text(f"没有“{name}”", f'there is no "{name}"'), closest(name, found))
        elif not _agrees(expected, found[name]):
            faults.add(
                str(tree.place),
                Text(
                    f"算例“{case.name.zh}”：{name} 应为 {expected}，实为 {_shown(found[name])}",
                    f'case "{case.name.en}": {name} should be {expected} and is {_shown(found[name])}',
                ),
                Text("请核对规则或算例", "look at the rule, or at the case"),
            )


def _found(edition: Edition, case: Case) -> Iterator[tuple[str, tuple[Any, int]]]:
    """Score a case: one person, or a household, whose combined totals are what it may expect."""
    if not is_household(case.person):
        facts = read_person_file(edition.vocabulary, case.person)
        yield from outcomes(score(edition, facts, case.day, as_if_in_force=True))
        return
    household = read_household(edition.vocabulary, case.person)
    for line in score_household(edition, household, case.day, as_if_in_force=True).combined:
        yield line.total.name, (line.points, edition.decimals)


def outcomes(sheet: ScoreSheet) -> Iterator[tuple[str, tuple[Any, int]]]:
    """Yield everything a case may expect: measures, indicators, totals, requirements and vetoes, with their scales."""
    decimals = sheet.edition.decimals
    for name, line in sheet.measures.items():
        yield name, (line.value, line.measure.type.scale)
    for row in sheet.indicators:
        yield row.indicator.name, (row.points, decimals)
    for total in sheet.totals:
        yield total.total.name, (total.points, decimals)
    for requirement in sheet.requirements:
        yield requirement.requirement.name, (requirement.met, 0)
    for veto in sheet.vetoes:
        yield veto.veto.name, (veto.strikes, 0)


def _agrees(expected: str, found: tuple[Any, int]) -> bool:
    low, dots, high = expected.partition("..")
    shown_low, shown_dots, shown_high = _shown(found).partition("..")
    return bool(dots) == bool(shown_dots) and all(
        _same(one, other) for one, other in ((low, shown_low), (high, shown_high))
    )


def _same(expected: str, shown: str) -> bool:
    whole, dot, decimals = expected.strip().partition(".")
    return (whole + dot + decimals.rstrip("0")).rstrip(".") == shown if dot else expected.strip() == shown


def _shown(found: tuple[Any, int]) -> str:
    """Write a figure as a case would: 14.75, 10..30, 10.. without upper bound, yes, no, unknown."""
    value, scale = found
    if value is None or isinstance(value, bool):
        return {True: "yes", False: "no", None: "unknown"}[value]
    if isinstance(value, Range):
        low, high = ("" if bound is None else short_text(bound, scale) for bound in (value.low, value.high))
        return f"{low}..{high}"
    return short_text(value, scale)
