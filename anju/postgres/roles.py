"""Set up the two roles that Anju works with, and its database.

- `anju_owner` owns the database and its tables, and migrates them. It may create databases, which tests need.
- `anju_app` is what the pages work as. It owns nothing: it reads and writes rows, and where a table says so
  (the audit) not even that.

Neither is a superuser. Setting up twice does no harm. The database comes last, so that whoever can connect
to it finds everything else in place.
"""

from enum import StrEnum

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

DATABASE = "anju"
SUPERUSER = "postgres"


class Role(StrEnum):
    """Who connects: the owner, who changes tables, or the application, which changes rows."""

    OWNER = "anju_owner"
    APPLICATION = "anju_app"


ROLE_RIGHTS = {
    Role.OWNER: "LOGIN CREATEDB NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS",
    Role.APPLICATION: "LOGIN NOCREATEDB NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS",
}


def set_up(superuser: str) -> None:
    """Make the roles, what they may do by default, and the database, on the server of this address."""
    with psycopg.connect(make_conninfo(superuser, dbname="postgres"), autocommit=True) as connection:
        for role, rights in ROLE_RIGHTS.items():
            _make_role(connection, role, rights)
    # Every database made from here on, those of the tests too, begins as a copy of template1.
    with psycopg.connect(make_conninfo(superuser, dbname="template1")) as connection:
        let_application_use_tables(connection, owner=Role.OWNER, application=Role.APPLICATION)
    with psycopg.connect(make_conninfo(superuser, dbname="postgres"), autocommit=True) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
        if not found:
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(DATABASE), sql.Identifier(Role.OWNER))
            )


def let_application_use_tables(connection: psycopg.Connection, *, owner: str, application: str) -> None:
    """Let the application change rows in every table that the owner makes from now on in this database."""
    for rights, kind in (("SELECT, INSERT, UPDATE, DELETE", "TABLES"), ("USAGE, SELECT", "SEQUENCES")):
        connection.execute(
            sql.SQL("ALTER DEFAULT PRIVILEGES FOR ROLE {} GRANT {} ON {} TO {}").format(
                sql.Identifier(owner), sql.SQL(rights), sql.SQL(kind), sql.Identifier(application)
            )
        )


def _make_role(connection: psycopg.Connection, role: Role, rights: str) -> None:
    found = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role.value]).fetchone()
    verb = "ALTER" if found else "CREATE"
    connection.execute(sql.SQL("{} ROLE {} {}").format(sql.SQL(verb), sql.Identifier(role), sql.SQL(rights)))
