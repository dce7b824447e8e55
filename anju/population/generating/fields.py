"""Made-up values (字段取值) as SQL: one field of one record, as its portrait and its type say."""

from collections.abc import Mapping
from typing import Any

from anju.engine.vocabulary import FieldKind
from anju.population import sql
from anju.population.generating.draws import Draws
from anju.population.tables import column_type

HIGH = 1000
"""The largest number drawn where neither the portrait nor the vocabulary says more."""


def value_of(field: FieldKind, said: Any, draws: Draws) -> str:
    """Write the draw of a field, typed as its column."""
    drawn = {"class": _member, "yes_no": _yes_no, "number": _number, "day": _day, "text": _text}[field.type.kind]
    return f"CAST({drawn(field, said, draws)} AS {column_type(field.type)})"


def _member(field: FieldKind, said: Any, draws: Draws) -> str:
    known = {member: said[member] for member in field.type.members if member in said} if said else {}
    if not known:
        return draws.evenly(field.name, [sql.text(member) for member in field.type.members])
    return draws.one_of(field.name, {sql.text(member): weight for member, weight in known.items()})


def _yes_no(field: FieldKind, said: Any, draws: Draws) -> str:
    usual = 95 if field.is_deemed and field.deemed else 10 if field.is_deemed else 85
    return draws.chance(field.name, usual if said is None else said)


def _number(field: FieldKind, said: Mapping[str, Any] | None, draws: Draws) -> str:
    said = said or {}
    if field.name == "year":
        return (
            draws.whole("year", "year(until) - 6", "year(until)")
            if "place" not in draws.keys
            else "year(until) - place"
        )
    if "choices" in said:
        return draws.evenly(field.name, [str(choice) for choice in said["choices"]])
    unit = 10**field.type.scale
    least = int(said["low"] * unit) if "low" in said else field.least or 0
    most = int(said["high"] * unit) if "high" in said else HIGH * unit if field.most is None else field.most
    units = draws.whole(field.name, str(least), str(most), said.get("skew", 1))
    return f"CAST({units} AS DECIMAL(18,0)) / {unit}" if unit > 1 else units


def _day(field: FieldKind, said: Mapping[str, Any] | None, draws: Draws) -> str:
    if said:
        least, most = (str(said[edge]) for edge in ("least", "most"))
        return f"{sql.name(said['after'])} + CAST({draws.whole(field.name, least, most)} AS INTEGER)"
    return f"came + CAST({draws.whole(field.name, '0', 'until - came')} AS INTEGER)"


def _text(field: FieldKind, said: Mapping[str, int] | None, draws: Draws) -> str:
    """Name one of a few made-up things; which one says nothing."""
    number = draws.whole(field.name, "1", str((said or {}).get("words", 3)))
    return f"concat({sql.text(field.name + ' ')}, {number})"
