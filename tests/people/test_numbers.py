"""Numbers and names are read as people write them; masks show no more than they may."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anju.people.numbers.employer import ALPHABET, NotAnEmployerCode, check_character, employer_code
from anju.people.numbers.identity import (
    NotAnIdentityNumber,
    NumberKind,
    WrongBirthDate,
    WrongCheckDigit,
    WrongShape,
    identity_number,
    kind_of,
    masked_number,
)
from anju.people.numbers.names import NotAName, masked_name, person_name
from tests.people.making import number, numbers

FULL_WIDTH = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
WAYS = st.sampled_from(
    [str, str.lower, lambda one: one.translate(FULL_WIDTH), lambda one: f" {one[:6]} {one[6:]}\u3000"]
)


@given(numbers(), WAYS)
def test_any_valid_number_survives_the_ways_it_is_written(valid: str, way: object) -> None:
    assert identity_number(way(valid)) == valid  # type: ignore[operator]  # one of WAYS


@given(numbers(), st.integers(0, 17), st.sampled_from("0123456789X"))
def test_one_wrong_character_anywhere_is_found(valid: str, place: int, character: str) -> None:
    changed = valid[:place] + character + valid[place + 1 :]
    if changed == valid:
        assert identity_number(changed) == valid
    else:
        with pytest.raises(NotAnIdentityNumber):
            identity_number(changed)


@pytest.mark.parametrize(
    ("written", "refusal"),
    [
        ("", WrongShape),
        ("1101051949123100", WrongShape),
        ("1101051949123100X2", WrongShape),
        ("110105194912310021", WrongCheckDigit),
        ("110105194913310021", WrongBirthDate),
        (number("20230229"), WrongBirthDate),
        (number("18491231"), WrongBirthDate),
    ],
)
def test_each_fault_has_its_name(written: str, refusal: type[NotAnIdentityNumber]) -> None:
    with pytest.raises(refusal):
        identity_number(written)


def test_published_example_is_valid() -> None:
    assert identity_number("11010519491231002x") == "11010519491231002X"


@pytest.mark.parametrize(
    ("area", "kind"),
    [
        ("000000", NumberKind.RESIDENT),
        ("810000", NumberKind.COMPATRIOT),
        ("820000", NumberKind.COMPATRIOT),
        ("830000", NumberKind.COMPATRIOT),
        ("911156", NumberKind.FOREIGNER),
    ],
)
def test_first_digits_say_whose_number_it_is(area: str, kind: NumberKind) -> None:
    assert kind_of(number(area=area)) == kind


@given(numbers())
def test_mask_of_a_number_shows_eight_characters_and_never_the_birth_date(valid: str) -> None:
    mask = masked_number(valid)
    assert (mask[:4], mask[4:14], mask[14:]) == (valid[:4], "*" * 10, valid[14:])


@given(st.text(st.sampled_from(ALPHABET), min_size=17, max_size=17), st.integers(0, 17), st.sampled_from(ALPHABET))
def test_code_of_an_employer_is_valid_exactly_with_its_check_character(first: str, place: int, other: str) -> None:
    code = first + check_character(first)
    assert employer_code(f" {code[:8].lower()} {code[8:]}") == code
    changed = code[:place] + other + code[place + 1 :]
    if changed != code:
        with pytest.raises(NotAnEmployerCode):
            employer_code(changed)


def test_published_code_of_an_employer_is_valid() -> None:
    assert employer_code("91350100M000100Y43") == "91350100M000100Y43"


@pytest.mark.parametrize(
    ("written", "read", "masked"),
    [
        ("王安", "王安", "王*"),
        (" 王小安 ", "王小安", "王*安"),
        ("欧阳小安", "欧阳小安", "欧阳**"),
        ("㛃𠅤", "㛃𠅤", "㛃*"),
        ("阿依古丽 • 买买提", "阿依古丽·买买提", "阿依******"),
        ("李\ue000", "李\ue000", "李*"),
        ("Anna  Smith", "Anna Smith", "An********"),
    ],
)
def test_names_are_read_and_masked(written: str, read: str, masked: str) -> None:
    assert (person_name(written), masked_name(person_name(written))) == (read, masked)


@pytest.mark.parametrize("written", ["", " ", "·", "王1", "<b>", "王\x00", "安" * 101, "😀"])
def test_what_is_no_name_is_refused(written: str) -> None:
    with pytest.raises(NotAName):
        person_name(written)


@given(st.text(st.characters(categories=["Lo"]), min_size=1, max_size=30))
def test_mask_of_a_name_hides_a_character_and_at_most_two_are_shown(name: str) -> None:
    mask = masked_name(name)
    assert (len(mask), "*" in mask, len(mask.replace("*", "")) <= 2) == (len(name), True, True)
