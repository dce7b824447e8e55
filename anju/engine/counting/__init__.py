"""Ways of counting (计数方式): one file each, with its sentence and an example at the top.

To add a way: copy the file nearest to it, list it in METHODS, give it an example in docs/edition-language.md and a
test that draws random people. A way answers a `Counted`: the number, and for every record whether it counts and why.
"""

from collections.abc import Callable

from anju.engine.counting import any_record, days, distinct, highest, months, number_of_records, total
from anju.engine.counting.counted import Counted, Line, Verdict
from anju.engine.counting.run import Run
from anju.engine.edition import Fold
from anju.engine.vocabulary import FactKind

METHODS: dict[str, Callable[[Fold, FactKind], Callable[[Run], Counted]]] = {
    "any": any_record.compile_count,
    "days": days.compile_count,
    "distinct": distinct.compile_count,
    "highest": highest.compile_count,
    "months": months.compile_count,
    "records": number_of_records.compile_count,
    "sum": total.compile_count,
}

__all__ = ["METHODS", "Counted", "Line", "Run", "Verdict"]
