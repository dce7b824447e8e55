"""`anju workdays add | between` (工作日): deadlines counted as the law counts them."""

from typing import Any

from anju.calendar import command
from anju.cli.arguments import add_language
from anju.cli.output import refuse, say


def add_commands(commands: Any) -> None:
    """Add both commands."""
    parser = commands.add_parser("workdays", help="工作日推算 | working days")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    add = actions.add_parser("add", help="某日之后第 N 个工作日 | the Nth working day after a day")
    add.add_argument("start", metavar="DATE")
    add.add_argument("days", metavar="N")
    add.set_defaults(run=lambda given: _said(*command.add(given.start, given.days, given.lang)))
    between = actions.add_parser("between", help="两日之间的工作日数(不含首日) | working days after A up to B")
    between.add_argument("start", metavar="A")
    between.add_argument("end", metavar="B")
    between.set_defaults(run=lambda given: _said(*command.between(given.start, given.end, given.lang)))
    for one in (add, between):
        add_language(one)


def _said(code: int, text: str) -> int:
    if code:
        return refuse(text)
    say(text)
    return 0
