"""Twin of `engine/counting/months.py`: distinct calendar months (月数), as bits of words joined by `bit_or`.

Rules that look at the record choose the rows; rules that look at the month take months out of the set afterwards.
"""

from functools import reduce
from itertools import product

from anju.engine.expressions import ContextField, MeasureValue, MonthIn, PersonField
from anju.population import sql
from anju.population.counting.rules import MonthRule, in_parts, set_of_months
from anju.population.expressions import write
from anju.population.expressions.conditions import none_of
from anju.population.groupings import Job
from anju.population.months import Words, below, last_run, size, united, without
from anju.population.sql import Value, exactly


def write_count(job: Job) -> Value:
    """Write the number of different months that stay."""
    counted = _counted(job)
    if job.fold.tolerated_gap is not None:
        counted = _only_last_run(job, counted, job.fold.tolerated_gap)
    if job.wanted:
        job.keep_set(counted, _source(job) if _is_of_one_pass(job) else None)
    return exactly(size(counted))


def _is_of_one_pass(job: Job) -> bool:
    """Say whether the set comes from one pass over the records, with nothing of the person in it."""
    return not any(isinstance(part, (MonthIn, MeasureValue, PersonField, ContextField)) for part in job.fold.walk())


def _counted(job: Job) -> Words:
    """Unite what each sort of record brings: with every mixed rule it either meets the rule's field part or not."""
    whole, monthly, mixed = in_parts(job.fold.leave_out)
    passing = none_of(whole, job.scope)
    sorts = [
        _of_one_sort(job, passing, list(zip(mixed, meets, strict=True)))
        for meets in product((True, False), repeat=len(mixed))
    ]
    found = reduce(united, sorts)
    for condition in monthly:
        found = without(found, set_of_months(job, condition))
    return found


def _of_one_sort(job: Job, passing: str, rules: list[tuple[MonthRule, bool]]) -> Words:
    """Gather the months of the records that pass, and take out those of the mixed rules that they meet."""
    conditions = [
        holds if meets else sql.negated(holds)
        for rule, meets in rules
        for holds in [write(rule.of_record, job.scope).sql]
    ]
    found = _gathered(job, sql.all_of([passing, *conditions]))
    for rule, meets in rules:
        found = without(found, set_of_months(job, rule.of_month)) if meets else found
    return found


def _gathered(job: Job, where: str) -> Words:
    """Join the months of the rows that pass; later months than the day of judging's are in no word."""
    columns = [job.floor.grouped(_source(job), f"bit_or({word})", where) for word in _row(job)]
    gathered: Words = tuple(f"coalesce({column}, 0::HUGEINT)" for column in columns)
    until = job.months.until(job.month_of_day)
    return tuple(f"({word} & {mask})" for word, mask in zip(gathered, until, strict=True))


def _source(job: Job) -> str:
    first, last = (job.months.place(column) for column in ('"from"', '"to"'))
    places = f"{first} AS place, {last} AS end_place" if job.in_ranges else f"{job.months.place('month')} AS place"
    return f"(SELECT *, {places} FROM {job.records()})"


def _row(job: Job) -> Words:
    return job.months.stretch("place", "end_place") if job.in_ranges else job.months.single("place")


def _only_last_run(job: Job, counted: Words, gap: int) -> Words:
    """Keep the run that reaches the month of the day of judging: all from the place on where it begins."""
    until = max(job.month_of_day - job.months.first, 0)
    begins = f"({until} - {last_run(counted, until, gap)})"
    return tuple(f"({word} & ~({below(begins, place, 0)} - 1))" for place, word in enumerate(counted))
