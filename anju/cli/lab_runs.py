"""What `anju lab` does (测算命令的执行): a changed number, tried on the measures that a run has kept."""

import argparse
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

import duckdb

from anju.cli.asking import Refused, the_edition
from anju.cli.output import refuse, refuse_faulty, say
from anju.editions.shelf import NoSuchEdition, find_folder, load_changed
from anju.engine.days import day_number
from anju.engine.edition import Edition
from anju.engine.faults import FaultyFile
from anju.engine.text import Language, Text
from anju.population.comparing import (
    Asked,
    CountsAnew,
    Effect,
    Standing,
    compare_change,
    comparison,
    effect_of,
    run_source,
    standing,
    tried_out,
)
from anju.population.reporting import Report, report, sweep_section, write_report
from anju.population.reporting.sections import mean
from anju.population.scoring import NoRun, connected, question_of
from anju.population.tables import Source

Change = tuple[str, str]
USUAL_GROUPS = ("group.education", "group.district", "measure.full_age", "measure.residence_years", "person.sex")


class Lab:
    """A run and its edition, on which changes are tried."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, arguments: argparse.Namespace) -> None:
        """Open a run. Raises Refused where it is not there, or is another edition's."""
        self.connection, self.language = connection, arguments.lang
        try:
            asked = question_of(arguments.scores)
        except NoRun as error:
            raise Refused(refuse(error.say.in_(self.language))) from None
        self.name: str = arguments.edition or asked["edition"]
        self.edition = the_edition(self.name, self.language)
        if self.edition.digest != asked["digest"]:
            words = Text("结果来自另一版本；请用 --edition 指明", "the run is of another edition; name it by --edition")
            raise Refused(refuse(f"{arguments.scores}: {words.in_(self.language)}"))
        self.day = day_number(date.fromisoformat(asked["as_of"]))
        self.context: dict[str, str] = asked["context"]
        self.run: Source = run_source(connection, arguments.scores)

    def tried(self, changes: Sequence[Change]) -> tuple[Edition, str]:
        """Answer the changed edition, and the query of everybody before and after. Raises Refused."""
        changed = changed_edition(self.name, changes, self.language)
        try:
            return changed, tried_out(self.run, self.edition, changed, self.day, self.context)
        except CountsAnew as error:
            raise Refused(refuse(error.say.in_(self.language))) from None


def run_lab(arguments: argparse.Namespace) -> int:
    """Try a changed number, or a row of them, on everybody."""
    with connected(arguments.memory, arguments.threads) as connection:
        lab = Lab(connection, arguments)
        return _sweep(lab, arguments) if arguments.sweep else _try(lab, arguments)


def _try(lab: Lab, arguments: argparse.Namespace) -> int:
    changed, query = lab.tried(arguments.set)
    asked = asked_of(arguments, changed)
    if arguments.out is None:
        say_effect(effect_of(lab.connection, f"({query})"), changed, lab.language)
        return 0
    compare_change(lab.connection, query)
    found = comparison(lab.connection, asked, bin_width(changed))
    write_report(report(lab.edition, changed, lab.day, found), arguments.out, lab.language)
    say_effect(found.effect, changed, lab.language)
    say(f"{arguments.out / 'report.html'}")
    return 0


def _sweep(lab: Lab, arguments: argparse.Namespace) -> int:
    path, steps = arguments.sweep
    asked, found = asked_of(arguments, lab.edition), []
    for value in _values(*steps):
        _, query = lab.tried([*arguments.set, (path, value)])
        effect = effect_of(lab.connection, f"({query})")
        stands = standing(lab.connection, "after", asked, f"({query})") if asked.quota or asked.line else NOWHERE
        found.append((value, effect, stands))
        say(f"{path}={value}  {_effect_text(effect, lab.edition).in_(lab.language)}")
    if arguments.out:
        section = sweep_section(path, lab.edition.decimals, found)
        title = Text(f"测算：{lab.edition.name}，{path}", f"What would change: {lab.edition.name}, {path}")
        write_report(Report(title, Text("", ""), [section]), arguments.out, lab.language)
        say(f"{arguments.out / 'report.html'}")
    return 0


NOWHERE = Standing(None, 0, None, None)


def _values(first: Decimal, last: Decimal, step: Decimal) -> Iterator[str]:
    while first <= last:
        yield f"{first.normalize():f}"
        first += step


def changed_edition(name: str, changes: Sequence[Change], language: Language) -> Edition:
    """Load an edition with its changes. Raises Refused, with every fault said."""
    try:
        return load_changed(find_folder(name), dict(changes))
    except NoSuchEdition as error:
        raise Refused(refuse(error.say.in_(language))) from None
    except FaultyFile as error:
        raise Refused(refuse_faulty(name, error, language)) from None


def asked_of(arguments: argparse.Namespace, edition: Edition) -> Asked:
    """Answer what is asked of the comparison, points in the edition's smallest unit."""
    unit = 10**edition.decimals
    line = None if arguments.line is None else int(arguments.line * unit)
    return Asked(line, arguments.quota, int(arguments.near * unit), tuple(arguments.by or USUAL_GROUPS))


def bin_width(edition: Edition) -> int:
    """Answer ten points: the width of a bin in pictures."""
    width: int = 10 * 10**edition.decimals
    return width


def say_effect(effect: Effect, edition: Edition, language: Language) -> None:
    """Print who gains and who loses, in one line."""
    say(f"{edition.name}: {_effect_text(effect, edition).in_(language)}")


def _effect_text(effect: Effect, edition: Edition) -> Text:
    before, after = (mean(total, effect.people, edition.decimals) for total in (effect.before, effect.after))
    zh = f"{effect.people:,} 人，增 {effect.winners:,}，减 {effect.losers:,}，不变 {effect.unchanged:,}"
    en = f"{effect.people:,} people, {effect.winners:,} gain, {effect.losers:,} lose, {effect.unchanged:,} unchanged"
    undecided = (
        Text(f"，待定 {effect.undecided:,}", f", {effect.undecided:,} undecided") if effect.undecided else Text("", "")
    )
    return Text(zh, en) + undecided + Text(f"；平均分 {before} → {after}", f"; mean {before} → {after}")
