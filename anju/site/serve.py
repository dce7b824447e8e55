"""Prepare the site and serve it: what `anju demo` and `anju serve` do.

Problems a person can mend are told in words, without a traceback; the exit code is then 1.
"""

import contextlib
import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from multiprocessing import resource_tracker
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from anju.common import clock
from anju.postgres import PostgresProblem, Role, connection_url, home, open_to_application
from anju.site.catalogues import compile_catalogues

WORKERS = 2
THREADS = 2  # for each worker; more of them make the slowest answers slower
MIGRATION_LOCK = 0x616E6A75  # "anju": two who prepare at once take turns
OWN_NAMES = ("localhost", "127.0.0.1", "[::1]")
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - compared with, not bound to


class PortTaken(Exception):
    """The port is in use by another program."""

    def __init__(self, port: int) -> None:
        super().__init__(
            f"端口 {port} 已被其他程序占用,网站没有启动。请关闭那个程序,或换一个端口:anju demo --port {port + 1}\n"
            f"Port {port} is in use by another program, so the site did not start. Stop that program, or choose "
            f"another port: anju demo --port {port + 1}"
        )


def demo(host: str = "127.0.0.1", port: int = 8000) -> int:
    """Prepare everything and serve the demo city; return the exit code."""
    os.environ.setdefault("ANJU_DEMO", "yes")
    return _told(lambda: _run(host, port, prepared=False))


def serve(host: str = "127.0.0.1", port: int = 8000) -> int:
    """Serve the site as it stands (see `prepare`); return the exit code."""
    return _told(lambda: _run(host, port, prepared=True))


def prepare() -> None:
    """Bring catalogues, tables, static files and the demo city up to date. Doing it twice does no harm."""
    _point_to_settings()
    with _as_owner():
        open_to_application()
        compile_catalogues(settings.LOCALE_PATHS[0])
        django.setup()
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
            call_command("migrate", interactive=False, verbosity=0)
            call_command("createcachetable", verbosity=0)
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATION_LOCK])
    call_command("collectstatic", interactive=False, verbosity=0)
    load_demo_city()
    connections.close_all()


def load_demo_city() -> None:
    """Load the sample residents, and in the demo the accounts to sign in with."""
    from anju.demo import actions  # noqa: PLC0415 - models can be imported only once Django is set up

    actions.load_sample_residents(by="anju demo", at=clock.now())
    if settings.DEMO:
        actions.load_demo_accounts(by="anju demo", at=clock.now())


class _Site(Server):  # type: ignore[misc,valid-type] # granian chooses the class by the kind of Python
    """The server of the site, whose workers leave Ctrl-C to it.

    A terminal sends Ctrl-C to all of them at once, and a worker that is told to stop twice, by the terminal
    and by the server, would hang. A blocked signal stays blocked in the processes one starts.
    """

    def _spawn_workers(self, spawn_target: Any, target_loader: Any) -> None:
        resource_tracker.ensure_running()  # started later, it would unblock the signal again
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        super()._spawn_workers(spawn_target, target_loader)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _told(deed: Callable[[], None]) -> int:
    try:
        deed()
    except (PostgresProblem, PortTaken) as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    return 0


def _run(host: str, port: int, *, prepared: bool) -> None:
    _require_free(host, port)
    if host not in EVERYWHERE:
        os.environ.setdefault("ANJU_ALLOWED_HOSTS", ",".join((*OWN_NAMES, f"[{host}]" if ":" in host else host)))
    _point_to_settings()
    if not prepared:
        prepare()
    connection_url(Role.APPLICATION)
    multiprocessing.set_start_method("spawn", force=True)  # workers begin clean, with nothing of this process
    site = _Site(
        "anju.site.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        backpressure=64,
        log_level=LogLevels.warning,
        workers_kill_timeout=10,
        log_access=False,  # a line of it would hold the query string
    )
    threading.Thread(target=_announce, args=(host, port), daemon=True).start()
    site.serve()


def _point_to_settings() -> None:
    """Let this process and the workers read the same settings and the same home."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "anju.site.settings")
    os.environ["ANJU_HOME"] = str(home())


@contextlib.contextmanager
def _as_owner() -> Iterator[None]:
    """Work as the owner of the tables for a while, on connections of its own."""
    before = os.environ.get("ANJU_DATABASE_ROLE")
    connections.close_all()
    os.environ["ANJU_DATABASE_ROLE"] = "owner"
    try:
        yield
    finally:
        connections.close_all()
        if before is None:
            del os.environ["ANJU_DATABASE_ROLE"]
        else:
            os.environ["ANJU_DATABASE_ROLE"] = before


def _require_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise PortTaken(port) from None


def _announce(host: str, port: int) -> None:
    """Print the address once a page has been answered."""
    name = "127.0.0.1" if host in EVERYWHERE else f"[{host}]" if ":" in host else host
    address = f"http://{name}:{port}/"
    while not _is_answered(address):
        time.sleep(0.05)
    sys.stdout.write(f"安居已就绪,请打开 {address} (按 Ctrl-C 停止)\nAnju is ready: {address} (Ctrl-C stops it)\n")
    if host in EVERYWHERE and "ANJU_ALLOWED_HOSTS" not in os.environ:
        sys.stdout.write(
            "其他机器要访问,请先用 ANJU_ALLOWED_HOSTS 写明网站的名称或地址。\n"
            "For other machines to reach it, name the site's names or addresses in ANJU_ALLOWED_HOSTS.\n"
        )
    sys.stdout.flush()


def _is_answered(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - our own address
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
