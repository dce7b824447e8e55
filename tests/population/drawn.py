"""Random people of any city by the thousand (随机人员): drawn from the vocabulary by a seeded generator.

As `tests/editions/drawn_people`, but fast enough for whole populations. Days come from a small pool for each person,
and from the days beside, so that periods touch, overlap and leave gaps of a day far more often than by chance.
"""

from datetime import date
from random import Random
from typing import Any

from anju.engine.days import LAST_DAY, STILL_RUNNING, date_of, day_number, month_of
from anju.engine.facts import Facts, facts_in_order
from anju.engine.vocabulary import FactKind, FieldKind, Vocabulary

STEPS = (0, 0, 0, 1, -1, 2, 30, -29, 360)
WORDS = ("甲", "乙", "丙")


class Drawn:
    """Draws people of one city, around the days on which they are judged."""

    def __init__(self, vocabulary: Vocabulary, seed: int, day: int) -> None:
        """Begin with a seed; `day` is the day of judging, of which the edges are worth hitting."""
        self.vocabulary, self.random, self.day = vocabulary, Random(seed), day  # noqa: S311 - no secret is drawn
        self.words: tuple[str, ...] = WORDS
        self.pool: list[int] = []

    def people(self, count: int) -> list[Facts]:
        """Draw people of whom everything is known."""
        return [self.person() for _ in range(count)]

    def person(self) -> Facts:
        """Draw one person."""
        self.pool = self._pool()
        fields = {field.name: self._value(field) for field in self.vocabulary.person}
        births = range(day_number(date(1945, 1, 1)), day_number(date(2008, 1, 1)))
        fields["birth_date"] = self.random.choice([self.random.choice(births), self._birthday()])
        context = [self._value(field) for field in self.vocabulary.context]
        records = {
            name: [self._record(kind) for _ in range(self.random.choice((0, 1, 1, 2, 3, 5)))]
            for name, kind in self.vocabulary.kinds.items()
        }
        return facts_in_order(self.vocabulary, list(fields.values()), context, records)

    def _pool(self) -> list[int]:
        edges = [self.day, self.day - self.day % 30, self.day - 1826, self.day - 1827, self.day - 365]
        days = [self.day - self.random.randrange(9 * 365) for _ in range(self.random.randrange(2, 7))]
        return [*days, self.random.choice(edges), day_number(date(2020, 1, 23)), self.day + self.random.randrange(200)]

    def _birthday(self) -> int:
        age = self.random.choice((18, 20, 40, 41, 45, 55, 56, 60, 61))
        return self.day - round(age * 365.25) + self.random.choice((-1, 0, 1))

    def _day(self) -> int:
        return min(max(self.random.choice(self.pool) + self.random.choice(STEPS), 0), LAST_DAY)

    def _record(self, kind: FactKind) -> tuple[Any, ...]:
        ends: tuple[int, ...] = ()
        running = kind.shape == "period" and self.random.random() < 0.3
        if kind.shape != "item":
            first, last = sorted((self._day(), self._day()))
            ends = (
                (month_of(first), month_of(last))
                if kind.shape == "month"
                else (first, STILL_RUNNING if running else last)
            )
        return (*ends, *(self._field(field, running=running) for field in kind.fields))

    def _field(self, field: FieldKind, *, running: bool) -> Any:
        """Draw a field; what only an ended period has is not known of one that runs."""
        return field.type.unknown if running and field.required_if_ended else self._value(field)

    def _value(self, field: FieldKind) -> Any:
        kind = field.type.kind
        if kind == "number":
            return self._number(field)
        options: dict[str, Any] = {"yes_no": (True, False), "text": self.words, "class": field.type.members}
        return self._day() if kind == "day" else self.random.choice(options[kind])

    def _number(self, field: FieldKind) -> int:
        if field.name == "year":
            return date_of(self.day).year - self.random.randrange(-1, 8)
        least, most = field.least or 0, 10**8 if field.most is None else field.most
        unit = 10**field.type.scale
        round_ones = [n * unit + step for n in (0, 1, 2, 20, 50, 200, 1000, 50_000, 300_000) for step in (-1, 0, 1)]
        drawn: int = self.random.choice([*round_ones, self.random.randrange(least, most + 1)])
        return min(max(drawn, least), most)
