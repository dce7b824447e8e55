"""Handle the database by hand: `python -m anju.postgres start|stop|status|url [--owner]`."""

import argparse
import sys

from anju.postgres import cluster
from anju.postgres.address import address, connection_url, embedded, external_variable
from anju.postgres.errors import PostgresProblem
from anju.postgres.roles import Role


def main(arguments: list[str] | None = None) -> int:
    """Do what the words say; return the exit code: 0 done or running, 1 a problem, 3 not running."""
    parser = argparse.ArgumentParser(prog="python -m anju.postgres", description=__doc__)
    parser.add_argument("verb", choices=("start", "stop", "status", "url"))
    parser.add_argument("--owner", action="store_true", help="the address of the owner, who changes tables")
    given = parser.parse_args(arguments)
    role = Role.OWNER if given.owner else Role.APPLICATION
    try:
        return _do(given.verb, role)
    except PostgresProblem as problem:
        sys.stderr.write(f"{problem}\n")
        return 1


def _do(verb: str, role: Role) -> int:
    if verb == "start":
        _say(connection_url(role))
    elif verb == "url":
        _say(address(role))
    elif external_variable(role):
        _say("数据库由 DATABASE_URL 指定,请用它自己的工具管理。")
        _say("DATABASE_URL names the database; use its own tools to start and stop it.")
    elif verb == "stop":
        stopped = cluster.stop(embedded())
        _say("已停止。 Stopped." if stopped else "没有在运行。 It was not running.")
    else:
        running = cluster.is_running(embedded())
        _say("正在运行。 Running." if running else "没有在运行。 Not running.")
        return 0 if running else 3
    return 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    raise SystemExit(main())
