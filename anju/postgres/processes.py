"""Find the processes of a cluster by the folder they work in.

A server works in its data folder, so this is true whatever its pid file says: after a crash that file may be
stale, name a process of somebody else, or be cut short.
"""

import os
import re
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")


@dataclass(frozen=True)
class Process:
    """A running process; one that is dead but not yet collected by its parent does not count."""

    pid: int
    parent: int


def working_in(folder: Path) -> tuple[Process, ...]:
    """Return the processes whose working folder this is."""
    return _from_proc(folder) if (PROC / "self" / "cwd").exists() else _from_lsof(folder)


def interrupt(processes: tuple[Process, ...]) -> None:
    """Ask the leaders among these processes to shut down, quickly and cleanly."""
    pids = {process.pid for process in processes}
    for process in processes:
        if process.parent not in pids:
            try:
                os.kill(process.pid, signal.SIGINT)
            except ProcessLookupError:
                continue


def _from_proc(folder: Path) -> tuple[Process, ...]:
    found = []
    for entry in PROC.iterdir():
        if not entry.name.isdigit():
            continue
        try:
            if (entry / "cwd").readlink() == folder:
                status = (entry / "stat").read_text()
                found.append(Process(pid=int(entry.name), parent=int(status.rpartition(")")[2].split()[1])))
        except OSError:
            continue
    return tuple(found)


def _from_lsof(folder: Path) -> tuple[Process, ...]:
    """Ask lsof, which stands ready on systems without /proc such as macOS."""
    listed = subprocess.run(
        ["lsof", "-a", "-d", "cwd", "-c", "postgres", "-FpRn"],  # noqa: S607 - its place differs by system
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    records = re.findall(r"^p(\d+)\nR(\d+)\n(?:f.*\n)?n(.*)$", listed, re.MULTILINE)
    return tuple(Process(pid=int(pid), parent=int(parent)) for pid, parent, cwd in records if cwd == str(folder))
