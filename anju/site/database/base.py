"""Connect Django to the database that `anju.postgres` knows, starting the embedded server only when needed.

Reading the settings opens and starts nothing. The first connection is tried straight away; only when nobody
answers is the server started, or, when it is not ours, the reason told.
"""

import os
from typing import Any

from django.db.backends.postgresql import base
from django.db.utils import OperationalError
from psycopg.conninfo import conninfo_to_dict

from anju.postgres import Role, address, connection_url

ROLES = {"app": Role.APPLICATION, "owner": Role.OWNER}


def current_role() -> Role:
    """Return the role this process works as: ANJU_DATABASE_ROLE is `app` (when not given) or `owner`."""
    return ROLES[os.environ.get("ANJU_DATABASE_ROLE", "app")]


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to the database of Anju."""

    def get_connection_params(self) -> dict[str, Any]:
        """Take everything but the name of the database from the address; tests have names of their own."""
        server = conninfo_to_dict(address(current_role()))
        params: dict[str, Any] = super().get_connection_params()
        return server | params

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect; when nobody answers, start the server or say what is wrong with it, and try once more."""
        try:
            return super().get_new_connection(conn_params)
        except (OperationalError, self.Database.OperationalError):
            connection_url(current_role())
            return super().get_new_connection(conn_params)
