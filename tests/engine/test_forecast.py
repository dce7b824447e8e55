"""Forecasts (积分预测): the curve equals a loop over all days, and its assumptions are the ones it lists."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anju.editions.shelf import Folder, load
from anju.engine.days import day_number
from anju.engine.edition import Edition
from anju.engine.foresight.forecast import Forecast, changes, forecast
from anju.engine.foresight.going_on import Ahead
from anju.engine.person_file import read_person_file
from anju.engine.wording.foresight import goes_on_text, target_text
from tests.editions.test_language_page import blocks, cut, whole
from tests.engine.people import Judged, complete_people, incomplete_people
from tests.engine.scored import all_ways, hangzhou, scored
from tests.engine.variants import variant

DAY = date(2020, 3, 9)
WORKER: dict[str, Any] = {
    "person": {"birth_date": "1975-06-01", "household_registration": "elsewhere"},
    "facts": {
        "permit": [{"form": "ic_card", "issued_on": "2016-03-10", "endorsed_until": "2020-05-09", "district": "西湖"}],
        "registration": [{"from": "2019-03-20", "to": None}],
        "insurance_month": [{"from": "2015-04", "to": "2020-02"}],
        "degree": [{"level": "bachelor", "awarded_on": "2020-06-30"}],
        "donation": [{"amount_cny": "2000", "on": "2015-08-20"}],
        **{kind: [] for kind in ("qualification", "labour_contract", "own_business", "home", "rent_year", "lease",
                                 "blood_donation", "volunteering", "tax_year")},
    },
}  # fmt: skip


def ahead(person: Any, until: date, target: int | None = None, edition: Edition | None = None) -> Forecast:
    """Forecast a person file from the day of the tests on."""
    edition = edition or hangzhou()
    facts = read_person_file(edition.vocabulary, person)
    return forecast(edition, facts, day_number(DAY), day_number(until), target)


def with_facts(**facts: Any) -> dict[str, Any]:
    """Answer the worker with some kinds replaced."""
    return {**WORKER, "facts": {**WORKER["facts"], **facts}}


def days_of(found: Forecast) -> list[tuple[str, Any]]:
    """Answer the curve as dates and totals."""
    first = day_number(DAY)
    return [((DAY + timedelta(days=point.day - first)).isoformat(), point.total) for point in found.points]


def test_every_change_stands_on_its_day() -> None:
    """A month of insurance each first, 360 days of residence, the birthday, the degree, five years after a donation."""
    assert days_of(ahead(WORKER, date(2020, 9, 1))) == [
        ("2020-03-09", 2900 + 1475 + 400),
        ("2020-03-13", 2900 + 1475 + 300 + 400),
        ("2020-04-01", 2900 + 1500 + 300 + 400),
        ("2020-05-01", 2900 + 1525 + 300 + 400),
        ("2020-06-01", 2700 + 1550 + 300 + 400),
        ("2020-06-30", 2700 + 1550 + 300 + 400 + 5000),
        ("2020-07-01", 2700 + 1575 + 300 + 400 + 5000),
        ("2020-08-01", 2700 + 1600 + 300 + 400 + 5000),
        ("2020-08-20", 2700 + 1600 + 300 + 5000),
        ("2020-09-01", 2700 + 1625 + 300 + 5000),
    ]


@settings(max_examples=20)
@given(complete_people(), st.integers(1, 500))
def test_the_curve_of_a_complete_person_is_that_of_a_daily_loop(judged: Judged, days: int) -> None:
    """No day of change is missed, none is invented."""
    assert_daily(hangzhou(), judged, days)


@settings(max_examples=12)
@given(incomplete_people(), st.integers(1, 300))
def test_the_curve_of_an_incomplete_person_is_that_of_a_daily_loop(people: tuple[Judged, Any], days: int) -> None:
    """Ranges change on the same days, too."""
    judged, less = people
    assert_daily(hangzhou(), Judged(less, judged.day), days)


@settings(max_examples=15)
@given(incomplete_people(), st.integers(1, 200))
def test_every_construct_of_the_language_is_followed_day_by_day(people: tuple[Judged, Any], days: int) -> None:
    """The edition that uses all ways of counting."""
    judged, less = people
    assert_daily(all_ways(), Judged(less, judged.day), days)


@pytest.mark.parametrize("place", range(len(blocks("example"))))
def test_every_example_of_the_language_page_is_followed_day_by_day(place: int, tmp_path: Path) -> None:
    """Other days of judging, runs with a gap, sunsets, dated values, thresholds: no change is missed in two years."""
    rules, _ = cut(blocks("example")[place])
    (tmp_path / "page").mkdir()
    (tmp_path / "edition").mkdir()
    (tmp_path / "page" / "facts.yaml").write_text(
        "city: page\nlabel: 例 | E\n" + blocks("vocabulary")[0], encoding="utf-8"
    )
    (tmp_path / "edition" / "edition.yaml").write_text(whole(rules), encoding="utf-8")
    edition = load(Folder(tmp_path / "edition", "edition"))
    stays = [{"from": "2015-03-01", "to": "2017-02-10"}, {"from": "2018-05-05", "to": None}]
    paid = [{"from": "2016-01", "to": "2018-06"}, {"from": "2018-09", "to": "2019-02", "base": "average"}]
    facts = {"stay": stays, "paid": paid, "study": stays, "offence": [{"class": "minor", "done_on": "2017-05-01"}],
             "service": [{"hours": 30, "done_on": "2018-12-31"}, {"hours": 25, "done_on": "2019-09-09"}],
             "degree": [{"level": "college", "awarded_on": "2019-07-01"}], "home": [{}], "patent": []}  # fmt: skip
    kinds = {kind: rows for kind, rows in facts.items() if kind in edition.vocabulary.kinds}
    person = {"person": {"birth_date": "1990-02-28"}, "facts": kinds}
    assert_daily(edition, Judged(person, date(2019, 3, 1)), 730)


def assert_daily(edition: Edition, judged: Judged, days: int) -> None:
    """Compare the curve with one sheet a day."""
    facts = read_person_file(edition.vocabulary, judged.person)
    start = day_number(judged.day)
    found = forecast(edition, facts, start, start + days)
    every = Ahead(edition, facts, start, start + days)
    expected = [every.sheet_on(start)]
    for day in range(start + 1, start + days + 1):
        sheet = every.sheet_on(day)
        if changes(expected[-1], sheet):
            expected.append(sheet)
    assert [(point.day, point.total) for point in found.points] == [(sheet.day, sheet.total) for sheet in expected]


def test_the_first_point_is_the_sheet_of_the_day_itself() -> None:
    """Nothing is assumed on the day of judging."""
    assert ahead(WORKER, date(2021, 1, 1)).points[0].total == scored(WORKER, DAY).total


def test_what_goes_on_is_listed_record_by_record() -> None:
    """The endorsement, the registration and the months; and nothing else."""
    found = ahead(WORKER, date(2021, 1, 1))
    assert [(one.record.kind, one.how) for one in found.goes_on] == [
        ("permit", "renewed"),
        ("registration", "runs"),
        ("insurance_month", "months"),
    ]
    assert goes_on_text(hangzhou(), found.goes_on[2]).zh == "社会保险缴费月 2015年4月至2020年2月：逐月继续缴纳"
    permits = {point.sheet.requirements[0].met for point in found.points}
    assert permits == {True}


@pytest.mark.parametrize(
    "months",
    [
        [{"from": "2015-04", "to": "2020-01"}],
        [{"from": "2015-04", "to": "2020-02", "payment": "back_paid"}],
    ],
)
def test_months_that_stopped_or_never_count_are_not_assumed(months: list[dict[str, str]]) -> None:
    """Paid up to January, or back-paid to February: neither goes on."""
    found = ahead(with_facts(insurance_month=months), date(2021, 1, 1))
    assert [one for one in found.goes_on if one.how == "months"] == []


def test_months_recorded_one_by_one_go_on_once() -> None:
    """Of records that take each other up only the last goes on, and the curve is that of one record."""
    months = [{"from": "2015-04", "to": "2020-01"}, {"month": "2020-02"}, {"month": "2020-03"}]
    found = ahead(with_facts(insurance_month=months), date(2021, 1, 1))
    assert [one.record.path for one in found.goes_on if one.how == "months"] == ["facts.insurance_month[2]"]
    assert days_of(found) == days_of(ahead(WORKER, date(2021, 1, 1)))


def test_an_endorsement_that_passed_is_not_renewed() -> None:
    """What ran out before the day of judging stays as it is."""
    permit = [{"form": "ic_card", "issued_on": "2016-03-10", "endorsed_until": "2019-03-09", "district": "西湖"}]
    found = ahead(with_facts(permit=permit), date(2021, 1, 1))
    assert [one for one in found.goes_on if one.how == "renewed"] == []


def test_a_target_names_the_first_day_on_which_it_is_surely_reached() -> None:
    """95 points come with the degree."""
    found = ahead(WORKER, date(2021, 1, 1), target=9500)
    assert found.target is not None
    assert (found.target.surely_on, found.target.maybe_on) == (day_number(date(2020, 6, 30)),) * 2
    assert target_text(found, found.target).zh == "达到 95分：2020年6月30日"


def test_a_target_that_may_be_reached_is_not_promised() -> None:
    """An unpublished ladder may bring up to 100 points."""
    open_ladder = with_facts(qualification=[{"ladder": "title", "level": "senior", "awarded_on": "2019-01-01"}])
    found = ahead(open_ladder, date(2021, 1, 1), target=10500)
    assert found.target is not None
    assert (found.target.surely_on, found.target.maybe_on) == (None, day_number(DAY))


def test_a_target_out_of_reach_says_what_lacks_and_which_caps_are_reached(tmp_path: Path) -> None:
    """With insurance capped at 15 points nothing but residence grows."""
    edition = variant(
        tmp_path, ("rate: 0.25, each: insured_months, cap: 75", "rate: 0.25, each: insured_months, cap: 15")
    )
    found = ahead(WORKER, date(2021, 9, 30), target=20000, edition=edition)
    assert found.target is not None
    assert found.target.short == 20000 - 9900
    assert [ceiling.names for ceiling in found.target.ceilings] == [("insurance",)]
    assert found.target.growing == ("residence",)
    assert target_text(found, found.target).en == (
        "Reaching 200 points: not by 30 Sep 2021; 101 points are lacking. "
        "At their cap: Social insurance (15 points). Still growing: Years of residence."
    )


def test_days_outside_the_edition_are_marked() -> None:
    """hangzhou-2020 ends on 30 September 2021."""
    assert ahead(WORKER, date(2021, 9, 30)).outside_from is None
    assert ahead(WORKER, date(2022, 9, 30)).outside_from == day_number(date(2021, 10, 1))
