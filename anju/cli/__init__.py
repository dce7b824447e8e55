"""The command `anju` (命令行). Exit codes: 0 done, 1 the thing asked about is at fault, 2 the question is.

Imports are kept inside the commands that need them: `anju score` must answer at once, and knows no Django.
"""

import argparse
import sys
from collections.abc import Callable, Sequence

from anju.cli import advice, compare, edition, forecast, gaps, help, population, score, site, workdays
from anju.cli.output import say_and_exit

COMMANDS: tuple[Callable[["argparse._SubParsersAction[argparse.ArgumentParser]"], None], ...] = (
    score.add_commands,
    compare.add_commands,
    forecast.add_commands,
    gaps.add_commands,
    advice.add_commands,
    edition.add_commands,
    population.add_commands,
    workdays.add_commands,
    help.add_commands,
    site.add_commands,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and answer its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    parsed = parser().parse_args(arguments)
    try:
        code: int = parsed.run(parsed)
        sys.stdout.flush()
    except BrokenPipeError:
        return say_and_exit()
    except KeyboardInterrupt:
        return 130
    return code


def parser() -> argparse.ArgumentParser:
    """Describe every command."""
    top = argparse.ArgumentParser(
        prog="anju",
        description="安居 Anju: 居住证积分，每一分都有依据 | residence-permit points, every point with its reason",
    )
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for add in COMMANDS:
        add(commands)
    return top
