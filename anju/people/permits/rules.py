"""Read the rules of permits of a city (居住证规则)."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class GraceWindow:
    """Days in which nobody could be expected to have a permit endorsed (疫情时间窗口)."""

    begins_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class PermitRules:
    """What a city says of endorsement (签注规则)."""

    years: int
    window_months: int
    paper_years: int
    grace_months: int
    windows: tuple[GraceWindow, ...]


@cache
def permit_rules(city: str) -> PermitRules:
    """Read the rules of a city (居住证规则)."""
    told = tomllib.loads((DATA / f"{city}.toml").read_text(encoding="utf-8"))
    return PermitRules(
        years=told["endorsement"]["years"],
        window_months=told["endorsement"]["window_months"],
        paper_years=told["paper_nine_year"]["years"],
        grace_months=told["grace"]["months"],
        windows=tuple(GraceWindow(one["from"], one.get("until")) for one in told["grace"]["windows"]),
    )
