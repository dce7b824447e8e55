"""Expressions (表达式): the typed nodes that conditions and amounts are made of.

Each node compiles to a function of the scope (the run) and the values of one record (empty outside a record), and
lists its parts for whoever walks the tree.
"""

from anju.engine.expressions.arithmetic import Extreme, Full, Minus, Plus, Rescaled, Times
from anju.engine.expressions.base import Evaluate, Expression, Node, Scope, Values
from anju.engine.expressions.conditions import COMPARISONS, AllOf, AnyOf, Compare, CompareClass, IsOneOf, Not
from anju.engine.expressions.dates import (
    Covers,
    Elapsed,
    InWindows,
    MonthOf,
    MonthStart,
    Shifted,
    WindowEnd,
    Windows,
    YearOf,
    window_end,
)
from anju.engine.expressions.leaves import (
    Constant,
    ContextField,
    DayOfJudging,
    Field,
    MeasureValue,
    MonthAtHand,
    PersonField,
)

__all__ = [
    "COMPARISONS",
    "AllOf",
    "AnyOf",
    "Compare",
    "CompareClass",
    "Constant",
    "ContextField",
    "Covers",
    "DayOfJudging",
    "Elapsed",
    "Evaluate",
    "Expression",
    "Extreme",
    "Field",
    "Full",
    "InWindows",
    "IsOneOf",
    "MeasureValue",
    "Minus",
    "MonthAtHand",
    "MonthOf",
    "MonthStart",
    "Node",
    "Not",
    "PersonField",
    "Plus",
    "Rescaled",
    "Scope",
    "Shifted",
    "Times",
    "Values",
    "WindowEnd",
    "Windows",
    "YearOf",
    "window_end",
]
