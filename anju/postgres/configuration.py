"""Write the configuration of the embedded server; it is written anew at each start, so a moved folder works.

Only the operating system users named here can connect, as proved by the kernel (`peer`): there are no
passwords, and the door is a unix socket in a private folder. What the server logs holds no values of rows,
since they are about persons.
"""

import os
from pathlib import Path

from anju.postgres import users
from anju.postgres.place import PORT, Place
from anju.postgres.roles import SUPERUSER, Role

SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_parameter_max_length_on_error": "0",
}
NOT_DURABLE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def write_configuration(place: Place, data: Path, *, durable: bool) -> None:
    """Write settings, who may connect, and the map of users into a data folder."""
    socket = '"' + str(place.socket).replace('"', '""') + '"'
    settings = SETTINGS | {"unix_socket_directories": socket} | ({} if durable else NOT_DURABLE)
    lines = [f"{name} = '{value.replace(chr(39), chr(39) * 2)}'" for name, value in settings.items()]
    _write(place, data / "postgresql.conf", lines)
    _write(place, data / "pg_hba.conf", ["local all all peer map=anju"])
    _write(
        place,
        data / "pg_ident.conf",
        [
            f'anju "{name}" {role}'
            for name in sorted(_may_connect(place))
            for role in (SUPERUSER, *(role.value for role in Role))
        ],
    )


def _may_connect(place: Place) -> set[str]:
    """Name root, who can become anybody, and the owner, unless they only stand in for root."""
    return {"root"} | ({place.owner.name} - set(users.STAND_INS) if os.geteuid() == 0 else {place.owner.name})


def _write(place: Place, path: Path, lines: list[str]) -> None:
    """Replace a whole file, so that a kill leaves the old one or the new one.

    The folder is not root's: opening only a file that is new keeps root from following a link in it.
    """
    beside = path.with_name(path.name + ".new")
    beside.unlink(missing_ok=True)
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        if os.geteuid() == 0:
            os.fchown(descriptor, place.owner.uid, place.owner.gid)
        file.write("".join(f"{line}\n" for line in lines))
    beside.replace(path)
