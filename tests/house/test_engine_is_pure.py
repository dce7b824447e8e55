"""The engine is a function: standard library only, no clock, no float, no input or output, no chance."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENGINE = sorted((ROOT / "anju" / "engine").rglob("*.py"))
FORBIDDEN_CALLS = {"float", "open", "print", "input", "eval", "exec", "compile", "__import__"}
FORBIDDEN_METHODS = {"now", "today", "utcnow", "fromtimestamp", "read_text", "read_bytes", "write_text", "write_bytes"}
FORBIDDEN_MODULES = {
    "asyncio", "ctypes", "io", "locale", "math", "multiprocessing", "os", "pathlib", "random", "secrets", "shutil",
    "socket", "statistics", "subprocess", "sys", "tempfile", "threading", "time", "urllib", "uuid",
}  # fmt: skip
ALLOWED = {"exact/program.py": ["compile", "exec"]}
"""The exact program is made of text of our own, in one place: docs/adr/0009-exact-program.md."""


def wrong(tree: ast.AST) -> Iterator[str]:
    """Yield what a pure function must not do."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if not is_allowed(alias.name))
        elif isinstance(node, ast.ImportFrom) and not is_allowed(node.module or ""):
            yield f"{node.module}"
        elif isinstance(node, ast.Constant) and isinstance(node.value, (float, complex)):
            yield repr(node.value)
        elif isinstance(node, ast.Call):
            yield from called(node.func)
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
            yield "/"
        elif isinstance(node, (ast.Global, ast.Nonlocal)):
            yield "global"


def is_allowed(module: str) -> bool:
    """Say whether a module is of the engine, or of the standard library and without effects."""
    top = module.partition(".")[0]
    return module.startswith("anju.engine") or (top in sys.stdlib_module_names and top not in FORBIDDEN_MODULES)


def called(function: ast.expr) -> Iterator[str]:
    """Yield the name of a function that must not be called."""
    if isinstance(function, ast.Name) and function.id in FORBIDDEN_CALLS:
        yield function.id
    if isinstance(function, ast.Attribute) and function.attr in FORBIDDEN_METHODS:
        yield function.attr


@pytest.mark.parametrize("path", ENGINE, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_of_the_engine_is_pure(path: Path) -> None:
    expected = ALLOWED.get(path.relative_to(ROOT / "anju" / "engine").as_posix(), [])
    assert sorted(wrong(ast.parse(path.read_text("utf-8")))) == expected


@pytest.mark.parametrize(
    "code",
    [
        "import os", "from django import db", "import yaml", "x = 0.1", "float(1)", "open('x')", "print(1)", "a / b",
        "date.today()", "datetime.now()", "import random", "from anju.editions import shelf", "import time",
    ],
)  # fmt: skip
def test_the_walk_finds_what_it_looks_for(code: str) -> None:
    assert len(list(wrong(ast.parse(code)))) == 1


def test_scoring_on_the_command_line_loads_no_django(tmp_path: Path) -> None:
    person = tmp_path / "person.json"
    person.write_text("{}")
    code = (
        "import sys; from anju.cli import main; "
        f"code = main(['score', {str(person)!r}, '--edition', 'hangzhou-2020', '--as-of', '2020-03-09', '--json']); "
        "sys.exit(code or ' '.join(sorted({name.partition('.')[0] for name in sys.modules} & "
        "{'django', 'psycopg', 'psycopg_pool', 'asyncio', 'duckdb', 'granian'})) or 0)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, encoding="utf-8")
    assert (run.returncode, run.stderr) == (0, "")
