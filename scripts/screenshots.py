"""Take the pictures of docs/screenshots from a demo of its own: .venv/bin/python scripts/screenshots.py [WORD ...]

Every public page (tests/web/every_page.py) is taken on a phone and at a desk, in light, dark and large print; words
choose the pictures whose names hold them. All of them together also renew docs/screenshots/README.md and remove
pictures that nothing takes any more. The demo runs on a free port with a home in the temporary folder; both are gone
at the end. Needs a Chromium (CHROMIUM names it where it is not on the path) and Chinese fonts.
"""

import io
import json
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
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.web.every_page import EDITION, PAGES, PERSON_FILE  # noqa: E402 - found from the root of the repository alone

PICTURES = ROOT / "docs" / "screenshots"
PHONE, DESKTOP = (390, 844), (1280, 900)
SMALLER = {PHONE: 1.0, DESKTOP: 0.75}
"""By how much a picture is smaller than the window: a desk's is shown small, and would weigh most."""

QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-quic", "--no-first-run"]
COLOURS = 48
"""Of a picture: letters and lines stay clean, and the folder stays small."""

PATIENCE = 30_000  # milliseconds for what lies ahead, which is fetched after the page


@dataclass(frozen=True)
class View:
    """One way to look at a page: how wide, in which colours, how large, in which language."""

    size: tuple[int, int]
    theme: str = "light"
    display: str = "plain"
    language: str = ""


VIEWS = {
    "phone": View(PHONE),
    "phone-dark": View(PHONE, "dark"),
    "phone-elderly": View(PHONE, display="elderly"),
    "desktop": View(DESKTOP),
    "desktop-dark": View(DESKTOP, "dark"),
    "desktop-elderly": View(DESKTOP, display="elderly"),
    "phone-en": View(PHONE, language="/en"),
    "desktop-en": View(DESKTOP, language="/en"),
}
ENGLISH = ("phone-en", "desktop-en")
BOTH_SIZES = tuple(view for view in VIEWS if view not in ENGLISH)
IN_ENGLISH_TOO = {"start", "samples", "estimate", "result-sample-old-craftsman", "result-outlook", "help"}


@dataclass(frozen=True)
class Subject:
    """A page to be taken: in which views, what is opened and looked at on it, and what is typed."""

    name: str
    address: str
    answered: bool = False
    views: tuple[str, ...] = BOTH_SIZES
    look_at: str = ""
    opened: str = ""
    typed: str = ""


ALIKE = {"basics", "honours", "service", "deductions", "education", "housing"}
"""Topics that look like the others: a phone shows enough of them."""

DETAILS = (
    Subject("result-item", "/result?sample=courier", look_at="#indicator-insurance", opened="#indicator-insurance"),
    Subject("result-timeline", "/result?sample=factory-worker", look_at="#timelines"),
    Subject("result-outlook-part", "/result?sample=old-craftsman", look_at="#outlook"),
    Subject("result-conditions", "/result?sample=welder", look_at="#conditions"),
    Subject("load-faults", "/load", typed='{"facts": {"insurance_month": [{"month": "2020-13"}], "degre": []}}'),
)
"""What the first screen of a page does not show."""


def subjects() -> tuple[Subject, ...]:
    """List every public page, and the details; of the topics that look alike only the phone's."""
    pages = {}
    for page in PAGES:
        name = page.said
        name += ("-answered" if page.answered else "-empty") if name in pages else ""
        pages[name] = Subject(name, page.address, page.answered, _views(name))
    return (*pages.values(), *DETAILS)


def _views(name: str) -> tuple[str, ...]:
    if name.rpartition("-")[2] in ALIKE:
        return ("phone",)
    return BOTH_SIZES + (ENGLISH if name in IN_ENGLISH_TOO else ())


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
        program = "import sys; from anju.cli import main; sys.exit(main())"
        running = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", program, "demo", "--port", str(port)],
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


def answered(browser: Browser, address: str) -> Any:
    """Answer the cookies of a browser that carries answers."""
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.goto("/load")
    page.locator("#id_text").fill(json.dumps(PERSON_FILE | {"about": {"edition": EDITION}}))
    page.locator(".bottom .btn-primary").click()
    page.wait_for_url("**/result")
    cookies = [cookie for cookie in context.cookies() if cookie.get("name", "").startswith("answers")]
    context.close()
    return cookies


def take(browser: Browser, address: str, cookies: Any, subject: Subject, view: View) -> tuple[bytes, str]:
    """Take one picture, and read the heading of the page."""
    width, height = view.size
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": height},
        device_scale_factor=SMALLER[view.size],
        color_scheme="dark" if view.theme == "dark" else "light",
        reduced_motion="reduce",
        locale="zh-CN",
    )
    chosen = {"theme": view.theme, "display": view.display}
    context.add_cookies([{"name": name, "value": value, "url": address} for name, value in chosen.items()])
    context.add_cookies(cookies if subject.answered else [])
    page = context.new_page()
    page.goto(view.language + subject.address)
    _look(page, subject)
    picture, heading = page.screenshot(), page.locator("h1").first.inner_text()
    context.close()
    return picture, heading


def _look(page: Page, subject: Subject) -> None:
    if subject.typed:
        page.locator("#id_text").fill(subject.typed)
        page.locator(".bottom .btn-primary").click()
    page.locator("[hx-trigger=load]").wait_for(state="detached", timeout=PATIENCE)
    if subject.opened:
        page.locator(f"{subject.opened} > summary").click()
    if subject.look_at:
        page.locator(subject.look_at).evaluate("one => one.scrollIntoView({block: 'start'})")


def keep(picture: bytes, path: Path) -> None:
    """Keep a picture in few colours."""
    few = Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def tell(headings: dict[Subject, str]) -> str:
    """Write the page that shows all pictures."""
    lines = ["# 页面一览 · Every page", "", "由 `make screenshots` 生成。 *Made by `make screenshots`.*", ""]
    for subject, heading in headings.items():
        lines += [f"## {heading}", "", f"`{subject.address}`", ""]
        pictures = [(f"{subject.name}-{view}.png", VIEWS[view].size == PHONE, view) for view in subject.views]
        for phone, width in ((True, 190), (False, 380)):
            row = [f'<img src="{file}" alt="{heading} {view}" width="{width}">' for file, is_phone, view in pictures
                   if is_phone == phone]  # fmt: skip
            lines += [" ".join(row), ""] if row else []
    return "\n".join(lines).rstrip() + "\n"


def main(words: list[str]) -> None:
    """Take all pictures, or those whose names hold a word."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    wanted, headings = subjects(), {}
    with demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        cookies = answered(browser, address)
        for subject in wanted:
            for view in subject.views:
                name = f"{subject.name}-{view}"
                if not words or any(word in name for word in words):
                    picture, heading = take(browser, address, cookies, subject, VIEWS[view])
                    headings.setdefault(subject, heading)
                    keep(picture, PICTURES / f"{name}.png")
        browser.close()
    if not words:
        _tidy(wanted, headings)


def _tidy(wanted: tuple[Subject, ...], headings: dict[Subject, str]) -> None:
    """Remove what nothing takes any more, and tell what there is."""
    taken = {f"{subject.name}-{view}.png" for subject in wanted for view in subject.views}
    for left in PICTURES.glob("*.png"):
        if left.name not in taken:
            left.unlink()
    (PICTURES / "README.md").write_text(tell(headings), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
