"""Gaps ranked (断档排序)."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from anju.engine.days import iso_day
from anju.engine.edition import Edition
from anju.engine.foresight.gaps import Gap, Gaps, ranked_gaps
from anju.engine.spans import runs, size
from anju.engine.wording.gaps import gap_text, left_out_text, no_way_text, way_text
from tests.engine.people import Judged, complete_people
from tests.engine.scored import hangzhou, scored
from tests.engine.variants import variant

DAY = date(2020, 3, 9)


def gaps_of(edition: Edition | None = None, **facts: Any) -> Gaps:
    """Rank the gaps of somebody of whom only these records are there."""
    kinds = ("registration", "lease", "labour_contract", "insurance_month")
    person = {"person": {"birth_date": "1990-05-01"}, "facts": {kind: facts.get(kind, []) for kind in kinds}}
    return ranked_gaps(scored(person, DAY, edition))


def ends(gap: Gap) -> tuple[str, str]:
    """Answer the first and the last day."""
    return iso_day(gap.first), iso_day(gap.last)


BROKEN = [
    {"from": "2017-01-01", "to": "2017-06-30", "ended": "cancelled"},
    {"from": "2017-09-01", "to": "2018-12-31", "ended": "left"},
    {"from": "2019-03-01", "to": None},
]


def test_gaps_stand_between_the_first_record_and_the_day_the_dearest_first() -> None:
    """181 + 487 + 375 days make two years; the 62 days of 2017, the longer gap, bring the third together only."""
    found = gaps_of(registration=BROKEN)
    assert [ends(gap) for gap in found.gaps] == [("2017-07-01", "2017-08-31"), ("2019-01-01", "2019-02-28")]
    assert [(gap.days, gap.brings) for gap in found.gaps] == [(62, 300), (59, 300)]
    assert (found.together, found.gaps[0].total) == (300, found.total)


def test_a_cancelled_registration_is_carried_on_by_evidence_of_each_kind() -> None:
    """A lease or a contract over the whole gap, or the insurance months that touch it."""
    gap = gaps_of(registration=BROKEN).gaps[0]
    lacks = [(lack.kind, list(runs(lack.span)), size(way.left)) for way in gap.ways for lack in way.lacks]
    days = [(gap.first, gap.last)]
    assert sorted((kind, left) for kind, _, left in lacks) == [
        ("insurance_month", 0),
        ("labour_contract", 0),
        ("lease", 0),
    ]
    assert [stretch for kind, stretch, _ in lacks if kind == "lease"] == [days]
    words = next(way_text(hangzhou(), way) for way in gap.ways if way.lacks[0].kind == "insurance_month")
    assert words.zh.startswith("社会保险缴费月，覆盖 2017年7月至2017年8月，共2个月（注销后租赁、劳动合同或社保未间断")
    assert words.en.startswith("Social insurance covering Jul 2017 to Aug 2017; 2 months (cancelled while the lease")


def test_after_leaving_nothing_can_close_a_gap_and_it_says_why() -> None:
    """The rule asks for a cancelled registration."""
    gap = gaps_of(registration=BROKEN[1:]).gaps[0]
    assert (ends(gap), gap.ways) == (("2019-01-01", "2019-02-28"), ())
    assert no_way_text(hangzhou(), gap.no_ways[0]).zh == (
        "“注销后租赁、劳动合同或社保未间断，视同连续”不适用："
        "居住登记 2017年9月1日至2018年12月31日（离开） 不符合 结束方式 = 注销"
    )


def test_an_earlier_cancelled_registration_may_reach_over_a_gap_after_leaving() -> None:
    """Evidence unbroken since 2017 would carry the first registration over; the nearest one is said not to."""
    gap = gaps_of(registration=BROKEN).gaps[1]
    lease = next(way for way in gap.ways if way.lacks[0].kind == "lease")
    assert [(iso_day(first), iso_day(last)) for first, last in runs(lease.lacks[0].span)] == [
        ("2017-07-01", "2019-02-28")
    ]
    assert [one.record.values[1] for one in gap.no_ways] == [gap.first - 1]


def test_evidence_that_is_there_already_shortens_what_lacks() -> None:
    """A lease until 10 August leaves 21 days to be covered by a lease, and the whole gap is the shorter part."""
    found = gaps_of(registration=BROKEN, lease=[{"from": "2017-06-01", "to": "2017-08-10"}])
    gap = next(gap for gap in found.gaps if ends(gap) == ("2017-08-11", "2017-08-31"))
    lease = next(lack for way in gap.ways for lack in way.lacks if lack.kind == "lease")
    assert [(iso_day(first), iso_day(last)) for first, last in runs(lease.span)] == [("2017-08-11", "2017-08-31")]


def test_where_each_kind_of_evidence_is_asked_for_all_are_named(tmp_path: Path) -> None:
    """Under `all` one way lists three lacks."""
    gap = gaps_of(variant(tmp_path, ("reading: any_alone", "reading: all")), registration=BROKEN).gaps[0]
    assert [[lack.kind for lack in way.lacks] for way in gap.ways] == [["lease", "labour_contract", "insurance_month"]]
    assert gap.ways[0].left == 0


def test_a_record_left_out_that_would_cover_the_gap_is_named() -> None:
    """A handwritten permit that nobody has recognised."""
    old = {"from": "2017-07-01", "to": "2017-08-31", "document": "handwritten", "ended": "expired"}
    gap = gaps_of(registration=[*BROKEN, old]).gaps[0]
    assert [left_out_text(hangzhou(), here).zh for here in gap.left_out] == [
        "居住登记 2017年7月1日至2017年8月31日（手写暂住证，到期） 可补 62 天，但旧证须公安核实并经复核后方可计入"
    ]


def test_a_gap_up_to_the_day_itself_says_what_months_cannot_cover() -> None:
    """This month's insurance is not counted yet, so nine days stay open."""
    found = gaps_of(registration=[{"from": "2017-01-01", "to": "2019-11-30", "ended": "cancelled"}])
    left = {lack.kind: size(way.left) for way in found.gaps[0].ways for lack in way.lacks}
    assert left == {"lease": 0, "labour_contract": 0, "insurance_month": 9}


def test_no_records_no_gaps_and_unknown_records_are_said() -> None:
    """None is not the same as not known."""
    assert gaps_of().gaps == ()
    assert gaps_of(registration=[{"from": "2017-01-01", "to": None}]).gaps == ()
    unknown = ranked_gaps(scored({"person": {}, "facts": {}}, DAY))
    assert (unknown.gaps, unknown.unknown) == ((), ("registration",))


@settings(max_examples=40)
@given(complete_people())
def test_counted_days_and_gaps_make_up_every_day(judged: Judged) -> None:
    """From the first record to the day of judging each day is counted or in one gap; closing one never costs points."""
    sheet = scored(judged.person, judged.day)
    found = ranked_gaps(sheet)
    first = min(
        (date.fromisoformat(one["from"]) for one in judged.person["facts"]["registration"]
         if date.fromisoformat(one["from"]) <= judged.day),
        default=judged.day + timedelta(days=1),
    )  # fmt: skip
    days: Any = sheet.measures["residence_days"].value
    assert days + sum(gap.days for gap in found.gaps) == (judged.day - first).days + 1
    for gap in found.gaps:
        assert isinstance(gap.brings, int)
        assert gap.brings >= 0
        assert gap.ways or gap.no_ways or ends(gap)[0] == iso_day(gap.first)
        assert gap_text(found, gap).zh


@pytest.mark.parametrize("reading", ["any_alone", "together", "all"])
def test_evidence_said_to_close_a_gap_closes_it(reading: str, tmp_path: Path) -> None:
    """Filed, the evidence makes the gap count: the next search does not find it."""
    edition = variant(tmp_path, ("reading: any_alone", f"reading: {reading}"))
    way = gaps_of(edition, registration=BROKEN).gaps[0].ways[0]
    filed: dict[str, Any] = {}
    for lack in way.lacks:
        write = (lambda month: f"{1900 + month // 12}-{month % 12 + 1:02d}") if lack.monthly else iso_day
        filed[lack.kind] = [{"from": write(first), "to": write(last)} for first, last in runs(lack.span)]
    after = gaps_of(edition, registration=BROKEN, **filed)
    assert [ends(gap) for gap in after.gaps] == [("2019-01-01", "2019-02-28")]
