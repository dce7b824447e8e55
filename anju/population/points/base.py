"""How points become SQL (计分形式转 SQL): one writer for each points form, and the two plainest forms."""

from collections.abc import Callable
from typing import Any, TypeVar

from anju.engine.points import Give, Points, When
from anju.population import sql
from anju.population.expressions import Scope, write
from anju.population.expressions.base import write_known
from anju.population.sql import Untwinned, Value

Form = TypeVar("Form", bound=Points)
Writer = Callable[[Any, Scope], Value]
WRITERS: dict[type[Points], Writer] = {}


def writes(form: type[Form]) -> Callable[[Callable[[Form, Scope], Value]], Callable[[Form, Scope], Value]]:
    """List a function as the writer of a points form."""

    def listed(writer: Callable[[Form, Scope], Value]) -> Callable[[Form, Scope], Value]:
        WRITERS[form] = writer
        return writer

    return listed


def write_points(form: Points, scope: Scope) -> Value:
    """Write a points form as SQL. Raises Untwinned for what has no twin."""
    if type(form) not in WRITERS:
        raise Untwinned(f"the points form {type(form).__name__}")
    return WRITERS[type(form)](form, scope)


@writes(Give)
def _give(form: Give, scope: Scope) -> Value:
    return write_known(form.of, scope)


@writes(When)
def _when(form: When, scope: Scope) -> Value:
    truth, then = write(form.condition, scope), write_points(form.then, scope)
    if truth.is_exact:
        return then.each(lambda bound: f"(CASE WHEN {truth.low} THEN {bound} ELSE 0 END)")
    maybe = sql.hull([Value("0", "0"), then])
    return Value(
        f"(CASE WHEN {truth.low} THEN {then.low} WHEN {truth.high} THEN {maybe.low} ELSE 0 END)",
        f"(CASE WHEN {truth.low} THEN {then.high} WHEN {truth.high} THEN {maybe.high} ELSE 0 END)",
    )
