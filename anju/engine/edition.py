"""An edition (积分细则版本) as one immutable tree: what the loader makes and every executor runs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from anju.engine.digest import digest_of
from anju.engine.expressions import Expression, Field, Node, Windows
from anju.engine.points import Points
from anju.engine.steps import Step
from anju.engine.text import Text
from anju.engine.types import Type
from anju.engine.vocabulary import Vocabulary

Standing = Literal["published", "reported", "illustrative"]
EvidenceReading = Literal["any_alone", "together", "all"]
"""Which evidence carries a period on: one kind alone, all kinds joined, or each of them."""

STANDINGS: tuple[Standing, ...] = ("published", "reported", "illustrative")
"""From the strongest to the weakest (requirements F15)."""


@dataclass(frozen=True, slots=True)
class Source(Node):
    """Where numbers come from (依据), how well they are known, and the words for its places in both languages."""

    name: str
    title: Text
    standing: Standing
    places: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reason(Node):
    """Why a record is left out, or counts for longer: a named rule with its words and its article."""

    name: str
    say: Text
    article: str


@dataclass(frozen=True, slots=True)
class LeaveOut(Node):
    """A rule that leaves records out of a measure (不计入).

    A silent one says what the measure is about (`only:`): what it leaves out never belonged to it, and is not told.
    """

    reason: Reason
    when: Expression
    silent: bool = False


@dataclass(frozen=True, slots=True)
class RunOn(Node):
    """A rule that lets a period run on after its end (视同连续)."""

    reason: Reason
    when: Expression
    windows: Windows = ()
    evidence: tuple[str, ...] = ()
    reading: EvidenceReading = "any_alone"


@dataclass(frozen=True, slots=True)
class Keep(Node):
    """Of records that agree in one field only the one highest in another counts (同一事项就高)."""

    one_per: Field
    best: Field
    reason: Reason


@dataclass(frozen=True, slots=True)
class Group(Node):
    """Sums capped within groups: with a cap for each member of a class, or one cap for every value of a number."""

    by: Expression
    caps: tuple[tuple[str, int], ...] = ()
    cap: int = 0


@dataclass(frozen=True, slots=True)
class Fold(Node):
    """How one kind of records becomes a number: which are left out, and how the rest is counted.

    `tolerated_gap` counts only the last unbroken run of months, in which a gap of so many months is no break;
    `broken` says why earlier months do not count. `whose` names the roles of the household whose records are pooled;
    nobody named is the person alone.
    """

    kind: str
    count: str
    leave_out: tuple[LeaveOut, ...]
    later: Reason
    again: Reason
    keep: Keep | None = None
    runs_on: tuple[RunOn, ...] = ()
    worth: Points | None = None
    group: Group | None = None
    by: Field | None = None
    tolerated_gap: int | None = None
    broken: Reason | None = None
    whose: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure(Node):
    """A number, or a yes or no, counted from records or computed from other measures (度量).

    `at` is the day on which it is judged, where that is not the day of judging itself.
    """

    name: str
    label: Text
    type: Type
    unit: Text | None
    article: str
    fold: Fold | None
    expression: Expression | None
    reading: Text | None = None
    at: Expression | None = None


@dataclass(frozen=True, slots=True)
class Indicator(Node):
    """A row of the points table (指标)."""

    name: str
    label: Text
    article: str
    points: Points
    reading: Text | None = None


@dataclass(frozen=True, slots=True)
class Total(Node):
    """Indicators and other totals put together (合计); the own one of the purposes named, if any are."""

    name: str
    label: Text
    points: Points
    main: bool = False
    purposes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Requirement(Node):
    """A condition to apply (申请条件).

    One made of several has them as `parts_of_it`: all must hold, or one of them where they are `alternatives`.
    """

    name: str
    label: Text
    when: Expression
    article: str
    reading: Text | None = None
    parts_of_it: tuple["Requirement", ...] = ()
    alternatives: bool = False


@dataclass(frozen=True, slots=True)
class Veto(Node):
    """A condition that bars the application, or takes all points (一票否决)."""

    name: str
    label: Text
    when: Expression
    effect: Literal["refuse", "zero"]
    article: str
    reading: Text | None = None


@dataclass(frozen=True, slots=True)
class HouseholdPart(Node):
    """What several persons of a household bring: the highest, the second or the sum of one total of theirs.

    `factor` and `scale` are a rate (0.5 is 5 and 1), rounded half up to the smallest unit; `cap` is the most.
    """

    total: str
    roles: tuple[str, ...]
    take: Literal["highest", "second", "sum"]
    factor: int = 1
    scale: int = 0
    cap: int | None = None


@dataclass(frozen=True, slots=True)
class HouseholdTotal(Node):
    """Totals of several persons put together (家庭合计)."""

    name: str
    label: Text
    article: str
    of: tuple[HouseholdPart, ...]
    reading: Text | None = None


@dataclass(frozen=True, eq=False)
class Edition:
    """One city's points table over the days it covers; its steps are advice, and no part of the digest.

    `never_loses` names the kinds of facts of which one record more never costs points: a promise that tests hold.
    """

    name: str
    label: Text
    first_day: int
    last_day: int | None
    decimals: int
    vocabulary: Vocabulary
    sources: Mapping[str, Source]
    measures: tuple[Measure, ...]
    indicators: tuple[Indicator, ...]
    totals: tuple[Total, ...]
    requirements: tuple[Requirement, ...]
    vetoes: tuple[Veto, ...]
    households: tuple[HouseholdTotal, ...] = ()
    steps: tuple[Step, ...] = ()
    never_loses: tuple[str, ...] = ()

    @cached_property
    def digest(self) -> str:
        """Answer the SHA-256 of everything that decides points; wording is no part of it."""
        return digest_of(
            (
                self.name,
                self.first_day,
                self.last_day,
                self.decimals,
                self._facts_read(),
                self.measures,
                self.indicators,
                self.totals,
                self.requirements,
                self.vetoes,
                self.households,
                tuple(self.sources.values()),
            )
        )

    def _facts_read(self) -> tuple[object, ...]:
        """Answer what the vocabulary says of the facts that are read: it decides points, and the rest does not."""
        found = {}
        for measure in self.measures:
            if measure.fold:
                kind = self.vocabulary.kinds[measure.fold.kind]
                names = {part.name for part in measure.walk() if isinstance(part, Field)}
                fields = [column for column in kind.columns if column.name in names and column.is_deemed]
                deemed = tuple((column.name, column.deemed) for column in fields)
                found[measure.name] = (kind.shape, kind.none_if_unknown, deemed)
        return tuple(sorted(found.items()))

    @property
    def main_total(self) -> Total:
        """Answer the total that the edition declares as its own."""
        return next(total for total in self.totals if total.main)

    def covers(self, day: int) -> bool:
        """Say whether the edition was in force on a day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    def standing_of(self, article: str) -> Standing:
        """Answer how well the source of an article is known."""
        return self.sources[article.partition("/")[0]].standing

    def weakest_standing(self, articles: Iterator[str] | tuple[str, ...]) -> Standing:
        """Answer the weakest standing among several articles; published when there is none."""
        found = {self.standing_of(article) for article in articles}
        return next((standing for standing in reversed(STANDINGS) if standing in found), STANDINGS[0])
