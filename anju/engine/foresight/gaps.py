"""Gaps ranked (断档排序): what each gap of a timeline costs, and which evidence would close it.

A gap is an unbroken stretch of days, between the first record and the day of judging, that a measure with rules for
running on does not surely count. Its cost is found by running the engine again with the gap closed by one more record.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import product
from typing import Any

from anju.engine.counting import Counted, Run
from anju.engine.days import Day, first_day_of, last_day_of, month_of
from anju.engine.differences import rows_behind, total_difference
from anju.engine.edition import Edition, Fold, Measure, Reason, RunOn
from anju.engine.facts import Facts, Record
from anju.engine.foresight.changes import Values, rows_of, with_records
from anju.engine.ranges import Number, high_of, low_of
from anju.engine.scoring import score
from anju.engine.sheet import ScoreSheet
from anju.engine.spans import Span, runs, size, span
from anju.engine.vocabulary import FactKind


@dataclass(frozen=True, slots=True)
class Lack:
    """Evidence of one sort that is not there: its measure, and the days or months it would have to cover."""

    measure: str
    kind: str
    span: Span
    monthly: bool


@dataclass(frozen=True, slots=True)
class Way:
    """A way to close a gap: evidence that lets the record before it run on; `left` are the days it would not close."""

    record: Record
    rule: RunOn
    lacks: tuple[Lack, ...]
    left: Span


@dataclass(frozen=True, slots=True)
class NoWay:
    """Why a rule does not let the record just before a gap run on: its condition fails, or cannot be decided."""

    record: Record
    rule: RunOn
    undecided: bool


@dataclass(frozen=True, slots=True)
class LeftOutHere:
    """A record that would cover days of a gap, had it not been left out."""

    record: Record
    reason: Reason
    span: Span


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of days that does not count (断档), what counting it would bring, and what would let it count."""

    measure: str
    first: Day
    last: Day
    undecided: Span
    brings: Number | None
    total: Number | None
    ways: tuple[Way, ...]
    no_ways: tuple[NoWay, ...]
    left_out: tuple[LeftOutHere, ...]

    @property
    def days(self) -> int:
        """Answer how long it is."""
        return self.last - self.first + 1


@dataclass(frozen=True, eq=False)
class Gaps:
    """The gaps of one person on one day, the dearest first, and what closing all of them would bring."""

    sheet: ScoreSheet
    gaps: tuple[Gap, ...]
    together: Number | None
    total: Number | None
    unknown: tuple[str, ...]
    """Kinds of records that are not known, so that their gaps are not either."""


def ranked_gaps(sheet: ScoreSheet) -> Gaps:
    """Find the gaps of a sheet's timelines and rank them by what they cost (断档排序)."""
    found: list[Gap] = []
    closed: Facts | None = sheet.facts
    kinds: set[str] = set()
    unknown = []
    for measure, fold in _timelines(sheet.edition):
        if sheet.facts.records[fold.kind] is None:
            unknown.append(fold.kind)
            continue
        search = _Search(sheet, measure, fold)
        gaps = [search.gap(first, last) for first, last in search.stretches()]
        closed = search.closed(closed, [(gap.first, gap.last) for gap in gaps]) if closed else None
        found += gaps
        kinds.add(fold.kind)
    together = _brought(sheet, closed, kinds) if closed and found else (0, sheet.total) if not found else (None, None)
    ranked = tuple(sorted(found, key=_dearest_first))
    return Gaps(sheet, ranked, together[0], together[1], tuple(unknown))


def _timelines(edition: Edition) -> Iterator[tuple[Measure, Fold]]:
    for measure in edition.measures:
        fold = measure.fold
        if fold and fold.count == "days" and fold.runs_on and not fold.whose:
            yield measure, fold


def _dearest_first(gap: Gap) -> tuple[int, int, int]:
    brings = 0 if gap.brings is None else low_of(gap.brings) or high_of(gap.brings) or 0
    return -brings, -gap.days, gap.first


def _brought(sheet: ScoreSheet, facts: Facts, kinds: set[str]) -> tuple[Number, Number]:
    """Answer what the person would have more on other facts, and the total then."""
    after = score(sheet.edition, facts, sheet.day, as_if_in_force=True)
    same = {row.name for row in sheet.edition.indicators if not _reads(sheet.edition, row, kinds)}
    return total_difference(sheet, after, same, sheet.edition.decimals), after.total


def _reads(edition: Edition, row: Any, kinds: set[str]) -> bool:
    behind = [one.fold for one in rows_behind(edition, row) if isinstance(one, Measure)]
    return any(fold.kind in kinds for fold in behind if fold)


class _Search:
    """The search through one timeline of one sheet."""

    def __init__(self, sheet: ScoreSheet, measure: Measure, fold: Fold) -> None:
        self.sheet, self.measure, self.fold = sheet, measure, fold
        self.edition, self.facts, self.day = sheet.edition, sheet.facts, sheet.day
        self.kind: FactKind = self.edition.vocabulary.kinds[fold.kind]
        self.records = sheet.facts.records[fold.kind] or ()
        self.counted = self._counted_on(sheet)
        self.run = Run(sheet.facts, sheet.day)
        self.run.measures = [line.value for line in sheet.measures.values()]
        self.template: Values | None = None

    def stretches(self) -> list[tuple[Day, Day]]:
        """Answer the gaps as (first, last), from early to late."""
        begun = [record.values[0] for record in self.records if record.values[0] <= self.day]
        return list(runs(span(min(begun), self.day) & ~self.counted.surely)) if begun else []

    def gap(self, first: Day, last: Day) -> Gap:
        """Say all about one gap."""
        closed = self.closed(self.facts, [(first, last)])
        brings, total = _brought(self.sheet, closed, {self.fold.kind}) if closed else (None, None)
        members = span(first, last)
        ways, no_ways = self._ways(first, last)
        return Gap(
            self.measure.name,
            first,
            last,
            members & self.counted.at_most,
            brings,
            total,
            tuple(sorted(ways, key=lambda way: (size(way.left), sum(size(lack.span) for lack in way.lacks)))),
            tuple(no_ways),
            tuple(self._left_out(members)),
        )

    def closed(self, facts: Facts, gaps: list[tuple[Day, Day]]) -> Facts | None:
        """Answer the facts with the gaps counted, or None when no record of the kind would count there."""
        wanted = self.counted.surely | reduce(lambda days, gap: days | span(*gap), gaps, 0)
        for template in [self.template] if self.template else self._templates():
            rows = [(*gap, *template) for gap in gaps]
            more = with_records(
                self.edition.vocabulary, facts, {self.fold.kind: [*(rows_of(facts, self.fold.kind) or ()), *rows]}
            )
            if self._counted_on(score(self.edition, more, self.day, as_if_in_force=True)).surely == wanted:
                self.template = template
                return more
        return None

    def _templates(self) -> Iterator[Values]:
        """Yield fields that a record may have: those of records that count, with every way in which it may end."""
        good = [one.record.values[2:] for one in self.counted.lines if one.verdict == "counted"]
        usual = tuple(field.absent for field in self.kind.fields)
        ended = [place for place, field in enumerate(self.kind.fields) if field.required_if_ended]
        endings = list(product(*(self.kind.fields[place].type.members or (usual[place],) for place in ended)))
        for values in dict.fromkeys([*good, usual]):
            for ending in endings:
                changed = dict(zip(ended, ending, strict=True))
                yield tuple(changed.get(place, value) for place, value in enumerate(values))

    def _ways(self, first: Day, last: Day) -> tuple[list[Way], list[NoWay]]:
        ways: list[Way] = []
        no_ways: list[NoWay] = []
        inside = {one.record.index for one in self.counted.lines if one.verdict == "counted"}
        before = [one for one in self.records if one.values[1] < first and one.index in inside]
        before.sort(key=lambda record: (record.values[1], -record.index), reverse=True)
        for rule in self.fold.runs_on if before else ():
            if not rule.evidence:
                continue
            holds = rule.when.compile()
            truths = [(record, holds(self.run, record.values)) for record in before]
            record = next((record for record, truth in truths if truth), None)
            if truths[0][1] is not True:
                no_ways.append(NoWay(before[0], rule, truths[0][1] is None))
            if record is not None:
                ways += self._by_evidence(record, rule, last, span(first, last))
        return ways, no_ways

    def _by_evidence(self, record: Record, rule: RunOn, last: Day, gap: Span) -> Iterator[Way]:
        """Yield what evidence lacks from the day after the record's end to the end of the gap."""
        needed = span(record.values[1] + 1, last)
        have = {name: _days_of(self._evidence(name)) for name in rule.evidence}
        if rule.reading == "together":
            have = dict.fromkeys(have, reduce(lambda one, other: one | other, have.values(), 0))
        lacks = [self._lack(name, needed & ~days) for name, days in have.items()]
        for way in [tuple(lacks)] if rule.reading == "all" else [(lack,) for lack in lacks]:
            filled = tuple(lack for lack in way if lack.span)
            yield Way(record, rule, filled, gap & ~self._filled(filled))

    def _lack(self, name: str, days: Span) -> Lack:
        measure = next(one for one in self.edition.measures if one.name == name)
        kind = measure.fold.kind if measure.fold else ""
        counted = self._evidence(name)
        if not counted.monthly:
            return Lack(name, kind, days, monthly=False)
        months = reduce(lambda found, run: found | span(month_of(run[0]), month_of(run[1])), runs(days), 0)
        return Lack(name, kind, months & ~counted.surely, monthly=True)

    def _filled(self, lacks: tuple[Lack, ...]) -> Span:
        """Answer the days that would count if the evidence were there."""
        rows: dict[str, Sequence[Values]] = {}
        for lack in lacks:
            fields = tuple(field.absent for field in self.edition.vocabulary.kinds[lack.kind].fields)
            known = rows.get(lack.kind, rows_of(self.facts, lack.kind) or ())
            rows[lack.kind] = [*known, *((first, last, *fields) for first, last in runs(lack.span))]
        more = with_records(self.edition.vocabulary, self.facts, rows)
        return self._counted_on(score(self.edition, more, self.day, as_if_in_force=True)).surely

    def _left_out(self, gap: Span) -> Iterator[LeftOutHere]:
        for line in self.counted.lines:
            own = span(line.record.values[0], min(line.record.values[1], self.day)) & gap
            if line.verdict == "left_out" and own and line.reason and line.reason not in _own_reasons(self.fold):
                yield LeftOutHere(line.record, line.reason, own)

    def _evidence(self, name: str) -> Counted:
        return self.sheet.measures[name].counted or Counted(0)

    def _counted_on(self, sheet: ScoreSheet) -> Counted:
        return sheet.measures[self.measure.name].counted or Counted(0)


def _own_reasons(fold: Fold) -> tuple[Reason, ...]:
    return fold.later, fold.again


def _days_of(counted: Counted) -> Span:
    if not counted.monthly:
        return counted.surely
    return reduce(lambda days, run: days | span(first_day_of(run[0]), last_day_of(run[1])), runs(counted.surely), 0)
