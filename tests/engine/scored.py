"""Scoring in tests (测试中的计分): a person file in, a sheet out, and its figures as exact fractions."""

from datetime import date
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

from anju.editions.shelf import Folder, load, shipped_edition
from anju.engine.days import day_number
from anju.engine.edition import Edition
from anju.engine.person_file import read_person_file
from anju.engine.ranges import Range
from anju.engine.scoring import score
from anju.engine.sheet import ScoreSheet

Bounds = tuple[Fraction | None, Fraction | None]
WAYS = Path(__file__).parent / "data" / "all-ways-2020"


def hangzhou() -> Edition:
    """Answer the edition under test."""
    return shipped_edition("hangzhou-2020")


@lru_cache(maxsize=1)
def all_ways() -> Edition:
    """Answer a made-up edition that uses every construct of the language."""
    return load(Folder(WAYS, WAYS.name))


def scored(person: Any, day: date, edition: Edition | None = None) -> ScoreSheet:
    """Score a person file."""
    edition = edition or hangzhou()
    facts = read_person_file(edition.vocabulary, person)
    return score(edition, facts, day_number(day), as_if_in_force=True)


def figures(sheet: ScoreSheet) -> dict[str, Bounds]:
    """Answer every number of a sheet as (lowest, highest), None for no bound."""
    decimals = sheet.edition.decimals
    found = {
        name: _bounds(line.value, line.measure.type.scale)
        for name, line in sheet.measures.items()
        if line.measure.type.kind == "number"
    }
    found |= {f"row {line.indicator.name}": _bounds(line.points, decimals) for line in sheet.indicators}
    return found | {f"total {line.total.name}": _bounds(line.points, decimals) for line in sheet.totals}


def truths(sheet: ScoreSheet) -> dict[str, Any]:
    """Answer every yes, no or unknown of a sheet."""
    found = {name: line.value for name, line in sheet.measures.items() if line.measure.type.kind == "yes_no"}
    found |= {f"requirement {line.requirement.name}": line.met for line in sheet.requirements}
    return found | {f"veto {line.veto.name}": line.strikes for line in sheet.vetoes}


def _bounds(value: Any, scale: int) -> Bounds:
    low, high = (value.low, value.high) if isinstance(value, Range) else (value, value)
    return tuple(None if bound is None else Fraction(bound, 10**scale) for bound in (low, high))  # type: ignore[return-value]  # of two bounds
