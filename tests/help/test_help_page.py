"""docs/help.md teaches how help is written: its examples, put together, are the help of a city."""

import re
from pathlib import Path

from anju.help.loading import load_city

PAGE = (Path(__file__).parents[2] / "docs" / "help.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"```yaml\n# (\S+)\n(.*?)```", re.DOTALL)


def test_the_examples_are_the_help_of_a_city(tmp_path: Path) -> None:
    for name, text in EXAMPLE.findall(PAGE):
        file = tmp_path / "hangzhou" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    told = load_city("hangzhou", tmp_path)
    assert [entry.target for entry in told.entries()] == [
        "guide:apply",
        "faq:last-year",
        "window:xihu-acceptance",
        "hotline:points",
        "line:2018-03",
    ]
    assert ([reply.name for reply in told.replies], told.otherwise is not None) == (["points"], True)


def test_every_file_has_its_example() -> None:
    assert [name for name, _ in EXAMPLE.findall(PAGE)] == [
        "city.yaml",
        "windows.yaml",
        "faq.yaml",
        "guides/apply.yaml",
        "lines.yaml",
        "replies.yaml",
    ]
