"""Twin of `engine/counting/total.py`: worth added up (累计), as `sum`, capped within groups where the fold says so."""

from anju.engine.edition import Group
from anju.population import sql
from anju.population.counting.items import kept, worth_of
from anju.population.expressions import write
from anju.population.groupings import Job
from anju.population.sql import Value


def write_count(job: Job) -> Value:
    """Write the sum of the worth of the records that stay."""
    (source, where), worth, group = kept(job), worth_of(job), job.fold.group
    if group is None:
        return worth.each(lambda bound: _added(job, source, bound, where))
    within_groups = _by_member if group.caps else _by_number
    return worth.each(lambda bound: within_groups(job, source, bound, where, group))


def _added(job: Job, source: str, worth: str, where: str) -> str:
    return f"coalesce({job.floor.grouped(source, f'sum({worth})', where)}, 0)"


def _by_member(job: Job, source: str, worth: str, where: str, group: Group) -> str:
    """Add within each member of a class, cut at its cap, then add the members."""
    by = write(group.by, job.scope).sql
    parts = (
        f"least({_added(job, source, worth, sql.all_of([where, f'{by} = {sql.text(member)}']))}, {cap})"
        for member, cap in group.caps
    )
    return "(" + " + ".join(parts) + ")"


def _by_number(job: Job, source: str, worth: str, where: str, group: Group) -> str:
    """Add within each value of a number, cut at the one cap, then add the values."""
    by = write(group.by, job.scope).sql
    parts = (
        f"(SELECT person_id, least(sum({worth}), {group.cap}) AS part FROM {source} "
        f"WHERE {where} GROUP BY person_id, {by})"
    )
    return _added(job, parts, "part", "TRUE")
