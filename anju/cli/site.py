"""`anju serve` and `anju demo` (启动网站). Django is imported only here, and only when asked for."""

import argparse
from typing import Any


def add_commands(commands: Any) -> None:
    """Add both commands."""
    for name, help_ in (
        ("serve", "启动网站 | serve the site"),
        ("demo", "准备并启动演示城市 | prepare and serve the demo city"),
    ):
        parser = commands.add_parser(name, help=help_, description=help_)
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.set_defaults(run=run_demo if name == "demo" else run_serve)


def run_demo(arguments: argparse.Namespace) -> int:
    """Prepare everything and serve the demo city."""
    from anju.site import serve  # noqa: PLC0415 - the other commands start without Django

    return serve.demo(arguments.host, arguments.port)


def run_serve(arguments: argparse.Namespace) -> int:
    """Serve the site as it stands."""
    from anju.site import serve  # noqa: PLC0415 - the other commands start without Django

    return serve.serve(arguments.host, arguments.port)
