"""Rules on months (逐月规则) as SQL: a rule is split into what looks at the record and what looks at the month.

`not (insurance = pension and month >= m)` leaves out what is no pension insurance, and, apart from that, the months
before m. A part that looks only at the month is a set, the same for all records, and is taken out once for each person.
"""

from dataclasses import dataclass

from anju.engine.days import LAST_MONTH
from anju.engine.edition import LeaveOut
from anju.engine.expressions import AllOf, AnyOf, Compare, Expression, Field, MonthAtHand, MonthIn, Not
from anju.population.expressions import fixed_value, is_fixed, write
from anju.population.groupings import Job
from anju.population.months import Words, common, only_if, united, without
from anju.population.sql import Untwinned


@dataclass(frozen=True, slots=True)
class MonthRule:
    """A rule that holds where both a field of the record and the month at hand say so."""

    of_record: Expression
    of_month: Expression


def in_parts(rules: tuple[LeaveOut, ...]) -> tuple[list[Expression], list[Expression], list[MonthRule]]:
    """Answer the rules on records, the rules on months, and those on both."""
    whole: list[Expression] = []
    monthly: list[Expression] = []
    mixed: list[MonthRule] = []
    for condition in (part for rule in rules for part in _alternatives(rule.when)):
        if not _looks_at(condition, MonthAtHand, MonthIn):
            whole.append(condition)
        elif not _looks_at(condition, Field):
            monthly.append(condition)
        else:
            mixed.append(_split(condition))
    return whole, monthly, mixed


def _alternatives(condition: Expression) -> list[Expression]:
    """Split a condition into those of which one must hold."""
    if isinstance(condition, AnyOf):
        return [part for one in condition.of for part in _alternatives(one)]
    if isinstance(condition, Not) and isinstance(condition.of, AllOf):
        return [part for one in condition.of.of for part in _alternatives(Not(one))]
    if isinstance(condition, Not) and isinstance(condition.of, Not):
        return _alternatives(condition.of.of)
    return [condition]


def _split(condition: Expression) -> MonthRule:
    if isinstance(condition, AllOf):
        months = tuple(part for part in condition.of if _looks_at(part, MonthAtHand, MonthIn))
        fields = tuple(part for part in condition.of if part not in months)
        if not any(_looks_at(part, Field) for part in months):
            return MonthRule(AllOf(fields), AllOf(months))
    raise Untwinned("a rule that mixes the month at hand with a field of the record other than by and")


def _looks_at(condition: Expression, *nodes: type[Expression]) -> bool:
    return any(isinstance(part, nodes) for part in condition.walk())


def set_of_months(job: Job, condition: Expression) -> Words:
    """Write the months for which a condition holds, whatever the record."""
    if isinstance(condition, (AllOf, AnyOf)):
        parts = [set_of_months(job, part) for part in condition.of]
        found, join = parts[0], common if isinstance(condition, AllOf) else united
        for part in parts[1:]:
            found = join(found, part)
        return found
    if isinstance(condition, Not):
        return without(job.every_month, set_of_months(job, condition.of))
    if isinstance(condition, Compare) and isinstance(condition.left, MonthAtHand):
        return _compared(job, condition)
    if isinstance(condition, MonthIn):
        return job.set_of(condition.measure)
    return only_if(write(condition, job.scope).sql, job.every_month)


def _compared(job: Job, condition: Compare) -> Words:
    if not is_fixed(condition.right):
        raise Untwinned("a month compared with one that is not the same for everybody")
    bar, months = fixed_value(condition.right, job.scope), job.months
    if condition.sign in ("=", "!="):
        equal = months.fixed(bar, bar)
        return equal if condition.sign == "=" else without(job.every_month, equal)
    first = bar if condition.sign in (">=", "<") else bar + 1
    later = months.fixed(first, LAST_MONTH)
    return later if condition.sign in (">", ">=") else without(job.every_month, later)
