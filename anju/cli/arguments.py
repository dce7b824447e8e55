"""Arguments that several commands share (公共参数)."""

import argparse
from datetime import date

from anju.engine.days import FIRST_YEAR, LAST_YEAR, day_number


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add --lang."""
    parser.add_argument(
        "--lang", choices=("zh", "en"), default="zh", help="输出语言，默认中文 | language, Chinese by default"
    )


def day(text: str) -> int:
    """Read a day for argparse."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}”不是日期，写作 2020-03-09 | not a date; write it as 2020-03-09"
        ) from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise argparse.ArgumentTypeError(f"{text}: {FIRST_YEAR}–{LAST_YEAR}")
    return day_number(found)
