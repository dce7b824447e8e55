"""Try out `anju.postgres.cluster` on real servers."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from anju.postgres import cluster, processes
from anju.postgres.cluster import Cluster
from anju.postgres.errors import ServerDidNotStart
from anju.postgres.roles import SUPERUSER, Role
from tests.postgres.conftest import Make

WRITER = """
import sys, psycopg
with psycopg.connect(sys.argv[1], autocommit=True) as connection:
    number = 0
    while True:
        number += 1
        connection.execute("INSERT INTO rows VALUES (%s)", [number])
        print(number, flush=True)
"""


def ask(server: Cluster, question: str, user: str = SUPERUSER) -> list[tuple[Any, ...]]:
    with psycopg.connect(server.address(user), autocommit=True) as connection:
        return connection.execute(question).fetchall()


def kill_everything(server: Cluster) -> None:
    for process in processes.working_in(server.place.data):
        with contextlib.suppress(ProcessLookupError):  # it may have ended with the one killed before
            os.kill(process.pid, signal.SIGKILL)


def start_by_command(home: Path) -> subprocess.Popen[str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_")}
    return subprocess.Popen(
        [sys.executable, "-m", "anju.postgres", "start"],
        env=ours | {"ANJU_HOME": str(home), "ANJU_DURABLE": "no"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.fixture
def as_its_user(server: Cluster) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program of no importance as the user of the server."""
    owner = server.place.owner
    changes = {"user": owner.uid, "group": owner.gid} if os.geteuid() == 0 else {}
    with subprocess.Popen(["sleep", "60"], **changes) as stranger:  # type: ignore[call-overload]  # noqa: S607 - the program is of no importance
        yield stranger
        stranger.kill()


def test_first_start_makes_the_database_and_its_owner(server: Cluster) -> None:
    cluster.start(server)
    owners = ask(server, "SELECT datname, datdba::regrole::text FROM pg_database WHERE datname = 'anju'")
    assert owners == [("anju", "anju_owner")]


def test_second_start_finds_the_server_running(server: Cluster) -> None:
    cluster.start(server)
    first = ask(server, "SELECT pg_postmaster_start_time()")
    cluster.start(server)
    assert ask(server, "SELECT pg_postmaster_start_time()") == first


def test_stop_keeps_the_rows_and_says_whether_there_was_something_to_stop(server: Cluster) -> None:
    cluster.start(server)
    with psycopg.connect(server.address(Role.OWNER)) as connection:
        connection.execute("CREATE TABLE rows (number int)")
        connection.execute("INSERT INTO rows VALUES (7)")
    assert (cluster.stop(server), cluster.is_running(server), cluster.stop(server)) == (True, False, False)
    cluster.start(server)
    assert ask(server, "SELECT number FROM rows") == [(7,)]


def test_server_listens_on_no_network_port(server: Cluster) -> None:
    cluster.start(server)
    assert ask(server, "SELECT current_setting('listen_addresses')") == [("",)]


def test_commits_wait_for_the_disk_unless_told_otherwise(make: Make, base: Path) -> None:
    hasty = make(base / "home")
    durable = Cluster(place=hasty.place)
    question = "SELECT current_setting('fsync'), current_setting('synchronous_commit')"
    cluster.start(hasty)
    answers = ask(hasty, question)
    cluster.stop(hasty)
    cluster.start(durable)
    assert answers + ask(durable, question) == [("off", "off"), ("on", "on")]


def test_six_processes_that_start_first_at_once_share_one_server(make: Make, base: Path) -> None:
    server = make(base / "home")
    started = [start_by_command(base / "home") for _ in range(6)]
    said = [process.communicate(timeout=120)[0].strip() for process in started]
    assert said == [server.address(Role.APPLICATION)] * 6
    assert [process.returncode for process in started] == [0] * 6
    alive = processes.working_in(server.place.data)
    pids = {process.pid for process in alive}
    assert len([process for process in alive if process.parent not in pids]) == 1


def test_start_killed_while_the_cluster_is_made_leaves_nothing_half_done(make: Make, base: Path) -> None:
    server = make(base / "home")
    starting = start_by_command(base / "home")
    deadline = time.monotonic() + 30
    while not list(server.place.folder.glob("data.new.*/PG_VERSION")) and time.monotonic() < deadline:
        time.sleep(0.001)
    starting.kill()
    starting.communicate()
    assert not server.place.data.exists()
    cluster.start(server)
    assert ask(server, "SELECT 1") == [(1,)]
    assert not list(server.place.folder.glob("data.new.*/base"))


def test_start_after_a_kill_ignores_a_pid_file_that_names_a_stranger(
    server: Cluster, as_its_user: subprocess.Popen[bytes]
) -> None:
    cluster.start(server)
    pid_file = server.place.data / "postmaster.pid"
    lines = pid_file.read_text().splitlines()
    kill_everything(server)
    pid_file.write_text("\n".join([str(as_its_user.pid), *lines[1:]]) + "\n")
    cluster.start(server)
    assert ask(server, "SELECT 1") == [(1,)]
    assert cluster.stop(server)
    assert as_its_user.poll() is None


@pytest.mark.parametrize("rest", ["", "12"])
def test_start_after_a_kill_ignores_a_pid_file_cut_short(server: Cluster, rest: str) -> None:
    cluster.start(server)
    kill_everything(server)
    (server.place.data / "postmaster.pid").write_text(rest)
    cluster.start(server)
    assert ask(server, "SELECT 1") == [(1,)]


def test_stop_needs_no_pid_file(server: Cluster) -> None:
    cluster.start(server)
    (server.place.data / "postmaster.pid").write_text("1\n")
    assert cluster.stop(server)
    assert processes.working_in(server.place.data) == ()


def test_killing_the_whole_server_loses_no_acknowledged_row(make: Make, base: Path) -> None:
    server = Cluster(place=make(base / "home").place, durable=True)
    cluster.start(server)
    with psycopg.connect(server.address(Role.OWNER)) as connection:
        connection.execute("CREATE TABLE rows (number int PRIMARY KEY)")
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, server.address(Role.APPLICATION)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as writer:
        assert writer.stdout
        acknowledged = [next(writer.stdout) for _ in range(100)]
        kill_everything(server)
        acknowledged += list(writer.stdout)
    cluster.start(server)
    kept = {number for (number,) in ask(server, "SELECT number FROM rows")}
    assert {int(number) for number in acknowledged} - kept == set()


def test_server_that_cannot_start_shows_the_end_of_its_log(server: Cluster) -> None:
    cluster.start(server)
    cluster.stop(server)
    (server.place.data / "PG_VERSION").write_text("9.4\n")
    with pytest.raises(ServerDidNotStart, match="database files are incompatible"):
        cluster.start(server)


def test_log_holds_no_values_of_rows(server: Cluster) -> None:
    cluster.start(server)
    with psycopg.connect(server.address(Role.OWNER), autocommit=True) as connection:
        connection.execute("CREATE TABLE people (name text UNIQUE)")
        connection.execute("INSERT INTO people VALUES ('王秘密')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO people VALUES ('王秘密')")
    log = server.place.log.read_text()
    assert ("people_name_key" in log, "王秘密" in log) == (True, False)
