"""`anju edition edges` (临界算例): each threshold of an edition at −1, 0 and +1, scored, as a table to read."""

import argparse
import json
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from anju.cli.arguments import add_language
from anju.cli.output import refuse, refuse_faulty, say
from anju.cli.sheet_text import padded
from anju.editions.edges.days import COVERS
from anju.editions.edges.row import EdgeRow
from anju.editions.edges.table import edge_data, edge_rows
from anju.editions.shelf import NoSuchEdition, find_folder, load
from anju.engine.days import iso_day
from anju.engine.faults import FaultyFile
from anju.engine.text import Language, Text

QUANTITY_WIDTH, VALUE_WIDTH = 30, 20


def add_command(actions: Any) -> None:
    """Add the command to those of `anju edition`."""
    parser = actions.add_parser("edges", help="每个临界值前后的计分 | scores around every threshold")
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("--json", action="store_true", help="输出数据与个人事实文件 | print data and person files")
    parser.set_defaults(run=run)
    add_language(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the table of an edition."""
    language: Language = arguments.lang
    try:
        edition = load(find_folder(arguments.name))
    except NoSuchEdition as error:
        return refuse(error.say.in_(language))
    except FaultyFile as error:
        return refuse_faulty(arguments.name, error, language)
    rows = edge_rows(edition)
    if arguments.json:
        say(json.dumps([edge_data(row, language) for row in rows], ensure_ascii=False, indent=1))
    else:
        _show(rows, language)
    return 0


def _show(rows: Iterable[EdgeRow], language: Language) -> None:
    for (rule, day), group in groupby(rows, key=lambda row: (row.rule, None if row.rule == COVERS else row.day)):
        judged = Text(f"（基准日 {iso_day(day)}）", f" (judged on {iso_day(day)})") if day else Text("", "")
        say(f"\n{rule.in_(language)}{judged.in_(language)}")
        for row in group:
            quantity, value = row.quantity.in_(language), row.value.in_(language)
            say(f"  {padded(quantity, QUANTITY_WIDTH)} {padded(value, VALUE_WIDTH)} {row.result.in_(language)}")
