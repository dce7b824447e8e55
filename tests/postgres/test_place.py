"""Try out `anju.postgres.place` on real servers."""

import os
from pathlib import Path

import psycopg
import pytest

from anju.postgres import cluster, users
from anju.postgres.errors import FolderNotOurs
from anju.postgres.place import DOOR, LONGEST_SOCKET, claim, find_place, home, make_home
from anju.postgres.roles import Role
from tests.postgres.conftest import Make

NOBODY = "nobody"


def modes(*folders: Path) -> list[str]:
    return [oct(folder.stat().st_mode & 0o777) for folder in folders]


@pytest.mark.parametrize("name", ["with spaces", "安居 数据", "$HOME 'a' \"b\" `c` %20"])
def test_server_lives_in_a_folder_of_any_name(make: Make, base: Path, name: str) -> None:
    server = make(base / name)
    cluster.start(server)
    with psycopg.connect(server.address(Role.APPLICATION)) as connection:
        assert connection.execute("SELECT current_user").fetchone() == ("anju_app",)
    assert server.place.socket == base / name / "postgres" / "socket"


@pytest.mark.parametrize("name", ["长" * 45, "with, comma"])
def test_server_in_a_path_no_socket_can_have_has_a_short_private_door(make: Make, base: Path, name: str) -> None:
    server = make(base / name)
    cluster.start(server)
    with psycopg.connect(server.address(Role.APPLICATION)) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert server.place.socket.parent == Path("/tmp")  # noqa: S108 - the short place that is documented
    assert modes(server.place.socket) == ["0o700"]


def test_length_of_a_socket_is_counted_in_bytes(base: Path) -> None:
    room = LONGEST_SOCKET - len(os.fsencode(base / "postgres" / "socket" / DOOR)) - 1
    fits = [base / ("a" * room), base / ("长" * (room // 3))]
    does_not = [base / ("a" * (room + 1)), base / ("长" * (room // 3 + 1))]
    inside = [find_place(at).socket == at / "postgres" / "socket" for at in fits + does_not]
    assert inside == [True, True, False, False]


def test_folders_of_the_server_are_private(make: Make, base: Path) -> None:
    place = make(base / "home").place
    cluster.start(make(base / "home"))
    assert modes(place.folder, place.data, place.socket, place.door) == ["0o700"] * 4


def test_folder_others_may_enter_is_refused(base: Path) -> None:
    folder = base / "socket"
    folder.mkdir()
    folder.chmod(0o755)
    with pytest.raises(FolderNotOurs, match=r"drwxr-xr-x"):
        claim(folder, users.current())


def test_link_in_place_of_the_folder_is_refused(base: Path) -> None:
    (base / "elsewhere").mkdir(mode=0o700)
    (base / "socket").symlink_to(base / "elsewhere")
    with pytest.raises(FolderNotOurs, match=r"lrwxrwxrwx"):
        claim(base / "socket", users.current())


@pytest.mark.usefixtures("root_only")
def test_folder_of_somebody_else_is_refused(make: Make, base: Path) -> None:
    server = make(base / ("长" * 45))
    stranger = users.stand_in((NOBODY,))
    server.place.socket.mkdir(mode=0o700)
    os.chown(server.place.socket, stranger.uid, stranger.gid)
    with pytest.raises(FolderNotOurs, match=f"uid {stranger.uid}"):
        cluster.start(server)
    assert not server.place.data.exists()


@pytest.mark.usefixtures("root_only")
def test_root_with_a_private_home_keeps_the_server_elsewhere_and_opens_nothing(make: Make, base: Path) -> None:
    private = base / "private"
    (private / "checkout").mkdir(parents=True)
    private.chmod(0o700)
    server = make(private / "checkout" / ".anju")
    cluster.start(server)
    with psycopg.connect(server.address(Role.APPLICATION)) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert server.place.folder.parent == base / "shelf"
    assert modes(private, base, server.place.folder) == ["0o700", "0o755", "0o700"]
    assert not (private / "checkout" / ".anju").exists()


@pytest.mark.usefixtures("root_only")
def test_cluster_that_exists_elsewhere_stays_there_when_the_home_is_opened(make: Make, base: Path) -> None:
    private = base / "private"
    private.mkdir(mode=0o700)
    before = make(private / "home")
    cluster.start(before)
    private.chmod(0o755)
    assert find_place(private / "home", shelf=base / "shelf") == before.place


def test_home_is_named_by_the_environment(monkeypatch: pytest.MonkeyPatch, base: Path) -> None:
    monkeypatch.setenv("ANJU_HOME", str(base / "a" / ".." / "here"))
    assert home() == base / "here"


def test_home_in_a_checkout_is_beside_the_project_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ANJU_HOME")
    assert home() == Path(__file__).resolve().parents[2] / ".anju"


def test_home_that_is_made_can_be_passed_through_but_not_listed(monkeypatch: pytest.MonkeyPatch, base: Path) -> None:
    monkeypatch.setenv("ANJU_HOME", str(base / "home"))
    assert (make_home(), make_home(), modes(base / "home")) == (base / "home", base / "home", ["0o711"])
