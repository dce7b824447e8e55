"""Try out `anju.postgres.roles` on real servers."""

import psycopg
import pytest

from anju.postgres import cluster, roles
from anju.postgres.cluster import Cluster
from anju.postgres.roles import SUPERUSER, Role


def test_setting_up_twice_gives_the_same_roles(server: Cluster) -> None:
    cluster.start(server)
    superuser = server.address(SUPERUSER, "postgres")
    roles.set_up(superuser)
    question = """SELECT rolname, rolsuper, rolcreatedb, rolcreaterole, rolbypassrls
                  FROM pg_roles WHERE rolname LIKE 'anju%' ORDER BY 1"""
    with psycopg.connect(superuser) as connection:
        found = connection.execute(question).fetchall()
    assert found == [("anju_app", False, False, False, False), ("anju_owner", False, True, False, False)]


def test_application_changes_rows_but_not_tables(server: Cluster) -> None:
    cluster.start(server)
    with psycopg.connect(server.address(Role.OWNER)) as connection:
        connection.execute("CREATE TABLE rows (id bigserial PRIMARY KEY, number int)")
    with psycopg.connect(server.address(Role.APPLICATION), autocommit=True) as connection:
        connection.execute("INSERT INTO rows (number) VALUES (1), (2)")
        connection.execute("UPDATE rows SET number = 3 WHERE number = 2")
        connection.execute("DELETE FROM rows WHERE number = 1")
        assert connection.execute("SELECT id, number FROM rows").fetchall() == [(2, 3)]
        for forbidden in ("TRUNCATE rows", "DROP TABLE rows", "CREATE TABLE more ()", "CREATE DATABASE more"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(forbidden)


def test_databases_the_owner_makes_are_open_to_the_application_too(server: Cluster) -> None:
    cluster.start(server)
    with psycopg.connect(server.address(Role.OWNER), autocommit=True) as connection:
        connection.execute("CREATE DATABASE test_anju")
    with psycopg.connect(server.address(Role.OWNER, "test_anju")) as connection:
        connection.execute("CREATE TABLE rows (number int)")
    with psycopg.connect(server.address(Role.APPLICATION, "test_anju")) as connection:
        assert connection.execute("SELECT count(*) FROM rows").fetchone() == (0,)
