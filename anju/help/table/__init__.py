"""The points table of an edition in words (积分表), generated from the edition: nothing in it is written by hand."""

from anju.help.table.editions import edition_before, edition_in_force, editions_of
from anju.help.table.rows import Condition, PointsTable, TablePart, TableRow, points_table

__all__ = [
    "Condition",
    "PointsTable",
    "TablePart",
    "TableRow",
    "edition_before",
    "edition_in_force",
    "editions_of",
    "points_table",
]
