"""Days on which a rule itself turns (规则变动日): the day before, the day and the day after, for a file it touches."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from anju.editions.checking.unknown import leaves_of
from anju.editions.edges.days import JUDGED_ON
from anju.editions.edges.row import EdgeRow
from anju.engine.counting import Run
from anju.engine.days import shifted
from anju.engine.edition import Edition
from anju.engine.expressions import Compare, DayOfJudging, MonthAtHand, Node
from anju.engine.faults import FaultyFile
from anju.engine.person_file import read_person_file
from anju.engine.scoring import score
from anju.engine.sheet import ScoreSheet
from anju.engine.text import Text
from anju.engine.wording.values import day_text

MOST_FILES = 200
YEARS_OF_AN_OPEN_EDITION = 5
File = Mapping[str, Any]


def rows_of_turns(
    edition: Edition, node: Node, label: Text, files: Sequence[File], said: Callable[[ScoreSheet], Text]
) -> Iterator[EdgeRow]:
    """Yield, for each day on which a comparison of the day of judging turns, what the rule says around it."""
    for turn in sorted({day for part in node.walk() if _is_about_the_day(part) for day in _turns(edition, part)}):
        for file in files[:MOST_FILES]:
            results = [_result(edition, file, turn + step, said) for step in (-1, 0, 1)]
            if results[0] != results[1] and None not in results:
                yield from (
                    EdgeRow(label, JUDGED_ON, day_text(turn + step), turn + step, result or Text("", ""), file)
                    for step, result in zip((-1, 0, 1), results, strict=True)
                )
                break


def _is_about_the_day(node: Node) -> bool:
    if not isinstance(node, Compare) or leaves_of(node):
        return False
    parts = list(node.walk())
    return any(isinstance(part, DayOfJudging) for part in parts) and not any(isinstance(p, MonthAtHand) for p in parts)


def _turns(edition: Edition, node: Node) -> Iterator[int]:
    """Yield the days covered on which a comparison becomes true, or false."""
    facts = read_person_file(edition.vocabulary, {"facts": {}})
    last = edition.last_day or shifted(edition.first_day, YEARS_OF_AN_OPEN_EDITION, "years")
    judge = node.compile() if isinstance(node, Compare) else None
    before = None
    for day in range(edition.first_day, last + 1) if judge else ():
        found = judge(Run(facts, day), ()) if judge else None
        if before is not None and found is not before:
            yield day
        before = found


def _result(edition: Edition, file: File, day: int, said: Callable[[ScoreSheet], Text]) -> Text | None:
    try:
        return said(score(edition, read_person_file(edition.vocabulary, file), day, as_if_in_force=True))
    except FaultyFile:
        return None
