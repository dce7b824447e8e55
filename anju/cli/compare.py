"""`anju compare` and `anju edition diff` (版本比较): one person under two editions, and two editions in words."""

import argparse
from collections.abc import Iterator
from typing import Any

from anju.cli.arguments import add_language
from anju.cli.asking import add_person, answered, print_answer, the_edition, the_facts, the_file
from anju.cli.sheet_text import LABEL_WIDTH, POINTS_WIDTH, padded
from anju.engine.comparison import Comparison, ConditionPair, RowPair, TotalPair, compare
from anju.engine.comparison_data import comparison_data, redline_data
from anju.engine.scoring import score
from anju.engine.text import Language, Text
from anju.engine.wording.comparison import NO_DIFFERENCE, change_text, pair_text, side_text, standings_text
from anju.engine.wording.differences import difference_text
from anju.engine.wording.redline import Redline, RowChange, redline
from anju.engine.wording.redline.editions import SECTIONS
from anju.engine.wording.values import day_text

COLON = Text("：", ": ")


def add_commands(commands: Any) -> None:
    """Add `compare`."""
    help_ = "同一个人在两个版本下逐项比较 | one person under two editions, line by line"
    parser = commands.add_parser("compare", help=help_, description=help_)
    add_person(parser)
    parser.add_argument(
        "--edition",
        dest="editions",
        action="append",
        required=True,
        metavar="EDITION",
        help="版本名称或文件夹,写两次 | an edition's name or folder, given twice",
    )
    parser.set_defaults(run=answered(run_compare), parser=parser)


def run_compare(arguments: argparse.Namespace) -> int:
    """Print the two sheets side by side; a day that an edition does not cover is judged as if it did."""
    if len(arguments.editions) != 2:
        arguments.parser.error("--edition 须写两次 | give --edition twice")
    language: Language = arguments.lang
    editions = [the_edition(name, language) for name in arguments.editions]
    data = the_file(arguments)
    first, second = (
        score(edition, the_facts(arguments, edition, data), arguments.as_of, as_if_in_force=True)
        for edition in editions
    )
    comparison = compare(first, second)
    return print_answer(
        arguments, lambda: comparison_data(comparison, language), lambda: "\n".join(_lines(comparison, language))
    )


def _lines(comparison: Comparison, language: Language) -> Iterator[str]:
    sheets = (comparison.first, comparison.second)
    for letter, sheet in zip("AB", sheets, strict=True):
        yield f"{letter}  {sheet.edition.name}  {sheet.edition.label.in_(language)}"
    yield Text("计分基准日：", "Day of judging: ").in_(language) + day_text(sheets[0].day).in_(language)
    for letter, sheet in zip("AB", sheets, strict=True):
        if sheet.outside:
            yield Text(
                f"注意：{letter} 不适用于该日，按假设有效计算。",
                f"Note: {letter} does not cover this day; as if it did.",
            ).in_(language)
    yield ""
    yield f"  {padded('', LABEL_WIDTH)}{padded('A', POINTS_WIDTH)}{padded('B', POINTS_WIDTH)}" + Text(
        "差额 B − A", "B − A"
    ).in_(language)
    yield from (_row(comparison, row, language) for row in comparison.rows)
    yield ""
    yield from (_total(comparison, total, language) for total in comparison.totals)
    yield ""
    yield from (_condition(pair, language) for pair in comparison.conditions)
    yield from _standings(comparison, language)


def _row(comparison: Comparison, row: RowPair, language: Language) -> str:
    sides = ((row.first, comparison.first), (row.second, comparison.second))
    shown = [side_text(line.points if line else None, sheet.edition.decimals).in_(language) for line, sheet in sides]
    apart = difference_text(row.difference, comparison.decimals).in_(language)
    return f"  {padded(row.label.in_(language), LABEL_WIDTH)}{_columns(shown)}{apart}"


def _total(comparison: Comparison, total: TotalPair, language: Language) -> str:
    sides = ((total.first, comparison.first), (total.second, comparison.second))
    shown = [side_text(points, sheet.edition.decimals).in_(language) for points, sheet in sides]
    apart = difference_text(total.difference, comparison.decimals).in_(language)
    return f"{padded(total.label.in_(language), LABEL_WIDTH + 2)}{_columns(shown)}{apart}"


def _columns(shown: list[str]) -> str:
    return "".join(padded(text, POINTS_WIDTH) for text in shown)


def _condition(pair: ConditionPair, language: Language) -> str:
    mark = "≠" if pair.changes else "="
    return f"  {mark} {pair_text(pair).in_(language)}"


def _standings(comparison: Comparison, language: Language) -> Iterator[str]:
    for letter, sheet in (("A", comparison.first), ("B", comparison.second)):
        yield from (f"{letter}{COLON.in_(language)}{words.in_(language)}" for words in standings_text(sheet))


def add_diff(actions: Any) -> None:
    """Add `edition diff` to the actions on editions."""
    diff = actions.add_parser("diff", help="逐条写出两个版本的不同 | how two editions differ, in words")
    diff.add_argument("first", metavar="A")
    diff.add_argument("second", metavar="B")
    diff.add_argument("--json", action="store_true", help="输出 JSON | print JSON")
    add_language(diff)
    diff.set_defaults(run=answered(run_diff))


def run_diff(arguments: argparse.Namespace) -> int:
    """Print the redline of two editions."""
    language: Language = arguments.lang
    found = redline(the_edition(arguments.first, language), the_edition(arguments.second, language))
    return print_answer(arguments, lambda: redline_data(found, language), lambda: "\n".join(_redlined(found, language)))


def _redlined(found: Redline, language: Language) -> Iterator[str]:
    first, second = found.first, found.second
    yield f"− {first.name}  {first.label.in_(language)}"
    yield f"+ {second.name}  {second.label.in_(language)}"
    if not found.rows:
        yield NO_DIFFERENCE.in_(language)
    for section, head in SECTIONS.items():
        rows = [row for row in found.rows if row.section == section]
        if rows:
            yield ""
            yield head.in_(language)
        yield from (_redlined_row(row, language) for row in rows)


def _redlined_row(row: RowChange, language: Language) -> str:
    mark = {"added": "+", "removed": "−", "changed": "~"}[row.status]
    return f"  {mark} {change_text(row).in_(language)}"
