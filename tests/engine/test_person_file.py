"""Reading a person file: facts, or every fault at once with its path."""

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anju.engine.facts import Facts
from anju.engine.faults import MOST_FAULTS, FaultyFile
from anju.engine.person_file import MOST_BYTES, MOST_RECORDS, parse_person_file, read_person_file
from tests.engine.people import Judged, complete_people
from tests.engine.scored import hangzhou

MANY = 5_000
RUNNING = "a period that is still running"


def faults(text: str | bytes) -> dict[str, str]:
    """Answer the faults of a file by place; none when it reads well."""
    try:
        read_person_file(hangzhou().vocabulary, parse_person_file(text))
    except FaultyFile as error:
        return {fault.place: fault.say.en for fault in error.faults}
    return {}


def faults_of(**facts: Any) -> dict[str, str]:
    """Answer the faults of a file of these facts."""
    return faults(json.dumps({"facts": facts}))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "line 1 column 1"),
        ("{", "line 1 column 2"),
        ('{"person": }', "line 1 column 12"),
        ("\ufeff{}", "line 1 column 1"),
        ("[" * 100_000, "$"),
        ('{"a":' * 100_000, "$"),
        ("9" * 5000, "$"),
        ('{"x": 1e99999999999999999999}', "$"),
        ('{"x": 1e-99999999999999999999}', "$"),
        ('{"x": NaN}', "$"),
        ('{"x": -Infinity}', "$"),
        ('{"a": 1, "a": 1}', "$"),
        (b'{"a": "\xff"}', "$"),
        (" " * (MOST_BYTES + 1), "$"),
        ("[]", "$"),
        ("null", "$"),
        ('"text"', "$"),
    ],
)
def test_what_is_no_person_file_is_refused_with_a_place(text: str | bytes, place: str) -> None:
    assert list(faults(text)) == [place]


def test_a_file_with_a_byte_order_mark_is_read() -> None:
    assert faults(b"\xef\xbb\xbf{}") == {}


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({}, {"from": "from is missing", "to": "to is missing"}),
        ({"month": "2020-13"}, {"month": "not a month"}),
        ({"month": "0000-01"}, {"month": "the year must lie between 1900 and 2199"}),
        ({"month": None}, {"month": "must not be null"}),
        ({"month": "2020-01", "full": "yes"}, {"full": "must be true or false"}),
        ({"month": "2020-01", "payment": "cash"}, {"payment": "not one of the values allowed"}),
        ({"month": "2020-01", "payment": ["paid"]}, {"payment": "not one of the values allowed"}),
        ({"month": "2020-01", "employer": "\ud800"}, {"employer": "must be 1 to 200 printable characters"}),
        ({"month": "2020-01", "employer": "x" * 201}, {"employer": "must be 1 to 200 printable characters"}),
        ({"month": "2020-01", "employer": 1}, {"employer": "must be text"}),
        ({"month": "2020-01", "paid": 1}, {"paid": "there is no such name"}),
        ({"month": "2020-01", "from": "2020-01"}, {"": "either month or from and to, not both"}),
        ({"from": "2020-02", "to": "2020-01"}, {"": "it ends before it begins"}),
        ({"from": 202001, "to": "2020-01"}, {"from": "not a month"}),
    ],
)
def test_each_fault_of_a_month_has_its_path(record: Any, expected: dict[str, str]) -> None:
    good = {"month": "2020-01"}
    place = "facts.insurance_month[1]"
    named = {f"{place}.{name}" if name else place: say for name, say in expected.items()}
    assert faults_of(insurance_month=[good, record]) == named


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"from": "2020-01-01"}, {"to": "the end is missing"}),
        ({"from": "2020-01-01", "to": None, "ended": "left"}, {"ended": f"{RUNNING} has no How it ended"}),
        ({"from": "2020-01-01", "to": "2020-01-01"}, {"ended": "a period that has ended needs How it ended"}),
        ({"from": "2021-02-29", "to": None}, {"from": "there is no day 2021-02-29"}),
        ({"from": "0000-01-01", "to": None}, {"from": "the year must lie between 1900 and 2199"}),
        ({"from": "2200-01-01", "to": None}, {"from": "the year must lie between 1900 and 2199"}),
        ({"from": "20200101", "to": None}, {"from": "not a date"}),
        ({"from": "２０２０-01-01", "to": None}, {"from": "not a date"}),
        ({"from": "2020-01-02", "to": "2020-01-01", "ended": "left"}, {"": "it ends before it begins"}),
    ],
)  # fmt: skip
def test_each_fault_of_a_period_has_its_path(record: Any, expected: dict[str, str]) -> None:
    place = "facts.registration[0]"
    named = {f"{place}.{name}" if name else place: say for name, say in expected.items()}
    assert faults_of(registration=[record]) == named


@pytest.mark.parametrize(
    ("value", "say"),
    [
        ("x", "not a number"),
        (True, "not a number"),
        ([], "not a number"),
        ({}, "not a number"),
        ("1e5", "not a number"),
        ("١", "not a number"),
        (10**15, "the number is too large"),
        ("999999999999999999", "the number is too large or too small"),
        (-1, "must not be negative"),
        ("0.001", "at most 2 decimals"),
    ],
)
def test_each_fault_of_a_number_says_what_is_wrong(value: Any, say: str) -> None:
    assert faults_of(donation=[{"amount_cny": value}]) == {"facts.donation[0].amount_cny": say}


@pytest.mark.parametrize(("text", "say"), [("1e300", "large"), ("1e-300", "large"), ("0e999", "large")])
def test_a_number_with_a_large_exponent_is_refused_at_once(text: str, say: str) -> None:
    found = faults('{"facts": {"donation": [{"amount_cny": ' + text + "}]}}")
    assert list(found) == ["facts.donation[0].amount_cny"]
    assert say in found["facts.donation[0].amount_cny"]


def test_numbers_have_bounds() -> None:
    assert faults_of(home=[{"share": 2}], patent=[{"owners": 0}], tax_year=[{"year": 1899}]) == {
        "facts.home[0].share": "must lie between … and 1.0000",
        "facts.patent[0].owners": "must lie between 1 and …",
        "facts.tax_year[0].year": "must lie between 1900 and 2199",
    }


def test_the_sections_of_a_file_are_objects_and_lists() -> None:
    text = '{"person": [], "context": 3, "facts": {"lease": {}, "home": [null], "nothing": []}, "extra": 1}'
    assert faults(text) == {
        "extra": "there is no such name",
        "person": "must be an object {…}",
        "context": "must be an object {…}",
        "facts.nothing": "there is no such name",
        "facts.lease": "must be a list",
        "facts.home[0]": "a record must be an object {…}",
    }


def test_a_household_is_refused_in_words() -> None:
    assert faults('{"household": []}') == {"household": "this is a file of a household, and one person is wanted here"}


def test_a_chinese_label_stands_for_its_code() -> None:
    assert faults('{"person": {"sex": "女", "household_registration": "外地"}}') == {}


def test_too_many_records_are_refused_in_one_fault() -> None:
    records = [{"on": "2020-01-01"}] * (MOST_RECORDS + 1)
    assert faults_of(donation=records) == {"facts.donation": "more than 5000 records"}


def test_a_million_faults_are_counted_and_the_first_listed() -> None:
    with pytest.raises(FaultyFile) as caught:
        read_person_file(hangzhou().vocabulary, {"facts": {"lease": [{}] * MANY}})
    assert (len(caught.value.faults), caught.value.more) == (MOST_FAULTS, 2 * MANY - MOST_FAULTS)
    assert caught.value.in_("en").endswith("and 9800 more faults")
    assert caught.value.in_("zh").endswith("另有 9800 处差错未列出")


@pytest.mark.parametrize(
    "text",
    [
        "{" + ",".join(f'"a{n}":0' for n in range(MANY)) + f',"a{MANY - 1}":1}}',
        '{"facts": {' + ",".join(f'"a{n}":0' for n in range(MANY)) + "}}",
        '{"facts": {"home": [' + ",".join(['{"stag":1,"b":2}'] * MOST_RECORDS) + "]}}",
    ],
    ids=["a key twice at the end", "unknown keys", "unknown fields"],
)
def test_a_hostile_file_is_refused_in_bounded_time(text: str) -> None:
    begun = time.process_time()
    assert faults(text)
    assert time.process_time() - begun < 2


# ---- anything at all

NAMES = [
    "person", "facts", "context", "birth_date", "registration", "insurance_month", "home", "from", "to", "month",
    "ended", "area_m2", "share", "about", "household",
]  # fmt: skip
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.integers(-(10**400), 10**400), st.floats(), st.text(max_size=12),
    st.text(st.characters(categories=["Cs", "Cc", "Nd"]), max_size=4),
    st.sampled_from(["2020-01", "2020-01-01", "0000-00-00", "cancelled", "9999-12-31", "1e9", "-0"]),
)  # fmt: skip
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(NAMES), st.text(max_size=5)), inner, max_size=5),
    ),
    max_leaves=25,
)


def read(text: str | bytes) -> Facts | None:
    """Read a text; None when it is refused, and then every fault has a place and words in both languages."""
    try:
        return read_person_file(hangzhou().vocabulary, parse_person_file(text))
    except FaultyFile as error:
        refused = error.faults
    assert refused
    assert all(fault.place and fault.say.zh and fault.say.en for fault in refused)
    return None


@given(ANYTHING)
def test_any_json_is_read_or_refused_with_places(data: Any) -> None:
    read(json.dumps(data))
    read(json.dumps({"person": data, "facts": data}))
    read(json.dumps({"facts": {"registration": data, "insurance_month": [data], "home": [data]}}))


@given(st.one_of(st.text(max_size=40), st.binary(max_size=40)))
def test_any_text_is_read_or_refused_with_places(text: str | bytes) -> None:
    read(text)


@given(judged=complete_people(), data=st.data())
def test_a_good_file_spoiled_in_one_place_is_read_or_refused_there(judged: Judged, data: st.DataObject) -> None:
    assert read(json.dumps(judged.person)) is not None
    kinds = [kind for kind, records in judged.person["facts"].items() if records]
    if not kinds:
        return
    kind = data.draw(st.sampled_from(kinds))
    record = data.draw(st.sampled_from(judged.person["facts"][kind]))
    record[data.draw(st.sampled_from(sorted(record)))] = data.draw(SCALARS)
    found = faults(json.dumps(judged.person))
    assert [place for place in found if not place.startswith((f"facts.{kind}[", "$"))] == []
