"""The database: an embedded PostgreSQL that needs no setting up, or the one that DATABASE_URL names.

connection_url(Role.APPLICATION)   the address, once something answers there
python -m anju.postgres status     the same by hand: start, stop, status, url
"""

from anju.postgres.address import address, connection_url, database_name, external_variable, open_to_application
from anju.postgres.errors import Broken, PostgresProblem, Refused
from anju.postgres.place import home, make_home
from anju.postgres.roles import Role

__all__ = [
    "Broken",
    "PostgresProblem",
    "Refused",
    "Role",
    "address",
    "connection_url",
    "database_name",
    "external_variable",
    "home",
    "make_home",
    "open_to_application",
]
