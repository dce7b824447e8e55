"""What `anju population` does (人口命令的执行): loaded only when asked for, as it brings DuckDB."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from anju.cli.asking import Refused, the_edition
from anju.cli.lab_runs import asked_of, bin_width, changed_edition, run_lab, say_effect
from anju.cli.output import refuse, refuse_faulty, say
from anju.editions.shelf import shipped_edition, shipped_names
from anju.engine.days import iso_day
from anju.engine.edition import Edition
from anju.engine.faults import FaultyFile
from anju.engine.scoring import OutsideEdition
from anju.engine.text import Language, Text
from anju.engine.vocabulary import Vocabulary
from anju.population.checking import FAULT_TEXT
from anju.population.comparing import comparison, join_runs
from anju.population.folder import Folder, NoPopulation
from anju.population.generating import Order, generate
from anju.population.packing import pack
from anju.population.reporting import report, write_report
from anju.population.scoring import OtherRun, Outcome, Question, connected, score_population
from anju.population.sql import Untwinned


def run_generate(arguments: argparse.Namespace) -> int:
    """Make up people."""
    language: Language = arguments.lang
    vocabulary = _vocabulary(arguments.city, language)
    refuse_if_used(arguments.out, language)
    order = Order(vocabulary, arguments.people, arguments.seed, arguments.until, arguments.layout)
    with connected(arguments.memory, arguments.threads, arguments.out / ".scratch") as connection:
        rows = generate(connection, order, arguments.out, Bar(Text("已生成", "made"), language))
    done = Text(f"{arguments.people:,} 人，{rows:,} 行", f"{arguments.people:,} people, {rows:,} rows")
    say(f"{arguments.out}: {done.in_(language)}")
    return 0


def run_score(arguments: argparse.Namespace) -> int:
    """Score everybody."""
    language: Language = arguments.lang
    question = Question(the_edition(arguments.edition, language), arguments.as_of, purpose_of(arguments))
    with opened(arguments) as connection:
        outcome = scored(connection, arguments, question, arguments.out, as_if_in_force=arguments.as_if_in_force)
    done = Text(
        f"已计分 {outcome.scored:,} 人，另存 {outcome.kept_apart:,} 人（数据有误，未计分）",
        f"{outcome.scored:,} people scored, {outcome.kept_apart:,} kept apart (faulty rows, not scored)",
    )
    say(f"{arguments.out}: {done.in_(language)}")
    for fault, count in outcome.faults.items():
        say(f"    {count:>10,}  {fault}  {FAULT_TEXT[fault.rpartition(' ')[2]].in_(language)}")
    return 0


def run_pack(arguments: argparse.Namespace) -> int:
    """Store a population compactly."""
    language: Language = arguments.lang
    editions = [the_edition(name, language) for name in arguments.edition]
    refuse_if_used(arguments.out, language)
    if len({edition.vocabulary.city for edition in editions}) > 1:
        raise Refused(refuse(Text("各版本应属同一城市", "the editions must be of one city").in_(language)))
    try:
        folder = Folder(arguments.folder)
    except NoPopulation as error:
        raise Refused(refuse(error.say.in_(language))) from None
    with opened(arguments) as connection:
        rows = pack(connection, folder, editions, arguments.out, Bar(Text("已压缩的分块", "buckets packed"), language))
    say(f"{arguments.out}: {Text(f'{rows:,} 行', f'{rows:,} rows').in_(language)}")
    return 0


def refuse_if_used(out: Path, language: Language) -> None:
    """Refuse to write into a folder in which something is. Raises Refused."""
    if out.exists() and any(out.iterdir()):
        words = Text("文件夹不是空的，请换一个", "the folder is not empty; name another")
        raise Refused(refuse(f"{out}: {words.in_(language)}"))


def run_compare(arguments: argparse.Namespace) -> int:
    """Score everybody by two editions, and tell who gains and who loses."""
    language: Language = arguments.lang
    before, after = _two_editions(arguments)
    with opened(arguments) as connection:
        for edition, place in ((before, "before"), (after, "after")):
            question = Question(edition, arguments.as_of, purpose_of(arguments))
            scored(connection, arguments, question, arguments.out / place, as_if_in_force=True)
        join_runs(connection, arguments.out / "before", arguments.out / "after")
        found = comparison(connection, asked_of(arguments, after), bin_width(after))
    told = report(before, after, arguments.as_of, found)
    write_report(told, arguments.out, language)
    say_effect(found.effect, after, language)
    say(f"{arguments.out / 'report.html'}")
    return 0


def _two_editions(arguments: argparse.Namespace) -> tuple[Edition, Edition]:
    """Answer both editions: two that were named, or one and the same with its changes. Raises Refused."""
    language: Language = arguments.lang
    names: list[str] = arguments.edition
    if len(names) != (1 if arguments.set else 2):
        words = Text("写两个 --edition，或一个并用 --set", "give --edition twice, or once together with --set")
        raise Refused(refuse(words.in_(language)))
    before = the_edition(names[0], language)
    after = changed_edition(names[0], arguments.set, language) if arguments.set else the_edition(names[1], language)
    return before, after


@contextmanager
def opened(arguments: argparse.Namespace) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open DuckDB as asked; what spills over goes beside the answer."""
    scratch = arguments.out / ".scratch" if arguments.out else None
    with connected(arguments.memory, arguments.threads, scratch) as connection:
        yield connection


def scored(
    connection: duckdb.DuckDBPyConnection,
    arguments: argparse.Namespace,
    question: Question,
    out: Path,
    *,
    as_if_in_force: bool,
) -> Outcome:
    """Score everybody into a folder. Raises Refused, with the reason said."""
    language: Language = arguments.lang
    bar = Bar(Text("已计分的分块", "buckets scored"), language)
    try:
        folder = Folder(arguments.folder)
        return score_population(connection, folder, question, out, bar, as_if_in_force=as_if_in_force)
    except (NoPopulation, OtherRun) as error:
        raise Refused(refuse(error.say.in_(language))) from None
    except FaultyFile as error:
        raise Refused(refuse_faulty(str(arguments.folder), error, language)) from None
    except Untwinned as error:
        words = Text(
            f"此版本只能逐人计算：{error.construct}", f"this edition is for one person only: {error.construct}"
        )
        raise Refused(refuse(words.in_(language))) from None
    except OutsideEdition:
        name, days = question.edition.name, _days(question.edition)
        zh = f"{name} 的适用期为 {days}，基准日不在其中；要照算请加 --as-if-in-force"
        en = f"{name} covers {days}, not that day; add --as-if-in-force to judge as if it did"
        raise Refused(refuse(Text(zh, en).in_(language))) from None


def _days(edition: Edition) -> str:
    return f"{iso_day(edition.first_day)} – " + ("…" if edition.last_day is None else iso_day(edition.last_day))


def purpose_of(arguments: argparse.Namespace) -> dict[str, str]:
    """Answer the application that is the same for everybody."""
    return {"purpose": arguments.purpose} if arguments.purpose else {}


def _vocabulary(city: str, language: Language) -> Vocabulary:
    """Answer the vocabulary of a city, from the newest of its editions. Raises Refused."""
    by_city = {name.rpartition("-")[0]: name for name in shipped_names()}
    if city not in by_city:
        known = "、".join(sorted(by_city))
        say_ = Text(f"没有城市“{city}”，可用：{known}", f'there is no city "{city}"; known: {known}')
        raise Refused(refuse(say_.in_(language)))
    return shipped_edition(by_city[city]).vocabulary


class Bar:
    """A line on the standard error that says how far it is; silent where nobody watches."""

    def __init__(self, verb: Text, language: Language) -> None:
        self.verb = verb.in_(language)

    def __call__(self, done: int, total: int) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(
                f"\r{self.verb} {done:,} / {total:,} ({done * 100 // max(total, 1)}%)" + "\n" * (done >= total)
            )
            sys.stderr.flush()


__all__ = ["run_compare", "run_generate", "run_lab", "run_pack", "run_score"]
