"""Homes of their own for sites that are started as programs."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from anju.postgres import cluster, external_variable
from anju.postgres.cluster import Cluster
from anju.postgres.place import find_place
from anju.postgres.roles import Role

Environment = dict[str, str]


@pytest.fixture(scope="module")
def environment() -> Iterator[Environment]:
    """Return the environment of a program whose home is its own; its server is stopped at the end."""
    with tempfile.TemporaryDirectory(prefix="anju-tests-of-site-") as folder:
        Path(folder).chmod(0o755)
        kept = {name: value for name, value in os.environ.items() if not name.startswith("ANJU_")}
        yield kept | {
            "ANJU_HOME": str(Path(folder).resolve() / "home"),
            "ANJU_DURABLE": "no",
            "DJANGO_SETTINGS_MODULE": "anju.site.settings",
        }
        cluster.stop(Cluster(place=find_place(Path(folder).resolve() / "home")))


@pytest.fixture
def embedded_only() -> None:
    """Skip a test about the embedded server while the tests run on another."""
    if external_variable(Role.OWNER):
        pytest.skip("the tests run on an external server")
