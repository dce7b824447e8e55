"""`anju help check | find | reply | reports | look-at | settle` (帮助): what help says, and reported errors.

The first three know no Django; the others stand in `error_reports`.
"""

import argparse
from typing import TYPE_CHECKING, Any

from anju.cli import error_reports
from anju.cli.arguments import add_language
from anju.cli.output import refuse, refuse_faulty, say
from anju.cli.sheet_text import bracketed
from anju.engine.faults import FaultyFile
from anju.engine.text import Language, Text
from anju.engine.wording.values import STANDING_TEXT

if TYPE_CHECKING:
    from anju.help.content import CityHelp

FIRST = "hangzhou"


def add_commands(commands: Any) -> None:
    """Add the commands."""
    parser = commands.add_parser("help", help="帮助内容与纠错 | what help says, and reported errors")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    check = actions.add_parser("check", help="一次报告帮助文件的所有差错 | report all faults of a city's help at once")
    check.add_argument("cities", nargs="*", metavar="CITY", help="默认所有城市 | all cities when none is named")
    check.set_defaults(run=run_check)
    find = actions.add_parser("find", help="搜索帮助 | search help")
    find.add_argument("words", metavar="WORDS")
    find.set_defaults(run=run_find)
    reply = actions.add_parser("reply", help="对一条消息的关键词回复 | the keyword reply to a message")
    reply.add_argument("message", metavar="MESSAGE")
    reply.set_defaults(run=run_reply)
    for one in (find, reply):
        one.add_argument("--city", default=FIRST)
    for one in (check, find, reply):
        add_language(one)
    error_reports.add_commands(actions)


def run_check(arguments: argparse.Namespace) -> int:
    """Check the help of cities; 1 when any is at fault, 2 when there is no such city."""
    from anju.help.loading import cities  # noqa: PLC0415 - the other commands start without help

    language: Language = arguments.lang
    codes = [_checked(city, language) for city in arguments.cities or cities()]
    return max(codes)


def run_find(arguments: argparse.Namespace) -> int:
    """Print what a search finds; 1 when it finds nothing."""
    from anju.help.searching import index_of  # noqa: PLC0415 - the other commands start without help

    if (told := _known(arguments)) is None:
        return 2
    language: Language = arguments.lang
    found = index_of(told.city).find(arguments.words).documents
    for document in found:
        standing = bracketed(STANDING_TEXT[document.standing].in_(language), language) if document.standing else ""
        say(f"{document.target}  {document.title.in_(language)}{standing}")
    return 0 if found else 1


def run_reply(arguments: argparse.Namespace) -> int:
    """Print the reply to a message; 1 for a city that has none."""
    from anju.help.searching import reply_to  # noqa: PLC0415 - the other commands start without help

    if (told := _known(arguments)) is None:
        return 2
    language: Language = arguments.lang
    reply = reply_to(arguments.message, told)
    if reply is None:
        return 1
    say(reply.say.in_(language))
    for link in reply.links:
        say(f"  {link.label.in_(language)}  → {link.target}")
    return 0


def _known(arguments: argparse.Namespace) -> "CityHelp | None":
    """Answer the help of the city asked about; a city that nobody knows is refused."""
    from anju.help.loading import cities, city_help  # noqa: PLC0415 - the other commands start without help

    if arguments.city in cities():
        return city_help(arguments.city)
    _refuse_city(arguments.city, arguments.lang)
    return None


def _refuse_city(city: str, language: Language) -> int:
    from anju.help.loading import cities  # noqa: PLC0415 - the other commands start without help

    zh, en = f"没有城市“{city}”。可用：{'、'.join(cities())}", f'There is no city "{city}": {", ".join(cities())}'
    return refuse(Text(zh, en).in_(language))


def _checked(city: str, language: Language) -> int:
    from anju.help.loading import cities, load_city  # noqa: PLC0415 - the other commands start without help

    if city not in cities():
        return _refuse_city(city, language)
    try:
        say(_counted(city, load_city(city)).in_(language))
    except FaultyFile as error:
        refuse_faulty(city, error, language)
        return 1
    return 0


def _counted(city: str, told: "CityHelp") -> Text:
    windows, questions, guides, lines = (len(one) for one in (told.windows, told.questions, told.guides, told.lines))
    return Text(
        f"{city}：没有差错。{windows} 个窗口，{questions} 个问题，{guides} 篇指南，{lines} 条分数线",
        f"{city}: in order. {windows} windows, {questions} questions, {guides} guides, {lines} lines",
    )
