"""The layout shows the architecture: every Django app has the same rooms and only these."""

from pathlib import Path

import pytest

ANJU = Path(__file__).parents[2] / "anju"
ROOMS = {"states", "models", "permissions", "queries", "actions", "tasks", "admin", "apps", "__init__"}
APPS = sorted(path.parent.name for path in ANJU.glob("*/models.py"))
LONGEST_FILE = 400


@pytest.mark.parametrize("app", APPS)
def test_an_app_has_only_the_known_rooms(app: str) -> None:
    """A new file in an app is one of the rooms of the house."""
    assert {path.stem for path in (ANJU / app).glob("*.py")} - ROOMS == set()


def test_no_file_outgrows_its_room() -> None:
    """A file of 400 lines is the door to a folder."""
    lengths = {
        str(path.relative_to(ANJU)): len(path.read_text(encoding="utf-8").splitlines())
        for path in ANJU.rglob("*.py")
        if "migrations" not in path.parts
    }
    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_only_actions_write_rows() -> None:
    """Rows are written in `actions` alone, where the record of it is made."""
    writes = (".save(", ".create(", "bulk_create(", ".delete(", ".update_or_create(", "bulk_update(", ".get_or_create(")
    found = [
        f"{path.relative_to(ANJU)}: {word}"
        for app in APPS
        for path in (ANJU / app).glob("*.py")
        if path.stem != "actions"
        for word in writes
        if word in path.read_text(encoding="utf-8")
    ]
    assert found == []
