"""The sheet as plain data (积分明细的数据形式): what `anju score --json` prints, and the API will answer.

Points are strings with the edition's decimals, or {"low", "high"} with null for no bound; measures that are whole
numbers are numbers. The wording is in one language; everything that decides is named by code.
"""

from typing import Any

from anju.engine import VERSION
from anju.engine.days import iso_day
from anju.engine.ranges import Range
from anju.engine.sheet import HouseholdSheet, MeasureLine, ScoreSheet
from anju.engine.text import Language
from anju.engine.types import Type, exact_text
from anju.engine.wording.explanation import (
    ConditionNote,
    RecordNote,
    RowNote,
    explain_requirements,
    explain_rows,
    explain_totals,
    explain_vetoes,
)
from anju.engine.wording.household import explain_household
from anju.engine.wording.timeline import Timeline, timelines


def sheet_data(sheet: ScoreSheet, language: Language = "zh") -> dict[str, Any]:
    """Answer the sheet as JSON-ready data."""
    decimals = sheet.edition.decimals
    return {
        "edition": sheet.edition.name,
        "digest": sheet.edition.digest,
        "engine": VERSION,
        "as_of": iso_day(sheet.day),
        "outside": sheet.outside,
        "total": points_data(sheet.total, decimals),
        "totals": {line.total.name: points_data(line.points, decimals) for line in sheet.totals},
        "measures": {name: measure_data(line) for name, line in sheet.measures.items()},
        "indicators": [_row(row, decimals, language) for row in explain_rows(sheet)],
        "combined": [
            {
                "id": total.name,
                "sentence": total.sentence.in_(language),
                "rules": [r.in_(language) for r in total.rules],
            }
            for total in explain_totals(sheet)
        ],
        "requirements": [_condition(note, language) | {"met": note.truth} for note in explain_requirements(sheet)],
        "vetoes": [
            _condition(note, language) | {"strikes": note.truth}
            for note in explain_vetoes(sheet)
            if note.truth is not False
        ],
        "timelines": {timeline.measure: _stretches(timeline, language) for timeline in timelines(sheet)},
        "assumed_none": [f"facts.{name}" for name in sheet.assumed_none],
        "missing": list(sheet.missing),
    }


def _stretches(timeline: Timeline, language: Language) -> list[dict[str, Any]]:
    return [
        {
            "from": iso_day(stretch.first),
            "to": iso_day(stretch.last),
            "state": stretch.state,
            "because": stretch.because.in_(language) if stretch.because else None,
        }
        for stretch in timeline.stretches
    ]


def household_data(sheet: HouseholdSheet, language: Language = "zh") -> dict[str, Any]:
    """Answer the sheets of a household and their combined totals as JSON-ready data."""
    decimals = sheet.edition.decimals
    combined = {line.total.name: points_data(line.points, decimals) for line in sheet.combined}
    return {
        "edition": sheet.edition.name,
        "digest": sheet.edition.digest,
        "engine": VERSION,
        "as_of": iso_day(sheet.day),
        "total": next(iter(combined.values()), None),
        "totals": combined,
        "combined": [
            {"id": note.name, "sentence": note.sentence.in_(language), "article": note.article}
            for note in explain_household(sheet)
        ],
        "household": [{"role": role, "sheet": sheet_data(one, language)} for role, one in sheet.sheets],
    }


def points_data(points: Any, decimals: int) -> Any:
    """Write points as a string, or as a range of strings."""
    if not isinstance(points, Range):
        return exact_text(points, decimals)
    low, high = (None if bound is None else exact_text(bound, decimals) for bound in (points.low, points.high))
    return {"low": low, "high": high}


def measure_data(line: MeasureLine) -> Any:
    """Write a measure: a whole number as it is, a finer one as a string, yes and no as true, false or null."""
    type_: Type = line.measure.type
    if type_.kind == "yes_no":
        return line.value
    if type_.scale:
        return points_data(line.value, type_.scale)
    return {"low": line.value.low, "high": line.value.high} if isinstance(line.value, Range) else line.value


def _row(row: RowNote, decimals: int, language: Language) -> dict[str, Any]:
    return {
        "id": row.name,
        "label": row.label.in_(language),
        "points": points_data(row.points, decimals),
        "article": row.article,
        "standing": row.standing,
        "sentence": row.sentence.in_(language),
        "readings": [reading.in_(language) for reading in row.readings],
        "counted": [_record(note, language) for note in row.counted],
        "left_out": [_record(note, language) for note in row.left_out],
        "undecided": [_record(note, language) for note in row.undecided],
        "missing": list(row.missing),
    }


def _condition(note: ConditionNote, language: Language) -> dict[str, Any]:
    return {
        "id": note.name,
        "label": note.label.in_(language),
        "because": note.because.in_(language),
        "article": note.article,
        "standing": note.standing,
        "missing": list(note.missing),
    }


def _record(note: RecordNote, language: Language) -> dict[str, Any]:
    data: dict[str, Any] = {"fact": note.fact, "path": note.path, "article": note.article}
    if note.stretch:
        data["stretch"] = note.stretch.in_(language)
    if note.because:
        data |= {"rule": note.rule, "because": note.because.in_(language)}
    return data | ({"run_on": True} if note.run_on else {})
