"""The people of the demo city who can be signed in as (演示账户), from accounts.toml. All of them are made up."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from anju.engine.text import Language

FILE = Path(__file__).parent / "accounts.toml"


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """Somebody of the demo city (演示人物)."""

    slug: str
    label_zh: str
    label_en: str
    story_zh: str
    story_en: str
    name: str
    role: str = ""
    unit: str = ""
    mobile: str = ""
    number: str = ""
    permit: str = ""
    issued_on: date | None = None
    endorsed_until: date | None = None
    is_bound: bool = False

    @property
    def is_staff(self) -> bool:
        """Say whether this is somebody who works there."""
        return bool(self.role)

    def label(self, language: Language) -> str:
        """Answer the label in a language."""
        return self.label_zh if language == "zh" else self.label_en

    def story(self, language: Language) -> str:
        """Answer what can be tried, in a language."""
        return self.story_zh if language == "zh" else self.story_en


@dataclass(frozen=True, slots=True)
class DemoUnit:
    """A unit of the demo city (演示机构)."""

    kind: str
    code: str
    name_zh: str
    name_en: str


@cache
def demo_accounts() -> tuple[DemoAccount, ...]:
    """Read the accounts, in the order of the page (演示账户)."""
    return tuple(DemoAccount(**one) for one in _told()["account"])


@cache
def demo_units() -> tuple[DemoUnit, ...]:
    """Read the units (演示机构)."""
    return tuple(DemoUnit(**one) for one in _told()["unit"])


def _told() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
