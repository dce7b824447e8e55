"""What `anju population` does (人口命令的执行): loaded only when asked for, as it brings DuckDB."""

import argparse
import sys

from anju.cli.asking import Refused, the_edition
from anju.cli.output import refuse, refuse_faulty, say
from anju.editions.shelf import shipped_edition, shipped_names
from anju.engine.faults import FaultyFile
from anju.engine.text import Language, Text
from anju.engine.vocabulary import Vocabulary
from anju.population.folder import Folder, NoPopulation
from anju.population.generating import Order, generate
from anju.population.scoring import OtherRun, Question, connected, score_population
from anju.population.sql import Untwinned


def run_generate(arguments: argparse.Namespace) -> int:
    """Make up people."""
    language: Language = arguments.lang
    vocabulary = _vocabulary(arguments.city, language)
    if arguments.out.exists() and any(arguments.out.iterdir()):
        say_ = Text("文件夹不是空的，请换一个", "the folder is not empty; name another")
        return refuse(f"{arguments.out}: {say_.in_(language)}")
    order = Order(vocabulary, arguments.people, arguments.seed, arguments.until, arguments.layout)
    with connected(arguments.memory, arguments.threads, arguments.out / ".scratch") as connection:
        rows = generate(connection, order, arguments.out, _Bar(Text("已生成", "made"), language))
    done = Text(f"{arguments.people:,} 人，{rows:,} 行", f"{arguments.people:,} people, {rows:,} rows")
    say(f"{arguments.out}: {done.in_(language)}")
    return 0


def run_score(arguments: argparse.Namespace) -> int:
    """Score everybody."""
    language: Language = arguments.lang
    edition = the_edition(arguments.edition, language)
    question = Question(edition, arguments.as_of, {"purpose": arguments.purpose} if arguments.purpose else {})
    try:
        folder = Folder(arguments.folder)
        with connected(arguments.memory, arguments.threads, arguments.out / ".scratch") as connection:
            outcome = score_population(
                connection, folder, question, arguments.out, _Bar(Text("已计分", "scored"), language)
            )
    except (NoPopulation, OtherRun) as error:
        raise Refused(refuse(error.say.in_(language))) from None
    except FaultyFile as error:
        raise Refused(refuse_faulty(str(arguments.folder), error, language)) from None
    except Untwinned as error:
        words = Text(
            f"此版本只能逐人计算：{error.construct}", f"this edition is for one person only: {error.construct}"
        )
        raise Refused(refuse(words.in_(language))) from None
    done = Text(
        f"已计分 {outcome.scored:,} 人，另存 {outcome.kept_apart:,} 人（数据有误，未计分）",
        f"{outcome.scored:,} people scored, {outcome.kept_apart:,} kept apart (faulty rows, not scored)",
    )
    say(f"{arguments.out}: {done.in_(language)}")
    for fault, count in outcome.faults.items():
        say(f"    {count:>10,}  {fault}")
    return 0


def _vocabulary(city: str, language: Language) -> Vocabulary:
    """Answer the vocabulary of a city, from the newest of its editions. Raises Refused."""
    by_city = {name.rpartition("-")[0]: name for name in shipped_names()}
    if city not in by_city:
        known = "、".join(sorted(by_city))
        say_ = Text(f"没有城市“{city}”，可用：{known}", f'there is no city "{city}"; known: {known}')
        raise Refused(refuse(say_.in_(language)))
    return shipped_edition(by_city[city]).vocabulary


class _Bar:
    """A line on the standard error that says how far it is; silent where nobody watches."""

    def __init__(self, verb: Text, language: Language) -> None:
        self.verb = verb.in_(language)

    def __call__(self, done: int, total: int) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(
                f"\r{self.verb} {done:,} / {total:,} ({done * 100 // max(total, 1)}%)" + "\n" * (done >= total)
            )
            sys.stderr.flush()
