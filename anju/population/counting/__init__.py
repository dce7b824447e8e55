"""Ways of counting as SQL (计数方式转 SQL): the twin of each file of `anju.engine.counting`, under the same name.

A twin adds its aggregates to the pass over its records and answers the expression of its value.
"""

from collections.abc import Callable

from anju.population.counting import any_record, days, distinct, highest, months, number_of_records, total
from anju.population.groupings import Job
from anju.population.sql import Value

TWINS: dict[str, Callable[[Job], Value]] = {
    "any": any_record.write_count,
    "days": days.write_count,
    "distinct": distinct.write_count,
    "highest": highest.write_count,
    "months": months.write_count,
    "records": number_of_records.write_count,
    "sum": total.write_count,
}

__all__ = ["TWINS"]
