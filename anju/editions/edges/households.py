"""Household totals (家庭合计的临界): two persons of whom one has more, then the other; rates and caps."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from anju.editions.edges.probes import Probes
from anju.editions.edges.row import EdgeRow
from anju.engine.edition import HouseholdPart, HouseholdTotal
from anju.engine.household_scoring import score_household
from anju.engine.person_file import read_household
from anju.engine.text import joined
from anju.engine.wording.household import ROLE_TEXT
from anju.engine.wording.values import points_text

File = Mapping[str, Any]
Persons = Sequence[tuple[int, File]]
"""Whole files of single persons, each with the exact points of a total, from low to high."""


def rows_of_household(probes: Probes, total: HouseholdTotal, persons: Mapping[str, Persons]) -> Iterator[EdgeRow]:
    """Yield the rows of a household total: who has more decides, and how much of it counts."""
    for part in total.of:
        found = persons.get(part.total, ())
        for points in _pairs(part, found):
            members = [
                {"role": role, **{key: file[key] for key in ("person", "facts") if key in file}}
                for role, (_, file) in zip(_roles(part), points, strict=False)
            ]
            household = read_household(probes.edition.vocabulary, {"household": members})
            sheet = score_household(probes.edition, household, probes.day, as_if_in_force=True)
            line = next(line for line in sheet.combined if line.total is total)
            decimals = probes.edition.decimals
            shown = joined([points_text(one, decimals) for one, _ in points])
            quantity = joined([ROLE_TEXT[str(member["role"])] for member in members])
            result = points_text(line.parts[total.of.index(part)], decimals)
            yield EdgeRow(total.label, quantity, shown, probes.day, result, {"household": members})


def _roles(part: HouseholdPart) -> tuple[str, ...]:
    """Answer two persons of a part: two of its roles, or two of the one role it has."""
    return part.roles[:2] if len(part.roles) > 1 else part.roles * 2


def _pairs(part: HouseholdPart, persons: Persons) -> Iterator[tuple[tuple[int, File], ...]]:
    """Yield one person alone, two of whom the first, the second or none has more, and those around a cap."""
    if len(persons) < 2:
        return
    low, high = persons[len(persons) // 2], persons[-1]
    yield from ((high,), (high, low), (low, high), (high, high))
    bar = None if part.cap is None or part.factor <= 0 else part.cap * 10**part.scale // part.factor
    for one in _around(bar, persons) if bar is not None else ():
        yield (high, one) if part.take == "second" else (one,)


def _around(bar: int, persons: Persons) -> list[tuple[int, File]]:
    """Answer the last person below a bar, the one at it, and the first above it."""
    below = [one for one in persons if one[0] < bar][-1:]
    above = [one for one in persons if one[0] > bar][:1]
    return [*below, *(one for one in persons if one[0] == bar), *above]
