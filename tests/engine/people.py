"""Random people (随机人员): whole person files as JSON-ready dicts over the vocabulary of Hangzhou.

A *complete* person answers everything: every kind stands there, every field that the format does not deem has a value.
Days come from a small pool for each person, and from the day before and after each of them, so that periods touch,
overlap and leave gaps of a single day far more often than chance would have it. Birth lies before every record.
"""

import copy
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

Person = dict[str, Any]
Draw = st.DrawFn

FIRST_DAY = date(2018, 1, 1)
LAST_DAY = date(2021, 9, 30)
EPIDEMIC = date(2020, 1, 23)
URBAN = ("xihu", "gongshu", "linping")
DISTRICTS = (*URBAN, "tonglu", "jiande")
ALWAYS_KNOWN = {"from", "to", "month", "ended"}
DEEMED = {
    "suspended", "document", "recognised", "payment", "full", "insurance", "acquired", "owner", "use", "share",
    "bought_with_local", "holds", "certified", "awarded_in", "named", "registered", "legal", "bought", "sealed",
}  # fmt: skip
ASSUMED_NONE = {
    "honour", "marrow_donation", "investment", "special_contribution", "patent", "offence", "dishonesty",
}  # fmt: skip


@dataclass(frozen=True)
class Judged:
    """A person and the day of judging."""

    person: Person
    day: date

    def __repr__(self) -> str:
        """Write what a failing example needs."""
        return f"Judged({self.person!r}, {self.day!r})"


def judging_days() -> st.SearchStrategy[date]:
    """Draw a day that hangzhou-2020 covers: its edges, the window's, leap days, and any other."""
    edges = [FIRST_DAY, LAST_DAY, date(2020, 2, 29), date(2020, 3, 1), date(2021, 2, 28), date(2020, 3, 9)]
    edges += [EPIDEMIC + timedelta(days=n) for n in (-1, 0, 1, 30)]
    return st.one_of(st.sampled_from(edges), st.dates(FIRST_DAY, LAST_DAY))


@st.composite
def complete_people(draw: Draw) -> Judged:
    """Draw a complete person and a day of judging."""
    judged = draw(judging_days())
    days = draw(_pools(judged))
    return Judged(draw(_persons(days, judged)), judged)


@st.composite
def incomplete_people(draw: Draw) -> tuple[Judged, Person]:
    """Draw a complete person, and the same with random kinds and fields dropped (not those deemed or assumed)."""
    judged = draw(complete_people())
    return judged, draw(with_less(judged.person))


@st.composite
def with_less(draw: Draw, person: Person) -> Person:
    """Drop kinds, fields of records and fields of the person, each with some chance."""
    left = copy.deepcopy(person)
    chance = draw(st.sampled_from([2, 4, 10]))
    for name in sorted(left["person"]):
        if _chosen(draw, chance):
            del left["person"][name]
    for kind in sorted(left["facts"]):
        if kind not in ASSUMED_NONE and _chosen(draw, chance * 2):
            del left["facts"][kind]
            continue
        for record in left["facts"][kind]:
            for name in sorted(set(record) - ALWAYS_KNOWN - DEEMED):
                if _chosen(draw, chance):
                    del record[name]
    return left


def _chosen(draw: Draw, chance: int) -> bool:
    return draw(st.integers(0, chance)) == 1


def _pools(judged: date) -> st.SearchStrategy[st.SearchStrategy[date]]:
    """Draw few days, and answer a strategy that draws from them and from their neighbours."""
    five_years = judged.replace(year=judged.year - 5, day=min(judged.day, 28))
    edges = [judged, judged.replace(day=1), five_years, EPIDEMIC, date(2016, 2, 29), date(2020, 2, 29)]
    drawn = st.lists(st.dates(date(2009, 1, 1), date(2022, 1, 1)), min_size=2, max_size=6)
    return drawn.map(
        lambda pool: st.builds(
            lambda day, step: day + timedelta(days=step),
            st.sampled_from([*pool, *edges]),
            st.sampled_from([0, 0, 0, 1, -1, 2, 30, -29, 360]),
        )
    )


def _persons(days: st.SearchStrategy[date], judged: date) -> st.SearchStrategy[Person]:
    facts = {kind: st.lists(records, max_size=most) for kind, (records, most) in _kinds(days, judged).items()}
    births = st.one_of(st.dates(date(1938, 1, 1), date(2007, 12, 31)), st.sampled_from(_birthdays(judged)))
    return st.fixed_dictionaries(
        {
            "person": st.fixed_dictionaries(
                {
                    "birth_date": births.map(date.isoformat),
                    "sex": st.sampled_from(["female", "male"]),
                    "household_registration": st.sampled_from(["elsewhere", "other_county_of_city", "urban_districts"]),
                    "civil_capacity": st.sampled_from(["none", "limited", "full"]),
                }
            ),
            "facts": st.fixed_dictionaries(facts),
        }
    )


def _birthdays(judged: date) -> list[date]:
    """Days on which an age of the table begins, and the days beside; born on a leap day too."""
    found = [date(1960, 2, 29), date(1964, 2, 29)]
    for age in (18, 43, 44, 55, 56, 60, 61):
        birthday = judged.replace(year=judged.year - age, day=min(judged.day, 28))
        found += [birthday + timedelta(days=step) for step in (-1, 0, 1)]
    return found


def _kinds(days: st.SearchStrategy[date], judged: date) -> dict[str, tuple[st.SearchStrategy[dict[str, Any]], int]]:
    """Each kind with a strategy for one record, and how many a person has at most."""
    day, flag, one = days.map(date.isoformat), st.booleans(), st.sampled_from
    district = one(DISTRICTS)
    on = {"on": day}
    years = st.integers(judged.year - 7, judged.year + 1)
    return {
        "permit": (
            _records(
                {"form": one(["ic_card", "paper_nine_year"]), "issued_on": day, "endorsed_until": day,
                 "district": district},
                {"suspended": flag},
            ),
            2,
        ),
        "registration": (
            _periods(
                days,
                {"district": district},
                {"document": one(["registration", "residence_permit", "handwritten", "other"]), "recognised": flag},
                ended=one(["expired", "cancelled", "left"]),
            ),
            4,
        ),
        "lease": (_periods(days), 3),
        "labour_contract": (_periods(days), 3),
        "own_business": (_periods(days), 2),
        "insurance_month": (_months(days), 5),
        "home": (
            _records(
                {"stage": one(["completed", "completed", "off_plan"]), "owned": flag, "lived_in": flag,
                 "area_m2": one([88, "90.25"]), "owned_since": day, "handed_over_on": day, "scored_on": day},
                {"acquired": one(["bought", "inherited", "given"]), "owner": one(["self", "spouse", "parent"]),
                 "use": one(["residential", "other"]), "share": one(["0.5", 1]), "bought_with_local": flag},
            ),
            2,
        ),
        "degree": (
            _records(
                {"level": one(["senior_high", "junior_college", "bachelor", "master", "doctor"]), "awarded_on": day},
                {"holds": one(["diploma_and_degree", "diploma_only", "degree_only"]), "certified": flag,
                 "awarded_in": one(["mainland", "abroad", "hk_macau_taiwan"])},
            ),
            3,
        ),
        "qualification": (
            _records({"ladder": one(["title", "skill"]), "level": one(["level_3", "senior"]), "awarded_on": day}),
            1,
        ),
        "honour": (
            _records(
                {"rank": one(["none", "district", "municipal", "provincial", "national"]), "awarded_on": day,
                 "conferred_by": one(["party_or_government", "mass_organisation", "enterprise_or_institution",
                                      "other"]),
                 "matter": one(["A", "B", "C"])},
                {"named": one(["not_named", "model_worker", "may_day_labour_medal"])},
            ),
            5,
        ),
        "rent_year": (_periods(days, {}, {"registered": flag, "legal": flag}), 3),
        "blood_donation": (_records({"volume_ml": one([0, 100, 199, 200, 299, 300, 400]), "donated_on": day}), 3),
        "marrow_donation": (_records(on), 1),
        "investment": (_records(on), 1),
        "special_contribution": (_records(on), 1),
        "volunteering": (_records({"hours": one([0, "19.9", 20, "39.9", 40, "0.1"]), **on}), 3),
        "donation": (_records({"amount_cny": one(["999.99", 1000, "0.01", 2500, 0]), **on}), 3),
        "tax_year": (
            _records({"year": years, "amount_cny": one([0, 999, "0.01", 1000, 6000, 50000, "79999.99", 80000]),
                      "payer": one(["owner", "other"])}),
            7,
        ),
        "patent": (
            _records(
                {"sort": one(["design", "utility", "invention"]), "place_among_owners": one([1, 2, 3]),
                 "owners": one([1, 3]), "granted_on": day},
                {"bought": flag},
            ),
            2,
        ),
        "offence": (
            _records(
                {"class": one(["detention", "forced_detox", "crime", "serious_crime"]), "act": one(["a1", "a2"]),
                 **on},
                {"sealed": flag},
            ),
            3,
        ),
        "dishonesty": (_records({"list": one(["record", "serious"]), **on, "restored_on": day}), 2),
        "elsewhere_insurance": (_months(days, plain=True), 1),
        "elsewhere_residence": (_periods(days), 1),
    }  # fmt: skip


def _records(
    needed: dict[str, st.SearchStrategy[Any]], deemed: dict[str, st.SearchStrategy[Any]] | None = None
) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(needed, optional=deemed or {})


@st.composite
def _periods(
    draw: Draw,
    days: st.SearchStrategy[date],
    needed: dict[str, st.SearchStrategy[Any]] | None = None,
    deemed: dict[str, st.SearchStrategy[Any]] | None = None,
    ended: st.SearchStrategy[str] | None = None,
) -> dict[str, Any]:
    """Draw a period between two days of the pool, in this order or the other, or one still running."""
    record: dict[str, Any] = draw(_records(needed or {}, deemed))
    first, last = sorted([draw(days), draw(days)])
    running = draw(st.integers(0, 4)) == 1
    record |= {"from": first.isoformat(), "to": None if running else last.isoformat()}
    if ended is not None and not running:
        record["ended"] = draw(ended)
    return record


@st.composite
def _months(draw: Draw, days: st.SearchStrategy[date], *, plain: bool = False) -> dict[str, Any]:
    first, last = sorted([f"{draw(days):%Y-%m}", f"{draw(days):%Y-%m}"])
    record = {"month": first} if draw(st.integers(0, 3)) == 1 else {"from": first, "to": last}
    if plain:
        return record
    deemed = {
        "payment": st.sampled_from(["paid", "paid", "back_paid", "transferred_in"]),
        "full": st.sampled_from([True, True, False]),
        "insurance": st.sampled_from(["pension", "medical"]),
    }
    return record | {"employer": draw(st.sampled_from(["甲", "乙"]))} | draw(_records({}, deemed))
