"""Documents do not lie: what they link to and what they name is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = ["README.md", "ARCHITECTURE.md", "docs/adr/README.md"]
LINK = re.compile(r"\]\(([^)#:]+)\)")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_leads_somewhere(name: str) -> None:
    """A link in a document points at a file of the repository."""
    document = ROOT / name
    links = LINK.findall(document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_every_decision_is_listed() -> None:
    """The list of decisions is complete."""
    listed = set(LINK.findall((ROOT / "docs/adr/README.md").read_text(encoding="utf-8")))
    assert listed == {path.name for path in (ROOT / "docs/adr").glob("0*.md")}


def test_every_package_is_on_the_map() -> None:
    """ARCHITECTURE.md names every package of the house."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    packages = [path.parent.name for path in (ROOT / "anju").glob("*/__init__.py")]
    assert [name for name in packages if not re.search(rf"\b{name}\b", text)] == []


def test_the_files_a_reader_runs_are_there() -> None:
    """The paths in the README's commands exist."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    paths = set(re.findall(r"\banju/[\w/.-]+\.\w+", text))
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []
