"""Records judged as wholes (逐条认定) as SQL: after the rules, of those in the same matter only the highest is kept."""

from anju.engine.edition import Keep
from anju.engine.vocabulary import FactKind
from anju.population import sql
from anju.population.groupings import Job
from anju.population.points import write_points
from anju.population.sql import Untwinned, Value


def kept(job: Job) -> tuple[str, str]:
    """Answer the source of the records, and the condition of those that stay in it."""
    source, passing = job.records(), job.passing()
    if job.fold.keep is None:
        return source, passing
    if any(column.required_if_ended for column in job.kind.columns):
        # How a period that still runs will end is not known, so the engine leaves open which of two equal ones is kept.
        raise Untwinned("keep: over periods that say how they ended")
    ranked = f"(SELECT *, {_place(job.fold.keep, job.kind)} AS place FROM {source} WHERE {passing})"
    return f"(SELECT * FROM {ranked} WHERE place = 1)", "TRUE"


def worth_of(job: Job) -> Value:
    """Write what one record is worth."""
    if job.fold.worth is None:
        raise TypeError(f"{job.fold.count} needs a worth")
    return write_points(job.fold.worth, job.scope)


def _place(keep: Keep, kind: FactKind) -> str:
    """Number the records of one matter, the highest first; equal ones in the canonical order of their values."""
    best = sql.name(keep.best.name)
    members = ", ".join(sql.text(member) for member in keep.best.type.members)
    order = ", ".join(sql.name(column.name) for column in kind.columns)
    matter = sql.name(keep.one_per.name)
    return (
        f"row_number() OVER (PARTITION BY person_id, {matter} "
        f"ORDER BY list_position([{members}], {best}) DESC, {order})"
    )
