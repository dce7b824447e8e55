"""What the checker proves before anything runs: each proof finds its seeded fault on its line, and nothing else."""

from pathlib import Path

import pytest

from anju.editions.check import check_edition
from anju.editions.shelf import find_folder
from anju.engine.ranges import Range
from tests.editions.copies import Copy, copy_of_hangzhou


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """Answer a fresh copy."""
    return copy_of_hangzhou(tmp_path)


def faults_of(copy: Copy) -> list[tuple[int, str]]:
    """Answer the faults of edition.yaml as (line, what is said in English); the cases may fail as well."""
    found = [fault for fault in copy.check().faults if fault.place.startswith("copy/edition.yaml:")]
    return [(int(fault.place.split(":")[1]), fault.say.en) for fault in found]


def notes_of(copy: Copy) -> list[str]:
    """Answer the notes, in English."""
    return [note.say.en for note in copy.check().notes]


INSURANCE = (
    "  insurance: {label: 社会保险 | Social insurance, rate: 0.25, each: insured_months, cap: 75, article: faq/F12}"
)
HOME = "  home: {label: 自购住房 | Own home, when: own_home, give: 30, article: guides/自购住房}"
RENT = "  rent: {label: 租住 | Renting, rate: 6, each: rented_years, cap: 30, article: guides/租住}"
PATENT = "worth: {by: place_among_owners, bands: [{up_to: 1, give: 20}, {from: 2, give: 10}]}"
WINDOWS = "windows: [{from: 2020-01-23, until: open}]"
PERMIT = "    when: valid_permit\n"
SERIOUS = "    when: serious_crimes\n"
HONOURS = "worth: {by: rank, classes: {none: 0,"
NEVER_BOTH = """
never_both:
  housing:
    indicators: [{one}, {other}]
    say: 不重复 | never both
    article: faq/F13
"""
NEVER_TWICE = """
never_both:
  same: {{of: {kind}, say: 不重复 | never both, article: faq/F13}}
"""

SEEDED = [
    # what is written, what is written instead, how many lines further down the fault is found, and what is said
    (
        INSURANCE,
        INSURANCE.replace("cap: 75", "cap: 400"),
        0,
        "indicator insurance: the cap of 400 can never be reached, what it caps ends at 365",
    ),
    (
        HOME,
        HOME.replace("give: 30", "give: 30, at_least: 30"),
        0,
        "indicator home: the floor of 30 is always felt, what it lifts ends at 30",
    ),
    (RENT, RENT.replace("rate: 6", "rate: 0"), 0, "indicator rent can never score"),
    (
        RENT,
        RENT.replace("rate: 6", "when: rented_years < 0, rate: 6"),
        0,
        "indicator rent: the condition never holds",
    ),
    (
        HOME,
        HOME.replace("when: own_home", "when: own_home and full_age < 18 and full_age > 60"),
        0,
        "indicator home: the condition never holds",
    ),
    (PERMIT, "    when: valid_permit and not valid_permit\n", 0, "requirement permit never holds"),
    (
        SERIOUS,
        "    when: serious_crimes or not serious_crimes\n",
        0,
        "veto serious_crime always holds: it bars everybody",
    ),
    (
        "suspended: {when: suspended,",
        "suspended: {when: suspended or not suspended,",
        0,
        "measure valid_permit: the rule suspended leaves every record out",
    ),
    (
        "no_rank: {when: rank = none,",
        "no_rank: {when: rank = none and rank = national,",
        0,
        "measure honour_points: the rule no_rank never leaves a record out",
    ),
    (
        "when: ended != left and to in epidemic",
        "when: ended = left and ended = expired",
        0,
        "measure residence_days: runs_on epidemic never holds",
    ),
    (
        "      - {from: 61, give: 0, cliff: meant}",
        "      - {from: 61, up_to: 150, give: 0, cliff: meant}\n      - {from: 151, give: 9, cliff: meant}",
        1,
        "indicator age: this row is never reached, the number is 0 – 121",
    ),
    (PATENT, PATENT.replace("up_to: 1,", "up_to: 0,").replace("from: 2", "from: 1"), 0, "is never reached"),
    (HONOURS, HONOURS.replace("none: 0", "none: 5"), 0, "measure honour_points: none can never count"),
    (
        "{from: 56, up_to: 60, give: 5}",
        "{from: 56, up_to: 60, give: 14}",
        0,
        "indicator age: a cliff at full_age = 56, a step of +7 where those beside it are at most 2",
    ),
    (
        ", cliff: meant",
        "",
        0,
        "indicator age: a cliff at full_age = 61, a step of -5 where those beside it are at most 0",
    ),
    (
        INSURANCE,
        INSURANCE.replace("rate:", "when: insured_months >= 12, rate:"),
        0,
        "indicator insurance: a cliff at insured_months = 12, a step of +3 where those beside it are at most 0.25",
    ),
    (
        "    first: {unit: 200, give: 1}",
        "    first: {unit: 200, give: 9}",
        0,
        "indicator blood: a cliff at the first unit, it brings 9 and every further one 0.5",
    ),
    (
        WINDOWS,
        "windows: [{from: 2020-01-23, until: 2020-05-01}, {from: 2020-05-01, until: open}]",
        0,
        "value epidemic: two windows overlap, one runs to 2020-05-01 and the next begins on 2020-05-01",
    ),
    (
        WINDOWS,
        "windows: [{from: 2020-01-23, until: 2020-05-01}, {from: 2022-05-01, until: open}]",
        0,
        "value epidemic: the window of 2022-05-01 begins after the last day, 2021-09-30",
    ),
    ("{from: 61, give: 0, cliff: meant}", "{from: 61, give: 0, cliff: perhaps}", 0, "cliff may only say meant"),
]


@pytest.mark.parametrize(("old", "new", "further", "said"), SEEDED, ids=lambda value: str(value)[-50:])
def test_a_seeded_fault_is_found_on_its_line(copy: Copy, old: str, new: str, further: int, said: str) -> None:
    """The checker says what is wrong where it stands."""
    line = copy.replace(old, new) + further
    assert [place for place, say in faults_of(copy) if said in say] == [line]


@pytest.mark.parametrize(("old", "new", "further", "said"), SEEDED, ids=lambda value: str(value)[-50:])
def test_a_seeded_fault_teaches(copy: Copy, old: str, new: str, further: int, said: str) -> None:
    """Every fault says in both languages what to write instead."""
    copy.replace(old, new)
    found = [fault for fault in copy.check().faults if said in fault.say.en]
    assert [bool(fault.hint.zh and fault.hint.en and fault.say.zh) for fault in found] == [True]


def test_what_may_not_count_together_is_not_added(copy: Copy) -> None:
    """Home and renting stand under one best; home and residence are added."""
    copy.edition_file.write_text(copy.text + NEVER_BOTH.format(one="home", other="rent"), "utf-8")
    assert faults_of(copy) == []
    copy.replace("[home, rent]\n    say: 不重复", "[home, residence]\n    say: 不重复")
    adds = [say for _, say in faults_of(copy)]
    assert adds == [
        "total base adds home and residence, which never_both housing forbids",
    ]


def test_what_may_not_count_together_names_indicators_and_facts(copy: Copy) -> None:
    """A name that is none is a fault, with the names that look like it."""
    copy.edition_file.write_text(copy.text + NEVER_BOTH.format(one="hom", other="rent"), "utf-8")
    assert [say for _, say in faults_of(copy)] == ['there is no indicator "hom"']


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("tax_year", []),  # owner and other are parted by `only`
        ("offence", []),
        ("home", []),
        ("labour_contract", []),  # work under a contract; as evidence of residence it is not counted
        ("homes", ['there is no kind of fact "homes"']),
    ],
)
def test_a_fact_that_counts_once_is_counted_once(copy: Copy, kind: str, said: list[str]) -> None:
    """Where every record is left out by one of two indicators, nothing counts twice."""
    copy.edition_file.write_text(copy.text + NEVER_TWICE.format(kind=kind), "utf-8")
    assert [say for _, say in faults_of(copy)] == said


def test_a_fact_that_two_indicators_count_is_found(copy: Copy) -> None:
    """Without `only` the same year of tax counts for the owner and for the others."""
    copy.edition_file.write_text(copy.text + NEVER_TWICE.format(kind="tax_year"), "utf-8")
    copy.replace("    only: payer = owner\n", "")
    assert [say for _, say in faults_of(copy)] == [
        "in total additional a record of tax_year may count for tax_owner and for tax_other,"
        " which never_both same forbids"
    ]


def test_what_is_accepted_is_not_told(copy: Copy) -> None:
    """A total without bound and a cap that is never felt may be stated as meant."""
    before = notes_of(copy)
    copy.replace("        cap: 85\n", "        cap: 85\n        never_felt: accepted\n")
    copy.replace("    main: true\n", "    main: true\n    unbounded: accepted\n")
    assert [say for say in before if say not in notes_of(copy)] == [
        "total base: the cap of 85 is redundant, what it caps ends there by itself",
        "total total has no highest value and no lowest value: its range is open where a fact is not known",
    ]


def test_a_rule_behind_others_is_told(copy: Copy) -> None:
    """A rule that leaves out only what is out already is a note."""
    rule = "      again_back: {when: payment = back_paid and not full, say: 又 | again, article: faq/F12}\n"
    copy.replace("      part_month:", rule + "      part_month:")
    assert [say for say in notes_of(copy) if "again_back" in say] == [
        "measure insured_months: the rule again_back leaves out only what the rules before it left out already"
    ]


def test_hangzhou_2020_has_no_fault_and_these_notes() -> None:
    """The shipped edition is in order; what is worth telling is told, no more."""
    report = check_edition(find_folder("hangzhou-2020"))
    assert report.faults == ()
    assert [note.say.en for note in report.notes] == [
        "no measure reads these facts: special_contribution, elsewhere_insurance, elsewhere_residence",
        "no rule tells these values apart: permit.district: shangcheng = xiacheng = … = linan; "
        "permit.district: tonglu = chunan = jiande; degree.awarded_in: abroad = hk_macau_taiwan; "
        "degree.holds: diploma_only = degree_only; home.acquired: inherited = given; "
        "home.owner: spouse = parent = child; registration.document: registration = residence_permit; "
        "registration.document: handwritten = other; honour.conferred_by: mass_organisation = other; "
        "honour.named: may_day_labour_medal = may_fourth_medal = march_eighth_red_banner = model_worker; "
        "patent.sort: design = utility",
        "total base: the cap of 85 is redundant, what it caps ends there by itself",
        "total additional has no highest value: its range is open where a fact is not known",
        "total deduction has no lowest value: its range is open where a fact is not known",
        "total total has no highest value and no lowest value: its range is open where a fact is not known",
    ]


def test_hangzhou_2020_totals_can_be() -> None:
    """What each total can be at all, in hundredths."""
    report = check_edition(find_folder("hangzhou-2020"))
    assert {total.name: bounds for total, bounds in report.totals} == {
        "base": Range(0, 29000),
        "additional": Range(0, None),
        "deduction": Range(None, 0),
        "total": Range(None, None),
    }
