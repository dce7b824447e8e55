"""A comparison as plain data (版本比较的数据形式): what `anju compare --json` prints."""

from typing import Any

from anju.engine import VERSION
from anju.engine.comparison import Comparison, ConditionPair, RowPair
from anju.engine.days import iso_day
from anju.engine.sheet import ScoreSheet
from anju.engine.sheet_data import points_data
from anju.engine.text import Language
from anju.engine.wording.redline import Redline


def comparison_data(comparison: Comparison, language: Language = "zh") -> dict[str, Any]:
    """Answer the comparison as JSON-ready data; a side that lacks a row has null for it."""
    first, second = comparison.first, comparison.second
    return {
        "as_of": iso_day(first.day),
        "engine": VERSION,
        "editions": [_edition(first), _edition(second)],
        "totals": [
            {
                "id": total.name,
                "label": total.label.in_(language),
                "points": [
                    _points(total.first, first.edition.decimals),
                    _points(total.second, second.edition.decimals),
                ],
                "difference": points_data(total.difference, comparison.decimals),
                "main": total.main,
            }
            for total in comparison.totals
        ],
        "indicators": [_row(comparison, row, language) for row in comparison.rows],
        "requirements": [_condition(one, language) for one in comparison.conditions if not one.veto],
        "vetoes": [_condition(one, language) for one in comparison.conditions if one.veto],
    }


def _edition(sheet: ScoreSheet) -> dict[str, Any]:
    return {"edition": sheet.edition.name, "digest": sheet.edition.digest, "outside": sheet.outside}


def _row(comparison: Comparison, row: RowPair, language: Language) -> dict[str, Any]:
    sides = ((row.first, comparison.first), (row.second, comparison.second))
    return {
        "id": row.name,
        "label": row.label.in_(language),
        "points": [_points(line.points if line else None, sheet.edition.decimals) for line, sheet in sides],
        "standing": [line.standing if line else None for line, _ in sides],
        "difference": points_data(row.difference, comparison.decimals),
        "same_rule": row.same_rule,
    }


def _condition(pair: ConditionPair, language: Language) -> dict[str, Any]:
    return {
        "id": pair.name,
        "label": pair.label.in_(language),
        "in": [pair.in_first, pair.in_second],
        "answers": [pair.first, pair.second],
        "changes": pair.changes,
    }


def _points(points: Any, decimals: int) -> Any:
    return None if points is None else points_data(points, decimals)


def redline_data(found: Redline, language: Language = "zh") -> dict[str, Any]:
    """Answer the redline of two editions as JSON-ready data."""
    return {
        "editions": [{"edition": one.name, "digest": one.digest} for one in (found.first, found.second)],
        "same": not found.rows,
        "rows": [
            {
                "section": row.section,
                "id": row.name,
                "label": row.label.in_(language),
                "status": row.status,
                "before": row.before.in_(language) if row.before else None,
                "after": row.after.in_(language) if row.after else None,
                "changes": [change.in_(language) for change in row.changes],
            }
            for row in found.rows
        ],
    }
