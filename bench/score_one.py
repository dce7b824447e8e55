"""One person with 120 insurance months, 5 periods and 10 items, side by side with zen-engine on one core.

Anju: from parsed rows to the sheet with every reason. The peer: an equivalent decision with trace, on facts ready-made.
The two are timed in turn, so that a machine that slows down slows both; the ratio of the medians is printed.
"""

import gc
import statistics
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import zen
from peer import decision

from anju.editions.shelf import shipped_edition
from anju.engine.days import day_number
from anju.engine.facts import facts_in_order
from anju.engine.person_file import read_person_file
from anju.engine.ranges import Range
from anju.engine.scoring import score
from anju.engine.sheet import ScoreSheet

ROUNDS, CALLS = 15, 400
DAY = day_number(date(2020, 3, 9))
MONTHS = [{"month": f"{2010 + place // 12}-{place % 12 + 1:02d}"} for place in range(118)]
PERSON: dict[str, Any] = {
    "person": {
        "birth_date": "1985-05-01",
        "sex": "female",
        "household_registration": "elsewhere",
        "civil_capacity": "full",
    },
    "facts": {
        "permit": [{"form": "ic_card", "issued_on": "2016-03-10", "endorsed_until": "2021-03-09", "district": "xihu"}],
        "registration": [
            {"from": "2010-01-01", "to": "2012-02-28", "ended": "cancelled"},
            {"from": "2012-06-01", "to": "2015-05-31", "ended": "expired"},
            {"from": "2015-05-01", "to": "2017-01-31", "ended": "cancelled", "document": "residence_permit"},
        ],
        "lease": [{"from": "2012-01-01", "to": "2012-05-15"}],
        "labour_contract": [{"from": "2010-01-01", "to": None}],
        "own_business": [],
        "insurance_month": [*MONTHS, {"month": "2012-05"}, {"month": "2019-11", "payment": "back_paid"}],
        "home": [{"stage": "completed", "owned": True, "lived_in": True, "owned_since": "2016-01-01"}],
        "degree": [{"level": "bachelor", "awarded_on": "2007-07-01"}, {"level": "master", "awarded_on": "2012-07-01"}],
        "qualification": [],
        "honour": [
            {"rank": "district", "conferred_by": "party_or_government", "matter": "a", "awarded_on": "2017-01-01"},
            {"rank": "municipal", "conferred_by": "party_or_government", "matter": "a", "awarded_on": "2018-01-01"},
        ],
        "rent_year": [],
        "blood_donation": [{"volume_ml": 600, "donated_on": "2019-01-01"}],
        "volunteering": [{"hours": 45, "on": "2018-05-01"}],
        "donation": [{"amount_cny": 1500, "on": "2018-05-01"}],
        "tax_year": [],
        "offence": [{"class": "detention", "on": "2012-01-01"}],
    },
}


def main() -> None:
    """Check that both agree, time them in turn, print both and the ratio."""
    anju, sheet = _anju()
    peer, answer = _peer(sheet)
    ours, theirs = f"{sheet.total}", f"{round(answer['result']['total'] * 100)}"
    if ours != theirs:
        raise SystemExit(f"the two disagree: {ours} and {theirs}")
    times: dict[str, list[float]] = {"anju": [], "peer": []}
    gc.collect()
    for _ in range(ROUNDS):
        times["anju"].append(_timed(anju))
        times["peer"].append(_timed(peer))
    one, other = (statistics.median(times[name]) for name in ("anju", "peer"))
    print(f"one person, rows to sheet with every reason: anju {one * 1e6:.0f} µs")
    print(f"equivalent decision with trace, ready facts: zen-engine {other * 1e6:.0f} µs")
    print(f"ratio of throughput, anju to zen-engine: {other / one:.2f} (at least 3 is the aim)")


def _anju() -> tuple[Callable[[], Any], ScoreSheet]:
    edition = shipped_edition("hangzhou-2020")
    facts = read_person_file(edition.vocabulary, PERSON)
    rows = {
        kind: [record.values for record in sorted(records, key=lambda one: one.index)]
        for kind, records in facts.records.items()
        if records is not None
    }

    def run() -> ScoreSheet:
        return score(edition, facts_in_order(edition.vocabulary, facts.person, facts.context, rows), DAY)

    return run, run()


def _peer(sheet: ScoreSheet) -> tuple[Callable[[], Any], Any]:
    ready = {name: _plain(line.value, line.measure.type.scale) for name, line in sheet.measures.items()}
    ready["employed"] = bool(ready["under_contract"] or ready["runs_business"])
    loaded = zen.ZenEngine().create_decision(decision())

    def run() -> Any:
        return loaded.evaluate(ready, {"trace": True})

    return run, run()


def _plain(value: Any, scale: int) -> Any:
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, Range):
        raise SystemExit("the person of the bench must be known completely")
    return value / 10**scale if scale else value


def _timed(run: Callable[[], Any]) -> float:
    begun = time.process_time()
    for _ in range(CALLS):
        run()
    return (time.process_time() - begun) / CALLS


if __name__ == "__main__":
    main()
