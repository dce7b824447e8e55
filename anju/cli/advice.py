"""`anju advice` (加分建议): for each indicator what comes by itself, and what each declared step brings and when."""

import argparse
import json
from collections.abc import Iterator
from typing import Any

from anju.cli.asking import add_person, answered, print_answer, the_edition, the_facts, the_file
from anju.cli.forecast import assumption_lines
from anju.cli.output import refuse, say
from anju.engine.days import shifted
from anju.engine.edition import Edition
from anju.engine.facts import Facts
from anju.engine.facts_data import person_data
from anju.engine.foresight.advice import Advice, Promise, RowAdvice, advise, promise
from anju.engine.foresight_data import advice_data
from anju.engine.text import Language, Text
from anju.engine.values import closest
from anju.engine.wording.advice import BY_ITSELF, HELPS, NO_STEPS, NOTHING_NOW, notes_text, promise_text, rise_text
from anju.engine.wording.values import day_text, points_text

YEARS_AHEAD = 3
COLON = Text("：", ":")


def add_commands(commands: Any) -> None:
    """Add `advice`."""
    help_ = "怎样加分：每项下一步、加多少、要多久 | what helps: the next step of each indicator, its points, its time"
    parser = commands.add_parser("advice", help=help_, description=help_)
    add_person(parser)
    parser.add_argument("--edition", required=True, help="版本名称或文件夹 | an edition's name or folder")
    parser.add_argument(
        "--apply",
        metavar="STEP",
        help="输出做完这一步后的个人事实文件 | print the person file as it is once the step is done",
    )
    parser.set_defaults(run=answered(run_advice))


def run_advice(arguments: argparse.Namespace) -> int:
    """Print the advice; a day that the edition does not cover is judged as if it did."""
    language: Language = arguments.lang
    edition = the_edition(arguments.edition, language)
    facts = the_facts(arguments, edition, the_file(arguments))
    if arguments.apply is not None:
        return _apply(arguments, edition, facts)
    found = advise(edition, facts, arguments.as_of, shifted(arguments.as_of, YEARS_AHEAD, "years"))
    return print_answer(arguments, lambda: advice_data(found, language), lambda: "\n".join(_lines(found, language)))


def _apply(arguments: argparse.Namespace, edition: Edition, facts: Facts) -> int:
    """Print the person file of the day named: what runs has gone on, and the step is done."""
    step = next((step for step in edition.steps if step.name == arguments.apply), None)
    if step is None:
        names = [one.name for one in edition.steps]
        words = Text(f"没有可做的事“{arguments.apply}”。", f'There is no step "{arguments.apply}". ')
        return refuse((words + closest(arguments.apply, names)).in_(arguments.lang))
    done = promise(edition, facts, arguments.as_of, step)
    about = promise_text(done).in_(arguments.lang)
    say(
        json.dumps({"about": about} | person_data(edition.vocabulary, done.with_it.facts), ensure_ascii=False, indent=2)
    )
    return 0


def _lines(advice: Advice, language: Language) -> Iterator[str]:
    edition = advice.sheet.edition
    yield edition.label.in_(language)
    day, total = day_text(advice.sheet.day), points_text(advice.sheet.total, edition.decimals)
    yield Text(f"计分基准日：{day.zh}，总积分 {total.zh}", f"Day of judging: {day.en}, total {total.en}").in_(language)
    if advice.sheet.outside:
        yield Text(
            "注意：该日不在版本适用期内，按假设有效计算。", "Note: not covered by the edition; as if it were."
        ).in_(language)
    yield from assumption_lines(edition, advice.goes_on, language)
    yield ""
    if not edition.steps:
        yield NO_STEPS.in_(language)
    if advice.best_first:
        yield HELPS.in_(language) + COLON.in_(language)
    yield from (f"  + {line}" for one in advice.best_first for line in _promise(one, language))
    yield from _rises(advice, language)
    yield from _rest([one for row in advice.rows for one in row.promises if not one.brings], language)


def _promise(one: Promise, language: Language) -> Iterator[str]:
    notes = notes_text(one).in_(language)
    yield promise_text(one).in_(language) + (f"  [{notes}]" if notes else "")


def _rises(advice: Advice, language: Language) -> Iterator[str]:
    rising: list[RowAdvice] = [row for row in advice.rows if row.by_itself]
    if rising:
        yield ""
        yield BY_ITSELF.in_(language) + COLON.in_(language)
    for row in rising:
        if row.by_itself:
            said = rise_text(advice.sheet.edition, row.by_itself).in_(language)
            yield f"  ↑ {row.indicator.label.in_(language)}{Text('：', ': ').in_(language)}{said}"


def _rest(promises: list[Promise], language: Language) -> Iterator[str]:
    if promises:
        yield ""
        yield NOTHING_NOW.in_(language) + COLON.in_(language)
    yield from (f"  – {promise_text(one).in_(language)}" for one in promises)
