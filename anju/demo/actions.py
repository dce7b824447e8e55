"""Write the people of the demo city."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from anju.accounts import actions as accounts
from anju.accounts.models import Account, Unit
from anju.accounts.states import Role, UnitKind
from anju.audit import actions as audit
from anju.demo.city import DemoAccount, demo_accounts, demo_units
from anju.demo.city.registers import PASSED
from anju.demo.models import SampleResident
from anju.demo.queries import demo_account
from anju.people.actions import authorisations, bindings, persons
from anju.people.models import Person
from anju.people.states import AgentKind, PermitForm

RESIDENTS = Path(__file__).parent / "residents"
LONG_AGO = date(2015, 1, 1)
DEMO_EMPLOYER = ("91330100MA0000001F", "示例制造有限公司")


@transaction.atomic
def load_sample_residents(*, by: str, at: datetime, folder: Path = RESIDENTS) -> None:
    """Make the sample residents (示例居民) in the database those of the folder, all or none.

    Loading twice does no harm. Only what changed is written, and only that is recorded in the audit.
    """
    wanted = _read(folder)
    found = {resident.slug: resident for resident in SampleResident.objects.select_for_update().order_by("slug")}
    for resident in [found[slug] for slug in found if slug not in wanted]:
        audit.record_event(
            by=by, at=at, verb="remove_sample_resident", subject=resident, detail={"slug": resident.slug}
        )
        resident.delete()
    for slug, values in wanted.items():
        _load(found.get(slug) or SampleResident(slug=slug), values, by=by, at=at)


@transaction.atomic
def load_demo_accounts(*, by: str, at: datetime) -> None:
    """Open the accounts of the demo city (演示账户) with their units, persons and permits. Twice does no harm."""
    units = {one.code: Unit.objects.filter(code=one.code).first() for one in demo_units()}
    for unit in demo_units():
        units[unit.code] = units[unit.code] or accounts.open_unit(
            kind=UnitKind(unit.kind), code=unit.code, name_zh=unit.name_zh, name_en=unit.name_en,
            begins_on=LONG_AGO, by=by, at=at,
        )  # fmt: skip
    if any(demo_account(one.slug) for one in demo_accounts()):
        return
    opened = {one.slug: _open(one, units.get(one.unit), by, at) for one in demo_accounts()}
    _let_ask(opened["employer-clerk"], "mother", by, at)


def _open(one: DemoAccount, unit: Unit | None, by: str, at: datetime) -> Account:
    if one.is_staff:
        account = accounts.open_staff_account(username=one.slug, name=one.name, password=None, by=by, at=at)
        accounts.appoint(account=account, role=Role(one.role), unit=unit, begins_on=LONG_AGO, by=by, at=at)
        return account
    account = accounts.open_account_for_mobile(mobile=one.mobile, by=by, at=at)
    _register(one, by, at)
    if one.is_bound:
        bindings.bind_by_register(
            account=account, name=one.name, number=one.number, permit=one.permit, face_proof=PASSED, at=at
        )
    return account


def _register(one: DemoAccount, by: str, at: datetime) -> Person:
    person = persons.register_person(name=one.name, number=one.number, by=by, at=at)
    if one.issued_on and one.endorsed_until:
        permit = persons.register_permit(
            person=person, number=one.permit, form=PermitForm.IC_CARD, issued_on=one.issued_on, district="xihu",
            by=by, at=at,
        )  # fmt: skip
        persons.endorse_permit(
            permit=permit, on=min(one.endorsed_until, at.date()), until=one.endorsed_until, by=by, at=at
        )
    return person


def _let_ask(agent: Account, slug: str, by: str, at: datetime) -> None:
    """Let the employer's clerk ask for the leave of a resident."""
    code, name = DEMO_EMPLOYER
    whom = next(one for one in demo_accounts() if one.slug == slug)
    person = persons.register_person(name=whom.name, number=whom.number, by=by, at=at)
    employer = persons.register_employer(code=code, name=name, by=by, at=at)
    authorisations.ask_to_act(
        agent=agent, person=person, kind=AgentKind.EMPLOYER_CLERK, proof="委托书（示例）", employer=employer, at=at
    )


def _load(resident: SampleResident, values: Mapping[str, Any], *, by: str, at: datetime) -> None:
    changed = sorted(name for name, value in values.items() if getattr(resident, name) != value)
    if not changed:
        return
    for name in changed:
        setattr(resident, name, values[name])
    resident.save()
    detail = {"slug": resident.slug, "changed": changed}
    audit.record_event(by=by, at=at, verb="load_sample_resident", subject=resident, detail=detail)


def _read(folder: Path) -> dict[str, dict[str, Any]]:
    """Read the index and the file of each person; the order of the index is the order on the page."""
    residents = {}
    for position, entry in enumerate(json.loads((folder / "index.json").read_text(encoding="utf-8")), start=1):
        values = {name: entry[name] for name in ("label_zh", "label_en", "story_zh", "story_en", "edition")}
        values["position"] = position
        values["as_of"] = date.fromisoformat(entry["as_of"])
        values["person_file"] = json.loads((folder / entry["file"]).read_text(encoding="utf-8"))
        residents[entry["slug"]] = values
    return residents
