"""Advice (加分建议): it delivers what it promises, and says why when it promises nothing."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anju.editions.shelf import shipped_edition, shipped_names
from anju.engine.days import day_number, iso_day
from anju.engine.edition import Edition
from anju.engine.facts_data import person_data
from anju.engine.foresight.advice import Promise, advise, promise
from anju.engine.person_file import parse_person_file, read_person_file
from anju.engine.ranges import Range, high_of, low_of
from anju.engine.scoring import score
from anju.engine.wording.advice import notes_text, promise_text
from tests.engine.people import Judged, complete_people, incomplete_people
from tests.engine.scored import hangzhou

DAY = date(2020, 3, 9)
STEPS = {step.name: step for step in hangzhou().steps}
WORKER: dict[str, Any] = {
    "insurance_month": [{"from": "2015-04", "to": "2020-02"}],
    "registration": [{"from": "2019-09-01", "to": None}],
    **{kind: [] for kind in ("degree", "qualification", "labour_contract", "own_business", "home", "rent_year", "lease",
                             "blood_donation", "volunteering", "donation", "tax_year", "permit")},
}  # fmt: skip

# For each city somebody whose records touch the steps: papers that lack something, months that go on, or ended.
PERMIT = [{"issued_on": "2014-01-10", "endorsed_until": "2026-12-31"}]
PEOPLE: dict[str, dict[str, Any]] = {
    "hangzhou": {
        **WORKER,
        "insurance_month": [{"from": "2015-04", "to": "2019-08", "insurance": "pension"}],
        "registration": [
            {"from": "2012-03-01", "to": "2014-02-28", "document": "handwritten", "ended": "expired"},
            {"from": "2017-09-01", "to": None},
        ],
        "degree": [
            {"level": "bachelor", "holds": "diploma_only", "awarded_on": "2012-07-01"},
            {"level": "master", "awarded_in": "abroad", "certified": False, "awarded_on": "2015-07-01"},
        ],
    },
    "beijing": {
        "permit": PERMIT,
        "labour_contract": [{"from": "2010-03-01", "to": None}],
        "insurance_month": [{"from": "2010-03", "to": "2017-12"}],
        "residence_month": [{"from": "2010-03", "to": "2016-02", "basis": "rented"}],
        "degree": [{"level": "bachelor", "holds": "diploma_only", "awarded_on": "2012-07-01"}],
        "home_moved_out": [{"from": "2017-01", "to": "2017-12", "district": "tongzhou"}],
        **{kind: [] for kind in ("own_business", "study", "job_moved_out", "tax_year")},
    },
    "shanghai": {
        "permit": PERMIT,
        "insurance_month": [{"from": "2011-03", "to": "2015-06", "base": "from_80"}],
        "degree": [
            {
                "level": "bachelor", "holds": "diploma_only", "major": "虚构专业甲（占位）", "major_matches_job": False,
                "awarded_on": "2012-07-01",
            },
        ],
        "qualification": [
            {"level": "level_3", "job_matches": False, "awarded_on": "2012-05-01"},
            {"level": "level_4", "job_matches": True, "registration": "not_registered", "awarded_on": "2010-05-01"},
        ],
        "public_service_month": [{"from": "2013-01", "to": "2015-05"}],
        **{kind: [] for kind in ("marriage", "family_planning_violation")},
    },
    "guangzhou": {
        "permit": PERMIT,
        "degree": [{"level": "junior_college", "certified": False, "awarded_on": "2012-07-01"}],
        "qualification": [{"level": "level_4", "awarded_on": "2012-05-01"}],
        "volunteering": [{"year": 2014, "hours": 60}],
        **{kind: [] for kind in ("dwelling", "labour_contract", "own_business", "insurance_month", "tax_year")},
    },
}  # fmt: skip


def promised(name: str, **facts: Any) -> Promise:
    """Ask what one step brings the worker, with some kinds replaced."""
    person = {"person": {"birth_date": "1990-05-01"}, "facts": {**WORKER, **facts}}
    return promise(hangzhou(), read_person_file(hangzhou().vocabulary, person), day_number(DAY), STEPS[name])


def why(name: str, **facts: Any) -> str:
    """Say in Chinese why a step brings nothing."""
    found = promised(name, **facts)
    assert (found.gain, found.brings) == (0, False)
    return promise_text(found).zh.partition("目前不增加积分，")[2]


def test_twenty_hours_bring_two_points_after_thirty_days() -> None:
    """The promise names the day, the gain and both totals; the months of insurance go on in both."""
    found = promised("volunteer")
    assert (iso_day(found.day), found.gain) == ("2020-04-08", 200)
    assert promise_text(found).zh == "做20小时志愿服务：30天，到2020年4月8日 +2分（总积分 45分 → 47分）"
    assert promise_text(found).en == (
        "Volunteer 20 hours: 30 days, +2 points by 8 Apr 2020 (total 45 points → 47 points)"
    )
    assert notes_text(found).zh == "所需时间：示例值，非实际数值"


def test_a_step_within_a_time_names_the_first_day_on_which_it_brings_something() -> None:
    """A lease registered today gives its first year of 360 days on the 360th of them."""
    found = promised("register_lease")
    assert (iso_day(found.day), found.gain) == ("2021-03-03", 600)


@pytest.mark.parametrize(
    ("step", "facts", "said"),
    [
        ("volunteer", {"volunteering": [{"hours": 100, "on": "2019-01-01"}]}, "本项已封顶10分"),
        ("junior_college", {"degree": [{"level": "master", "awarded_on": "2012-07-01"}]}, "新增的记录不计入："),
        ("insure_a_year", {}, "新增的记录不计入：同月重复缴费只计一次"),
        ("register_residence", {}, "新增的记录不计入：与其他登记重叠，不重复计算"),
        ("missing_paper", {}, "没有可以这样改动的记录"),
        ("take_employment", {"labour_contract": [{"from": "2015-04-01", "to": None}]}, "已按现有记录计分"),
        ("donate", {"donation": [{"amount_cny": 5999, "on": "2020-01-01"}]}, "本项已封顶10分"),
        ("give_blood", {"blood_donation": [{"volume_ml": 2000, "donated_on": "2019-01-01"}]}, "本项已封顶10分"),
        (
            "register_lease",
            {"home": [{"stage": "completed", "owned": True, "lived_in": True, "owned_since": "2018-01-01"}]},
            "自购住房与租住就高",
        ),
    ],
)  # fmt: skip
def test_a_step_that_brings_nothing_says_why(step: str, facts: dict[str, Any], said: str) -> None:
    """A cap, a record that would not count, nothing to change, a higher row."""
    assert why(step, **facts).startswith(said)


def test_a_kind_that_is_not_known_is_taken_as_empty_and_said() -> None:
    """Without a word on volunteering the step promises two points if there were none before."""
    person = {"person": {"birth_date": "1990-05-01"}, "facts": {**WORKER}}
    del person["facts"]["volunteering"]
    facts = read_person_file(hangzhou().vocabulary, person)
    found = promise(hangzhou(), facts, day_number(DAY), STEPS["volunteer"])
    assert (found.gain, found.assumed_none) == (200, ("volunteering",))
    assert notes_text(found).zh.startswith("假设目前没有志愿服务")


def test_what_comes_by_itself_is_told_for_each_row() -> None:
    """Insurance on the first of April; residence on the 360th day."""
    facts = read_person_file(hangzhou().vocabulary, {"person": {"birth_date": "1990-05-01"}, "facts": WORKER})
    found = advise(hangzhou(), facts, day_number(DAY), day_number(date(2021, 3, 9)))
    rises = {row.indicator.name: iso_day(row.by_itself.day) for row in found.rows if row.by_itself}
    assert rises == {"insurance": "2020-04-01", "residence": "2020-08-25"}
    assert [one.step.name for one in found.best_first][:3] == ["master", "bachelor", "junior_college"]


def test_an_unpublished_ladder_keeps_the_promise_a_range_that_never_falls() -> None:
    """A bachelor's degree brings from nothing to 50 beside a title of unknown worth."""
    found = promised("bachelor", qualification=[{"ladder": "title", "level": "senior", "awarded_on": "2019-01-01"}])
    assert (found.gain, found.brings) == (Range(0, 5000), True)


@settings(max_examples=25)
@given(complete_people(), st.sampled_from(sorted(STEPS)))
def test_advice_delivers(judged: Judged, name: str) -> None:
    """Whoever applies the step to the file, and lets the rest go on, has the promised points on the day named."""
    assert_delivered(judged, name)


@settings(max_examples=25)
@given(incomplete_people(), st.sampled_from(sorted(STEPS)))
def test_advice_delivers_to_incomplete_people(people: tuple[Judged, Any], name: str) -> None:
    """The range after the step is the one promised."""
    judged, less = people
    assert_delivered(Judged(less, judged.day), name)


@pytest.mark.parametrize("known", ["all", "nothing"])
@pytest.mark.parametrize("name", shipped_names())
def test_advice_delivers_for_every_shipped_edition(name: str, known: str) -> None:
    """Each step of each edition keeps its promise, to somebody known well or not at all."""
    edition = shipped_edition(name)
    if not edition.steps:
        pytest.skip("it declares no steps")
    facts = PEOPLE[edition.vocabulary.city] if known == "all" else {}
    person = {"person": {"birth_date": "1985-05-01"}, "facts": facts}
    judged = Judged(person, date.fromisoformat(iso_day(edition.first_day + 400)))
    found = [assert_delivered(judged, step.name, edition) for step in edition.steps]
    assert {one.standing for one in found} == {"illustrative"}
    if known == "all":
        assert sum(one.brings for one in found) > len(found) // 2


def assert_delivered(judged: Judged, name: str, edition: Edition | None = None) -> Promise:
    """Write the file of the day named, read it back, score it, and compare with the promise."""
    edition = edition or hangzhou()
    facts = read_person_file(edition.vocabulary, judged.person)
    step = next(step for step in edition.steps if step.name == name)
    found = promise(edition, facts, day_number(judged.day), step)
    totals = []
    for sheet in (found.without, found.with_it):
        written = json.dumps(person_data(edition.vocabulary, sheet.facts))
        again = read_person_file(edition.vocabulary, parse_person_file(written))
        totals.append(score(edition, again, found.day, as_if_in_force=True).total)
    assert totals == [found.without.total, found.with_it.total]
    before, after = totals
    if isinstance(before, int) and isinstance(after, int):
        assert found.gain == after - before
    for of in (low_of, high_of):
        one, other, gain = of(before), of(after), found.gain
        if one is not None and other is not None:
            assert low_of(gain) is None or high_of(gain) is None or low_of(gain) <= other - one <= high_of(gain)  # type: ignore[operator]  # None is out
    return found


def test_what_an_empty_file_is_promised_is_no_wider_than_the_row_that_moves() -> None:
    """Totals inside a total that ends at 0 do not blur what one row brings."""
    edition = shipped_edition("shanghai-2015")
    facts = read_person_file(edition.vocabulary, {"facts": {}})
    steps = {step.name: step for step in edition.steps}
    gains = {
        name: promise(edition, facts, day_number(date(2016, 8, 31)), steps[name]).gain
        for name in ("founder", "insure_a_year", "serve_the_public")
    }
    assert gains == {"founder": Range(0, 12000), "insure_a_year": Range(0, 300), "serve_the_public": Range(0, 2000)}
