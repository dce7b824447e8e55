"""Comparison (版本比较): the same person on the same day under two editions, line by line."""

from collections.abc import Mapping
from dataclasses import dataclass

from anju.engine.differences import row_meaning, total_difference
from anju.engine.ranges import Number, Truth, added, negated, scaled
from anju.engine.sheet import ScoreLine, ScoreSheet
from anju.engine.text import Text


@dataclass(frozen=True, slots=True)
class RowPair:
    """An indicator in both editions, or in one of them; `same_rule` says that both count it in the same way."""

    name: str
    label: Text
    first: ScoreLine | None
    second: ScoreLine | None
    difference: Number
    same_rule: bool


@dataclass(frozen=True, slots=True)
class TotalPair:
    """A total in both editions, or in one of them."""

    name: str
    label: Text
    first: Number | None
    second: Number | None
    difference: Number
    main: bool


@dataclass(frozen=True, slots=True)
class ConditionPair:
    """A requirement or a veto in both editions, or in one of them; `in_first` and `in_second` say where it stands."""

    name: str
    label: Text
    veto: bool
    in_first: bool
    in_second: bool
    first: Truth
    second: Truth

    @property
    def changes(self) -> bool:
        """Say whether the answer changes from one edition to the other."""
        return (self.in_first, self.first) != (self.in_second, self.second)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sheets of one person side by side; differences are counted in units of 10**-decimals."""

    first: ScoreSheet
    second: ScoreSheet
    decimals: int
    rows: tuple[RowPair, ...]
    totals: tuple[TotalPair, ...]
    conditions: tuple[ConditionPair, ...]


def compare(first: ScoreSheet, second: ScoreSheet) -> Comparison:
    """Put two sheets of one person side by side (逐项比较)."""
    decimals = max(first.edition.decimals, second.edition.decimals)
    rows = _rows(first, second, decimals)
    return Comparison(first, second, decimals, rows, _totals(first, second, rows, decimals), _conditions(first, second))


def _rows(first: ScoreSheet, second: ScoreSheet, decimals: int) -> tuple[RowPair, ...]:
    mine = {line.indicator.name: line for line in first.indicators}
    theirs = {line.indicator.name: line for line in second.indicators}
    return tuple(
        _row(first, second, (mine.get(name), theirs.get(name)), name, decimals) for name in _in_order(mine, theirs)
    )


def _row(
    first: ScoreSheet, second: ScoreSheet, pair: tuple[ScoreLine | None, ScoreLine | None], name: str, decimals: int
) -> RowPair:
    one, other = pair
    label = next(line.indicator.label for line in (other, one) if line)
    same = bool(
        one
        and other
        and first.day == second.day
        and row_meaning(first.edition, one.indicator) == row_meaning(second.edition, other.indicator)
    )
    points = (one.points if one else 0, other.points if other else 0)
    return RowPair(name, label, one, other, 0 if same else _apart(points, first, second, decimals), same)


def _apart(points: tuple[Number, Number], first: ScoreSheet, second: ScoreSheet, decimals: int) -> Number:
    mine, theirs = (
        scaled(number, 10 ** (decimals - sheet.edition.decimals))
        for number, sheet in zip(points, (first, second), strict=True)
    )
    return added(theirs, negated(mine))


def _totals(first: ScoreSheet, second: ScoreSheet, rows: tuple[RowPair, ...], decimals: int) -> tuple[TotalPair, ...]:
    mine = {line.total.name: line for line in first.totals}
    theirs = {line.total.name: line for line in second.totals}
    same = frozenset(row.name for row in rows if row.same_rule)
    found = []
    for name in _in_order(mine, theirs):
        one, other = mine.get(name), theirs.get(name)
        main = first.main.total.name == second.main.total.name == name
        points = (one.points if one else 0, other.points if other else 0)
        apart = total_difference(first, second, same, decimals) if main else _apart(points, first, second, decimals)
        label = next(line.total.label for line in (other, one) if line)
        sides = (one.points if one else None, other.points if other else None)
        found.append(TotalPair(name, label, *sides, apart, main))
    return tuple(found)


def _conditions(first: ScoreSheet, second: ScoreSheet) -> tuple[ConditionPair, ...]:
    return (
        *_pairs(
            {line.requirement.name: (line.requirement.label, line.met) for line in first.requirements},
            {line.requirement.name: (line.requirement.label, line.met) for line in second.requirements},
            veto=False,
        ),
        *_pairs(
            {line.veto.name: (line.veto.label, line.strikes) for line in first.vetoes},
            {line.veto.name: (line.veto.label, line.strikes) for line in second.vetoes},
            veto=True,
        ),
    )


def _pairs(
    mine: Mapping[str, tuple[Text, Truth]], theirs: Mapping[str, tuple[Text, Truth]], *, veto: bool
) -> tuple[ConditionPair, ...]:
    nothing = (Text("", ""), None)
    return tuple(
        ConditionPair(
            name,
            (theirs.get(name) or mine[name])[0],
            veto,
            name in mine,
            name in theirs,
            mine.get(name, nothing)[1],
            theirs.get(name, nothing)[1],
        )
        for name in _in_order(mine, theirs)
    )


def _in_order(mine: Mapping[str, object], theirs: Mapping[str, object]) -> list[str]:
    """Answer all names: those of the first in its order, then those that only the second has."""
    return [*mine, *(name for name in theirs if name not in mine)]
