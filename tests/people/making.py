"""Make persons as tests need them, with numbers that are nobody's: no area begins with 00 (测试数据)."""

from datetime import date

from hypothesis import strategies as st

from anju.accounts.models import Account
from anju.people.actions import bindings, persons
from anju.people.models import Person
from anju.people.numbers.identity import check_digit
from anju.people.registers import Answer
from anju.people.states import PermitForm
from tests.accounts.making import NOON

NAME, PERMIT = "王小安", "000000000001"


def number(born: str = "19900501", order: int = 1, area: str = "000000") -> str:
    """Answer a valid number."""
    first = f"{area}{born}{order:03}"
    return first + check_digit(first)


def person(order: int = 1, name: str = NAME) -> Person:
    """Register a person."""
    return persons.register_person(name=name, number=number(order=order), by="tests", at=NOON)


def bound(account: Account, who: Person) -> Account:
    """Bind an account as a window would."""
    if account.is_staff:
        bindings.bind_staff(account=account, person=who, by="tests", at=NOON)
    else:
        bindings._bind(account, who, how="window", by="tests", at=NOON)
    return account


def with_permit(who: Person, issued_on: date = date(2024, 3, 10)) -> Person:
    """Give a person a permit."""
    persons.register_permit(
        person=who, number=PERMIT, form=PermitForm.IC_CARD, issued_on=issued_on, district="xihu", by="tests", at=NOON
    )
    return who


def numbers() -> st.SearchStrategy[str]:
    """Draw valid numbers of all kinds."""
    areas = st.one_of(st.just("000000"), st.sampled_from(["810000", "820000", "830000", "911156"]))
    born = st.dates(date(1850, 1, 1), date(2026, 12, 31)).map(lambda day: day.strftime("%Y%m%d"))
    return st.builds(number, born, st.integers(0, 999), areas)


class Matching:
    """A register that knows everybody."""

    def compare(self, **_: str) -> Answer:
        """Say that it matches."""
        return Answer.MATCHES


class Differing:
    """A register that knows nobody."""

    def compare(self, **_: str) -> Answer:
        """Say that it differs."""
        return Answer.DIFFERS
