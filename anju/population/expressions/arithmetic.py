"""Arithmetic (运算) as SQL: integers throughout, products in 128 bits; an overflow stops the run."""

from anju.engine.expressions import Extreme, Full, Minus, Plus, Quotient, Rescaled, Times
from anju.population import sql
from anju.population.expressions.base import Scope, is_fixed, write_known, writes
from anju.population.sql import Untwinned, Value


@writes(Plus)
def _plus(node: Plus, scope: Scope) -> Value:
    left, right = write_known(node.left, scope), write_known(node.right, scope)
    return Value(f"({left.low} + {right.low})", f"({left.high} + {right.high})")


@writes(Minus)
def _minus(node: Minus, scope: Scope) -> Value:
    left, right = write_known(node.left, scope), write_known(node.right, scope)
    return Value(f"({left.low} - {right.high})", f"({left.high} - {right.low})")


@writes(Times)
def _times(node: Times, scope: Scope) -> Value:
    left, right = write_known(node.left, scope), write_known(node.right, scope)
    if is_fixed(node.left):
        left, right = right, left
    if left.is_exact and right.is_exact:
        return scaled(left, right.sql)
    return _scaled_range(left, right.sql)


def scaled(value: Value, factor: str) -> Value:
    """Multiply an exact value by an exact factor, in 128 bits."""
    product = f"(CAST({value.sql} AS HUGEINT) * {factor})"
    return Value(product, product)


def _scaled_range(value: Value, factor: str) -> Value:
    """Multiply a range by an exact factor, of which the sign need not be known."""
    products = [f"({bound} * {factor})" for bound in (value.low, value.high)]
    return Value(sql.extreme("least", products), sql.extreme("greatest", products))


@writes(Rescaled)
def _rescaled(node: Rescaled, scope: Scope) -> Value:
    of = write_known(node.of, scope)
    return of.each(lambda bound: f"({bound} * {node.factor})")


@writes(Full)
def _full(node: Full, scope: Scope) -> Value:
    of = write_known(node.of, scope)
    return of.each(lambda bound: sql.floor_divided(bound, node.unit))


@writes(Quotient)
def _quotient(node: Quotient, scope: Scope) -> Value:
    of, by = write_known(node.of, scope), write_known(node.by, scope).sql
    return of.each(lambda bound: rounded_quotient(bound, by, node.type.scale))


def rounded_quotient(of: str, by: str, scale: int) -> str:
    """Divide by a positive number and round half away from zero to so many decimals."""
    if scale > 9:
        raise Untwinned("a division to more than nine decimals")
    units = f"((abs(CAST({of} AS HUGEINT)) * {2 * 10**scale} + {by}) // (2 * {by}))"
    return f"(sign({of}) * {units})"


@writes(Extreme)
def _extreme(node: Extreme, scope: Scope) -> Value:
    parts, function = [write_known(part, scope) for part in node.of], "greatest" if node.largest else "least"
    return Value(
        sql.extreme(function, (part.low for part in parts)), sql.extreme(function, (part.high for part in parts))
    )
