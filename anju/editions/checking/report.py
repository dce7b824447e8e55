"""The report (检查报告): load a folder, prove what can be proved, run its cases."""

from dataclasses import dataclass

from anju.editions.cases import CASES, expected_names, load_cases, run_cases
from anju.editions.checking.bounds import check_caps, check_indicators, check_totals
from anju.editions.checking.cliffs import check_cliffs
from anju.editions.checking.conditions import check_conditions, check_rules
from anju.editions.checking.findings import Findings
from anju.editions.checking.once import check_never_both
from anju.editions.checking.tables import check_classes, check_tables
from anju.editions.checking.unknown import Unknown
from anju.editions.checking.uses import check_cases, check_names, check_uses
from anju.editions.checking.vocabulary import check_kinds, check_members
from anju.editions.checking.windows import check_windows
from anju.editions.loading.edition import LoadedEdition
from anju.editions.shelf import Folder, load_folder
from anju.engine.edition import Edition, Total
from anju.engine.faults import Fault, Faults
from anju.engine.ranges import Number

PROOFS = (
    check_caps,
    check_indicators,
    check_totals,
    check_conditions,
    check_rules,
    check_tables,
    check_classes,
    check_cliffs,
    check_never_both,
)


@dataclass(frozen=True)
class Report:
    """What the checker found: the edition if it could be read, how many cases ran, and every fault.

    `notes` are facts worth telling that bar nothing; `totals` is what each total can be at all.
    """

    edition: Edition | None
    cases: int
    faults: tuple[Fault, ...]
    more: int
    notes: tuple[Fault, ...] = ()
    totals: tuple[tuple[Total, Number], ...] = ()


def check_edition(folder: Folder) -> Report:
    """Check a folder: load it, prove what can be proved, then run its cases when it could be loaded without fault."""
    faults, notes = Faults(), Faults()
    loaded = load_folder(folder, faults)
    cases = load_cases(*folder.file(CASES), faults)
    if loaded is None or faults.listed:
        return Report(None, 0, _in_order(faults), faults.more)
    check_uses(loaded, faults)
    check_names(loaded, faults)
    check_cases(loaded, expected_names(cases), faults)
    unknown = Unknown(loaded.edition)
    _prove(loaded, unknown, Findings(faults, notes, folder.file("edition.yaml")[1]))
    ran = run_cases(loaded.edition, cases, faults)
    totals = tuple((total, unknown.bounds(total.points)) for total in loaded.edition.totals)
    return Report(loaded.edition, ran, _in_order(faults), faults.more, _in_order(notes), totals)


def _prove(loaded: LoadedEdition, unknown: Unknown, findings: Findings) -> None:
    for proof in PROOFS:
        proof(loaded, unknown, findings)
    check_windows(loaded, findings)
    check_kinds(loaded, findings)
    check_members(loaded, findings)


def _in_order(faults: Faults) -> tuple[Fault, ...]:
    return tuple(sorted(faults.listed, key=_in_order_of_lines))


def _in_order_of_lines(fault: Fault) -> tuple[str, int]:
    name, _, rest = fault.place.partition(":")
    line = rest.partition(":")[0]
    return name, int(line) if line.isdigit() else 0
