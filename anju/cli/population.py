"""`anju population generate | score | compare` and `anju lab` (人口与测算): the same edition over millions."""

import argparse
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from anju.cli.arguments import add_language, day
from anju.cli.asking import answered


def add_commands(commands: Any) -> None:
    """Add the commands."""
    parser = commands.add_parser("population", help="全体居民 | everybody: generate, score, compare")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    _add_generate(actions)
    _add_score(actions)
    _add_pack(actions)
    _add_compare(actions)
    _add_lab(commands)


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
    as_if = "基准日不在适用期内也照算 | judge as if the edition were in force on that day"
    parser.add_argument("--as-if-in-force", action="store_true", help=as_if)
    _add_machine(parser)
    parser.set_defaults(run=_later("run_score"))


def _add_pack(actions: Any) -> None:
    parser = actions.add_parser("pack", help="压缩存储，再问时更快 | store compactly, for many questions")
    parser.add_argument("folder", type=Path, metavar="DIR", help="人口数据文件夹 | the population")
    editions = "要问的版本，可写多次 | an edition to be asked about; as many as wanted"
    parser.add_argument("--edition", required=True, action="append", metavar="E", help=editions)
    parser.add_argument("--out", type=Path, required=True, metavar="STORE", help="新文件夹 | a new folder")
    _add_machine(parser)
    parser.set_defaults(run=_later("run_pack"))


def _add_compare(actions: Any) -> None:
    parser = actions.add_parser("compare", help="两个版本，谁增谁减 | two editions: who gains, who loses")
    parser.add_argument("folder", type=Path, metavar="DIR", help="人口数据文件夹 | the population")
    editions = "版本；写两次，或写一次并用 --set | an edition; twice, or once with --set"
    parser.add_argument("--edition", required=True, action="append", metavar="E", help=editions)
    parser.add_argument("--as-of", required=True, type=day, metavar="DATE", help="计分基准日 | the day of judging")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR2", help="结果文件夹 | where the answer goes")
    parser.add_argument("--purpose", help="用途，对所有人相同 | what the points are for, the same for all")
    _add_asked(parser)
    _add_machine(parser)
    parser.set_defaults(run=_later("run_compare"))


def _add_lab(commands: Any) -> None:
    parser = commands.add_parser("lab", help="改一个数字，立刻看全体 | change a number and see everybody at once")
    parser.add_argument(
        "scores", type=Path, metavar="SCORES", help="population score 的结果 | what population score wrote"
    )
    parser.add_argument("--edition", metavar="E", help="默认为计分时的版本 | by default that of the run")
    sweep = "PATH=从:到:步长 | one parameter from:to:step"
    parser.add_argument("--sweep", type=_sweep, metavar="PATH=A:B:STEP", help=sweep)
    parser.add_argument("--out", type=Path, metavar="DIR", help="写出报告 | write a report")
    _add_asked(parser)
    _add_machine(parser)
    parser.set_defaults(run=_later("run_lab"))


def _add_asked(parser: argparse.ArgumentParser) -> None:
    changed = "改动一个参数，如 insurance.rate=0.5 | change a parameter"
    parser.add_argument("--set", type=_setting, action="append", default=[], metavar="PATH=VALUE", help=changed)
    parser.add_argument("--line", type=Decimal, metavar="POINTS", help="分数线 | a line of points")
    parser.add_argument("--near", type=Decimal, default=Decimal(5), metavar="POINTS", help="距线多近，默认5 | how near")
    parser.add_argument("--quota", type=_whole, metavar="N", help="名额 | places")
    by = "分组，如 group.district | a column to group by"
    parser.add_argument("--by", action="append", metavar="COLUMN", help=by)


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


def _setting(text: str) -> tuple[str, str]:
    """Read PATH=VALUE for argparse."""
    path, sign, value = text.partition("=")
    if not (path and sign and value):
        raise argparse.ArgumentTypeError(f"“{text}”：写作 insurance.rate=0.5 | write it as insurance.rate=0.5")
    return path, value


def _sweep(text: str) -> tuple[str, tuple[Decimal, Decimal, Decimal]]:
    """Read PATH=A:B:STEP for argparse."""
    path, _, numbers = text.partition("=")
    try:
        first, last, step = (Decimal(number) for number in numbers.split(":"))
    except (ValueError, InvalidOperation):
        first, last, step = Decimal(0), Decimal(0), Decimal(0)
    if not path or step <= 0 or last < first or (last - first) / step > 200:
        raise argparse.ArgumentTypeError(f"“{text}”：写作 insurance.rate=0.25:1:0.05 | as insurance.rate=0.25:1:0.05")
    return path, (first, last, step)


def _whole(text: str) -> int:
    """Read a whole number above 0 for argparse."""
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"“{text}”应为正整数 | must be a whole number above 0")
    return int(text)
