"""Start and stop the embedded server.

Starting asks first whether the server answers; almost always it does, and nothing else happens. If not, one
process at a time goes on, under a lock that the kernel lets go of when its holder dies. A cluster is made
beside its place and renamed into it, so that it is whole or not there. The server is left running when the
process that started it ends: others use it. `stop` is always explicit.
"""

import contextlib
import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from anju.postgres import processes, roles
from anju.postgres.binaries import binaries_for
from anju.postgres.configuration import write_configuration
from anju.postgres.errors import ServerDidNotStart, ServerDidNotStop
from anju.postgres.place import PORT, Place, claim
from anju.postgres.users import Outcome, run_as

PATIENCE = 60  # seconds; recovery after a crash may take a while
ATTEMPTS = 3
LONG_LOG = 10_000_000  # bytes


@dataclass(frozen=True)
class Cluster:
    """One embedded server: where it lives, and whether a commit waits for the disk."""

    place: Place
    durable: bool = True
    installation: Path | None = None

    def address(self, user: str, database: str = roles.DATABASE) -> str:
        """Return the address for this role; start nothing."""
        return make_conninfo(host=str(self.place.socket), port=PORT, user=user, dbname=database)


def start(cluster: Cluster) -> None:
    """Make sure that the server runs and is set up; raise ServerDidNotStart when it cannot be had."""
    if _answers(cluster.address(roles.Role.APPLICATION)):
        return
    place = cluster.place
    place.folder.parent.mkdir(parents=True, exist_ok=True)
    claim(place.folder, place.owner)
    with _locked(place) as folder:
        superuser = cluster.address(roles.SUPERUSER, "postgres")
        if not _answers(superuser):
            claim(place.socket, place.owner)
            if not place.data.exists():
                _make_data(cluster)
                os.fsync(folder)
            _launch(cluster, superuser)
        roles.set_up(superuser)


def stop(cluster: Cluster) -> bool:
    """Stop the server, letting it write everything down; return whether there was one to stop."""
    if not is_running(cluster):
        return False
    with _locked(cluster.place):
        deadline = time.monotonic() + PATIENCE
        processes.interrupt(processes.working_in(cluster.place.data))
        while left := processes.working_in(cluster.place.data):
            if time.monotonic() > deadline:
                raise ServerDidNotStop(seconds=PATIENCE, processes=", ".join(str(one.pid) for one in left))
            time.sleep(0.02)
    return True


def is_running(cluster: Cluster) -> bool:
    """Tell whether a process of this server is alive, answering or not."""
    return bool(processes.working_in(cluster.place.data))


def _answers(address: str) -> bool:
    try:
        with psycopg.connect(address, connect_timeout=5):
            return True
    except psycopg.OperationalError:
        return False


@contextlib.contextmanager
def _locked(place: Place) -> Iterator[int]:
    """Hold the folder itself, so that no file has to be made in it and owned by somebody."""
    with _opened(place.folder) as folder:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield folder


def _make_data(cluster: Cluster) -> None:
    """Make a cluster beside its place and rename it, once it is complete, into its place."""
    place = cluster.place
    for unfinished in place.folder.glob("data.new.*"):
        shutil.rmtree(unfinished, ignore_errors=True)
    new = Path(tempfile.mkdtemp(dir=place.folder, prefix="data.new."))
    if os.geteuid() == 0:
        os.chown(new, place.owner.uid, place.owner.gid, follow_symlinks=False)
    options = ["-U", roles.SUPERUSER, "-E", "UTF8", "-A", "peer", "--no-instructions", "--locale=C"]
    options += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    options += [] if cluster.durable else ["--no-sync"]
    made = _run(cluster, "initdb", *options, "-D", new.name)
    if made.code != 0:
        raise ServerDidNotStart(log=place.log, output=made.output)
    new.rename(place.data)


def _launch(cluster: Cluster, superuser: str) -> None:
    """Start the server, or wait for one that is on its way up or down.

    The files of a server that name its process, or its socket, are worthless once no process is in the data
    folder, whatever they say, and would keep it from starting: they are removed.
    """
    place = cluster.place
    deadline = time.monotonic() + PATIENCE
    attempts = 0
    output = ""
    while not _answers(superuser):
        if time.monotonic() > deadline or attempts == ATTEMPTS:
            raise ServerDidNotStart(log=place.log, output=f"{output}\n{_end_of(place.log)}".strip())
        if processes.working_in(place.data):
            time.sleep(0.05)
            continue
        attempts += 1
        for left_behind in (place.data / "postmaster.pid", place.door, place.door.with_name(f"{place.door.name}.lock")):
            left_behind.unlink(missing_ok=True)
        write_configuration(place, place.data, durable=cluster.durable)
        _turn_over(place.log)
        started = _run(cluster, "pg_ctl", "-w", "-t", str(PATIENCE), "-D", "data", "-l", place.log.name, "start")
        output = started.output


def _run(cluster: Cluster, program: str, *arguments: str) -> Outcome:
    """Run in the server's own folder and name files from there: pg_ctl hands its arguments to a shell."""
    place = cluster.place
    programs = binaries_for(place.owner, installation=cluster.installation)
    return run_as(place.owner, [programs / program, *arguments], folder=place.folder)


def _turn_over(log: Path) -> None:
    if log.exists() and log.stat().st_size > LONG_LOG:
        log.replace(log.with_suffix(".log.1"))


def _end_of(log: Path) -> str:
    return log.read_text(errors="replace")[-2000:] if log.exists() else ""


@contextlib.contextmanager
def _opened(folder: Path) -> Iterator[int]:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
