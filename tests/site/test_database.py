"""Try out the database engine, in programs of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.conftest import Environment

SET_UP = "import django; django.setup(); from django.db import connection as c; "
WHO = "cursor = c.cursor(); cursor.execute('SELECT current_user, current_database()'); print(*cursor.fetchone());"
KILL = """
import os, signal
from anju.postgres import processes
from anju.postgres.address import embedded
for process in processes.working_in(embedded().place.data): os.kill(process.pid, signal.SIGKILL)
c.close()
"""


def run(code: str, environment: Environment) -> tuple[str, str]:
    """Run Python code and return what it printed, and the last line of its complaint."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    return done.stdout.strip(), done.stderr.strip()


def test_reading_the_settings_starts_no_server(environment: Environment, tmp_path: Path) -> None:
    elsewhere = environment | {"ANJU_HOME": str(tmp_path / "home")}
    assert run("import django; django.setup()", elsewhere) == ("", "")
    assert os.listdir(tmp_path / "home") == ["secret-key"]  # noqa: PTH208 - names are what is compared


@pytest.mark.database
@pytest.mark.usefixtures("embedded_only")
@pytest.mark.parametrize(("role", "user"), [(None, "anju_app"), ("app", "anju_app"), ("owner", "anju_owner")])
def test_first_connection_starts_the_server_in_the_role_asked_for(
    environment: Environment, role: str | None, user: str
) -> None:
    wanted = environment | ({"ANJU_DATABASE_ROLE": role} if role else {})
    assert run(SET_UP + WHO, wanted) == (f"{user} anju", "")


@pytest.mark.database
@pytest.mark.usefixtures("embedded_only")
def test_connection_after_a_crash_starts_the_server_again(environment: Environment) -> None:
    assert run(SET_UP + WHO + KILL + WHO, environment) == ("anju_app anju\nanju_app anju", "")


def test_external_server_that_does_not_answer_is_explained(environment: Environment) -> None:
    away = environment | {"DATABASE_URL": "postgresql://me:secret@127.0.0.1:1/points"}
    said, complaint = run(SET_UP + WHO, away)
    assert ("ServerUnreachable: 无法连接 DATABASE_URL" in complaint, "secret" in complaint, said) == (True, False, "")
