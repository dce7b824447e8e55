"""Try out serving the demo city, as a program."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.site.conftest import Environment

pytestmark = pytest.mark.database
CODE = "import sys; from anju.site import serve; sys.exit(serve.{verb}('127.0.0.1', int(sys.argv[1])))"


@pytest.fixture
def port() -> int:
    """Return a port that is free."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
    return number


@contextmanager
def site(verb: str, port: int, environment: Environment) -> Iterator[subprocess.Popen[str]]:
    """Run the program like a shell does, in a group of its own."""
    with subprocess.Popen(
        [sys.executable, "-c", CODE.format(verb=verb), str(port)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def test_demo_says_where_it_is_answers_and_stops_cleanly(environment: Environment, port: int) -> None:
    with site("demo", port, environment) as running:
        assert running.stdout
        said = [running.stdout.readline(), running.stdout.readline()]
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as answer:
            status = answer.status
        time.sleep(1)  # all workers are up, and hear what the terminal sends
        os.killpg(running.pid, signal.SIGINT)
        rest = running.communicate(timeout=30)
    address = f"http://127.0.0.1:{port}/"
    assert said == [f"安居已就绪,请打开 {address} (按 Ctrl-C 停止)\n", f"Anju is ready: {address} (Ctrl-C stops it)\n"]
    assert (status, rest, running.returncode) == (200, ("", ""), 0)


def test_serving_what_is_prepared_is_stopped_by_the_system_too(environment: Environment, port: int) -> None:
    with site("demo", port, environment) as first:
        assert first.stdout
        first.stdout.readline()
        first.terminate()
        first.communicate(timeout=30)
    with site("serve", port, environment) as second:
        assert second.stdout
        assert "安居已就绪" in second.stdout.readline()
        second.terminate()
        second.communicate(timeout=30)
    assert (first.returncode, second.returncode) == (0, 0)


def test_port_that_is_taken_is_told_in_words(environment: Environment) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with site("demo", port, environment) as refused:
            out, complaint = refused.communicate(timeout=30)
    assert (refused.returncode, out) == (1, "")
    assert complaint.splitlines() == [
        f"端口 {port} 已被其他程序占用,网站没有启动。请关闭那个程序,或换一个端口:anju demo --port {port + 1}",
        f"Port {port} is in use by another program, so the site did not start. Stop that program, or choose another "
        f"port: anju demo --port {port + 1}",
    ]


def test_database_that_cannot_be_reached_is_told_in_words(environment: Environment, port: int) -> None:
    away = environment | {"DATABASE_URL": "postgresql://me:secret@127.0.0.1:1/points"}
    with site("demo", port, away) as refused:
        out, complaint = refused.communicate(timeout=30)
    assert (refused.returncode, out, "Traceback" in complaint) == (1, "", False)
    assert "请检查服务器是否在运行" in complaint
