"""A plan (积分计划): one sentence that keeps what it says."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from anju.editions.shelf import shipped_edition
from anju.engine.days import day_number, shifted
from anju.engine.foresight.advice import advise
from anju.engine.foresight.forecast import forecast
from anju.engine.foresight.plan import Plan, plan
from anju.engine.person_file import read_person_file
from anju.engine.ranges import low_of
from anju.engine.wording.plan import plan_text
from tests.engine.people import Judged, complete_people
from tests.engine.scored import hangzhou

TODAY = date(2024, 8, 1)
EDITION = shipped_edition("hangzhou-2024")
NOTHING: dict[str, Any] = {kind: [] for kind in EDITION.vocabulary.kinds}
HOME = [{"stage": "completed", "owned": True, "lived_in": True, "owned_since": "2018-01-01"}]
INSURED = [{"from": "2020-08", "to": "2024-07", "insurance": name} for name in ("pension", "medical")]


def planned(target: int | None, years: int = 10, **facts: Any) -> Plan:
    """Plan for somebody of 34 with these facts and no others."""
    known = {kind: records for kind, records in (NOTHING | facts).items() if records is not None}
    read = read_person_file(EDITION.vocabulary, {"person": {"birth_date": "1990-05-01"}, "facts": known})
    day = day_number(TODAY)
    until = shifted(day, years, "years")
    return plan(forecast(EDITION, read, day, until, target), advise(EDITION, read, day, shifted(day, 3, "years")))


@pytest.mark.parametrize(
    ("target", "facts", "zh", "en"),
    [
        (
            3000,
            {},
            "已经达到30分；另外做到“购买现房，取得产权并实际居住”，到2025年2月1日可加80分。",
            "30 points are reached already; 80 more points by 1 Feb 2025 "
            'with "Buy a completed home, take the title and live in it".',
        ),
        (
            15000,
            {"insurance_month": INSURED, "home": HOME},
            "按现在这样下去，2027年4月1日达到150分；做到“取得高级工证书”（+40分），2025年8月1日就能达到。",
            "150 points on 1 Apr 2027 if you go on as now; "
            'with "A certificate of skill level 3" (+40 points) already by 1 Aug 2025.',
        ),
        (
            40000,
            {"insurance_month": INSURED, "home": HOME},
            "按现在这样下去，到2034年8月1日还不能达到400分，还差214分；"
            "另外做到“取得硕士学历和学位”，到2027年8月1日可加70分。",
            "400 points are not reached by 1 Aug 2034 if you go on as now, 214 points are lacking; "
            '70 more points by 1 Aug 2027 with "A master\'s diploma and degree".',
        ),
        (
            15000,
            {"insurance_month": INSURED, "home": None},
            "按现在这样下去，最早可能在2027年4月1日达到150分，尚不能确定；"
            "另外做到“购买现房，取得产权并实际居住”，到2025年2月1日可加80分。",
            "150 points possibly on 1 Apr 2027 at the earliest if you go on as now, but that is not certain; "
            '80 more points by 1 Feb 2025 with "Buy a completed home, take the title and live in it".',
        ),
        (
            10000,
            {"home": None},
            "可能已经达到100分，尚不能确定；做到“购买现房，取得产权并实际居住”（+80分），2025年2月1日就能达到。",
            "100 points are perhaps reached already, but that is not certain; "
            'with "Buy a completed home, take the title and live in it" (+80 points) already by 1 Feb 2025.',
        ),
    ],
)
def test_plan_is_one_sentence(target: int, facts: Any, zh: str, en: str) -> None:
    """When the target comes by itself, and what adds most or brings it sooner."""
    said = plan_text(planned(target, **facts))
    assert (said.zh, said.en) == (zh, en)


def test_plan_without_a_target_names_the_best_step() -> None:
    """Where the edition names no line and nobody chose a target, there is still something to do."""
    assert plan_text(planned(None)).zh == "做到“购买现房，取得产权并实际居住”，到2025年2月1日可加80分。"


@settings(max_examples=12)
@given(judged=complete_people())
def test_plan_keeps_its_days(judged: Judged) -> None:
    """On the day named the points are there; a step that hastens does so."""
    facts, day = read_person_file(hangzhou().vocabulary, judged.person), day_number(judged.day)
    until = shifted(day, 2, "years")
    found = plan(forecast(hangzhou(), facts, day, until, 9000), advise(hangzhou(), facts, day, until))
    target = found.forecast.target
    assert target is not None
    if found.sooner:
        assert (low_of(found.sooner.with_it.total) or 0) >= target.points
        assert target.surely_on is None or found.sooner.day < target.surely_on
