"""Printing (输出): the one place of the project that prints."""

import os
import sys

from anju.engine.faults import FaultyFile
from anju.engine.text import Language, Text


def say(text: str) -> None:
    """Print to the standard output."""
    sys.stdout.write(text + "\n")


def refuse(text: str) -> int:
    """Print to the standard error and answer the exit code of a question that cannot be answered."""
    sys.stderr.write(text + "\n")
    return 2


def refuse_faulty(name: str, error: FaultyFile, language: Language) -> int:
    """Print every fault of a file, a line each."""
    count = len(error.faults) + error.more
    head = Text(f"{name}:共 {count} 处差错", f"{name}: {count} fault(s)").in_(language)
    return refuse(f"{head}\n{error.in_(language)}")


def say_and_exit() -> int:
    """Leave quietly when nobody reads the output any more (`anju explain … | head`)."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
