"""Editions made for a test (测试用版本): a shipped one with a few words of its file replaced."""

from pathlib import Path

from anju.editions.shelf import SHIPPED, Folder, load
from anju.engine.edition import Edition


def variant(folder: Path, *changes: tuple[str, str], name: str = "hangzhou-2020") -> Edition:
    """Load a shipped edition in which each text is replaced by another; every text must be there once."""
    text = (SHIPPED / name / "edition.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "edition.yaml").write_text(text, encoding="utf-8")
    return load(Folder(folder, folder.name))
