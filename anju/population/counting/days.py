"""Twin of `engine/counting/days.py`: the days of periods (天数), as a running maximum over their ends.

Sorted by its first day, each period brings the days after the latest end before it. Where a later measure asks for the
days themselves, periods that overlap or touch are joined into stretches, which is the set that the engine has.
"""

from anju.engine.edition import RunOn
from anju.population import sql
from anju.population.expressions import window_end, write
from anju.population.groupings import Job, set_columns
from anju.population.months import has, run_length
from anju.population.sql import Value, exactly

_BEFORE = "OVER (PARTITION BY person_id ORDER BY first, last ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
FRESH = f"greatest(last - greatest(first, coalesce(max(last) {_BEFORE} + 1, first)) + 1, 0)"


def write_count(job: Job) -> Value:
    """Write the number of days that the periods cover, each as far as it runs on."""
    periods = _periods(job)
    if job.wanted:
        stretches = job.query("days", joined(periods))
        _touch_months(job, stretches)
        column = job.floor.grouped(stretches, "sum(last - first + 1)")
    else:
        column = job.floor.grouped(f"(SELECT person_id, {FRESH} AS fresh FROM {periods})", "sum(fresh)")
    return exactly(f"CAST(coalesce({column}, 0) AS BIGINT)")


def joined(periods: str) -> str:
    """Write the query that joins periods which overlap or touch into stretches."""
    begins = f"first > coalesce(max(last) {_BEFORE} + 1, DATE '0001-01-01')"
    marked = f"SELECT person_id, first, last, CAST({begins} AS INTEGER) AS begins FROM {periods}"
    order = "OVER (PARTITION BY person_id ORDER BY first, last ROWS UNBOUNDED PRECEDING)"
    placed = f"SELECT person_id, first, last, sum(begins) {order} AS stretch FROM ({marked})"
    return f"SELECT person_id, min(first) AS first, max(last) AS last FROM ({placed}) GROUP BY person_id, stretch"


def _touch_months(job: Job, stretches: str) -> None:
    """Write the query of the months that the days touch; it costs nothing while nobody reads it."""
    masks = job.months.stretch(job.months.place("first"), job.months.place("last"))
    named = zip(masks, set_columns(job.measure.name, job.months), strict=True)
    words = ", ".join(f"bit_or({mask}) AS {column}" for mask, column in named)
    job.query("months", f"SELECT person_id, {words} FROM {stretches} GROUP BY person_id")


def _periods(job: Job) -> str:
    """Answer the periods that count, cut at the day of judging, each lengthened by the rules that let it run on."""
    day = sql.day(job.scope.day)
    begun = sql.all_of([job.passing(), f'"from" <= {day}'])
    if not job.fold.runs_on:
        return f'(SELECT person_id, "from" AS first, least("to", {day}) AS last FROM {job.records()} WHERE {begun})'
    kept = job.query("kept", f"SELECT * FROM {job.records()} WHERE {begun}")
    ends = [_end(job, rule, place, kept) for place, rule in enumerate(job.fold.runs_on)]
    joins = "".join(join for _, join in ends)
    last = sql.extreme("greatest", ['"to"', *(end for end, _ in ends)])
    return f'(SELECT kept.person_id, "from" AS first, least({last}, {day}) AS last FROM {kept} kept{joins})'


def _end(job: Job, rule: RunOn, place: int, kept: str) -> tuple[str, str]:
    """Answer the day to which a rule carries a period that has ended, and the join that finds it."""
    holds = sql.all_of([write(rule.when, job.scope).sql, f'"to" < {sql.day(job.scope.day)}'])
    if rule.windows:
        end = window_end('"to"', rule.windows, job.scope.day)
        return f"CASE WHEN {holds} THEN {end} END", ""
    alias = f"reach_{place}"
    starts = job.query(f"starts_{place}", f'SELECT DISTINCT person_id, "to" + 1 AS start FROM {kept} WHERE {holds}')
    reach = job.query(alias, _reach(job, rule, place, starts))
    join = f' LEFT JOIN {reach} {alias} ON {alias}.person_id = kept.person_id AND {alias}.start = kept."to" + 1'
    return f"CASE WHEN {holds} THEN {alias}.last END", join


def _reach(job: Job, rule: RunOn, place: int, starts: str) -> str:
    """Write the query of the last days of unbroken evidence, for the days after which it is asked for."""
    if rule.reading == "together":
        parts = " UNION ALL ".join(_evidence_days(job, name, starts) for name in rule.evidence)
        union = job.query(f"evidence_{place}", joined(f"({parts})"))
        return _last_days(starts, union)
    ends = [_alone(job, name, starts) for name in rule.evidence]
    function = "max" if rule.reading == "any_alone" else "min"
    rows = " UNION ALL ".join(ends)
    return f"SELECT person_id, start, {function}(last) AS last FROM ({rows}) GROUP BY person_id, start"


def _alone(job: Job, name: str, starts: str) -> str:
    """Write how far one evidence alone goes: the day before the start where it does not hold on the start."""
    if name not in job.monthly:
        return _last_days(starts, sql.name(f"days.{name}"))
    length = run_length(set_columns(name, job.months), job.months.place("start"))
    months = sql.name(f"months.{name}")
    found = f"SELECT person_id, start, {length} AS length FROM {starts} LEFT JOIN {months} USING (person_id)"
    last = "CAST(date_trunc('month', start) + to_months(CAST(length AS INTEGER)) AS DATE) - 1"
    return f"SELECT person_id, start, CASE WHEN length > 0 THEN {last} ELSE start - 1 END AS last FROM ({found})"


def _last_days(starts: str, stretches: str) -> str:
    return (
        f"SELECT s.person_id, s.start, coalesce(d.last, s.start - 1) AS last FROM {starts} s "
        f"LEFT JOIN {stretches} d ON d.person_id = s.person_id AND s.start BETWEEN d.first AND d.last"
    )


def _evidence_days(job: Job, name: str, starts: str) -> str:
    """Write the days that one evidence covers, of the people for whom it is asked; a month covers all its days."""
    asked = f"person_id IN (SELECT person_id FROM {starts})"
    if name not in job.monthly:
        return f"SELECT person_id, first, last FROM {sql.name(f'days.{name}')} WHERE {asked}"
    holds = has(set_columns(name, job.months), "place")
    first, next_ = (
        f"CAST({sql.month(job.months.first)} + to_months(CAST(place{n} AS INTEGER)) AS DATE)" for n in ("", " + 1")
    )
    places = f"range({job.months.last - job.months.first + 1}) places(place)"
    people = f"(SELECT * FROM {sql.name(f'months.{name}')} WHERE {asked})"
    return f"SELECT person_id, {first} AS first, {next_} - 1 AS last FROM {people} CROSS JOIN {places} WHERE {holds}"
