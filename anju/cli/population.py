"""`anju population generate | score | person` (人口): made-up people, and the same edition over millions."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from anju.cli.arguments import add_language, day
from anju.cli.asking import answered


def add_commands(commands: Any) -> None:
    """Add the commands."""
    parser = commands.add_parser("population", help="全体居民 | everybody: generate, score")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    _add_generate(actions)
    _add_score(actions)


def _add_generate(actions: Any) -> None:
    parser = actions.add_parser("generate", help="生成虚拟居民 | make up people, as Parquet")
    parser.add_argument("--people", type=_whole, required=True, metavar="N", help="人数 | how many people")
    parser.add_argument(
        "--seed", type=int, required=True, metavar="S", help="种子：相同则人相同 | one seed, one people"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="新文件夹 | a new folder")
    parser.add_argument("--city", default="hangzhou", help="城市的事实词汇表，默认杭州 | the city's vocabulary")
    parser.add_argument(
        "--until", type=date.fromisoformat, metavar="DATE", help="事实截止日 | facts run up to this day"
    )
    parser.add_argument(
        "--layout", choices=("person", "month"), default="person", help="按人分块，或按月排列 | by person, or by month"
    )
    _add_machine(parser)
    parser.set_defaults(run=_later("run_generate"))


def _add_score(actions: Any) -> None:
    parser = actions.add_parser("score", help="为全体居民计分 | score everybody")
    parser.add_argument("folder", type=Path, metavar="DIR", help="人口数据文件夹 | the population")
    parser.add_argument("--edition", required=True, metavar="E", help="版本名称或文件夹 | an edition's name or folder")
    parser.add_argument("--as-of", required=True, type=day, metavar="DATE", help="计分基准日 | the day of judging")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR2", help="结果文件夹 | where the answer goes")
    parser.add_argument("--purpose", help="用途，对所有人相同 | what the points are for, the same for all")
    _add_machine(parser)
    parser.set_defaults(run=_later("run_score"))


def _add_machine(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--memory", default="512MB", metavar="SIZE", help="内存上限 | the most memory, as 512MB")
    parser.add_argument(
        "--threads", type=_whole, metavar="N", help="线程数，默认全部核心 | threads, all cores by default"
    )
    add_language(parser)


def _later(name: str) -> Callable[[argparse.Namespace], int]:
    """Load DuckDB only when one of these commands is run."""

    def run(arguments: argparse.Namespace) -> int:
        from anju.cli import population_runs  # noqa: PLC0415 - the other commands must not wait for DuckDB

        command: Callable[[argparse.Namespace], int] = getattr(population_runs, name)
        return answered(command)(arguments)

    return run


def _whole(text: str) -> int:
    """Read a whole number above 0 for argparse."""
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"“{text}”应为正整数 | must be a whole number above 0")
    return int(text)
