"""Rule errors teach: no fault of an edition is noted without what to write instead."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

EDITIONS = Path(__file__).parents[2] / "anju" / "editions"
FILES = sorted(path for path in EDITIONS.rglob("*.py") if "data" not in path.parts)
HINT_STANDS = {"NotUnderstood": 1, "fault": 1, "add": 2}
"""Which argument of a call that notes a fault is the hint."""


def calls_without_hint(tree: ast.AST) -> Iterator[int]:
    """Yield the lines of calls that note a fault and do not say what to write instead."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if name == "add" and "faults" not in ast.unparse(node.func):
                continue
            place = HINT_STANDS.get(name)
            if place is not None and (len(node.args) <= place or ast.unparse(node.args[place]) == "NO_TEXT"):
                yield node.lineno


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(EDITIONS)))
def test_a_fault_says_what_to_write_instead(path: Path) -> None:
    """Every call that notes a fault gives a hint."""
    assert list(calls_without_hint(ast.parse(path.read_text(encoding="utf-8")))) == []
