"""Copies of an edition (版本副本) in a folder of the test, to be changed at will."""

from dataclasses import dataclass
from pathlib import Path

from anju.editions.check import Report, check_edition
from anju.editions.shelf import SHIPPED, Folder, load
from anju.engine.edition import Edition

CASES = """\
- case: 五年社保 | Five years of insurance
  as_of: 2020-03-09
  facts: {insurance_month: [{from: 2015-04, to: 2020-02}, {month: 2015-03, payment: back_paid}]}
  expect: {insured_months: 59, insurance: 14.75}
- case: 什么也没有 | Nothing at all
  as_of: 2020-03-09
  person: {birth_date: 1990-05-01, household_registration: elsewhere}
  facts:
    degree: []
    qualification: []
    labour_contract: []
    own_business: []
    insurance_month: []
    home: []
    rent_year: []
    registration: []
    lease: []
    blood_donation: []
    volunteering: []
    donation: []
    tax_year: []
    permit: []
  expect:
    age: 30
    education: 0
    qualification: 0
    employment: 0
    home: 0
    rent: 0
    residence: 0
    honours: 0
    marrow: 0
    blood: 0
    volunteering: 0
    charity: 0
    tax_owner: 0
    tax_other: 0
    investment: 0
    patents: 0
    crime: 0
    detox: 0
    detention: 0
    dishonesty: 0
    total: 30
    permit: no
    from_outside: yes
    serious_crime: no
"""


@dataclass(frozen=True)
class Copy:
    """A folder with edition.yaml and cases.yaml."""

    path: Path

    @property
    def edition_file(self) -> Path:
        """Answer where the rules stand."""
        return self.path / "edition.yaml"

    @property
    def text(self) -> str:
        """Answer the rules as they stand."""
        return self.edition_file.read_text("utf-8")

    def replace(self, old: str, new: str) -> int:
        """Write something else in place of the first `old`; answer the line on which it stood."""
        before, found, after = self.text.partition(old)
        assert found, old
        self.edition_file.write_text(before + new + after, "utf-8")
        return before.count("\n") + 1

    def check(self) -> Report:
        """Check the folder."""
        return check_edition(Folder(self.path, "copy"))


def copy_of_hangzhou(parent: Path) -> Copy:
    """Copy hangzhou-2020 with two small cases of the tests."""
    path = parent / "hangzhou-2020"
    path.mkdir()
    (path / "edition.yaml").write_bytes((SHIPPED / "hangzhou-2020" / "edition.yaml").read_bytes())
    (path / "cases.yaml").write_text(CASES, "utf-8")
    return Copy(path)


def edition_in(copy: Copy) -> Edition:
    """Load a copy."""
    return load(Folder(copy.path, "copy"))
