"""Expressions as SQL (表达式转 SQL): a writer for each node, in files named as in `anju.engine.expressions`."""

from anju.population.expressions import arithmetic, conditions, dates, leaves
from anju.population.expressions.base import WRITERS, Scope, fixed_value, is_fixed, literal, write
from anju.population.expressions.dates import window_end

__all__ = [
    "WRITERS",
    "Scope",
    "arithmetic",
    "conditions",
    "dates",
    "fixed_value",
    "is_fixed",
    "leaves",
    "literal",
    "window_end",
    "write",
]
