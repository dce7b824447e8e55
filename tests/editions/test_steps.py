"""Steps declared in an edition (可做的事): what is wrong with them is said with its line, and they decide no points."""

from datetime import date
from pathlib import Path

import pytest

from anju.editions.shelf import SHIPPED, Folder, load, load_folder, shipped_edition
from anju.engine.days import day_number
from anju.engine.faults import Faults
from anju.engine.foresight.advice import promise
from anju.engine.person_file import read_person_file

TEXT = (SHIPPED / "hangzhou-2020/edition.yaml").read_text(encoding="utf-8")
HEAD = TEXT[: TEXT.index("\nsteps:")]
LINE = HEAD.count("\n") + 4


def faults_of(folder: Path, step: str) -> list[str]:
    """Load the shipped edition with one step only."""
    (folder / "edition.yaml").write_text(f"{HEAD}\nsteps:\n\n  s: {step}\n", encoding="utf-8")
    faults = Faults()
    load_folder(Folder(folder, "e"), faults)
    return [fault.in_("en") for fault in faults.listed]


def test_a_step_is_no_part_of_the_digest(tmp_path: Path) -> None:
    """Advice may be corrected without touching a sheet."""
    (tmp_path / "edition.yaml").write_text(HEAD, encoding="utf-8")
    without = load(Folder(tmp_path, "e"))
    assert without.steps == ()
    assert without.digest == shipped_edition("hangzhou-2020").digest


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (
            "{indicator: volunteer, label: 做 | Do, takes: 1 days, add: {volunteering: {hours: 20, on: done}}}",
            'there is no indicator "volunteer"  → did you mean: volunteering',
        ),
        (
            "{indicator: volunteering, label: 做 | Do, takes: 1 days, add: {volunteer: {hours: 20}}}",
            'there is no kind of fact "volunteer"  → did you mean: volunteering',
        ),
        (
            "{indicator: volunteering, label: 做 | Do, takes: 1 days, add: {volunteering: {hour: 20, on: done}}}",
            'volunteering has no field "hour"  → did you mean: hours',
        ),
        (
            "{indicator: volunteering, label: 做 | Do, takes: soon, add: {volunteering: {hours: 20, on: done}}}",
            "not a length of time  → write 30 days, 12 months or 2 years",
        ),
        (
            "{indicator: volunteering, label: 做 | Do, add: {volunteering: {hours: 20, on: done}}}",
            "must have exactly one of takes and within  → write takes: 30 days, how long it takes, or within: 2 years,"
            " done as soon as it brings something",
        ),
        (
            "{indicator: volunteering, label: 做 | Do, takes: 1 days}",
            "there is neither add nor change  → write add: {kind: {field: value}}",
        ),
        (
            "{indicator: volunteering, label: 做 | Do, takes: 1 days, add: {volunteering: {hours: many, on: done}}}",
            "not a number  → write it as 88.5",
        ),
        (
            "{indicator: rent, label: 做 | Do, takes: 1 days, add: {rent_year: {from: start}}}",
            "to is missing  → write add: {kind: {field: value}}",
        ),
        (
            "{indicator: residence, label: 做 | Do, takes: 1 days, add: {registration: {from: start, to: done}}}",
            "ended is missing  → write add: {kind: {field: value}}",
        ),
        (
            "{indicator: education, label: 做 | Do, within: 1 years,"
            " add: {degree: {level: master, awarded_on: done - 1 months}}}",
            "within may be done on any day: awarded_on of degree must be counted from start"
            "  → write start, or start + 1 months; or takes: and how long it takes",
        ),
        (
            "{indicator: insurance, label: 做 | Do, within: 1 years,"
            " add: {insurance_month: {from: 2021-01, to: done}}}",
            "within may be done on any day: from of insurance_month must be counted from start"
            "  → write start, or start + 1 months; or takes: and how long it takes",
        ),
        (
            "{indicator: education, label: 做 | Do, takes: 1 days, change: {degree: {where: {level: bachelor}}}}",
            "set is missing  → write change: {kind: {where: {…}, set: {…}}}",
        ),
    ],
)
def test_a_step_at_fault_is_told_with_its_line(step: str, said: str, tmp_path: Path) -> None:
    """File, line, what, and what to write instead."""
    found = faults_of(tmp_path, step)
    assert [(one.split(":")[1], one.partition(": ")[2]) for one in found] == [(str(LINE), said)]


def test_a_year_may_be_counted_from_the_step(tmp_path: Path) -> None:
    """`year: done` is the year in which the step is done."""
    step = (
        "{indicator: tax_owner, label: 缴税 | Pay tax, takes: 14 months,"
        " add: {tax_year: {year: done - 1 years, amount_cny: 50000, payer: owner}}}"
    )
    (tmp_path / "edition.yaml").write_text(f"{HEAD}\nsteps:\n\n  s: {step}\n", encoding="utf-8")
    edition = load(Folder(tmp_path, "e"))
    facts = read_person_file(edition.vocabulary, {"facts": {"tax_year": []}})
    promised = promise(edition, facts, day_number(date(2019, 11, 20)), edition.steps[0])
    paid = promised.with_it.facts.records["tax_year"]
    assert [record.values for record in paid or ()] == [(2020, 5_000_000, "owner")]
    assert (promised.with_it.day, promised.gain) == (day_number(date(2021, 1, 20)), 100)
