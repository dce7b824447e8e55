"""A database engine of Django that finds its server by `anju.postgres`."""
