"""Write the people of the demo city."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from anju.audit import actions as audit
from anju.demo.models import SampleResident

RESIDENTS = Path(__file__).parent / "residents"


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
