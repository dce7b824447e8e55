"""The materials to prepare (材料清单): only for what was claimed, by the department that checks each."""

from collections.abc import Iterator
from dataclasses import dataclass

from anju.engine.counting import Line
from anju.engine.sheet import ScoreSheet
from anju.engine.text import Language
from anju.engine.vocabulary import FactKind
from anju.engine.wording.records import record_text


@dataclass(frozen=True, slots=True)
class Claim:
    """A kind of fact that counts, or may: its material, where the vocabulary names one, and the records behind it."""

    label: str
    material: str
    records: tuple[str, ...]
    undecided: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """A department (核查部门) with what it checks."""

    label: str
    claims: tuple[Claim, ...]


def materials(sheet: ScoreSheet, language: Language) -> tuple[Desk, ...]:
    """List what was claimed by the department that checks it, in the order of the vocabulary."""
    vocabulary, lines = sheet.edition.vocabulary, _claimed(sheet)
    desks: dict[str, list[Claim]] = {name: [] for name in vocabulary.departments}
    for name, kind in vocabulary.kinds.items():
        if name in lines:
            desks.setdefault(kind.checked_by, []).append(_claim(kind, lines[name], language))
    labels = vocabulary.departments
    return tuple(
        Desk(labels[name].in_(language) if name in labels else "", tuple(claims))
        for name, claims in desks.items()
        if claims
    )


def _claimed(sheet: ScoreSheet) -> dict[str, list[Line]]:
    """Answer the lines that count or are not decided, by the kind of their records; each record once."""
    found: dict[str, dict[int, Line]] = {}
    for line in _lines(sheet):
        if line.verdict != "left_out":
            of_kind = found.setdefault(line.record.kind, {})
            if line.verdict == "counted" or line.record.index not in of_kind:
                of_kind[line.record.index] = line
    return {kind: [lines[index] for index in sorted(lines)] for kind, lines in found.items()}


def _lines(sheet: ScoreSheet) -> Iterator[Line]:
    for measure in sheet.measures.values():
        yield from measure.counted.lines if measure.counted else ()


def _claim(kind: FactKind, lines: list[Line], language: Language) -> Claim:
    return Claim(
        kind.label.in_(language),
        kind.material.in_(language) if kind.material else "",
        tuple(record_text(kind, line.record).in_(language) for line in lines),
        all(line.verdict == "undecided" for line in lines),
    )
