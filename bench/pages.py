"""The result page of a sample with a full sheet, side by side with the same template given constant data.

Both are answered by one granian with two workers, in turn, to a few connections that ask again as soon as they are
answered. At least half as many requests a second is what the project asks of itself; the slowest twentieth is printed
beside it.
"""

import http.client
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BENCH = Path(__file__).parent
SAMPLE = "old-craftsman"
PAGES = {"result": f"/result?sample={SAMPLE}", "constant": f"/constant?sample={SAMPLE}"}
CONNECTIONS, WORKERS, THREADS = 4, 2, 2
SECONDS, ROUNDS = 0.5, 16
"""Short turns and many of them: a machine that is busy for a while is busy for both."""


def main() -> None:
    """Serve, warm up, ask for both pages in turn, print both and the ratio."""
    with tempfile.TemporaryDirectory(prefix="anju-bench-") as folder:
        Path(folder).chmod(0o755)
        environment = os.environ | {
            "ANJU_HOME": f"{folder}/home",
            "ANJU_DURABLE": "no",
            "DJANGO_SETTINGS_MODULE": "pages_settings",
            "PYTHONPATH": str(BENCH),
        }
        _prepare(environment)
        with _served(environment) as port:
            times = _measured(port)
        _stop_database(environment)
    _report(times)


def _prepare(environment: dict[str, str]) -> None:
    """Make the database with the sample residents, the catalogues and the static files."""
    code = "from anju.site.serve import prepare; prepare()"
    subprocess.run([sys.executable, "-c", code], env=environment, check=True, cwd=BENCH.parent)  # noqa: S603 - our own code


def _stop_database(environment: dict[str, str]) -> None:
    subprocess.run([sys.executable, "-m", "anju.postgres", "stop"], env=environment, check=True, capture_output=True)


@contextmanager
def _served(environment: dict[str, str]) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    granian = [str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--host", "127.0.0.1"]
    count = ["--port", str(port), "--workers", str(WORKERS), "--blocking-threads", str(THREADS)]
    site = [*granian, *count, "--log-level", "warning", "anju.site.wsgi:application"]
    running = subprocess.Popen(site, env=environment, cwd=BENCH.parent)  # noqa: S603 - our own program
    try:
        _wait_for(port)
        yield port
    finally:
        running.send_signal(signal.SIGTERM)
        running.wait(20)


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            _asked(http.client.HTTPConnection("127.0.0.1", port, timeout=10), PAGES["constant"])
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server did not answer")


def _measured(port: int) -> dict[str, list[float]]:
    """Ask for both pages in turn, many times; the first turn warms up and is not counted."""
    times: dict[str, list[float]] = {name: [] for name in PAGES}
    for turn in range(ROUNDS + 1):
        for name, page in PAGES.items():
            found = _closed_loop(port, page, SECONDS if turn else 2.0)
            times[name] += found if turn else []
    return times


def _closed_loop(port: int, page: str, seconds: float) -> list[float]:
    """Let a few connections ask for a page again and again; answer how long each answer took."""
    times: list[float] = []
    until = time.perf_counter() + seconds
    threads = [threading.Thread(target=_ask_until, args=(port, page, until, times)) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


def _ask_until(port: int, page: str, until: float, times: list[float]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    while (begun := time.perf_counter()) < until:
        _asked(connection, page)
        times.append(time.perf_counter() - begun)


def _asked(connection: http.client.HTTPConnection, page: str) -> None:
    connection.request("GET", page, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise SystemExit(f"{page} answered {answer.status}")


def _report(times: dict[str, list[float]]) -> None:
    rates = {name: len(found) / (ROUNDS * SECONDS) for name, found in times.items()}
    for name, title in (("result", "the result page of a sample"), ("constant", "its template, constant data")):
        slowest = statistics.quantiles(times[name], n=20)[-1]
        print(f"{title}: {rates[name]:.0f} requests a second, p95 {slowest * 1000:.1f} ms")
    print(f"ratio: {rates['result'] / rates['constant']:.2f} (at least 0.5 is asked for)")


if __name__ == "__main__":
    main()
