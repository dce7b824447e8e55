"""`anju score` and `anju explain` (计分、解释): one person file against one edition."""

import argparse
from collections.abc import Callable
from typing import Any

from anju.cli.asking import Refused, add_person, answered, print_answer, the_edition, the_facts, the_file
from anju.cli.output import refuse, refuse_faulty
from anju.cli.sheet_text import explanation_text, household_text, summary_text
from anju.engine.days import iso_day
from anju.engine.edition import Edition
from anju.engine.faults import FaultyFile
from anju.engine.household_scoring import score_household
from anju.engine.person_file import is_household, read_household
from anju.engine.scoring import OutsideEdition, score
from anju.engine.sheet import ScoreSheet
from anju.engine.sheet_data import household_data, sheet_data
from anju.engine.text import Language, Text


def add_commands(commands: Any) -> None:
    """Add both commands."""
    for name, write, help_ in (
        ("score", summary_text, "计算一个人的积分 | score one person"),
        ("explain", explanation_text, "逐项说明每条记录为何计入或不计入 | say why each record did or did not count"),
    ):
        parser = commands.add_parser(name, help=help_, description=help_)
        parser.add_argument("--edition", required=True, help="版本名称或文件夹 | an edition's name or folder")
        parser.add_argument(
            "--as-if-in-force",
            action="store_true",
            help="假设版本在该日有效（结果会注明） | as if the edition covered the day; the sheet says so",
        )
        add_person(parser)
        parser.set_defaults(run=_command(write))


def _command(write: Callable[[ScoreSheet, Language], str]) -> Callable[[argparse.Namespace], int]:
    def run(arguments: argparse.Namespace) -> int:
        edition = the_edition(arguments.edition, arguments.lang)
        data = the_file(arguments)
        if is_household(data):
            return _household(arguments, edition, data, write)
        facts = the_facts(arguments, edition, data)
        try:
            sheet = score(edition, facts, arguments.as_of, as_if_in_force=arguments.as_if_in_force)
        except OutsideEdition:
            raise Refused(refuse(_outside(edition, arguments.as_of).in_(arguments.lang))) from None
        return print_answer(arguments, lambda: sheet_data(sheet, arguments.lang), lambda: write(sheet, arguments.lang))

    return answered(run)


def _household(
    arguments: argparse.Namespace, edition: Edition, data: Any, write: Callable[[ScoreSheet, Language], str]
) -> int:
    """Score several persons, and put their totals together."""
    language: Language = arguments.lang
    try:
        household = read_household(edition.vocabulary, data)
        sheet = score_household(edition, household, arguments.as_of, as_if_in_force=arguments.as_if_in_force)
    except FaultyFile as error:
        raise Refused(refuse_faulty(arguments.person, error, language)) from None
    except OutsideEdition:
        raise Refused(refuse(_outside(edition, arguments.as_of).in_(language))) from None
    return print_answer(
        arguments, lambda: household_data(sheet, language), lambda: household_text(sheet, language, write)
    )


def _outside(edition: Edition, asked: int) -> Text:
    first, day = iso_day(edition.first_day), iso_day(asked)
    last = Text("起", "on")
    if edition.last_day is not None:
        last = Text(f"至 {iso_day(edition.last_day)}", f"to {iso_day(edition.last_day)}")
    return Text(
        f"版本 {edition.name} 适用于 {first} {last.zh}，不能判定 {day}。"
        "请选择适用的版本，或加 --as-if-in-force 作假设计算。",
        f"The edition {edition.name} covers {first} {last.en} and decides nothing about {day}. "
        "Choose an edition that covers the day, or add --as-if-in-force to ask what it would give.",
    )
