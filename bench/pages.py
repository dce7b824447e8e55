"""The result page of a sample with a full sheet, side by side with the same template given constant data.

Both are answered by one granian with two workers, in turn, to a few connections that ask again as soon as they are
answered. At least half as many requests a second is what the project asks of itself; the slowest twentieth is printed
beside it, and, as other programs may be busy on the machine, the processor time of the server for a request.
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
from contextlib import contextmanager, suppress
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
        with _served(environment) as (port, server):
            times, spent = _measured(port, server)
        _stop_database(environment)
    _report(times, spent)


def _prepare(environment: dict[str, str]) -> None:
    """Make the database with the sample residents, the catalogues and the static files."""
    code = "from anju.site.serve import prepare; prepare()"
    subprocess.run([sys.executable, "-c", code], env=environment, check=True, cwd=BENCH.parent)  # noqa: S603 - our own code


def _stop_database(environment: dict[str, str]) -> None:
    subprocess.run([sys.executable, "-m", "anju.postgres", "stop"], env=environment, check=True, capture_output=True)


@contextmanager
def _served(environment: dict[str, str]) -> Iterator[tuple[int, int]]:
    """Run the server; yield its port and its process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    granian = [str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--host", "127.0.0.1"]
    count = ["--port", str(port), "--workers", str(WORKERS), "--blocking-threads", str(THREADS)]
    site = [*granian, *count, "--log-level", "warning", "anju.site.wsgi:application"]
    running = subprocess.Popen(site, env=environment, cwd=BENCH.parent)  # noqa: S603 - our own program
    try:
        _wait_for(port)
        yield port, running.pid
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


def _measured(port: int, server: int) -> tuple[dict[str, list[float]], dict[str, float]]:
    """Ask for both pages in turn, many times; the first turn warms up and is not counted."""
    times: dict[str, list[float]] = {name: [] for name in PAGES}
    spent = dict.fromkeys(PAGES, 0.0)
    for turn in range(ROUNDS + 1):
        for name, page in PAGES.items():
            before = _processor_time(server)
            found = _closed_loop(port, page, SECONDS if turn else 2.0)
            times[name] += found if turn else []
            spent[name] += _processor_time(server) - before if turn else 0
    return times, spent


def _processor_time(server: int) -> float:
    """Answer the seconds of processor time that the workers of the server have used; 0 where /proc is not there."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = stat.read_text().rpartition(") ")[2].split()
            ticks += int(fields[11]) + int(fields[12]) if int(fields[1]) == server else 0
    return ticks / os.sysconf("SC_CLK_TCK")


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


def _report(times: dict[str, list[float]], spent: dict[str, float]) -> None:
    each = {name: spent[name] / len(found) * 1000 for name, found in times.items()}
    rates = {name: len(found) / (ROUNDS * SECONDS) for name, found in times.items()}
    for name, title in (("result", "the result page of a sample"), ("constant", "its template, constant data")):
        slowest = statistics.quantiles(times[name], n=20)[-1] * 1000
        print(f"{title}: {rates[name]:.0f} requests a second, p95 {slowest:.1f} ms, processor {each[name]:.1f} ms each")
    print(f"ratio: {rates['result'] / rates['constant']:.2f} (at least 0.5 is asked for)")
    print(f"by processor time: {each['constant'] / each['result']:.2f}")


if __name__ == "__main__":
    main()
