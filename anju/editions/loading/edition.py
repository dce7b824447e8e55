"""Loading an edition (加载版本): edition.yaml becomes the immutable tree that the engine runs, or all its faults."""

from dataclasses import dataclass
from difflib import get_close_matches

from anju.editions.loading.entries import Entries
from anju.editions.loading.households import load_household_total
from anju.editions.loading.measures import load_measure
from anju.editions.loading.rows import RowsLoader
from anju.editions.loading.steps import load_steps
from anju.editions.loading.workshop import Workshop, read_days
from anju.editions.loading.yaml_tree import Tree
from anju.engine.edition import Edition
from anju.engine.expressions import Expression
from anju.engine.faults import Faults
from anju.engine.text import Text
from anju.engine.values import closest
from anju.engine.vocabulary import Vocabulary

MOST_DECIMALS = 4
SECTIONS = ("sources", "values", "measures", "indicators", "totals", "requirements", "vetoes", "households", "steps")
KEYS = ("edition", "city", "label", "covers", "decimals", "judging", "never_loses", *SECTIONS, "never_both")
"""What may stand at the top of edition.yaml; `never_both` is read by anju.editions.checking.once."""

_COVERS = Text(
    "写作 covers: {from: 2025-01-01, until: 2027-12-31}，没有终止写 until: open",
    "write covers: {from: 2025-01-01, until: 2027-12-31}, or until: open for no end",
)


@dataclass(frozen=True)
class LoadedEdition:
    """An edition with the file it came from, for the checks that come after loading."""

    edition: Edition
    top: Entries
    values: dict[str, Expression]
    values_read: frozenset[str]

    def row(self, section: str, name: str) -> Tree | None:
        """Answer where a row of a section stands."""
        return self.top.table(section).take(name)


def load_edition(top: Entries, vocabulary: Vocabulary, faults: Faults) -> LoadedEdition:
    """Load edition.yaml against the city's vocabulary; every fault is noted with its line."""
    named = top.need("edition", Text("写作 edition: 城市-年份", "write edition: city-year"))
    name = top.scalar(named) if named else "?"
    top.take("city")
    label = top.words("label") or Text(name, name)
    first, last = read_days(top.needed_table("covers", _COVERS))
    decimals = _decimals(top)
    workshop = Workshop(vocabulary, decimals, faults, top, load_measure, first)
    workshop.check_scopes()
    measures = workshop.build_all()
    rows = _upper_floors(workshop)
    edition = Edition(
        name=name,
        label=label,
        first_day=first,
        last_day=last,
        decimals=decimals,
        vocabulary=vocabulary,
        sources=workshop.sources,
        measures=measures,
        indicators=tuple(rows.indicators),
        totals=tuple(rows.totals),
        requirements=tuple(rows.requirement(row, tree) for row, tree in top.table("requirements").items()),
        vetoes=tuple(rows.veto(row, tree) for row, tree in top.table("vetoes").items()),
        households=tuple(load_household_total(workshop, row, tree) for row, tree in top.table("households").items()),
        steps=load_steps(workshop, rows.indicators),
        never_loses=_never_loses(top, vocabulary),
    )
    workshop.tell_unknown_sources()
    top.done()
    values = {name: value for name, value in workshop.values.items() if value is not None}
    return LoadedEdition(edition, top, values, frozenset(workshop.values_read))


def has_misspelt_sections(top: Entries) -> bool:
    """Say whether a section stands under another name, and note it: all that reads the section would be at fault."""
    for key in KEYS:
        top.take(key)
    absent = [key for key in SECTIONS if key not in top]
    misspelt = any(get_close_matches(name, absent) for name in top.left_over)
    if misspelt:
        top.done()
    return misspelt


def _upper_floors(workshop: Workshop) -> RowsLoader:
    rows = RowsLoader(workshop)
    for name, tree in workshop.top.table("indicators").items():
        rows.indicator(name, tree)
    for name, tree in workshop.top.table("totals").items():
        rows.total(name, tree)
    rows.check_main_total()
    return rows


def _never_loses(top: Entries, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Read the kinds of which one record more never costs points (`never_loses: [insurance_month]`)."""
    kinds = []
    for tree in top.list("never_loses"):
        kind = top.scalar(tree)
        if kind not in vocabulary.kinds:
            say = Text(f"没有事实类型“{kind}”", f'there is no kind of fact "{kind}"')
            top.fault(say, closest(kind, vocabulary.kinds), tree)
        kinds.append(kind)
    return tuple(kinds)


def _decimals(top: Entries) -> int:
    text = top.text("decimals", "2")
    if text not in [str(number) for number in range(MOST_DECIMALS + 1)]:
        say = Text(f"decimals 应为 0 至 {MOST_DECIMALS}", f"decimals must be 0 to {MOST_DECIMALS}")
        hint = Text("写作 decimals: 2，即计到百分位", "write decimals: 2, points to the hundredth")
        top.fault(say, hint, top.take("decimals"))
        return 2
    return int(text)
