"""Take the pictures of docs/screenshots from a demo of its own: .venv/bin/python scripts/screenshots.py [NAME ...]

The demo runs on a free port with a home in the temporary folder; both are gone at the end. Needs a Chromium
(CHROMIUM names it where it is not on the path) and Chinese fonts.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "screenshots"
PHONE, DESKTOP = (390, 844), (1280, 900)
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-quic", "--no-first-run"]


@dataclass(frozen=True)
class Shot:
    """One picture: which page, how wide, in which colours, and what is opened and looked at."""

    name: str
    address: str
    size: tuple[int, int]
    dark: bool = False
    look_at: str = ""
    opened: str = ""


SHOTS = (
    Shot("first-page-phone", "/", PHONE),
    Shot("first-page-desktop", "/", DESKTOP),
    Shot("sheet-phone", "/?sample=old-craftsman", PHONE),
    Shot("sheet-phone-dark", "/?sample=welder", PHONE, dark=True),
    Shot("sheet-desktop", "/?sample=old-craftsman", DESKTOP),
    Shot("sheet-desktop-dark", "/?sample=three-facts", DESKTOP, dark=True),
    Shot("sheet-desktop-en", "/en/?sample=old-craftsman", DESKTOP),
    Shot("item-phone", "/?sample=courier", PHONE, look_at="#indicator-insurance", opened="#indicator-insurance"),
    Shot(
        "item-desktop-en", "/en/?sample=courier", DESKTOP, look_at="#indicator-insurance", opened="#indicator-insurance"
    ),
    Shot("timeline-desktop", "/?sample=factory-worker", DESKTOP, look_at="#timelines"),
    Shot("timeline-phone-en", "/en/?sample=factory-worker", PHONE, look_at="#timelines"),
    Shot("refused-phone", "/?sample=courier&as_of=2022-01-01", PHONE),
)


@contextmanager
def demo() -> Iterator[str]:
    """Run the demo and yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="anju-screenshots-") as folder:
        Path(folder).chmod(0o755)
        environment = {name: value for name, value in os.environ.items() if not name.startswith("ANJU_")}
        environment |= {"ANJU_HOME": f"{folder}/home", "ANJU_DURABLE": "no"}
        running = subprocess.Popen(  # noqa: S603 - our own program
            [
                sys.executable,
                "-c",
                "import sys; from anju.cli import main; sys.exit(main())",
                "demo",
                "--port",
                str(port),
            ],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        try:
            if not running.stdout or "已就绪" not in running.stdout.readline():
                raise SystemExit("演示没有启动。 The demo did not start.")
            yield f"http://127.0.0.1:{port}"
        finally:
            os.killpg(running.pid, signal.SIGINT)
            running.wait(timeout=30)
            _stop_database(Path(folder) / "home")


def _stop_database(home: Path) -> None:
    from anju.postgres import cluster  # noqa: PLC0415 - reads ANJU_HOME only here
    from anju.postgres.cluster import Cluster  # noqa: PLC0415 - ANJU_HOME must be set before it is read
    from anju.postgres.place import find_place  # noqa: PLC0415 - ANJU_HOME must be set before it is read

    cluster.stop(Cluster(place=find_place(home.resolve())))


def take(browser: Browser, address: str, shot: Shot, folder: Path) -> None:
    """Take one picture."""
    width, height = shot.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if shot.dark else "light",
        locale="en-GB" if shot.address.startswith("/en") else "zh-CN",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address + shot.address)
    _look(page, shot)
    page.screenshot(path=folder / f"{shot.name}.png")
    context.close()


def _look(page: Page, shot: Shot) -> None:
    if shot.opened:
        page.locator(f"{shot.opened} > summary").click()
    if shot.look_at:
        page.locator(shot.look_at).evaluate("one => one.scrollIntoView({block: 'start'})")


def main(names: list[str]) -> None:
    """Take all pictures, or those named."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        for shot in SHOTS:
            if not names or shot.name in names:
                take(browser, address, shot, PICTURES)
                print(shot.name)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
