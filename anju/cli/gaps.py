"""`anju gaps` (断档): what each gap of a timeline costs, and which evidence would close it."""

import argparse
from collections.abc import Iterator
from typing import Any

from anju.cli.asking import add_person, answered, print_answer, the_edition, the_facts, the_file
from anju.engine.foresight.gaps import Gap, Gaps, ranked_gaps
from anju.engine.foresight_data import gaps_data
from anju.engine.scoring import score
from anju.engine.text import Language, Text
from anju.engine.wording.gaps import (
    NO_GAPS,
    NOTHING_CLOSES,
    gap_text,
    left_out_text,
    no_way_text,
    together_text,
    way_text,
)
from anju.engine.wording.values import day_text, points_text


def add_commands(commands: Any) -> None:
    """Add `gaps`."""
    help_ = "登记断档：各损失多少分，什么凭据可以补上 | gaps of registration: what each costs, what would close it"
    parser = commands.add_parser("gaps", help=help_, description=help_)
    add_person(parser)
    parser.add_argument("--edition", required=True, help="版本名称或文件夹 | an edition's name or folder")
    parser.set_defaults(run=answered(run_gaps))


def run_gaps(arguments: argparse.Namespace) -> int:
    """Print the gaps, the dearest first; a day that the edition does not cover is judged as if it did."""
    language: Language = arguments.lang
    edition = the_edition(arguments.edition, language)
    facts = the_facts(arguments, edition, the_file(arguments))
    gaps = ranked_gaps(score(edition, facts, arguments.as_of, as_if_in_force=True))
    return print_answer(arguments, lambda: gaps_data(gaps, language), lambda: "\n".join(_lines(gaps, language)))


def _lines(gaps: Gaps, language: Language) -> Iterator[str]:
    sheet = gaps.sheet
    yield sheet.edition.label.in_(language)
    day, total = day_text(sheet.day), points_text(sheet.total, sheet.edition.decimals)
    yield Text(f"计分基准日：{day.zh}，总积分 {total.zh}", f"Day of judging: {day.en}, total {total.en}").in_(language)
    if sheet.outside:
        yield Text(
            "注意：该日不在版本适用期内，按假设有效计算。", "Note: not covered by the edition; as if it were."
        ).in_(language)
    for kind in gaps.unknown:
        label = sheet.edition.vocabulary.kinds[kind].label
        yield Text(f"{label.zh}不清楚，无法找出断档。", f"{label.en} is not known, so its gaps are not either.").in_(
            language
        )
    yield ""
    if not gaps.gaps and not gaps.unknown:
        yield NO_GAPS.in_(language)
    for number, gap in enumerate(gaps.gaps, 1):
        yield f"{number}. {gap_text(gaps, gap).in_(language)}"
        yield from (f"   {line}" for line in _gap(gaps, gap, language))
    if len(gaps.gaps) > 1:
        yield together_text(gaps).in_(language)


def _gap(gaps: Gaps, gap: Gap, language: Language) -> Iterator[str]:
    edition = gaps.sheet.edition
    for here in gap.left_out:
        yield f"· {left_out_text(edition, here).in_(language)}"
    if gap.ways:
        yield Text("以下任一项可以补上（须当时确实存在）：", "Any of these would close it, if it was there then:").in_(
            language
        )
    for way in gap.ways:
        yield f"✓ {way_text(edition, way).in_(language)}  [{way.rule.reason.article}]"
    if not gap.ways:
        yield NOTHING_CLOSES.in_(language)
    for no_way in gap.no_ways:
        yield f"✗ {no_way_text(edition, no_way).in_(language)}"
