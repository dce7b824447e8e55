"""What all tests share: a database of their own, and templates that fail on what they do not know.

Tests run on an embedded server in a home of their own, not durable and shared by all workers of a run, or on
the server that DATABASE_URL names. The embedded one is stopped when the run ends.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations

from anju.postgres import cluster, home
from anju.postgres.cluster import Cluster
from anju.postgres.place import find_place

NEEDS_DATABASE = {"db", "transactional_db", "live_server", "django_db_setup"}
HOMES = "anju-test-"  # then the number of the process that runs the tests


def pytest_configure(config: pytest.Config) -> None:
    """Point everything to the home of the tests, before anything connects."""
    if not hasattr(config, "workerinput"):
        _remove_abandoned_homes()
        os.environ["ANJU_HOME"] = tempfile.mkdtemp(prefix=f"{HOMES}{os.getpid()}-")
        home().chmod(0o711)
    os.environ["ANJU_DURABLE"] = "no"
    os.environ["ANJU_DATABASE_ROLE"] = "owner"
    settings.STATIC_ROOT = home() / "static"
    settings.SMS_FILE, settings.DEMO_CLOCK = home() / "sms.jsonl", home() / "demo-clock"
    settings.SMS_SENDER = "anju.accounts.sms.file.FileSender"
    settings.STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    settings.WHITENOISE_AUTOREFRESH = True
    settings.WHITENOISE_USE_FINDERS = True
    templates: Any = settings.TEMPLATES
    templates[0]["OPTIONS"]["string_if_invalid"] = Unknown("%s")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need a database."""
    for item in items:
        if item.get_closest_marker("django_db") or NEEDS_DATABASE & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.database)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server and remove the home when the whole run ends, not when one worker does."""
    if not hasattr(config, "workerinput"):
        _remove(home())


def _remove_abandoned_homes() -> None:
    """Remove what runs left behind that were killed."""
    for left in Path(tempfile.gettempdir()).glob(f"{HOMES}*"):
        runner = left.name.removeprefix(HOMES).split("-")[0]
        if left.stat().st_uid == os.geteuid() and runner.isdigit() and not _is_alive(int(runner)):
            _remove(left)


def _remove(test_home: Path) -> None:
    cluster.stop(Cluster(place=find_place(test_home.resolve())))
    shutil.rmtree(test_home)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


class UndefinedVariable(Exception):
    """A template names a variable that its view did not give."""


class Unknown(str):
    """Fail on a variable unknown to a template, instead of showing nothing."""

    def __contains__(self, key: object) -> bool:
        """Say that the name of the variable is wanted: Django then formats it in."""
        return key == "%s"

    def __mod__(self, name: Any) -> str:
        """Refuse the variable by its name."""
        raise UndefinedVariable(f"模板使用了未定义的变量 The template uses an undefined variable: {name}")


@pytest.fixture(scope="session", autouse=True)
def _flush_the_audit_too() -> Iterator[None]:
    """Let the flush after a transactional test empty the table that otherwise only grows.

    The owner of a table may switch its triggers off; no superuser is needed.
    """
    flush = DatabaseOperations.execute_sql_flush

    def flush_without_triggers(operations: DatabaseOperations, sql_list: list[str]) -> None:
        tables = [name for name in connection.introspection.table_names() if name == "audit_event"]
        around = [[f"ALTER TABLE {name} {verb} TRIGGER USER" for name in tables] for verb in ("DISABLE", "ENABLE")]
        flush(operations, [*around[0], *sql_list, *around[1]])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "execute_sql_flush", flush_without_triggers)
        yield
