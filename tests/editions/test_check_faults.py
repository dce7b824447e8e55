"""The checker on spoiled copies of hangzhou-2020: the seeded fault is found on its line; nothing is raised."""

import random
import re
from pathlib import Path

import pytest

from anju.cli import main
from tests.editions.copies import Copy, copy_of_hangzhou

PLACE = re.compile(r"copy/(edition|cases)\.yaml:\d+:\d+")
ROW = "  insurance: {label: 社会保险 | Social insurance, rate: 0.25, each: insured_months, cap: 75, article: faq/F12}"
AGE = '  full_age: {label: 周岁 | Age, unit: 岁 | years, is: "years(birth_date, day)"}'
DEEP = "[" * 30 + "]" * 30


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """Answer a fresh copy."""
    return copy_of_hangzhou(tmp_path)


SEEDED = [
    # what is written, what is written instead, the lines further down on which it is found, and what is said
    ("decimals: 2\n", "decimals: 2\ndecimals: 2\n", 1, 'stands twice'),
    ("decimals: 2", "decimals: two", 0, "decimals must be"),
    ("decimals: 2", "decimals: &two 2", 0, "anchors and aliases"),
    ("decimals: 2", "decimals: !!int 2", 0, "tags (!)"),
    ("decimals: 2", "decimals: 2\nremark: none", 1, 'there is no key "remark" here'),
    ("city: hangzhou\n", "city: [hangzhou]\n", 0, "must be text"),
    ("covers: {from: 2018-01-01,", "covers: {from: 2018-02-30,", 0, "there is no day 2018-02-30"),
    ("until: 2021-09-30}", "until: 2017-09-30}", 0, "until lies before from"),
    ("standing: published}", "standing: certain}", 0, "standing must be one of"),
    ("windows: [{from: 2020-01-23", "windows: [{frm: 2020-01-23", 0, 'there is no key "frm" here'),
    (AGE, AGE.replace("years(", "yaers("), 0, "there is no function yaers"),
    (AGE, AGE.replace("birth_date", "birthday"), 0, 'nothing is called "birthday" here'),
    (AGE, AGE.replace("years(birth_date, day)", "years(birth_date)"), 0, "years takes 2 arguments"),
    (AGE, AGE.replace("years(birth_date, day)", "1 + "), 0, "ends too early"),
    (AGE, AGE.replace("years(birth_date, day)", "sex + 1"), 0, "must be a number, not a class (female, male)"),
    (AGE, AGE.replace("years(birth_date, day)", "1 $ 2"), 0, 'cannot read "$ 2"'),
    (AGE, AGE.replace("years(birth_date, day)", "(" * 60 + "1" + ")" * 60), 0, "nested too deep"),
    (AGE, AGE.replace("years(birth_date, day)", "1 + " * 300 + "1"), 0, "longer than"),
    (AGE, AGE.replace("label: 周岁 | Age", "label: 周岁"), 0, "one language is missing"),
    ("    of: permit\n", "    of: permits\n", 0, 'there is no kind of fact "permits"'),
    ("    article: faq/F1\n", "    article: faqs/F1\n", 0, 'there is no source "faqs"'),
    ("level: {by: level, classes: {senior_high: 10, ", "level: {by: level, classes: {", 0, "no points for senior_high"),
    ("classes: {senior_high: 10", "classes: {primary: 1, senior_high: 10", 0, 'there is no member "primary"'),
    ("count: highest", "count: higher", 0, 'there is no way of counting "higher"'),
    ("    count: months\n", "    count: days\n", 0, "cannot be counted by days"),
    ("awarded_in in [abroad, hk_macau_taiwan]", "awarded_in in [abroad, moon]", 0, '"moon" is not one of its values'),
    ("payment = back_paid", "payment = late", 0, '"late" is not one of its values'),
    ("month >= month_start(day)", "month >= day", 0, "a month is compared with month_start"),
    ("reading: any_alone", "reading: somehow", 0, "reading must be any_alone"),
    ("while: [leased_days, ", "while: [full_age, ", 0, "is no measure of days or months"),
    ("in: epidemic\n", "in: plague\n", 0, "in must name a set of windows"),
    ("one_per: matter", "one_per: subject", 0, 'honour has no field "subject"'),
    ("caps: {none: 0, district: 30,", "caps: {none: 0,", 0, "caps must list every member"),
    ("window: {after: day - 5 years", "window: {after: 5", 0, "must be a date"),
    ("- {from: 56, up_to: 60, give: 5}", "- {from: 58, up_to: 60, give: 5}", 0, "a hole at 56"),
    ("- {from: 56, up_to: 60, give: 5}", "- {from: 50, up_to: 60, give: 5}", 0, "an overlap at 50"),
    ("- {from: 56, up_to: 60, give: 5}", "- {from: 56, up_to: 50, give: 5}\n      - {from: 51, up_to: 60, give: 5}", 0,
     "from lies above up_to"),
    (AGE, AGE + "\n  q: {label: a | b, article: faq/F1, of: insurance_month, count: months, "
     "in_a_row: {gap_months: ², say: a | b, article: faq/F1}}", 1, "gap_months must be a count of months"),
    ("- {from: 61, ", "- {from: 61, up_to: 99, ", 0, "the last row must be open above"),
    (ROW, ROW.replace("rate: 0.25", "rate: 0.125"), 0, "decimals where 2 are allowed"),
    (ROW, ROW.replace("rate: 0.25", "rate: --5"), 0, "is not a number"),
    (ROW, ROW.replace("rate: 0.25", "rate: ²"), 0, "is not a number"),
    (ROW, ROW.replace("rate: 0.25, ", ""), 0, "must have exactly one points form"),
    (ROW, ROW.replace("rate: 0.25", "rate: 0.25, give: 1"), 0, "must have exactly one points form"),
    (ROW, ROW.replace("each: insured_months", "each: insured_month"), 0, 'nothing is called "insured_month" here'),
    (ROW, ROW.replace("each: insured_months", "each: own_home"), 0, "must be a number"),
    (ROW, ROW.replace(", article: faq/F12", ""), 0, "article is missing"),
    (ROW, ROW.replace(", article: faq/F12", ", articel: faq/F12"), 0, 'there is no key "articel" here'),
    (ROW, ROW.replace("label: ", f"reading: {DEEP}, label: "), 0, "nested too deep"),
    ("      - best: [education, qualification]", "      - best: [education, qualifications]", 0, "qualifications"),
    ("      - residence\n", "      - residences\n", 0, "residences"),
    ("main: true\n", "main: yes\n", 0, "must be true or false"),
    ("    when: valid_permit\n", "    when: full_age\n", 0, "must be a condition, not a number"),
    ("    effect: refuse\n", "    effect: shrug\n", 0, "effect must be refuse or zero"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "down", "say"), SEEDED)
def test_a_seeded_fault_is_found_on_its_line(copy: Copy, old: str, new: str, down: int, say: str) -> None:
    line = copy.replace(old, new) + down
    found = [fault.in_("en") for fault in copy.check().faults]
    assert [text for text in found if f"copy/edition.yaml:{line}:" in text and say in text], found


def test_all_faults_are_said_at_once(copy: Copy) -> None:
    lines = [
        copy.replace("payment = back_paid", "payment = late"),
        copy.replace("rate: 0.25", "rate: a lot"),
        copy.replace("effect: refuse", "effect: shrug"),
    ]
    places = [fault.place for fault in copy.check().faults]
    assert [int(place.split(":")[1]) for place in places] == lines
    assert all(PLACE.fullmatch(place) for place in places)


def test_measures_in_a_circle_are_named(copy: Copy) -> None:
    line = copy.replace('is: "full(residence_days, 30)"', "is: residence_years")
    circle = "measures in a circle: residence_months → residence_years → residence_months"
    found = [fault.in_("en") for fault in copy.check().faults]
    assert [text for text in found if text.startswith(f"copy/edition.yaml:{line}:") or circle in text]


def test_a_long_chain_of_measures_is_refused_and_not_followed(copy: Copy) -> None:
    chain = "".join(f"  c{n}: {{label: a | b, is: c{n + 1}}}\n" for n in range(90))
    copy.replace("measures:\n", f"measures:\n{chain}  c90: {{label: a | b, is: 1 + 1}}\n")
    assert "measures read one another too deep" in [fault.say.en for fault in copy.check().faults]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"", "copy/edition.yaml"),
        (b"\xff\xfe\x00", "copy/edition.yaml"),
        (b"- a\n- b\n", "copy/edition.yaml:1:1"),
        (b"just words", "copy/edition.yaml:1:1"),
        (b"a: [1, 2\nb: 3\n", "copy/edition.yaml:2:2"),
        (b"a: 1\n---\nb: 2\n", "copy/edition.yaml"),
        (b"a: \x00", "copy/edition.yaml"),
        (b"a: *b\n", "copy/edition.yaml:1:4"),
        (b"? [a]\n: b\n", "copy/edition.yaml:1:3"),
        (b"[" * 900_000, "copy/edition.yaml:1:97"),
        (b"{a: " * 200_000, "copy/edition.yaml:1:385"),
        (b"a: 1\n" * 300_000, "copy/edition.yaml"),
    ],
    ids=["empty", "not UTF-8", "a list", "words", "unclosed", "two documents", "a null byte", "an alias",
         "a list as key", "nested lists", "nested tables", "too large"],
)  # fmt: skip
def test_what_is_no_edition_is_refused_with_a_place(copy: Copy, data: bytes, place: str) -> None:
    copy.edition_file.write_bytes(data)
    assert [fault.place for fault in copy.check().faults if fault.place.startswith(place)]


def test_a_folder_without_cases_is_at_fault(copy: Copy) -> None:
    (copy.path / "cases.yaml").unlink()
    assert [fault.place for fault in copy.check().faults if fault.say.en == "there are no cases"] == ["copy/cases.yaml"]


def test_an_indicator_without_a_case_is_at_fault_on_its_line(copy: Copy) -> None:
    cases = copy.path / "cases.yaml"
    cases.write_text(cases.read_text("utf-8").replace("    blood: 0\n", ""), "utf-8")
    line = copy.text.partition("\n  blood:\n")[0].count("\n") + 2
    found = {fault.say.en: fault.place for fault in copy.check().faults}
    assert found["the indicator blood has no case"].startswith(f"copy/edition.yaml:{line + 1}:")


@pytest.mark.parametrize(
    ("old", "new", "say"),
    [
        ("insurance: 14.75", "insurance: 15", "insurance should be 15 and is 14.75"),
        ("insurance: 14.75", "insurances: 15", 'there is no "insurances"'),
        ("insurance: 14.75", "insurance: 10..15", "insurance should be 10..15 and is 14.75"),
        ("as_of: 2020-03-09", "as_of: 2020-02-30", "there is no day 2020-02-30"),
        ("  as_of: 2020-03-09\n", "", "as_of is missing"),
        ("payment: back_paid", "payment: late", "not one of the values allowed"),
        ("- case: 五年社保 | Five years of insurance", "- case: 五年社保", "one language is missing"),
        ("  expect: {insured_months: 59", "  expects: {insured_months: 59", 'there is no key "expects" here'),
        ("  expect: {insured_months: 59, insurance: 14.75}", "  expect: [1]", "must be a mapping"),
    ],
)
def test_a_faulty_or_failing_case_is_said(copy: Copy, old: str, new: str, say: str) -> None:
    cases = copy.path / "cases.yaml"
    cases.write_text(cases.read_text("utf-8").replace(old, new, 1), "utf-8")
    found = copy.check().faults
    assert [fault for fault in found if say in fault.say.en and PLACE.match(fault.place)], [
        fault.in_("en") for fault in found
    ]


def test_the_check_answers_1_with_faults_and_0_without(copy: Copy, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["edition", "check", str(copy.path), "--lang", "en"]) == 0
    assert "in order" in capsys.readouterr().out
    line = copy.replace("rate: 0.25", "rate: a lot")
    assert main(["edition", "check", str(copy.path)]) == 1
    assert f"edition.yaml:{line}:" in capsys.readouterr().out


def test_a_number_changed_in_the_edition_is_all_that_a_rule_change_needs(copy: Copy) -> None:
    copy.replace("rate: 0.25", "rate: 0.5")
    assert [fault.say.en for fault in copy.check().faults] == [
        'case "Five years of insurance": insurance should be 14.75 and is 29.5'
    ]


# ---- spoiled at random: never raised, always a place

FILLERS = ["", "x", "- x", "{", "]", "x: y", "  x: {when: 1}", "&a", "*a", "!t", "\t", ": ", "…", "9" * 30, "1 +", "²"]


@pytest.mark.parametrize("seed", range(40))
def test_a_copy_spoiled_at_random_never_breaks_the_checker(copy: Copy, seed: int) -> None:
    source = random.Random(seed)  # noqa: S311 - not a secret
    lines = copy.text.split("\n")
    for _ in range(source.randint(1, 3)):
        _spoil(lines, source)
    copy.edition_file.write_text("\n".join(lines), "utf-8")
    report = copy.check()
    assert all(fault.place and fault.say.zh and fault.say.en for fault in report.faults)


def _spoil(lines: list[str], source: random.Random) -> None:
    """Delete, double, swap, or garble a line."""
    at, other = source.randrange(len(lines)), source.randrange(len(lines))
    sort = source.randrange(6)
    if sort == 0:
        del lines[at]
    elif sort == 1:
        lines.insert(at, lines[at])
    elif sort == 2:
        lines[at], lines[other] = lines[other], lines[at]
    elif sort == 3:
        cut = source.randint(0, len(lines[at]))
        lines[at] = lines[at][:cut] + source.choice(FILLERS) + lines[at][cut:]
    elif sort == 4:
        words = lines[at].split(" ")
        words[source.randrange(len(words))] = source.choice(FILLERS + words)
        lines[at] = " ".join(words)
    else:
        lines[at] = source.choice(["  ", ""]) + lines[at].lstrip()
