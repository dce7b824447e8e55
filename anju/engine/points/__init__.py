"""Points forms (计分形式): one small language for an indicator, the worth of a record, and a total.

Every form answers points as an integer of the edition's smallest unit (10**-decimals), or a range of them.
"""

from anju.engine.points.amounts import FirstThen, Marginal, Rate, Slice
from anju.engine.points.base import Give, Points, When
from anju.engine.points.combining import BestOf, Capped, IndicatorPoints, NotPublished, Scaled, SumOf, TotalPoints
from anju.engine.points.tables import Band, Bands, Case, Choose, Classes, Cross, Narrowed, Row, Table

__all__ = [
    "Band",
    "Bands",
    "BestOf",
    "Capped",
    "Case",
    "Choose",
    "Classes",
    "Cross",
    "FirstThen",
    "Give",
    "IndicatorPoints",
    "Marginal",
    "Narrowed",
    "NotPublished",
    "Points",
    "Rate",
    "Row",
    "Scaled",
    "Slice",
    "SumOf",
    "Table",
    "TotalPoints",
    "When",
]
