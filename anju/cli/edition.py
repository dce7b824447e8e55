"""`anju edition list | check | show | diff | edges` (版本): the shelf, whether in order, the points table."""

import argparse
from typing import Any

from anju.cli import edges
from anju.cli.arguments import add_language
from anju.cli.compare import add_diff
from anju.cli.output import refuse, refuse_faulty, say
from anju.cli.sheet_text import COLON, bracketed, padded
from anju.editions.check import Report, check_edition
from anju.editions.shelf import NoSuchEdition, find_folder, load, shipped_edition, shipped_names
from anju.engine.days import iso_day
from anju.engine.edition import Edition
from anju.engine.faults import FaultyFile
from anju.engine.text import Language, Text, joined
from anju.engine.wording.explanation import article_text
from anju.engine.wording.household import household_rule
from anju.engine.wording.rules import RuleWriter
from anju.engine.wording.values import STANDING_TEXT, points_text


def add_commands(commands: Any) -> None:
    """Add the commands."""
    parser = commands.add_parser("edition", help="细则版本 | editions: list, check, show, diff, edges")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="列出随附的版本 | list the shipped editions")
    listing.set_defaults(run=run_list)
    check = actions.add_parser("check", help="一次报告所有差错并运行算例 | report all faults at once and run the cases")
    check.add_argument("paths", nargs="+", metavar="PATH", help="版本名称或文件夹 | an edition's name or folder")
    check.set_defaults(run=run_check)
    show = actions.add_parser("show", help="显示积分表 | show the points table")
    show.add_argument("name", metavar="NAME")
    show.set_defaults(run=run_show)
    for one in (listing, check, show):
        add_language(one)
    add_diff(actions)
    edges.add_command(actions)


def run_list(arguments: argparse.Namespace) -> int:
    """Print the shipped editions with the days they cover."""
    language: Language = arguments.lang
    for name in shipped_names():
        edition = shipped_edition(name)
        say(f"{padded(name, 18)}{padded(_days(edition), 28)}{edition.digest[:12]}  {edition.label.in_(language)}")
    return 0


def run_check(arguments: argparse.Namespace) -> int:
    """Check every folder given; 1 when any is at fault, 2 when one is not there."""
    language: Language = arguments.lang
    codes = []
    for name in arguments.paths:
        try:
            codes.append(_said(name, check_edition(find_folder(name)), language))
        except NoSuchEdition as error:
            codes.append(refuse(error.say.in_(language)))
    return max(codes)


def run_show(arguments: argparse.Namespace) -> int:
    """Print the points table of an edition."""
    language: Language = arguments.lang
    try:
        edition = load(find_folder(arguments.name))
    except NoSuchEdition as error:
        return refuse(error.say.in_(language))
    except FaultyFile as error:
        return refuse_faulty(arguments.name, error, language)
    say(f"{edition.label.in_(language)}  {_days(edition)}  {edition.digest[:12]}\n")
    _show_table(edition, language)
    _show_conditions(edition, language)
    return 0


def _said(name: str, report: Report, language: Language) -> int:
    for fault in report.faults:
        say(fault.in_(language))
    for note in report.notes:
        say(Text("提示 ", "note ").in_(language) + note.in_(language))
    for construct in _untwinned(report):
        words = Text(f"只能逐人计算，不能用于全体：{construct}", f"for one person only, not for everybody: {construct}")
        say(Text("提示 ", "note ").in_(language) + words.in_(language))
    if report.more:
        say(Text(f"另有 {report.more} 处未列出", f"and {report.more} more").in_(language))
    edition = report.edition
    if report.faults or edition is None:
        count = len(report.faults) + report.more
        say(Text(f"{name}：{count} 处差错", f"{name}: {count} fault(s)").in_(language))
        return 1
    for total, bounds in report.totals:
        label, points = total.label.in_(language), points_text(bounds, edition.decimals).in_(language)
        say(Text(f"{label}：可能的范围 {points}", f"{label}: can be {points}").in_(language))
    rows, measures, digest = len(edition.indicators), len(edition.measures), edition.digest[:12]
    zh = f"{name}：没有差错。{rows} 个指标，{measures} 个度量，{report.cases} 个算例全部通过。摘要 {digest}"
    en = f"{name}: in order. {rows} indicators, {measures} measures, all {report.cases} cases pass. Digest {digest}"
    say(Text(zh, en).in_(language))
    return 0


def _untwinned(report: Report) -> list[str]:
    """Name what has no twin in SQL, of an edition that is in order."""
    from anju.population.compiling import untwinned  # noqa: PLC0415 - the other commands do not need the compiler

    return [] if report.faults or report.edition is None else untwinned(report.edition)


def _show_table(edition: Edition, language: Language) -> None:
    writer = RuleWriter(edition)
    for indicator in edition.indicators:
        standing = STANDING_TEXT[edition.standing_of(indicator.article)].in_(language)
        say(f"{padded(indicator.label.in_(language), 26)}{writer.points(indicator.points).in_(language)}")
        say(f"    {article_text(edition, indicator.article).in_(language)}{bracketed(standing, language)}")
        for head, words in writer.behind(indicator):
            say(f"    {head.in_(language)}{COLON.in_(language)}{words.in_(language)}")
    say("")
    for total in edition.totals:
        say(f"{padded(total.label.in_(language), 26)}{writer.points(total.points).in_(language)}")
    say("")


def _show_conditions(edition: Edition, language: Language) -> None:
    for requirement in edition.requirements:
        say(f"{Text('申请条件：', 'Requirement: ').in_(language)}{requirement.label.in_(language)}")
        several = [part.label.in_(language) for part in requirement.parts_of_it]
        if several:
            head = Text("满足其一", "one of") if requirement.alternatives else Text("同时满足", "all of")
            say(f"    {head.in_(language)}{COLON.in_(language)}{Text('；', '; ').in_(language).join(several)}")
    effects = {
        "refuse": Text("不予受理", "the application is refused"),
        "zero": Text("积分清零", "all points are lost"),
    }
    for veto in edition.vetoes:
        effect = bracketed(effects[veto.effect].in_(language), language)
        say(f"{Text('一票否决：', 'Veto: ').in_(language)}{veto.label.in_(language)}{effect}")
    for total in edition.households:
        parts = joined([household_rule(part, edition) for part in total.of], " + ", " + ")
        say(f"{Text('家庭：', 'Household: ').in_(language)}{total.label.in_(language)} = {parts.in_(language)}")


def _days(edition: Edition) -> str:
    last = "…" if edition.last_day is None else iso_day(edition.last_day)
    return f"{iso_day(edition.first_day)} – {last}"
