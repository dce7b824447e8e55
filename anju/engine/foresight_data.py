"""What lies ahead as plain data (前瞻的数据形式): what `anju forecast`, `gaps` and `advice` print with --json."""

from typing import Any

from anju.engine import VERSION
from anju.engine.days import Day, iso_day, iso_month
from anju.engine.edition import Edition
from anju.engine.foresight.advice import Advice, Promise, RowAdvice
from anju.engine.foresight.forecast import Forecast
from anju.engine.foresight.gaps import Gap, Gaps, Lack
from anju.engine.foresight.going_on import GoesOn
from anju.engine.ranges import Number
from anju.engine.sheet_data import points_data
from anju.engine.spans import runs, size
from anju.engine.text import Language
from anju.engine.types import exact_text
from anju.engine.wording.advice import promise_text, why_text
from anju.engine.wording.foresight import ceiling_text, changes_text, goes_on_text, target_text
from anju.engine.wording.gaps import left_out_text, no_way_text, way_text


def forecast_data(forecast: Forecast, language: Language = "zh") -> dict[str, Any]:
    """Answer a forecast as JSON-ready data."""
    edition, points = forecast.edition, forecast.points
    return {
        **_edition(edition),
        "as_of": iso_day(points[0].day),
        "until": iso_day(forecast.until),
        "outside_from": _day(forecast.outside_from),
        "assumes": [goes_on_data(edition, one, language) for one in forecast.goes_on],
        "curve": [
            {
                "day": iso_day(point.day),
                "total": points_data(point.total, edition.decimals),
                "changed": list(point.changed),
                "because": changes_text(before.sheet if before else None, point).in_(language),
                "outside": point.sheet.outside,
            }
            for before, point in zip((None, *points), points, strict=False)
        ],
        "target": _target(forecast, language),
    }


def goes_on_data(edition: Edition, one: GoesOn, language: Language) -> dict[str, Any]:
    """Answer what is assumed of one record."""
    return {
        "fact": one.record.name,
        "path": one.record.path,
        "how": one.how,
        "say": goes_on_text(edition, one).in_(language),
    }


def _edition(edition: Edition) -> dict[str, Any]:
    return {"edition": edition.name, "digest": edition.digest, "engine": VERSION}


def _target(forecast: Forecast, language: Language) -> dict[str, Any] | None:
    target, decimals = forecast.target, forecast.edition.decimals
    if target is None:
        return None
    return {
        "points": exact_text(target.points, decimals),
        "surely_on": _day(target.surely_on),
        "maybe_on": _day(target.maybe_on),
        "short": None if target.short is None else exact_text(target.short, decimals),
        "at_cap": [ceiling_text(forecast.edition, one).in_(language) for one in target.ceilings],
        "growing": list(target.growing),
        "say": target_text(forecast, target).in_(language),
    }


def _day(day: Day | None) -> str | None:
    return None if day is None else iso_day(day)


def gaps_data(gaps: Gaps, language: Language = "zh") -> dict[str, Any]:
    """Answer ranked gaps as JSON-ready data."""
    edition = gaps.sheet.edition
    return {
        **_edition(edition),
        "as_of": iso_day(gaps.sheet.day),
        "outside": gaps.sheet.outside,
        "total": points_data(gaps.sheet.total, edition.decimals),
        "gaps": [_gap(gaps, gap, language) for gap in gaps.gaps],
        "together": _brings(gaps, gaps.together, gaps.total),
        "unknown": [f"facts.{kind}" for kind in gaps.unknown],
    }


def _gap(gaps: Gaps, gap: Gap, language: Language) -> dict[str, Any]:
    edition = gaps.sheet.edition
    return {
        "measure": gap.measure,
        "from": iso_day(gap.first),
        "to": iso_day(gap.last),
        "days": gap.days,
        "undecided_days": size(gap.undecided),
        **_brings(gaps, gap.brings, gap.total),
        "closed_by": [
            {
                "evidence": [_lack(lack) for lack in way.lacks],
                "rule": way.rule.reason.name,
                "article": way.rule.reason.article,
                "after": way.record.path,
                "left_days": size(way.left),
                "say": way_text(edition, way).in_(language),
            }
            for way in gap.ways
        ],
        "not_by": [
            {"rule": one.rule.reason.name, "fact": one.record.path, "say": no_way_text(edition, one).in_(language)}
            for one in gap.no_ways
        ],
        "left_out": [
            {"fact": one.record.path, "article": one.reason.article, "say": left_out_text(edition, one).in_(language)}
            for one in gap.left_out
        ],
    }


def _brings(gaps: Gaps, brings: Number | None, total: Number | None) -> dict[str, Any]:
    decimals = gaps.sheet.edition.decimals
    return {
        "brings": None if brings is None else points_data(brings, decimals),
        "total_then": None if total is None else points_data(total, decimals),
    }


def _lack(lack: Lack) -> dict[str, Any]:
    write = iso_month if lack.monthly else iso_day
    return {
        "kind": lack.kind,
        "measure": lack.measure,
        "stretches": [{"from": write(first), "to": write(last)} for first, last in runs(lack.span)],
    }


def advice_data(advice: Advice, language: Language = "zh") -> dict[str, Any]:
    """Answer advice as JSON-ready data."""
    edition = advice.sheet.edition
    return {
        **_edition(edition),
        "as_of": iso_day(advice.sheet.day),
        "until": iso_day(advice.until),
        "outside": advice.sheet.outside,
        "total": points_data(advice.sheet.total, edition.decimals),
        "assumes": [goes_on_data(edition, one, language) for one in advice.goes_on],
        "best_first": [promise.step.name for promise in advice.best_first],
        "indicators": [_row_advice(edition, row, language) for row in advice.rows],
    }


def _row_advice(edition: Edition, row: RowAdvice, language: Language) -> dict[str, Any]:
    rise, decimals = row.by_itself, edition.decimals
    return {
        "id": row.indicator.name,
        "label": row.indicator.label.in_(language),
        "points": points_data(row.points, decimals),
        "by_itself": rise
        and {
            "day": iso_day(rise.day),
            "before": points_data(rise.before, decimals),
            "after": points_data(rise.after, decimals),
        },
        "steps": [_promise(edition, promise, language) for promise in row.promises],
    }


def _promise(edition: Edition, promise: Promise, language: Language) -> dict[str, Any]:
    step, decimals = promise.step, edition.decimals
    return {
        "id": step.name,
        "label": step.label.in_(language),
        "standing": promise.standing,
        "article": step.article or None,
        "day": iso_day(promise.day),
        "gain": points_data(promise.gain, decimals),
        "total_without": points_data(promise.without.total, decimals),
        "total_with": points_data(promise.with_it.total, decimals),
        "why_not": promise.why and {"cause": promise.why.cause, "say": why_text(edition, promise.why).in_(language)},
        "assumed_none": [f"facts.{name}" for name in promise.assumed_none],
        "say": promise_text(promise).in_(language),
    }
