"""What a made-up resident is like (虚拟居民的画像): plausible.toml, read."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "plausible.toml"


@dataclass(frozen=True)
class KindPortrait:
    """How often a kind of fact occurs, and how its records look."""

    share: float
    counts: Mapping[int, float]
    running: float
    missing: float
    doubled: float
    each: Mapping[str, Mapping[str, float]]
    fields: Mapping[str, Any]


@dataclass(frozen=True)
class Portrait:
    """The whole portrait."""

    until: date
    ages: Mapping[int, float]
    oldest: int
    years_in_city: Mapping[int, float]
    longest_in_city: int
    person_fields: Mapping[str, Any]
    kinds: Mapping[str, Mapping[str, Any]]

    def kind(self, name: str, city: str, *, rare: bool) -> KindPortrait:
        """Answer the portrait of a kind; one that is not drawn yet is rare, or had by a third of the people."""
        said = self.kinds.get(name, {})
        return KindPortrait(
            share=said.get("share", 2 if rare else 33),
            counts=_numbered(said.get("counts", {"1": 1})),
            running=said.get("running", 30),
            missing=said.get("missing", 0),
            doubled=said.get("doubled", 0),
            each=said.get(f"each_{city}", said.get("each", {})),
            fields=said.get("fields", {}),
        )


@lru_cache(maxsize=1)
def portrait() -> Portrait:
    """Read the shipped portrait."""
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    person = data["person"]
    return Portrait(
        until=data["until"],
        ages=_numbered(person["ages"]),
        oldest=person["oldest"],
        years_in_city=_numbered(person["years_in_city"]),
        longest_in_city=person["longest_in_city"],
        person_fields=person["fields"],
        kinds=data["kinds"],
    )


def _numbered(weights: Mapping[str, float]) -> Mapping[int, float]:
    return {int(number): weight for number, weight in weights.items()}
