"""`anju score` and `anju explain` (计分、解释): one person file against one edition."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from anju.cli.arguments import add_language, day
from anju.cli.output import refuse, refuse_faulty, say
from anju.cli.sheet_text import explanation_text, summary_text
from anju.editions.shelf import NoSuchEdition, find_folder, load
from anju.engine.days import iso_day
from anju.engine.edition import Edition
from anju.engine.facts import Facts
from anju.engine.faults import FaultyFile
from anju.engine.person_file import parse_person_file, read_person_file
from anju.engine.scoring import OutsideEdition, score
from anju.engine.sheet import ScoreSheet
from anju.engine.sheet_data import sheet_data
from anju.engine.text import Language, Text

Commands = Any


def add_commands(commands: Commands) -> None:
    """Add both commands."""
    for name, run, help_ in (
        ("score", run_score, "计算一个人的积分 | score one person"),
        ("explain", run_explain, "逐项说明每条记录为何计入或不计入 | say why each record did or did not count"),
    ):
        parser = commands.add_parser(name, help=help_, description=help_)
        parser.add_argument(
            "person", metavar="PERSON.json", help="个人事实文件,- 表示标准输入 | person file, - for stdin"
        )
        parser.add_argument("--edition", required=True, help="版本名称或文件夹 | an edition's name or folder")
        parser.add_argument("--as-of", required=True, type=day, metavar="DATE", help="计分基准日 | the day of judging")
        parser.add_argument("--purpose", help="用途(services、school、settlement) | what the points are for")
        parser.add_argument("--place", help="申请地(区县) | the district applied to")
        parser.add_argument("--json", action="store_true", help="输出 JSON | print JSON")
        parser.add_argument(
            "--as-if-in-force",
            action="store_true",
            help="假设版本在该日有效(结果会注明) | as if the edition covered the day; the sheet says so",
        )
        add_language(parser)
        parser.set_defaults(run=run)


def run_score(arguments: argparse.Namespace) -> int:
    """Print the sheet in short."""
    return _answer(arguments, summary_text)


def run_explain(arguments: argparse.Namespace) -> int:
    """Print the sheet with every record and its reason."""
    return _answer(arguments, explanation_text)


def _answer(arguments: argparse.Namespace, write: Any) -> int:
    language: Language = arguments.lang
    try:
        edition = load(find_folder(arguments.edition))
    except NoSuchEdition as error:
        return refuse(error.say.in_(language))
    except FaultyFile as error:
        return refuse_faulty(arguments.edition, error, language)
    try:
        facts = _facts(arguments, edition)
    except OSError as error:
        reason = error.strerror or ""
        words = Text(f"无法读取文件({reason})", f"the file cannot be read ({reason})")
        return refuse(f"{arguments.person}: {words.in_(language)}")
    except FaultyFile as error:
        return refuse_faulty(arguments.person, error, language)
    try:
        sheet = score(edition, facts, arguments.as_of, as_if_in_force=arguments.as_if_in_force)
    except OutsideEdition:
        return refuse(_outside(edition, arguments.as_of).in_(language))
    return _print(sheet, arguments, write)


def _print(sheet: ScoreSheet, arguments: argparse.Namespace, write: Any) -> int:
    language: Language = arguments.lang
    if arguments.json:
        say(json.dumps(sheet_data(sheet, language), ensure_ascii=False, indent=2))
    else:
        say(write(sheet, language))
    return 0


def _facts(arguments: argparse.Namespace, edition: Edition) -> Facts:
    text = sys.stdin.buffer.read() if arguments.person == "-" else Path(arguments.person).read_bytes()
    data = parse_person_file(text)
    given = {"purpose": arguments.purpose, "place": arguments.place}
    asked = {name: value for name, value in given.items() if value is not None}
    if asked and isinstance(data, dict) and isinstance(data.get("context", {}), dict):
        data["context"] = data.get("context", {}) | asked
    return read_person_file(edition.vocabulary, data)


def _outside(edition: Edition, asked: int) -> Text:
    first, day_asked = iso_day(edition.first_day), iso_day(asked)
    last = (
        Text("起", "on")
        if edition.last_day is None
        else Text(f"至 {iso_day(edition.last_day)}", f"to {iso_day(edition.last_day)}")
    )
    return Text(
        f"版本 {edition.name} 适用于 {first} {last.zh}，不能判定 {day_asked}。"
        "请选择适用的版本，或加 --as-if-in-force 作假设计算。",
        f"The edition {edition.name} covers {first} {last.en} and decides nothing about {day_asked}. "
        "Choose an edition that covers the day, or add --as-if-in-force to ask what it would give.",
    )
