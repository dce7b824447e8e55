"""`anju forecast` (积分预测): the points of later days, if what runs now goes on."""

import argparse
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from anju.cli.arguments import day
from anju.cli.asking import add_person, answered, print_answer, the_edition, the_facts, the_file, the_household
from anju.cli.forecast_household import POOLED, household_forecast_data, household_lines
from anju.cli.output import refuse
from anju.cli.sheet_text import padded
from anju.engine.days import shifted
from anju.engine.edition import Edition
from anju.engine.foresight.forecast import Forecast, forecast
from anju.engine.foresight.going_on import GoesOn
from anju.engine.foresight.household import RecordsPooled, forecast_household
from anju.engine.foresight_data import forecast_data
from anju.engine.household import Household
from anju.engine.person_file import is_household
from anju.engine.text import Language, Text
from anju.engine.wording.foresight import (
    ASSUMED_TO_GO_ON,
    NOTHING_GOES_ON,
    OTHERS_STAY,
    changes_text,
    goes_on_text,
    outside_text,
    target_text,
    unmet_then_text,
)
from anju.engine.wording.values import day_text, points_text

MOST_YEARS = 40


def add_commands(commands: Any) -> None:
    """Add `forecast`."""
    help_ = "照常延续时，以后各日的积分 | the points of later days, if what runs now goes on"
    parser = commands.add_parser("forecast", help=help_, description=help_)
    add_person(parser)
    parser.add_argument("--edition", required=True, help="版本名称或文件夹 | an edition's name or folder")
    horizon = parser.add_mutually_exclusive_group()
    horizon.add_argument("--until", type=day, metavar="DATE", help="预测到哪一天 | the last day of the forecast")
    horizon.add_argument("--years", type=_years, default=10, help="预测多少年,默认 10 | how many years, 10 by default")
    parser.add_argument("--target", type=_points, help="目标分 | a number of points to reach")
    parser.set_defaults(run=answered(run_forecast))


def run_forecast(arguments: argparse.Namespace) -> int:
    """Print the curve, what it assumes, and when the target is reached."""
    language: Language = arguments.lang
    start, until = arguments.as_of, arguments.until
    until = shifted(start, arguments.years, "years") if until is None else until
    if not start <= until <= shifted(start, MOST_YEARS, "years"):
        words = Text(
            f"预测的最后一天应在基准日之后 {MOST_YEARS} 年以内",
            f"the last day must lie within {MOST_YEARS} years after the day of judging",
        )
        return refuse(words.in_(language))
    edition = the_edition(arguments.edition, language)
    data = the_file(arguments)
    target = None if arguments.target is None else _units(arguments.target, edition.decimals)
    if is_household(data):
        return _household(arguments, edition, the_household(arguments, edition, data), until, target)
    facts = the_facts(arguments, edition, data)
    found = forecast(edition, facts, start, until, target)
    return print_answer(arguments, lambda: forecast_data(found, language), lambda: "\n".join(_lines(found, language)))


def _household(
    arguments: argparse.Namespace, edition: Edition, household: Household, until: int, target: int | None
) -> int:
    language: Language = arguments.lang
    try:
        found = forecast_household(edition, household, arguments.as_of, until, target)
    except RecordsPooled:
        return refuse(POOLED.in_(language))
    return print_answer(
        arguments,
        lambda: household_forecast_data(found, language),
        lambda: "\n".join(household_lines(found, language, _lines)),
    )


def assumption_lines(edition: Edition, goes_on: tuple[GoesOn, ...], language: Language) -> Iterator[str]:
    """Write what is assumed to go on."""
    if not goes_on:
        yield NOTHING_GOES_ON.in_(language)
        return
    yield ASSUMED_TO_GO_ON.in_(language)
    yield from (f"  · {goes_on_text(edition, one).in_(language)}  [{one.record.path}]" for one in goes_on)
    yield "  " + OTHERS_STAY.in_(language)


def _lines(found: Forecast, language: Language) -> Iterator[str]:
    edition = found.edition
    yield edition.label.in_(language)
    yield from assumption_lines(edition, found.goes_on, language)
    yield ""
    outside, before = found.outside_from, None
    for point in found.points:
        if outside is not None and point.day >= outside:
            yield _outside(outside, language)
            outside = None
        columns = padded(day_text(point.day).in_(language), 18) + padded(
            points_text(point.total, edition.decimals).in_(language), 16
        )
        yield f"  {columns}{changes_text(before, point).in_(language)}"
        before = point.sheet
    if outside is not None:
        yield _outside(outside, language)
    yield ""
    yield from _target(found, language)


def _outside(first: int, language: Language) -> str:
    return f"  —— {outside_text(first).in_(language)} ——"


def _target(found: Forecast, language: Language) -> Iterator[str]:
    if found.target is None:
        return
    yield target_text(found, found.target).in_(language)
    yield from (f"  ! {one.in_(language)}" for one in unmet_then_text(found, found.target))


def _years(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= MOST_YEARS):
        raise argparse.ArgumentTypeError(f"1–{MOST_YEARS}")
    return int(text)


def _points(text: str) -> Decimal:
    try:
        found = Decimal(text)
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or abs(found) >= 10**6:
        raise argparse.ArgumentTypeError(f"“{text}”不是分值，写作 100 | not a number of points; write it as 100")
    return found


def _units(points: Decimal, decimals: int) -> int:
    """Answer points as smallest units; what is finer is rounded up, as less would not reach it."""
    exact = points * 10**decimals
    whole = int(exact)
    return whole + 1 if exact > whole else whole
