"""Decide where the embedded server keeps its files.

Everything of Anju stands under one folder, its *home*: `.anju` in the checkout, or in the working folder when
Anju is installed; the variable ANJU_HOME chooses another. The server has `<home>/postgres`:

    data/       the cluster
    socket/     its only door, a unix socket; no network port is opened
    server.log  what the server says; `server.log.1` when it grew long

The folder itself is locked while the server is being started or stopped.

Two things can make this impossible, and then, and only then, something stands elsewhere:

- root starts the server, so that it runs as `postgres` or `nobody`, and the home lies under a folder that this
  user may not pass through (a private home folder, say). Loosening that folder would be wrong, so the files
  stand in `/var/lib/anju-<digest of the home>`.
- The path of the socket would be too long for the operating system (it counts bytes, and a Chinese character
  has three), or has a comma, at which clients would cut it in two. Then the socket stands in
  `/tmp/anju-<user number>-<digest of the place>`. It is always `/tmp`, not TMPDIR: two processes must find the
  same door.

All these folders have mode 0700 and the server's user as owner; any that has not is refused.
"""

import contextlib
import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from anju.postgres import users
from anju.postgres.errors import FolderNotOurs
from anju.postgres.users import User

PORT = 5432  # only a part of the socket's file name
DOOR = f".s.PGSQL.{PORT}"
LONGEST_SOCKET = 103  # bytes; Linux takes 107, macOS 103
SHORT = Path("/tmp")  # noqa: S108 - folders made here are private and verified
SHELF = Path("/var/lib")


@dataclass(frozen=True)
class Place:
    """Where one embedded server lives, and the user who runs it."""

    folder: Path
    owner: User

    @property
    def data(self) -> Path:
        """Return the folder of the cluster."""
        return self.folder / "data"

    @property
    def log(self) -> Path:
        """Return the file the server writes what it says to."""
        return self.folder / "server.log"

    @property
    def socket(self) -> Path:
        """Return the folder of the unix socket."""
        inside = self.folder / "socket"
        short_enough = len(os.fsencode(inside / DOOR)) <= LONGEST_SOCKET
        if short_enough and "," not in str(inside):
            return inside
        return SHORT / f"anju-{self.owner.uid}-{_digest(self.folder)}"

    @property
    def door(self) -> Path:
        """Return the unix socket itself."""
        return self.socket / DOOR


def home() -> Path:
    """Return the folder that everything of Anju stands in; it may not exist yet."""
    if named := os.environ.get("ANJU_HOME"):
        return Path(named).resolve()
    checkout = Path(__file__).resolve().parents[2]
    base = checkout if (checkout / "pyproject.toml").is_file() else Path.cwd()
    return base.resolve() / ".anju"


def make_home() -> Path:
    """Make the home if it is not there: others may pass through it, but not look around."""
    folder = home()
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        return folder
    folder.chmod(0o711)
    return folder


def find_place(at: Path, *, shelf: Path = SHELF) -> Place:
    """Decide where the server of this home lives; make nothing. A cluster that exists decides."""
    usual = at / "postgres"
    if os.geteuid() != 0:
        return Place(folder=usual, owner=users.current())
    elsewhere = shelf / f"anju-{_digest(at)}"
    for folder in (usual, elsewhere):
        if (folder / "data").exists() and (uid := folder.stat().st_uid) != 0:
            return Place(folder=folder, owner=users.by_uid(uid))
    owner = users.stand_in()
    return Place(folder=usual if users.can_enter(owner, _nearest(at)) else elsewhere, owner=owner)


def claim(folder: Path, owner: User) -> None:
    """Make a private folder for this user, or verify that the one there is private and theirs.

    Raise FolderNotOurs for any other, a symbolic link included: in a shared folder somebody else may have
    been there first.
    """
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    found = folder.lstat()
    if os.geteuid() == 0 and stat.S_ISDIR(found.st_mode) and found.st_uid == 0:
        os.chown(folder, owner.uid, owner.gid, follow_symlinks=False)
        found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != owner.uid or found.st_mode & 0o077:
        what = f"{stat.filemode(found.st_mode)}, uid {found.st_uid}"
        raise FolderNotOurs(folder=folder, owner=owner.name, found=what)


def _nearest(folder: Path) -> Path:
    while not folder.exists():
        folder = folder.parent
    return folder


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
