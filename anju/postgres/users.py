"""Know which operating system user runs the embedded server, and run programs as that user.

PostgreSQL refuses to run as root. Started by root, the server runs as `postgres`, or as `nobody` where no
`postgres` user exists; no user is ever made. Started by anybody else, it runs as that person.
"""

import os
import pwd
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from anju.postgres.errors import UserHasNoName

STAND_INS = ("postgres", "nobody")  # who runs the server when root starts it, in this order


@dataclass(frozen=True)
class User:
    """A user of the operating system."""

    uid: int
    gid: int
    name: str


@dataclass(frozen=True)
class Outcome:
    """What a program left behind: its exit code and all it printed."""

    code: int
    output: str


def current() -> User:
    """Return the user of this process."""
    return by_uid(os.geteuid())


def by_uid(uid: int) -> User:
    """Return the user with this number; raise UserHasNoName when the system has no name for it."""
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        raise UserHasNoName(uid=uid) from None
    return User(uid=entry.pw_uid, gid=entry.pw_gid, name=entry.pw_name)


def stand_in(names: Sequence[str] = STAND_INS) -> User:
    """Return the user who runs the server in place of root."""
    for name in names:
        try:
            return by_uid(pwd.getpwnam(name).pw_uid)
        except KeyError:
            continue
    raise UserHasNoName(uid=0)


def run_as(user: User, command: Sequence[str | Path], *, folder: Path = Path("/")) -> Outcome:
    """Run a program as this user, with almost nothing of our own environment.

    The environment of the server can be read by other processes of its user, and PG* or locale variables of
    ours would change what it does. Output goes to a file, since a server left running would hold a pipe open.
    """
    environment = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}
    changes = user.uid != os.geteuid()
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(  # noqa: S603 - our own programs, no shell
            [str(part) for part in command],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            check=False,
            user=user.uid if changes else None,
            group=user.gid if changes else None,
            extra_groups=[] if changes else None,
        )
        output.seek(0)
        return Outcome(code=done.returncode, output=output.read().decode(errors="replace"))


def can_enter(user: User, folder: Path) -> bool:
    """Tell whether this user can reach the folder, by trying: modes, lists and mounts all count."""
    try:
        return run_as(user, ["/bin/sh", "-c", 'cd -- "$1"', "sh", folder]).code == 0
    except PermissionError:
        return False
