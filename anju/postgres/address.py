"""Answer with the address of the database: of the server the environment names, or of the embedded one.

DATABASE_URL        a PostgreSQL of 15 or newer; what the pages work as
DATABASE_OWNER_URL  the same database for its owner, who migrates; DATABASE_URL when not given
ANJU_HOME           the folder of the embedded server and all else of Anju (see `place`)
ANJU_DURABLE        `no` lets the embedded server answer before the disk has written: for tests only
"""

import os

import psycopg
from psycopg.conninfo import conninfo_to_dict

from anju.postgres import cluster, roles
from anju.postgres.cluster import Cluster
from anju.postgres.errors import AddressMalformed, ServerTooOld, ServerUnreachable
from anju.postgres.place import find_place, home, make_home
from anju.postgres.roles import Role

OLDEST = 15


def connection_url(role: Role) -> str:
    """Return the address to connect to as this role, once something answers there.

    Start the embedded server if need be. Raise Refused, with what to do about it, when the server the
    environment names does not answer or is too old.
    """
    if variable := external_variable(role):
        _check(variable)
    else:
        make_home()
        cluster.start(embedded())
    return address(role)


def address(role: Role) -> str:
    """Return the address to connect to as this role; start and check nothing."""
    if variable := external_variable(role):
        return os.environ[variable]
    return embedded().address(role)


def database_name() -> str:
    """Return the name of the database."""
    if variable := external_variable(Role.APPLICATION):
        return str(_parts(variable).get("dbname") or _parts(variable).get("user") or roles.DATABASE)
    return roles.DATABASE


def external_variable(role: Role) -> str | None:
    """Return the variable that names an external server for this role, or None for the embedded one."""
    wanted = ("DATABASE_OWNER_URL", "DATABASE_URL") if role is Role.OWNER else ("DATABASE_URL",)
    if not os.environ.get("DATABASE_URL"):
        return None
    return next(variable for variable in wanted if os.environ.get(variable))


def open_to_application() -> None:
    """Let the application use the tables that the owner makes from now on; do this before migrating.

    The embedded server comes with it. On an external one the two roles are those of the two addresses; when
    they are one and the same, there is nothing to do.
    """
    owner, application = connection_url(Role.OWNER), connection_url(Role.APPLICATION)
    if not external_variable(Role.OWNER):
        return
    with psycopg.connect(application) as connection:
        user = connection.info.user
    with psycopg.connect(owner) as connection:
        if connection.info.user != user:
            roles.let_application_use_tables(connection, owner=connection.info.user, application=user)


def embedded() -> Cluster:
    """Return the embedded server of this home, running or not."""
    return Cluster(place=find_place(home()), durable=os.environ.get("ANJU_DURABLE") != "no")


def _check(variable: str) -> None:
    parts = _parts(variable)
    try:
        with psycopg.connect(os.environ[variable], connect_timeout=10) as connection:
            version = connection.info.server_version
    except psycopg.OperationalError as problem:
        where = f"{parts.get('host', 'localhost')}:{parts.get('port', '5432')}/{parts.get('dbname', '')}"
        raise ServerUnreachable(variable=variable, where=where, why=str(problem)) from problem
    if version < OLDEST * 10_000:
        raise ServerTooOld(variable=variable, version=version // 10_000, oldest=OLDEST)


def _parts(variable: str) -> dict[str, object]:
    try:
        return dict(conninfo_to_dict(os.environ[variable]))
    except psycopg.ProgrammingError:
        raise AddressMalformed(variable=variable) from None
