"""Real servers to try things on; each is stopped, and what it left outside its folder removed."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from anju.postgres import cluster
from anju.postgres.cluster import Cluster
from anju.postgres.place import find_place

Make = Callable[[Path], Cluster]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests here that start a server."""
    for item in items:
        if {"make", "server"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.database)


@pytest.fixture
def base() -> Iterator[Path]:
    """Return a folder that other users may pass through; pytest's own is private."""
    with tempfile.TemporaryDirectory(prefix="anju-tests-of-postgres-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder).resolve()


@pytest.fixture
def make(base: Path) -> Iterator[Make]:
    """Return a function that says which server a home has; it is not started."""
    made: list[Cluster] = []

    def server_of(home: Path) -> Cluster:
        server = Cluster(place=find_place(home, shelf=base / "shelf"), durable=False)
        made.append(server)
        return server

    yield server_of
    for server in made:
        cluster.stop(server)
        if not server.place.socket.is_relative_to(base):
            shutil.rmtree(server.place.socket, ignore_errors=True)


@pytest.fixture
def server(make: Make, base: Path) -> Cluster:
    """Return a server that is not started yet."""
    return make(base / "home")


@pytest.fixture
def root_only() -> None:
    """Skip a test that only root can run."""
    if os.geteuid() != 0:
        pytest.skip("only root can become another user")
