"""The scripts of a fresh machine say what to do when they cannot do it themselves."""

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def found_chromium(tools: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run scripts/chromium on a machine that has only a few tools, and no package manager."""
    for name in ("id", "printf"):
        (tools / name).symlink_to(shutil.which(name) or name)
    return subprocess.run(
        ["/bin/sh", str(ROOT / "scripts" / "chromium")],
        env={"PATH": str(tools)} | environment,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def test_a_missing_browser_is_asked_for_in_both_languages(tmp_path: Path) -> None:
    """Where no Chromium is and none can be installed, the script fails and says which packages to install."""
    run = found_chromium(tmp_path)
    assert (run.returncode, run.stdout) == (1, "")
    zh, en = (line for line in run.stderr.split("\n") if line)
    assert (zh.startswith("没有找到 Chromium"), en.startswith("No Chromium was found")) == (True, True)
    assert run.stderr.count("apt-get install chromium fonts-noto-cjk") == 2


def test_the_browser_that_is_named_is_taken(tmp_path: Path) -> None:
    """CHROMIUM names a browser that stands anywhere."""
    browser = tmp_path / "my-browser"
    browser.write_text("#!/bin/sh\n")
    browser.chmod(0o755)
    run = found_chromium(tmp_path, CHROMIUM=str(browser))
    assert (run.returncode, run.stdout, run.stderr) == (0, f"{browser}\n", "")
