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


def unreadable(name: str, error: OSError, language: Language) -> int:
    """Say why a file cannot be read."""
    if isinstance(error, FileNotFoundError):
        why = Text("没有这个文件", "there is no such file")
    elif isinstance(error, IsADirectoryError):
        why = Text("这是文件夹，不是文件", "this is a folder, not a file")
    elif isinstance(error, PermissionError):
        why = Text("没有读取权限", "you may not read it")
    else:
        why = Text(f"无法读取（{error.strerror}）", f"it cannot be read ({error.strerror})")
    return refuse(f"{name}{Text('：', ': ').in_(language)}{why.in_(language)}")


def say_and_exit() -> int:
    """Leave quietly when nobody reads the output any more (`anju explain … | head`)."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
