"""The oracle (对照计算): the trial column of the points table written down a second time, as plainly as can be.

It is written from the contracts (residence, insurance) and from the table of rows, never from the engine: days are
sets of `datetime.date`, months sets of (year, month), points fractions. It takes complete people only.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

EPIDEMIC_BEGINS = date(2020, 1, 23)
COUNTIES = {"tonglu", "chunan", "jiande"}
DEGREES = {"senior_high": 10, "junior_college": 30, "bachelor": 50, "master": 70, "doctor": 90}
HONOURS = {"none": (0, 0), "district": (10, 30), "municipal": (30, 90), "provincial": (50, 150), "national": (80, 240)}
ONE_DAY = timedelta(days=1)

Records = list[dict[str, Any]]
Days = set[date]


@dataclass(frozen=True)
class Answer:
    """What the table gives: measures, points of each row and total as (lowest, highest), conditions."""

    measures: dict[str, Any]
    indicators: dict[str, tuple[Fraction, Fraction]]
    totals: dict[str, tuple[Fraction, Fraction]]
    requirements: dict[str, bool]
    vetoes: dict[str, bool]


def answer(file: dict[str, Any], judged: date, reading: str = "any_alone") -> Answer:
    """Judge one complete person."""
    facts: dict[str, Records] = file["facts"]
    measures = measures_of(file, judged, reading)
    rows = {name: _both(points) for name, points in _rows(facts, judged, measures).items()}
    rows["qualification"] = (Fraction(0), Fraction(100 if measures["qualified"] else 0))
    totals = {
        "base": _combined([rows["age"], _best(rows, "education", "qualification"),
                           _capped(_combined([rows["employment"], rows["insurance"]]), 85),
                           _best(rows, "home", "rent"), rows["residence"]]),
        "additional": _combined([rows[name] for name in ("honours", "marrow", "blood", "volunteering", "charity",
                                                         "tax_owner", "tax_other", "investment", "patents")]),
        "deduction": _combined([rows[name] for name in ("crime", "detox", "detention", "dishonesty")]),
    }  # fmt: skip
    totals["total"] = _combined(totals.values())
    return Answer(
        measures,
        rows,
        totals,
        {
            "permit": measures["valid_permit"],
            "from_outside": file["person"]["household_registration"] != "urban_districts",
        },
        {"serious_crime": measures["serious_crimes"]},
    )


def measures_of(file: dict[str, Any], judged: date, reading: str = "any_alone") -> dict[str, Any]:
    """Count what the rows need."""
    facts: dict[str, Records] = file["facts"]
    residence = residence_days(facts, judged, reading)
    tax = [one for one in facts["tax_year"] if judged.year - 5 <= one["year"] < judged.year]
    rented = _union(one for one in facts["rent_year"] if one.get("registered", True) and one.get("legal", True))
    rented_days = len(_until(rented, judged))
    others = [one for one in tax if one["payer"] == "other"]
    return {
        "full_age": full_years(_day(file["person"]["birth_date"]), judged),
        "valid_permit": any(_is_valid(permit, judged) for permit in facts["permit"]),
        "education_points": max([0, *(_degree(one) for one in _by(facts["degree"], "awarded_on", judged))]),
        "qualified": bool(_by(facts["qualification"], "awarded_on", judged)),
        "under_contract": judged in _union(facts["labour_contract"]),
        "runs_business": judged in _union(facts["own_business"]),
        "insured_months": len(insured_months(facts, judged)),
        "own_home": any(_is_home(home) for home in _by(facts["home"], "owned_since", judged)),
        "rented_days": rented_days,
        "rented_years": rented_days // 30 // 12,
        "leased_days": len(_until(_union(facts["lease"]), judged)),
        "contract_days": len(_until(_union(facts["labour_contract"]), judged)),
        "residence_days": len(residence),
        "residence_months": len(residence) // 30,
        "residence_years": len(residence) // 30 // 12,
        "honour_points": _honours(_recent(facts["honour"], "awarded_on", judged)),
        "gave_marrow": bool(_by(facts["marrow_donation"], "on", judged)),
        "blood_ml": sum(one["volume_ml"] for one in _by(facts["blood_donation"], "donated_on", judged)),
        "volunteer_hours": sum(Fraction(Decimal(one["hours"])) for one in _by(facts["volunteering"], "on", judged)),
        "donated_cny": _amount(_recent(facts["donation"], "on", judged)),
        "invested": bool(_by(facts["investment"], "on", judged)),
        "patent_points": sum(
            20 if one["place_among_owners"] == 1 else 10
            for one in _by(facts["patent"], "granted_on", judged)
            if one["sort"] == "invention" and not one.get("bought", False)
        ),
        "owner_tax": _amount(one for one in tax if one["payer"] == "owner"),
        "other_tax": _amount(others),
        "other_tax_years": len({one["year"] for one in others if Decimal(one["amount_cny"]) > 0}),
        "crimes": _offences(facts, "crime", judged),
        "detoxes": _offences(facts, "forced_detox", judged),
        "detentions": _offences(facts, "detention", judged),
        "dishonest_acts": len(_recent(facts["dishonesty"], "on", judged)),
        "serious_crimes": any(
            one["class"] == "serious_crime" and not one.get("sealed", False)
            for one in _by(facts["offence"], "on", judged)
        ),
    }


# ---- residence and insurance: the two contracts


def residence_days(facts: dict[str, Records], judged: date, reading: str = "any_alone") -> Days:
    """Union of the base records, each from its begin to its later end, nothing past the day of judging."""
    evidence = [
        _union(facts["lease"]),
        _union(facts["labour_contract"]),
        _days_of_months(insured_months(facts, judged)),
    ]
    days: Days = set()
    for record in facts["registration"]:
        old = record.get("document", "registration") in ("handwritten", "other")
        if old and not record.get("recognised", False):
            continue
        first = _day(record["from"])
        last = judged if record["to"] is None else _day(record["to"])
        ends = [last]
        if record["to"] is not None and record["ended"] != "left" and last >= EPIDEMIC_BEGINS:
            ends.append(judged)  # the window is open: it ends on the day of judging
        if record["to"] is not None and record["ended"] == "cancelled":
            ends.append(_evidence_end(evidence, last, judged, reading))
        days |= _until(_days(first, max(ends)), judged)
    return days


def insured_months(facts: dict[str, Records], judged: date) -> set[tuple[int, int]]:
    """Distinct months before the month of judging, paid and full, of any insurance."""
    months: set[tuple[int, int]] = set()
    for record in facts["insurance_month"]:
        if record.get("payment", "paid") == "paid" and record.get("full", True):
            months |= set(_months(record.get("from", record.get("month")), record.get("to", record.get("month"))))
    return {month for month in months if month < (judged.year, judged.month)}


def _evidence_end(evidence: list[Days], last: date, judged: date, reading: str) -> date:
    """The last day of unbroken evidence that begins on the day after `last`; `last` itself when none does."""
    if reading == "together":
        return _run(set().union(*evidence), last, judged)
    ends = [_run(days, last, judged) for days in evidence]
    return max(ends) if reading == "any_alone" else min(ends)


def _run(days: Days, last: date, judged: date) -> date:
    while last + ONE_DAY in days and last < judged:
        last += ONE_DAY
    return last


def _months(first: Any, last: Any) -> Iterable[tuple[int, int]]:
    year, month = map(int, first.split("-"))
    while (year, month) <= tuple(map(int, last.split("-"))):
        yield year, month
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def _days_of_months(months: set[tuple[int, int]]) -> Days:
    days: Days = set()
    for year, month in months:
        day = date(year, month, 1)
        while day.month == month:
            days.add(day)
            day += ONE_DAY
    return days


def _days(first: date, last: date) -> Days:
    return {first + timedelta(days=n) for n in range((last - first).days + 1)}


def _union(periods: Iterable[dict[str, Any]]) -> Days:
    days: Days = set()
    for period in periods:
        days |= _days(_day(period["from"]), date(2022, 12, 31) if period["to"] is None else _day(period["to"]))
    return days


def _until(days: Days, judged: date) -> Days:
    return {day for day in days if day <= judged}


# ---- the rows of the table


def _rows(facts: dict[str, Records], judged: date, measures: dict[str, Any]) -> dict[str, Any]:
    age, blood = measures["full_age"], measures["blood_ml"]
    return {
        "age": 0 if age > 60 else 5 if age >= 56 else min(30, 5 + 2 * (56 - age)),
        "education": measures["education_points"],
        "employment": 10 if measures["under_contract"] or measures["runs_business"] else 0,
        "insurance": min(Fraction(75), measures["insured_months"] * Fraction(1, 4)),
        "home": 30 if measures["own_home"] else 0,
        "rent": min(30, 6 * measures["rented_years"]),
        "residence": min(45, 3 * measures["residence_years"]),
        "honours": measures["honour_points"],
        "marrow": 80 if measures["gave_marrow"] else 0,
        "blood": min(Fraction(10), 1 + (blood - 200) // 100 * Fraction(1, 2)) if blood >= 200 else 0,
        "volunteering": min(10, measures["volunteer_hours"] // 20 * 2),
        "charity": min(10, measures["donated_cny"] // 1000 * 2),
        "tax_owner": _first_then(measures["owner_tax"], 50000, 30000),
        "tax_other": _first_then(measures["other_tax"], 1000, 5000) if measures["other_tax_years"] == 5 else 0,
        "investment": 10 if measures["invested"] else 0,
        "patents": measures["patent_points"],
        "crime": -80 * measures["crimes"],
        "detox": -50 * measures["detoxes"],
        "detention": -30 * measures["detentions"],
        "dishonesty": -20 * measures["dishonest_acts"],
    }


def _first_then(amount: Fraction, first: int, then: int) -> int:
    return 1 + int((amount - first) // then) if amount >= first else 0


def _degree(degree: dict[str, Any]) -> int:
    if degree.get("awarded_in", "mainland") != "mainland" and not degree.get("certified", False):
        return 0
    level, both = degree["level"], degree.get("holds", "diploma_and_degree") == "diploma_and_degree"
    return DEGREES[level] - (10 if not both and level in ("bachelor", "master", "doctor") else 0)


def _is_home(home: dict[str, Any]) -> bool:
    own = home.get("acquired", "bought") == "bought" and home.get("owner", "self") == "self"
    return bool(home["stage"] == "completed" and own and home["owned"] and home["lived_in"])


def _is_valid(permit: dict[str, Any], judged: date) -> bool:
    """Endorsed up to the day, or fallen due in the epidemic, whose window is still open."""
    endorsed = _day(permit["endorsed_until"])
    in_time = endorsed >= judged or endorsed >= EPIDEMIC_BEGINS
    usable = _day(permit["issued_on"]) <= judged and not permit.get("suspended", False)
    return usable and in_time and permit["district"] not in COUNTIES


def _honours(honours: Records) -> int:
    best: dict[str, str] = {}
    order = list(HONOURS)
    for honour in honours:
        by, named = honour["conferred_by"], honour.get("named", "not_named") != "not_named"
        if by == "enterprise_or_institution" or (by != "party_or_government" and not named):
            continue
        matter, rank = honour["matter"], honour["rank"]
        best[matter] = max(rank, best.get(matter, "none"), key=order.index)
    return sum(min(cap, points * sum(rank == one for one in best.values())) for rank, (points, cap) in HONOURS.items())


def _offences(facts: dict[str, Records], sort: str, judged: date) -> int:
    recent = _recent(facts["offence"], "on", judged)
    return sum(one["class"] == sort and not one.get("sealed", False) for one in recent)


def _amount(records: Iterable[dict[str, Any]]) -> Fraction:
    return sum((Fraction(Decimal(one["amount_cny"])) for one in records), Fraction(0))


def _by(records: Records, name: str, judged: date) -> Records:
    return [one for one in records if _day(one[name]) <= judged]


def _recent(records: Records, name: str, judged: date) -> Records:
    """The last five years: on the same day five years before, it is over."""
    leap = judged.month == 2 and judged.day == 29
    bar = judged.replace(year=judged.year - 5, day=28 if leap else judged.day)
    return [one for one in _by(records, name, judged) if _day(one[name]) > bar]


def full_years(birth: date, judged: date) -> int:
    """Full years of age; who was born on 29 February completes one on 1 March of a common year."""
    return judged.year - birth.year - ((judged.month, judged.day) < (birth.month, birth.day))


def _day(text: str) -> date:
    return date.fromisoformat(text)


# ---- points as (lowest, highest): only the ladder of qualifications is open


def _both(points: Any) -> tuple[Fraction, Fraction]:
    return Fraction(points), Fraction(points)


def _combined(parts: Iterable[tuple[Fraction, Fraction]]) -> tuple[Fraction, Fraction]:
    parts = list(parts)
    return sum((low for low, _ in parts), Fraction(0)), sum((high for _, high in parts), Fraction(0))


def _best(rows: dict[str, tuple[Fraction, Fraction]], *names: str) -> tuple[Fraction, Fraction]:
    return max(rows[name][0] for name in names), max(rows[name][1] for name in names)


def _capped(points: tuple[Fraction, Fraction], cap: int) -> tuple[Fraction, Fraction]:
    return min(points[0], Fraction(cap)), min(points[1], Fraction(cap))
