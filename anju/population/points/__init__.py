"""Points as SQL (计分形式转 SQL): a writer for each form, in files named as in `anju.engine.points`."""

from anju.population.points import amounts, combining, tables
from anju.population.points.base import WRITERS, write_points

__all__ = ["WRITERS", "amounts", "combining", "tables", "write_points"]
