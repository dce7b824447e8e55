"""What the commands about one person ask for, and how it is read (对一个人的提问): edition, person file, day."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from anju.cli.arguments import add_language, day
from anju.cli.output import refuse, refuse_faulty, say, unreadable
from anju.editions.shelf import NoSuchEdition, find_folder, load
from anju.engine.edition import Edition
from anju.engine.facts import Facts
from anju.engine.faults import FaultyFile
from anju.engine.household import Household
from anju.engine.person_file import parse_person_file, read_household, read_person_file
from anju.engine.text import Language


class Refused(Exception):
    """The question can not be answered, and the reader has been told why (无法回答，已说明原因)."""

    def __init__(self, code: int) -> None:
        """Keep the exit code."""
        super().__init__(str(code))
        self.code = code


def add_person(parser: argparse.ArgumentParser) -> None:
    """Add the person file, the day, the purpose and place, --json and --lang."""
    parser.add_argument("person", metavar="PERSON.json", help="个人事实文件,- 表示标准输入 | person file, - for stdin")
    parser.add_argument("--as-of", required=True, type=day, metavar="DATE", help="计分基准日 | the day of judging")
    parser.add_argument("--purpose", help="用途(services、school、settlement) | what the points are for")
    parser.add_argument("--place", help="申请地(区县) | the district applied to")
    parser.add_argument("--json", action="store_true", help="输出 JSON | print JSON")
    add_language(parser)


def answered(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """Turn a refusal inside a command into its exit code."""

    def guarded(arguments: argparse.Namespace) -> int:
        try:
            return run(arguments)
        except Refused as refused:
            return refused.code

    return guarded


def the_edition(name: str, language: Language) -> Edition:
    """Load an edition by name or path. Raises Refused, with every fault said."""
    try:
        return load(find_folder(name))
    except NoSuchEdition as error:
        raise Refused(refuse(error.say.in_(language))) from None
    except FaultyFile as error:
        raise Refused(refuse_faulty(name, error, language)) from None


def the_file(arguments: argparse.Namespace) -> Any:
    """Parse the person file, with purpose and place as asked. Raises Refused, with every fault said."""
    language: Language = arguments.lang
    try:
        text = sys.stdin.buffer.read() if arguments.person == "-" else Path(arguments.person).read_bytes()
        data = parse_person_file(text)
    except OSError as error:
        raise Refused(unreadable(arguments.person, error, language)) from None
    except FaultyFile as error:
        raise Refused(refuse_faulty(arguments.person, error, language)) from None
    given = {"purpose": arguments.purpose, "place": arguments.place}
    asked = {name: value for name, value in given.items() if value is not None}
    if asked and isinstance(data, dict) and isinstance(data.get("context", {}), dict):
        data["context"] = data.get("context", {}) | asked
    return data


def the_facts(arguments: argparse.Namespace, edition: Edition, data: Any) -> Facts:
    """Read the facts of a parsed person file as one edition's city words them. Raises Refused."""
    try:
        return read_person_file(edition.vocabulary, data)
    except FaultyFile as error:
        raise Refused(refuse_faulty(arguments.person, error, arguments.lang)) from None


def the_household(arguments: argparse.Namespace, edition: Edition, data: Any) -> Household:
    """Read the persons of a parsed household file. Raises Refused."""
    try:
        return read_household(edition.vocabulary, data)
    except FaultyFile as error:
        raise Refused(refuse_faulty(arguments.person, error, arguments.lang)) from None


def print_answer(arguments: argparse.Namespace, data: Callable[[], Any], text: Callable[[], str]) -> int:
    """Print the answer as JSON or as text, whichever was asked for."""
    say(json.dumps(data(), ensure_ascii=False, indent=2) if arguments.json else text())
    return 0
