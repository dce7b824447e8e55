"""The report (检查报告): load a folder, prove what can be proved, run its cases."""

from dataclasses import dataclass

from anju.editions.cases import CASES, expected_names, load_cases, run_cases
from anju.editions.checking.uses import check_cases, check_names, check_uses
from anju.editions.shelf import Folder, load_folder
from anju.engine.edition import Edition
from anju.engine.faults import Fault, Faults


@dataclass(frozen=True)
class Report:
    """What the checker found: the edition as far as it could be read, how many cases ran, and every fault."""

    edition: Edition
    cases: int
    faults: tuple[Fault, ...]
    more: int


def check_edition(folder: Folder) -> Report:
    """Check a folder: load it, prove what can be proved, then run its cases when it could be loaded without fault."""
    faults = Faults()
    loaded = load_folder(folder, faults)
    cases = load_cases(*folder.file(CASES), faults)
    readable = not faults.listed
    if readable:
        check_uses(loaded, faults)
        check_names(loaded, faults)
        check_cases(loaded, expected_names(cases), faults)
    ran = run_cases(loaded.edition, cases, faults) if readable else 0
    return Report(loaded.edition, ran, tuple(sorted(faults.listed, key=_in_order_of_lines)), faults.more)


def _in_order_of_lines(fault: Fault) -> tuple[str, int]:
    name, _, rest = fault.place.partition(":")
    line = rest.partition(":")[0]
    return name, int(line) if line.isdigit() else 0
