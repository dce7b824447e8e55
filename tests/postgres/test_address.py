"""Try out `anju.postgres.address` on real servers."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from anju.postgres import Role, address, connection_url, database_name
from anju.postgres.__main__ import main
from anju.postgres.cluster import Cluster
from anju.postgres.errors import AddressMalformed, ServerUnreachable
from tests.postgres.conftest import Make

APP = "postgresql://somebody:secret@db.example/points"
OWNER = "postgresql://chief:secret@db.example/points"


@pytest.fixture(autouse=True)
def _no_external_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("DATABASE_OWNER_URL", raising=False)


@pytest.fixture
def embedded(make: Make, base: Path, monkeypatch: pytest.MonkeyPatch) -> Cluster:
    monkeypatch.setenv("ANJU_HOME", str(base / "home"))
    monkeypatch.setenv("ANJU_DURABLE", "no")
    return make(base / "home")


@pytest.mark.database
def test_asking_for_the_address_starts_the_embedded_server(embedded: Cluster) -> None:
    with psycopg.connect(connection_url(Role.OWNER)) as connection:
        assert connection.execute("SELECT current_user, current_database()").fetchone() == ("anju_owner", "anju")
    assert connection_url(Role.APPLICATION) == embedded.address(Role.APPLICATION)


@pytest.mark.database
def test_server_outlives_the_process_that_started_it(embedded: Cluster) -> None:
    command = [sys.executable, "-c", "from anju.postgres import *; connection_url(Role.OWNER)"]
    subprocess.run(command, check=True)
    with psycopg.connect(embedded.address(Role.OWNER)) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


@pytest.mark.database
def test_server_is_handled_by_hand(embedded: Cluster, capsys: pytest.CaptureFixture[str]) -> None:
    codes = [main([verb]) for verb in ("status", "start", "status", "url", "stop", "stop")]
    url = embedded.address(Role.APPLICATION)
    assert codes == [3, 0, 0, 0, 0, 0]
    assert capsys.readouterr().out.splitlines() == [
        "没有在运行。 Not running.",
        url,
        "正在运行。 Running.",
        url,
        "已停止。 Stopped.",
        "没有在运行。 It was not running.",
    ]


def test_address_of_the_owner_falls_back_to_that_of_the_application(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", APP)
    alone = [address(role) for role in Role]
    monkeypatch.setenv("DATABASE_OWNER_URL", OWNER)
    assert (alone, [address(role) for role in Role], database_name()) == ([APP, APP], [OWNER, APP], "points")


def test_malformed_address_is_refused_without_repeating_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://me:p%zzsecret@host/db")
    with pytest.raises(AddressMalformed) as refused:
        connection_url(Role.APPLICATION)
    assert "DATABASE_URL" in str(refused.value)
    assert "secret" not in str(refused.value)


def test_server_that_does_not_answer_is_named_without_its_password(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://me:secret@127.0.0.1:1/points")
    with pytest.raises(ServerUnreachable, match=r"127\.0\.0\.1:1/points"):
        connection_url(Role.APPLICATION)
    assert main(["start"]) == 1
    said = capsys.readouterr().err
    assert ("无法连接 DATABASE_URL" in said, "secret" in said, "Traceback" in said) == (True, False, False)


def test_postgres_package_needs_no_django() -> None:
    code = "import sys, anju.postgres.__main__; print([name for name in sys.modules if name.startswith('django')])"
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
