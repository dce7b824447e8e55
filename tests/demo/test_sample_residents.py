"""Try out the people of the demo city."""

import json
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from anju.audit.models import Event
from anju.demo import actions, queries
from anju.demo.actions import RESIDENTS
from anju.demo.models import SampleResident

AT = datetime(2020, 3, 9, tzinfo=UTC)
PERSON = {"person": {"birth_date": "1990-05-01"}, "facts": {}}
pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of three residents."""
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.json").write_text(json.dumps(PERSON | {"name": name}))
    write_index(tmp_path, "a", "b", "c")
    return tmp_path


def write_index(folder: Path, *slugs: str, **changes: str) -> None:
    told = {"label_zh": "某", "label_en": "A", "story_zh": "事", "story_en": "Tale"}
    given = {"edition": "hangzhou-2020", "as_of": "2020-03-09"} | told | changes
    (folder / "index.json").write_text(json.dumps([{"slug": slug, "file": f"{slug}.json"} | given for slug in slugs]))


def load(folder: Path) -> list[str]:
    """Load the folder and return the slugs in their order."""
    actions.load_sample_residents(by="demo", at=AT, folder=folder)
    return [resident.slug for resident in queries.sample_residents()]


def write_raw(slug: str, change: dict[str, object]) -> None:
    SampleResident.objects.filter(slug=slug).update(**change)
    connection.check_constraints()


def events() -> list[tuple[str, object]]:
    return [(event.verb, event.detail) for event in Event.objects.order_by("id")]


def test_shipped_residents_are_loaded_as_their_files_say() -> None:
    actions.load_sample_residents(by="demo", at=AT)
    index = json.loads((RESIDENTS / "index.json").read_text())
    assert [(resident.slug, resident.person_file) for resident in queries.sample_residents()] == [
        (entry["slug"], json.loads((RESIDENTS / entry["file"]).read_text())) for entry in index
    ]
    for resident in queries.sample_residents():
        resident.full_clean()


def test_resident_is_found_by_slug(folder: Path) -> None:
    load(folder)
    found = queries.sample_resident("b")
    assert (found.position, found.label_zh, found.as_of, found.person_file) == (
        2,
        "某",
        date(2020, 3, 9),
        PERSON | {"name": "b"},
    )
    with pytest.raises(SampleResident.DoesNotExist):
        queries.sample_resident("nobody")


def test_loading_twice_writes_and_records_nothing_more(folder: Path) -> None:
    load(folder)
    before = (list(SampleResident.objects.order_by("slug").values()), events())
    load(folder)
    assert (list(SampleResident.objects.order_by("slug").values()), events()) == before


def test_first_loading_is_recorded_once_for_each_resident(folder: Path) -> None:
    load(folder)
    fields = ["as_of", "edition", "label_en", "label_zh", "person_file", "position", "story_en", "story_zh"]
    assert events() == [("load_sample_resident", {"slug": slug, "changed": fields}) for slug in ("a", "b", "c")]


def test_only_what_changed_is_recorded(folder: Path) -> None:
    load(folder)
    (folder / "b.json").write_text(json.dumps(PERSON | {"name": "B"}))
    load(folder)
    assert events()[3:] == [("load_sample_resident", {"slug": "b", "changed": ["person_file"]})]


def test_residents_can_change_places_and_leave(folder: Path) -> None:
    load(folder)
    write_index(folder, "c", "a")
    assert load(folder) == ["c", "a"]
    assert events()[3:] == [
        ("remove_sample_resident", {"slug": "b"}),
        ("load_sample_resident", {"slug": "c", "changed": ["position"]}),
        ("load_sample_resident", {"slug": "a", "changed": ["position"]}),
    ]


@pytest.mark.django_db(transaction=True)
def test_loading_that_fails_half_way_leaves_everything_as_it_was(folder: Path) -> None:
    load(folder)
    (folder / "a.json").write_text(json.dumps(PERSON | {"name": "changed"}))
    (folder / "c.json").write_text("{}")
    with pytest.raises(IntegrityError, match="has_person_or_household"):
        load(folder)
    assert queries.sample_resident("a").person_file == PERSON | {"name": "a"}
    assert len(events()) == 3


@pytest.mark.parametrize("people", [1, 3])
def test_list_of_residents_costs_one_query(folder: Path, django_assert_num_queries: object, people: int) -> None:
    write_index(folder, *("a", "b", "c")[:people])
    load(folder)
    with django_assert_num_queries(1):  # type: ignore[operator]  # the fixture has no type of its own
        assert len(queries.sample_residents()) == people


@pytest.mark.parametrize(
    ("change", "constraint", "message"),
    [
        ({"slug": "b"}, "slug_once", "示例居民的代号不能重复。"),
        ({"position": 2}, "position_once", "示例居民的次序不能重复。"),
        ({"story_en": ""}, "is_told_in_both_languages", "示例居民须有代号,以及中文和英文的名称与说明。"),
        ({"person_file": {}}, "has_person_or_household", "个人资料文件须写明一个人(person)或一个家庭(household)。"),
    ],
)
def test_database_refuses_a_resident_that_must_not_be(
    folder: Path, change: dict[str, object], constraint: str, message: str
) -> None:
    load(folder)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        write_raw("a", change)
    resident = queries.sample_resident("a")
    for name, value in change.items():
        setattr(resident, name, value)
    with pytest.raises(ValidationError) as refused:
        resident.validate_constraints()
    assert refused.value.messages == [message]


def test_folder_of_the_package_is_whole(tmp_path: Path) -> None:
    copy = tmp_path / "residents"
    shutil.copytree(RESIDENTS, copy)
    files = {path.name for path in copy.glob("*.json")}
    assert files == {entry["file"] for entry in json.loads((copy / "index.json").read_text())} | {"index.json"}
