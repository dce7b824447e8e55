"""`anju help reports | look-at | settle` (纠错单): the queue of what readers report as wrong.

Until staff have pages of their own, this is where they work it off. Each deed names who does it and is recorded.
"""

import argparse
import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from anju.cli.output import refuse, say

if TYPE_CHECKING:
    from anju.help.models import ErrorReport

Run = Callable[[argparse.Namespace], int]
OUTCOMES = ("changed", "unchanged", "unclear")


def add_commands(actions: Any) -> None:
    """Add the commands."""
    reports = actions.add_parser("reports", help="列出待处理的纠错单 | list the reports that are not settled")
    reports.add_argument("--all", action="store_true", help="也列出已处理的 | the settled ones too")
    reports.set_defaults(run=_with_django(run_reports))
    look_at = actions.add_parser("look-at", help="查看一张纠错单及联系方式 | look into a report, and see its contact")
    look_at.set_defaults(run=_with_django(run_look_at))
    settle = actions.add_parser("settle", help="处理一张纠错单 | settle a report")
    settle.add_argument("--outcome", choices=OUTCOMES, required=True)
    settle.add_argument("--answer", default="", help="答复，提交人可以看到 | an answer that the sender may read")
    settle.set_defaults(run=_with_django(run_settle))
    for one in (look_at, settle):
        one.add_argument("number", type=int, metavar="NUMBER")
        one.add_argument("--by", required=True, metavar="NAME", help="经办人 | who does it")


def run_reports(arguments: argparse.Namespace) -> int:
    """Print the queue, a line each; the contact is not shown here."""
    from anju.help import queries  # noqa: PLC0415 - models can be imported only once Django is set up

    found = queries.error_reports() if arguments.all else queries.error_reports_awaiting_settlement()
    for report in found:
        say(_line(report))
    return 0


def run_look_at(arguments: argparse.Namespace) -> int:
    """Look into a report; its contact is opened for the one named, which is recorded."""
    from anju.common import clock  # noqa: PLC0415 - as below
    from anju.help import actions, queries  # noqa: PLC0415 - models can be imported only once Django is set up
    from anju.help.states import State  # noqa: PLC0415 - as above

    report = queries.error_report(arguments.number)
    if report.state == State.RECEIVED:
        report = actions.look_at_error_report(number=report.pk, by=arguments.by, at=clock.now())
    say(_line(report))
    say(report.text)
    contact = actions.read_contact(number=report.pk, by=arguments.by, at=clock.now())
    say(f"联系方式 contact: {contact or '–'}")
    return 0


def run_settle(arguments: argparse.Namespace) -> int:
    """Settle a report; its contact is erased."""
    from anju.common import clock  # noqa: PLC0415 - as below
    from anju.help import actions  # noqa: PLC0415 - models can be imported only once Django is set up
    from anju.help.states import Outcome  # noqa: PLC0415 - as above

    report = actions.settle_error_report(
        number=arguments.number,
        outcome=Outcome(arguments.outcome),
        answer=arguments.answer,
        by=arguments.by,
        at=clock.now(),
    )
    say(_line(report))
    return 0


def _with_django(run: Run) -> Run:
    """Set Django up before a command runs, and tell its refusals in words."""

    def with_django(arguments: argparse.Namespace) -> int:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "anju.site.settings")
        import django  # noqa: PLC0415 - the other commands start without Django

        django.setup()
        from anju.help.models import ErrorReport  # noqa: PLC0415 - models can be imported only once Django is set up
        from anju.help.states import MoveRefused  # noqa: PLC0415 - as above
        from anju.postgres import PostgresProblem  # noqa: PLC0415 - as above

        try:
            return run(arguments)
        except ErrorReport.DoesNotExist:
            return refuse(f"没有 {arguments.number} 号纠错单。 There is no report {arguments.number}.")
        except (MoveRefused, PostgresProblem) as refused:
            return refuse(str(refused))

    return with_django


def _line(report: "ErrorReport") -> str:
    from anju.common.clock import SHANGHAI  # noqa: PLC0415 - as above

    outcome = f" {report.get_outcome_display()}" if report.outcome else ""
    received = f"{report.received_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"
    return f"{report.pk:>5}  {received}  {report.get_state_display()}{outcome}  {report.city} {report.about}"
